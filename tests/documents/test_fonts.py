"""Every name prints: which face writes which letter."""

import pytest

from csxl_desktop.documents import fonts


@pytest.fixture(autouse=True)
def _registered() -> None:
    fonts.register()


@pytest.mark.parametrize(
    "name", ["Élise & fils <asbl>", "Ελένη Παπαδοπούλου", "Дмитрий Соколов", "Łukasz", "Đặng Thị Hoa", "Işıl"]
)
def test_text_face_writes_european_names(name: str) -> None:
    assert fonts.runs(name, fonts.REGULAR) == [(fonts.REGULAR, name)]


def test_emoji_and_boxes_fall_back_and_come_back() -> None:
    runs = fonts.runs("Zoé 😀 ☒ Lund", fonts.SEMIBOLD)

    assert [name for name, _letters in runs] == [
        fonts.SEMIBOLD, "Noto Emoji", fonts.SEMIBOLD, "DejaVu Sans", fonts.SEMIBOLD,
    ]  # fmt: skip
    assert "".join(letters for _name, letters in runs) == "Zoé 😀 ☒ Lund"


def test_arabic_is_shaped_and_reversed() -> None:
    (name, letters), *rest = fonts.runs("محمد", fonts.REGULAR)

    assert (name, rest) == ("Noto Naskh Arabic", [])
    assert letters == "\ufeaa\ufee4\ufea4\ufee3"  # final dal, medial mim, medial hah, initial mim


def test_arabic_keeps_to_its_place_among_latin_letters() -> None:
    letters = "".join(letters for _name, letters in fonts.runs("Centre سلام Ixelles", fonts.REGULAR))

    assert letters.startswith("Centre ")
    assert letters.endswith(" Ixelles")


def test_letters_that_no_face_has_are_visibly_replaced_and_listed() -> None:
    runs = fonts.runs("Li 李 明", fonts.REGULAR)

    assert "".join(letters for _name, letters in runs) == "Li \ufffd \ufffd"
    assert fonts.unprintable("Li 李 明 é 😀") == "明李"


@pytest.mark.parametrize("shapeless", ["\u200b\u200d", "\ufe0f", "\x07", "\u202e", "\ud800"])
def test_what_has_no_shape_is_left_out(shapeless: str) -> None:
    assert fonts.clean(f"a{shapeless}b").replace("\u200b", "") == "ab"


def test_combining_accents_are_composed() -> None:
    assert fonts.runs("E\u0301lise", fonts.REGULAR) == [(fonts.REGULAR, "Élise")]


def test_marks_add_to_the_face_of_the_style() -> None:
    assert fonts.marked(fonts.SEMIBOLD, bold=False, italic=True) == fonts.SEMIBOLD_ITALIC
    assert fonts.marked(fonts.ITALIC, bold=True, italic=False) == fonts.SEMIBOLD_ITALIC
    assert fonts.face() == fonts.REGULAR
