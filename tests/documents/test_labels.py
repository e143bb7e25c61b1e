"""Address labels, measured on the page: every line inside its label, nothing cut."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from csxl_desktop.documents import label_alignment, labels
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.labels import (
    L7159,
    L7160,
    L7163,
    MEASURED,
    SHEETS,
    ImpossibleSheetError,
    LabelAlignment,
    Labels,
    LabelSheet,
    NoSuchLabelError,
    PostalAddress,
    shift_of,
)
from tests.documents.reading import language, reader
from tests.documents.trial_meeting import OFFICE, pages, whole

ADDRESS = PostalAddress("Espace Rencontre", "Mme Odile Verbeke", "Rue du Marché 10", "1099 Sainte-Alix")
SMALL = LabelSheet("Free", 5, 13, 38.1, 21.2, left=4.7, top=10.7, gap_x=2.5)


def placed(pdf: bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """Where each piece of text begins, in millimetres from the top left of the page."""
    found: list[tuple[float, float, str]] = []

    def see(text: str, matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            found.append((x / mm, 297 - y / mm, text.strip()))

    reader(pdf).pages[page].extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize(
    ("sheet", "columns", "rows", "size", "corner", "last"),
    [
        (L7160, 3, 7, (63.5, 38.1), (7.21, 15.15), (139.29, 243.75)),
        (L7163, 2, 7, (99.1, 38.1), (4.63, 15.15), (106.27, 243.75)),
        (L7159, 3, 8, (63.5, 33.9), (7.21, 12.9), (139.29, 250.2)),
    ],
)
def test_sheets_are_those_that_are_sold(
    sheet: LabelSheet,
    columns: int,
    rows: int,
    size: tuple[float, float],
    corner: tuple[float, float],
    last: tuple[float, float],
) -> None:
    assert (sheet.columns, sheet.rows, (sheet.width, sheet.height)) == (columns, rows, size)
    assert sheet.place(0) == pytest.approx(corner)
    assert sheet.place(sheet.count - 1) == pytest.approx(last)
    # The sheet is symmetrical: as much stands free on the right and below as on the left and above.
    assert 210 - last[0] - size[0] == pytest.approx(corner[0], abs=0.01)
    assert 297 - last[1] - size[1] == pytest.approx(corner[1], abs=0.01)


@pytest.mark.parametrize("sheet", [*SHEETS.values(), SMALL], ids=lambda sheet: sheet.name)
def test_every_line_stands_in_its_label(sheet: LabelSheet) -> None:
    long = replace(ADDRESS, organisation="Fédération intercommunale des initiatives " * 3)
    addresses = tuple(replace(long if n % 2 else ADDRESS, street=f"Rue {n:03}") for n in range(sheet.count))
    found = placed(labels.render(Labels(OFFICE, addresses, sheet, language="en"), Theme()))

    by_label: dict[int, list[str]] = defaultdict(list)
    for x, y, text in found:
        inside = [
            n
            for n in range(sheet.count)
            if sheet.place(n)[0] + 2 <= x <= sheet.place(n)[0] + sheet.width - 5
            and sheet.place(n)[1] + 2 <= y <= sheet.place(n)[1] + sheet.height - 1
        ]
        assert len(inside) == 1, text
        by_label[inside[0]].append(text)
    assert [f"Rue {n:03}" in by_label[n] for n in range(sheet.count)] == [True] * sheet.count
    assert "Attn. Mme Odile Verbeke" in " ".join(by_label[0])
    assert " ".join(by_label[1]).startswith(long.organisation.strip())


def test_a_begun_sheet_is_used_up() -> None:
    addresses = tuple(replace(ADDRESS, organisation=f"Nº {n:02}", attention="") for n in range(21))
    pdf = labels.render(Labels(OFFICE, addresses, L7160, start=20, language="en"), Theme())
    first, second = pages(pdf)
    assert [n for n in range(21) if f"Nº {n:02}" in first] == [0, 1]
    assert "Nº 02" in second
    x, y, _text = placed(pdf)[0]
    assert L7160.place(19)[0] < x < L7160.place(19)[0] + 10
    assert L7160.place(19)[1] < y < L7160.place(19)[1] + 38.1


def test_a_full_sheet_has_no_empty_page_after_it() -> None:
    assert len(pages(labels.render(Labels(OFFICE, (ADDRESS,) * 21), Theme()))) == 1
    assert len(pages(labels.render(Labels(OFFICE, (ADDRESS,) * 22), Theme()))) == 2


@pytest.mark.parametrize("name", ["<b>&amp;</b>", "O" * 250, "Maison \N{GRINNING FACE} du Café", "مركز الحي"])
def test_hostile_names_are_printed_whole(name: str) -> None:
    pdf = labels.render(Labels(OFFICE, (replace(ADDRESS, organisation=name),), SMALL), Theme())
    for x, y, text in placed(pdf):
        assert 4.7 < x < 42.8, text
        assert 10.7 < y < 31.9, text
    if name.isascii():
        assert name in whole(pdf).replace(" ", "")


def test_no_address_gives_an_empty_page() -> None:
    pdf = labels.render(Labels(OFFICE, language="nl"), Theme())
    assert pages(pdf) == [""]
    assert language(pdf) == "nl-BE"


def test_same_labels_same_bytes() -> None:
    assert labels.render(Labels(OFFICE, (ADDRESS,)), Theme()) == labels.render(Labels(OFFICE, (ADDRESS,)), Theme())


@pytest.mark.parametrize(
    "changes", [{"columns": 4}, {"rows": 8}, {"rows": 0}, {"width": 5.0}, {"left": -1.0}, {"gap_x": 20.0}]
)
def test_labels_that_do_not_stand_on_the_page_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ImpossibleSheetError):
        replace(L7160, **changes)


@pytest.mark.parametrize("start", [0, 22])
def test_a_label_that_the_sheet_has_not_is_refused(start: int) -> None:
    with pytest.raises(NoSuchLabelError, match="21 labels"):
        Labels(OFFICE, start=start)


def test_a_line_a_little_too_long_becomes_smaller_before_it_is_broken() -> None:
    near = replace(ADDRESS, attention="Mme Marie-Christine Haddadine")
    far = replace(ADDRESS, attention="Mme Marie-Christine Haddadine-Van den Broeck de Sainte-Alix")
    pdf = labels.render(Labels(OFFICE, (ADDRESS, near, far), L7160, language="en"), Theme())

    lines = [len({round(y, 1) for x, y, _text in placed(pdf) if left <= x < left + 66}) for left in (7, 73, 139)]

    assert lines[:2] == [4, 4]
    assert lines[2] > 4


def test_a_printer_that_prints_beside_moves_every_label_alike() -> None:
    straight = Labels(OFFICE, (ADDRESS,) * 23)
    moved = replace(straight, shift=(1.5, -0.8))

    for page in (0, 1):
        before = placed(labels.render(straight, Theme()), page)
        after = placed(labels.render(moved, Theme()), page)
        assert [words for _x, _y, words in before] == [words for _x, _y, words in after]
        for (x, y, _words), (new_x, new_y, _same) in zip(before, after, strict=True):
            assert (new_x - x, new_y - y) == pytest.approx((1.5, -0.8), abs=0.01)


@pytest.mark.parametrize(("left", "top", "shift"), [(20.0, 20.0, (0.0, 0.0)), (18.5, 20.8, (1.5, -0.8))])
def test_what_is_measured_says_how_far_labels_move(left: float, top: float, shift: tuple[float, float]) -> None:
    assert shift_of(left, top) == pytest.approx(shift)


@pytest.mark.parametrize("sheet", list(SHEETS.values()))
def test_the_page_to_be_measured_has_its_lines_where_it_says(sheet: LabelSheet) -> None:
    pdf = label_alignment.render(LabelAlignment(sheet, language="en"), Theme())
    (page,) = reader(pdf).pages
    code = page.get_contents()
    assert code is not None
    drawn = code.get_data().decode("latin-1")
    at = MEASURED * mm

    assert f"n {at:.5f}".rstrip("0") in drawn  # line A begins at its distance from the left edge
    assert f"{A4[1] - at:.4f}" in drawn
    assert "both lines would stand at 20 mm" in whole(pdf)
    assert sheet.name in whole(pdf)
    corrected = label_alignment.render(LabelAlignment(sheet, True, "en", (1.0, 2.0)), Theme())
    assert "This page is corrected" in whole(corrected)
    assert f"1 0 0 1 {1.0 * mm:.6f} {-2.0 * mm:.6f} cm" in reader(corrected).pages[0].get_contents().get_data().decode(  # type: ignore[union-attr]
        "latin-1"
    )
