"""Tables that spaces alone align: a cell that is left out leaves its column empty."""

from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.text import Kind


def cells(text: str) -> list[tuple[str, ...]]:
    return [tuple(block.cells) for block in from_plain(text).blocks if block.kind is Kind.ROW]


def test_a_line_without_one_of_its_cells_keeps_the_others_in_their_columns() -> None:
    text = (
        "Sorte        2022     2023\n"
        "Froment        40       50\n"
        "Seigle                  30\n"
        "Orge           20\n"
        "Maïs           10       15\n"
    )
    assert cells(text) == [
        ("Sorte", "2022", "2023"),
        ("Froment", "40", "50"),
        ("Seigle", "", "30"),
        ("Orge", "20", ""),
        ("Maïs", "10", "15"),
    ]


def test_a_contents_that_ends_the_file_has_its_last_line() -> None:
    entries = [
        block.text for block in from_plain("Sommaire\n1. Un\n2. Deux\n3. Trois").blocks if block.kind is Kind.ENTRY
    ]
    assert len(entries) == 3
