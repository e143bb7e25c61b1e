"""Blocks out of plain lines."""

import pytest

from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.text import Kind


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in from_plain(text).blocks]


def test_light_marks() -> None:
    text = (
        "# Titre **gras**\n\n## Détail :\nUn texte <u>souligné</u> &amp; suite\n- un\n• deux\n- 1. trois\n"
        "Nom\tVille\n1\tAlix\n\n2\tBruges\nFin\n3\tGand\n***\n"
    )
    assert kinds(text) == [
        ("heading", "Titre gras"),
        ("paragraph", "Détail :"),  # a label, whatever its size
        ("paragraph", "Un texte souligné & suite"),
        ("item", "un"),
        ("item", "deux"),
        ("item", "1. trois"),
        ("row", "Nom | Ville"),
        ("row", "1 | Alix"),
        ("row", "2 | Bruges"),
        ("paragraph", "Fin"),
        ("row", "3 | Gand"),
    ]
    blocks = from_plain(text).blocks
    assert [block.table for block in blocks if block.kind is Kind.ROW] == [1, 1, 1, 2]
    assert (blocks[0].line, blocks[-1].line, blocks[0].level) == (1, 13, 1)


def test_headings_without_marks() -> None:
    text = (
        "LE RÉSEAU EN 2023\nLE RÉSEAU EN 2023.\n2.1 Les groupes\nGT « Seniors »\nIntroduction\nUn texte\nONU\n"
        "Membres ........ 4\n• Bilan\t12\nMembres\nBilan"
    )
    assert [kind for kind, _text in kinds(text)] == [
        *("heading", "paragraph", "heading", "heading", "heading", "paragraph", "paragraph"),
        *("entry", "entry", "heading", "heading"),
    ]


@pytest.mark.parametrize(
    ("line", "text", "calls"),
    [
        ("Un texte<sup>1</sup> et un autre<sup>12</sup>.", "Un texte et un autre.", ((8, "1"), (20, "12"))),
        ("Le 2<sup>e</sup> et le $3^{e}$", "Le 2e et le 3e", ()),
        ("Un texte $^{4}$ ici", "Un texte ici", ((9, "4"),)),
    ],
)
def test_calls(line: str, text: str, calls: tuple[tuple[int, str], ...]) -> None:
    block = from_plain(line).blocks[0]
    assert (block.text, block.calls) == (text, calls)


def test_notes() -> None:
    first, second = from_plain("<sup>1</sup> Une source\n<sup>&</sup>lt;sup>2</sup> Une autre").blocks
    assert (first.kind, first.text, first.calls) == (Kind.NOTE, "Une source", ((0, "1"),))
    assert (second.kind, second.text) == (Kind.NOTE, "Une autre")


_NARROW = (
    "La coordination réunit les services publics et privés qui travaillent\n"
    "sur le territoire de la commune, et les met en relation avec les person-\n"
    "nes qui en ont besoin. Elle organise chaque année plusieurs réunions.\n"
    "Un autre paragraphe commence ici, et il continue à la ligne suivante,\n"
    "Ixelles étant au bout de la ligne.\n"
    "- une liste\n"
    "12\n"
    "\fLA SUITE\n"
    "Une page de plus, avec une ligne bien assez longue pour être remplie.\n"
)


def test_lines_that_a_narrow_column_broke() -> None:
    text = from_plain(_NARROW)
    assert [block.text[:30] for block in text.blocks] == [
        "La coordination réunit les ser",
        "Un autre paragraphe commence i",
        "une liste",
        "12",
        "LA SUITE",
        "Une page de plus, avec une lig",
    ]
    assert "les personnes qui" in text.blocks[0].text
    assert "suivante, Ixelles" in text.blocks[1].text
    assert [block.page for block in text.blocks] == [1, 1, 1, 1, 2, 2]
    assert len(from_plain(_NARROW, wrapped=False).blocks) == 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sommaire\tPage\nLe quartier\t3\n\nLes voisins\t9\n2.\tLe parc\t9", "row entry entry entry"),
        ("Jeunes\t12\nAînés\t9\nAdultes\t30", "row row row"),
        ("Jeunes\t12\nAînés\t19\nTotal\t31", "row row row"),
        ("Public\t2021\nJeunes\t12\t15\nAînés\t19", "row row row"),
        ("Le parc. . . . . . 4\nLe quartier …… 5\nLe banc\t1234\nLa place 12", "entry entry row paragraph"),
        ("\t\t12", "paragraph"),
    ],
)
def test_a_table_of_contents_and_tables_of_figures(text: str, expected: str) -> None:
    assert " ".join(kind for kind, _text in kinds(text)) == expected


def test_numbered_lines() -> None:
    assert [kind for kind, _text in kinds("1. Le parc\n2. Le banc\n4. La place\nFin")] == ["item"] * 3 + ["paragraph"]
    assert [kind for kind, _text in kinds("1. Le parc\n2. Le banc\nFin\n7. La place\n8. Un\n9. Deux")] == [
        "paragraph"
    ] * 6


def test_nothing() -> None:
    assert from_plain("\n \n").blocks == ()


def test_words_of_two_code_points_are_one() -> None:
    assert from_plain("re\u0301seau").blocks[0].text == "réseau"


def test_columns_set_with_spaces_make_a_table() -> None:
    lines = "Poste        Prix\nSable        12 €\nGravier       8 €\n\nLes  murs  sont peints,  le sol aussi."
    blocks = from_plain(lines).blocks
    assert [block.cells for block in blocks[:3]] == [("Poste", "Prix"), ("Sable", "12 €"), ("Gravier", "8 €")]
    assert blocks[3].cells == ()


def test_two_columns_of_sentences_make_none() -> None:
    assert [block.cells for block in from_plain("Un mur   peint\nUn sol   lavé\nUn toit   neuf").blocks] == [()] * 3
