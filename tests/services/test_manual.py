"""The manual that is shipped: every link, picture, key and quoted word of it holds."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PIL import Image

from csxl_desktop import __version__
from csxl_desktop.domain.manual import NEWS, Chapter, Manual
from csxl_desktop.domain.rich_text import runs_plain
from csxl_desktop.services.manual import ManualShelf
from csxl_desktop.system.paths import resources
from csxl_desktop.ui.actions import GESTURES
from csxl_desktop.ui.meetings.room.keys import KEYS
from tests.documents import tagged
from tests.i18n.said import said as said_by_the_code

FOLDER = resources() / "manual"
SHELF = ManualShelf(FOLDER)
FRENCH = SHELF.read("fr")
MOST_BYTES = 4_000_000
READING_WIDTH = 1_140  # pixels of a picture: 760 on the screen
KEY = re.compile(r"\b(?:Ctrl|Alt|Maj)\+(?:Maj\+)?(?:Page suiv\.|Page préc\.|\w+|[↑↓])|\bF\d+\b")
# What no table holds: of the tabs, of lists, of texts, of Qt itself.
OTHER_KEYS = (
    "Shift+F1", "Ctrl+1", "Ctrl+5", "Ctrl+V", "Ctrl+Shift+B", "Ctrl+Shift+E", "Ctrl+Shift+N", "Ctrl+Entrée",
    "Alt+Page suiv.", "Alt+↑", "Alt+↓",
)  # fmt: skip
SHORT = 12  # lines of a list, at most

chapters = pytest.mark.parametrize("chapter", FRENCH.chapters.values(), ids=list(FRENCH.chapters))


@cache
def window_words(language: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """What the window says: whole messages, and those with a place in them; not what papers and commands alone say."""
    path = resources() / "locale" / language / "LC_MESSAGES" / "csxl.po"
    said, shown = (
        set[str](),
        {key for key, files in said_by_the_code().items() if any(file.startswith("ui/") for file in files)},
    )
    for message in read_po(BytesIO(path.read_bytes())):
        if message.id in shown:
            said.update((message.string,) if isinstance(message.string, str) else message.string or ())
    words = {plain(each) for each in said if each}
    placed = [re.sub(r"\\{\w+\\}", ".+", re.escape(each)) for each in words if "{" in each and says_enough(each)]
    return frozenset(words), re.compile("|".join(placed))


def says_enough(message: str) -> bool:
    """Whether it has words of its own beside its places: “{field}: {new}” would stand for anything."""
    return len(re.findall(r"[^\W\d_]{3,}", re.sub(r"\{\w+\}", "", message))) > 1


def plain(text: str) -> str:
    """The words with plain spaces, and without the sign that a window or a question follows."""
    return re.sub(r"[\u00a0\u202f ]+", " ", text).strip().removesuffix("…")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_each_word_that_is_quoted_stands_in_the_window(language: str) -> None:
    words, placed = window_words(language)
    quoted = [(key, plain(each)) for key, chapter in SHELF.read(language).chapters.items() for each in chapter.quoted()]

    assert quoted or language == "nl"  # an outline, which names no button yet
    assert [each for each in quoted if each[1] not in words and not placed.fullmatch(each[1])] == []


def test_a_word_that_no_window_says_is_noticed() -> None:
    words, placed = window_words("fr")

    assert plain("Imprimer le\u00a0manuel…") in words
    assert "Imprimer sans attendre" not in words
    assert placed.fullmatch("Solliciter 4 personnes")
    assert not placed.fullmatch("Imprimer sans attendre")


@chapters
def test_each_link_leads_somewhere(chapter: Chapter) -> None:
    known = {f"#{key}" for key in FRENCH.chapters} | {"window:keys", "window:about"}

    assert chapter.links() <= known


@chapters
def test_each_picture_is_there_and_is_described(chapter: Chapter) -> None:
    for block in chapter.pictures():
        data = SHELF.picture(block.attachment)
        assert data is not None, block.attachment
        assert len(block.alt) > 20
        with Image.open(BytesIO(data)) as picture:
            assert picture.width <= READING_WIDTH


@chapters
def test_steps_are_counted_from_one_and_are_few(chapter: Chapter) -> None:
    source = (FOLDER / "fr" / f"{chapter.key}.md").read_text("utf-8")
    for run in re.findall(r"(?:^\d+\. .*\n(?:   .*\n)*)+", source, re.MULTILINE):
        numbers = [int(number) for number in re.findall(r"^(\d+)\. ", run, re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) <= SHORT


@chapters
def test_nothing_of_the_writing_is_left_in_what_is_read(chapter: Chapter) -> None:
    assert not re.search(r"[*_`#\[\]]|!\(|<|  ", chapter.text.plain().replace("[personne effacée]", ""))


@chapters
def test_the_keys_that_it_names_do_something(chapter: Chapter) -> None:
    known = " ".join((*KEYS, *(keys for gesture in GESTURES for keys in gesture.keys), *OTHER_KEYS)).replace(
        "PgDown", "Page suiv."
    )
    named = KEY.findall(chapter.text.plain())

    assert [keys for keys in named if keys.replace("Maj", "Shift") not in known] == []


def test_no_picture_lies_there_for_nothing_and_all_is_small() -> None:
    shown = {block.attachment for chapter in FRENCH.chapters.values() for block in chapter.pictures()}

    assert {path.name for path in (FOLDER / "pictures").iterdir()} == shown
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) <= MOST_BYTES


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_chapter_that_is_written_is_listed(language: str) -> None:
    written = {path.stem for path in (FOLDER / language).glob("*.md")} - {"contents"}

    assert set(SHELF.read(language).chapters) == written


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_this_version_is_told_first(language: str) -> None:
    manual = SHELF.read(language)
    first = next(block for block in manual.chapters[NEWS].text.blocks if block.kind == "h")

    assert runs_plain(first.runs).endswith(f" {__version__}")
    assert len(manual.news(__version__).splitlines()) > 2


def test_dutch_has_every_chapter() -> None:
    assert list(SHELF.read("nl").chapters) == list(FRENCH.chapters)


def test_a_language_without_manual_reads_the_french_one() -> None:
    assert SHELF.read("en") == FRENCH


def test_nothing_outside_the_pictures_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "manual" / "pictures").mkdir(parents=True)

    assert ManualShelf(tmp_path / "manual").picture("../../secret.png") is None


@pytest.mark.parametrize("manual", [FRENCH, SHELF.read("nl")], ids=["fr", "nl"])
def test_it_prints_as_a_tagged_document_with_its_contents(manual: Manual) -> None:
    paper = tagged.read(SHELF.pdf(manual))
    titles = [node.text for node in paper.root.all("H2")]

    assert titles == [chapter.title for chapter in manual.chapters.values()]
    assert len(list(paper.root.all("TOCI"))) == len(titles)
    assert len(list(paper.root.all("Figure"))) == sum(len(each.pictures()) for each in manual.chapters.values())
