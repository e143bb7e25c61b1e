"""Every name prints: which face writes which letter."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from csxl_desktop.documents import fonts
from csxl_desktop.documents.typefaces import SANS, SERIF, TYPEFACES


@pytest.fixture(autouse=True)
def _registered() -> None:
    fonts.register(TYPEFACES["serif_text"])


@pytest.mark.parametrize(
    "name", ["Élise & fils <asbl>", "Ελένη Παπαδοπούλου", "Дмитрий Соколов", "Łukasz", "Đặng Thị Hoa", "Işıl"]
)
def test_text_face_writes_european_names(name: str) -> None:
    assert fonts.runs(name, SANS.regular) == [(SANS.regular, name)]


def test_emoji_and_boxes_fall_back_and_come_back() -> None:
    runs = fonts.runs("Zoé 😀 ☒ Lund", SANS.semibold)

    assert [name for name, _letters in runs] == [
        SANS.semibold, "Noto Emoji", SANS.semibold, "DejaVu Sans", SANS.semibold,
    ]  # fmt: skip
    assert "".join(letters for _name, letters in runs) == "Zoé 😀 ☒ Lund"


def test_arabic_is_shaped_and_reversed() -> None:
    (name, letters), *rest = fonts.runs("محمد", SANS.regular)

    assert (name, rest) == ("Noto Naskh Arabic", [])
    assert letters == "\ufeaa\ufee4\ufea4\ufee3"  # final dal, medial mim, medial hah, initial mim


def test_arabic_keeps_to_its_place_among_latin_letters() -> None:
    letters = "".join(letters for _name, letters in fonts.runs("Centre سلام Ixelles", SANS.regular))

    assert letters.startswith("Centre ")
    assert letters.endswith(" Ixelles")


def test_letters_that_no_face_has_are_visibly_replaced_and_listed() -> None:
    runs = fonts.runs("Li 李 明", SANS.regular)

    assert "".join(letters for _name, letters in runs) == "Li \ufffd \ufffd"
    assert fonts.unprintable("Li 李 明 é 😀") == "明李"


@pytest.mark.parametrize("shapeless", ["\u200b\u200d", "\ufe0f", "\x07", "\u202e", "\ud800"])
def test_what_has_no_shape_is_left_out(shapeless: str) -> None:
    assert fonts.clean(f"a{shapeless}b").replace("\u200b", "") == "ab"


def test_combining_accents_are_composed() -> None:
    assert fonts.runs("E\u0301lise", SANS.regular) == [(SANS.regular, "Élise")]


def test_marks_add_to_the_face_of_the_style() -> None:
    assert fonts.marked(SANS.semibold, bold=False, italic=True) == SANS.semibold_italic
    assert fonts.marked(SANS.italic, bold=True, italic=False) == SANS.semibold_italic
    assert fonts.marked(SERIF.italic, bold=True, italic=True) == SERIF.semibold_italic
    assert SERIF.face() == SERIF.regular


def test_letters_that_the_face_with_serifs_lacks_fall_back() -> None:
    assert fonts.runs("Łukasz", SERIF.italic) == [(SERIF.italic, "Łukasz")]
    assert fonts.runs("▪", SERIF.regular) == [(SANS.regular, "▪")]
    assert [name for name, _letters in fonts.runs("Zoé ☒ мир", SERIF.semibold_italic)] == [
        SERIF.semibold_italic, "DejaVu Sans", SERIF.semibold_italic, SANS.semibold_italic,
    ]  # fmt: skip


def test_a_face_without_the_narrow_space_sets_a_narrower_one() -> None:
    words = "Quoi\u202f?"

    assert fonts.runs(words, SERIF.regular) == [(SERIF.regular, words)]
    narrow, wide = (stringWidth(space, SERIF.regular, 100) for space in "\u202f\u00a0")
    assert 0.5 < narrow / wide < 0.7
