"""The text of the manual as it is read, and what is found in it."""

import pytest

from csxl_desktop.domain.manual import Manual, Part
from csxl_desktop.domain.manual_text import read_chapter
from csxl_desktop.domain.rich_text import Span

SHEET = """# The sheet
How it is *printed*,
and when.
<!-- signature, paper -->

## On paper

1. Press **Print the sheet**.
2. See [the room](room)
   or [the keys](window:keys).

![Two columns](sheet.png)

- One line
- another

> Nothing is lost.
"""
ROOM = "# The room\n\nWhere people sign.\n\nÉcrire une étiquette : bureau, œuvre.\n"


def test_a_chapter_is_read_block_by_block() -> None:
    sheet = read_chapter("sheet", SHEET)

    assert (sheet.title, sheet.summary, sheet.keywords) == (
        "The sheet",
        "How it is printed, and when.",
        "signature, paper",
    )
    assert [block.kind for block in sheet.text.blocks] == ["h", "li", "li", "image", "li", "li", "quote"]
    assert [block.list_kind for block in sheet.text.blocks if block.kind == "li"] == ["number"] * 2 + ["bullet"] * 2
    assert sheet.text.blocks[2].runs == (
        Span("See "), Span("the room", url="#room"), Span(" or "), Span("the keys", url="window:keys"), Span("."),
    )  # fmt: skip
    assert list(sheet.quoted()) == ["Print the sheet"]
    assert sheet.links() == {"#room", "window:keys"}
    assert [(block.attachment, block.alt) for block in sheet.pictures()] == [("sheet.png", "Two columns")]


@pytest.mark.parametrize("text", ["No title\n\nWords.", "# Title\n\n- a line"])
def test_a_chapter_without_title_or_summary_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="chapter begins"):
        read_chapter("key", text)


@pytest.fixture
def manual() -> Manual:
    chapters = (read_chapter("sheet", SHEET), read_chapter("room", ROOM))
    return Manual("Manual", "en", (Part("All", chapters),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ETIQUETTES", ["room"]),  # accents, case, plural
        ("oeuvre", ["room"]),
        ("signature", ["sheet"]),  # a word to be found by, which the text does not use
        ("sign", ["sheet", "room"]),  # the beginning of a word
        ("étiquete", ["room"]),  # a slip
        ("sign people", ["room"]),
        ("paper bureau", []),  # every word
        ("igne", []),  # the middle of a word is none
        ("  ", []),
    ],
)
def test_words_are_found_whatever_their_accents(manual: Manual, text: str, found: list[str]) -> None:
    assert [hit.chapter.key for hit in manual.find(text)] == found


def test_a_word_of_the_title_comes_first(manual: Manual) -> None:
    assert [hit.chapter.key for hit in manual.find("room")] == ["room", "sheet"]


def test_what_is_found_shows_its_line(manual: Manual) -> None:
    assert manual.find("lost")[0].excerpt == "Nothing is lost."
    assert manual.find("signature")[0].excerpt == "How it is printed, and when."


def test_a_long_line_is_cut_between_two_words() -> None:
    chapter = read_chapter("long", f"# Long\n\nShort.\n\n{'kilometre ' * 40}\n")
    excerpt = Manual("M", "en", (Part("All", (chapter,)),)).find("kilometre")[0].excerpt

    assert len(excerpt) <= 111
    assert excerpt.endswith("kilometre…")


NEWS_TEXT = """# News

By version.

## Version 0.3.0

- Labels.

## Version 0.2.0

- A bag.
- **Print** again.
"""


@pytest.mark.parametrize(
    ("version", "told"), [("0.2.0", "– A bag.\n– Print again."), ("0.3.0", "– Labels."), ("0.1.0", ""), ("2.0", "")]
)
def test_the_news_of_a_version_are_plain_lines(version: str, told: str) -> None:
    manual = Manual("M", "en", (Part("All", (read_chapter("news", NEWS_TEXT),)),))

    assert manual.news(version) == told
    assert Manual("M", "en").news(version) == ""


def test_a_chapter_may_end_with_a_title() -> None:
    chapter = read_chapter("sheet", "# The sheet\nHow it is printed.\n\n## To be written")

    assert [block.kind for block in chapter.text.blocks] == ["h"]
