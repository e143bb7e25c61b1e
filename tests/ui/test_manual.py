"""The manual beside the work: F1 at the right page, links, back and forward, search, paper."""

import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import csxl_desktop.ui
from csxl_desktop import __version__
from csxl_desktop.documents.layout import CREATOR
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services.manual import ManualShelf
from csxl_desktop.system.paths import resources
from csxl_desktop.ui.about import AboutSheet, about_words, notices_file
from csxl_desktop.ui.directory.selection_words import PLACES as SELECTION_PLACES
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.evaluation.entries import ENTRIES
from csxl_desktop.ui.help_opening import show_keys
from csxl_desktop.ui.help_page import HelpPage
from csxl_desktop.ui.home.memory import TITLES as MEMORY_TITLES
from csxl_desktop.ui.home.page import HomePage
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.manual import opening
from csxl_desktop.ui.manual.news import offer_news
from csxl_desktop.ui.manual.places import CHAPTERS, chapter_for
from csxl_desktop.ui.manual.window import ManualWindow
from csxl_desktop.ui.meetings.page import MeetingsPage
from csxl_desktop.ui.meetings.places import PLACES
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.pages import entries
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.who import WhoDialog
from csxl_desktop.ui.widgets.rich_text_link import LinkDialog
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.status_strip import StatusStrip
from csxl_desktop.ui.window_state import WindowState
from tests.documents.reading import page_texts
from tests.ui.groups_support import Rig
from tests.ui.typing_keys import press_key

FOLDER = resources() / "manual"
KNOWN = set(ManualShelf(FOLDER).read("fr").chapters)


@pytest.fixture(autouse=True)
def _held(qapp: QApplication, jobs: Jobs, errors: Errors, tmp_path: Path) -> Iterator[None]:
    opening.hold(qapp, WindowState(tmp_path / "fenetre.json"), jobs, errors, FOLDER, show_keys)
    yield
    opening.let_go(qapp)


@pytest.fixture
def manual(qtbot: QtBot) -> Iterator[ManualWindow]:
    beside = QWidget()
    qtbot.addWidget(beside)
    with qtbot.waitExposed(beside):
        beside.show()
    window = opening.open_chapter(beside, "welcome")
    assert window is not None
    yield window
    beside.close()


def click_link(manual: ManualWindow, words: str) -> None:
    """A click of the mouse on the words of a link."""
    cursor = manual.browser.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    manual.browser.setTextCursor(cursor)
    place = manual.browser.cursorRect(cursor).center()
    QTest.mouseClick(manual.browser.viewport(), Qt.MouseButton.LeftButton, pos=place)


def shown_width(manual: ManualWindow, name: str) -> int:
    image = manual.browser.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"manual:/{name}"))
    assert isinstance(image, QImage)
    return image.width()


def manual_of(window: QWidget) -> ManualWindow | None:
    return window.findChild(ManualWindow)


# Places.


def test_every_place_has_a_chapter_that_exists() -> None:
    assert set(CHAPTERS.values()) <= KNOWN


def test_every_tool_step_and_place_is_told_somewhere() -> None:
    topics = [
        *(f"directory/{tool.key}" for tool in TOOLS),
        *(f"directory/{place}" for place in SELECTION_PLACES),
        *(f"meetings/{place.key}" for place in PLACES),
        *(f"meetings/{step}" for step in Step),
        *(f"evaluation/{entry.key}" for entry in ENTRIES),
    ]

    assert [topic for topic in topics if chapter_for(topic) not in KNOWN] == []
    assert chapter_for("meetings/hold") == "during-the-meeting"
    assert chapter_for("nowhere") == chapter_for("") == "welcome"


def test_every_tab_says_where_one_stands(qtbot: QtBot, rig: Rig) -> None:
    stack = Stack()
    qtbot.addWidget(stack)
    stack.show()
    for entry in entries(rig.context):
        page = entry.create(stack)
        stack.addWidget(page)
        stack.setCurrentWidget(page)
        rig.show(page)
        assert page.topic().partition("/")[0] in CHAPTERS


def test_what_lies_over_the_home_page_is_told(qtbot: QtBot, rig: Rig) -> None:
    page = HomePage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    topics = [page.topic()]
    for shown in (page.open_settings, page.open_backups, page.open_bags, page.open_memory):
        shown()
        rig.settle()
        topics.append(page.topic())
        page.escape()
        rig.settle()

    assert topics == ["home", "home/settings", "home/backups", "home/bags", "home/acts"]


def test_steps_and_tools_of_a_meeting_are_told(qtbot: QtBot, rig: Rig) -> None:
    page = MeetingsPage(rig.context)
    qtbot.addWidget(page)
    rig.show(page)
    page.open_record("meeting", rig.ids["session"])
    rig.settle()
    page.record.show_step(Step.WRITE)
    rig.settle()
    step = page.topic()
    page.open_tool("actions")
    rig.settle()

    assert (step, page.topic()) == ("meetings/write", "meetings/actions")


def test_f1_opens_the_page_of_the_place_in_a_dialog_and_before_any_dossier(qtbot: QtBot, tmp_path: Path) -> None:
    beside = QWidget()
    qtbot.addWidget(beside)
    makes: list[tuple[Callable[[], QWidget], str]] = [
        (lambda: StartPage(tmp_path), "start"),
        (lambda: WhoDialog(["Anna Diop"], "", None), "who"),
        (lambda: LinkDialog(beside, "", ""), "text"),
    ]
    for make, topic in makes:
        window = make()
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        press_key(window, Qt.Key.Key_F1)
        opened = manual_of(window)
        assert opened is not None
        assert opened.browser.chapter() == chapter_for(topic)


def test_every_dialog_of_ours_has_its_key() -> None:
    """A dialog that is not shown beside others is asked for help where it stands: each of them has the key."""
    sources = {path: path.read_text("utf-8") for path in Path(csxl_desktop.ui.__path__[0]).rglob("*.py")}
    dialogs = [path for path, text in sources.items() if re.search(r"^class \w+\(QDialog\)", text, re.MULTILINE)]

    assert len(dialogs) > 5
    without = {path.name for path in dialogs if "add_help_key(self" not in sources[path]}
    assert without == {"help_page.py", "no_place.py"}  # the help itself, and what stands before there is a manual


WAY = re.compile(r"\*\*[^*]+\*\*(?:,? (?:puis )?\*\*[^*]+\*\*)+")  # “**Répertoire**, **Outils**, **Doublons**”


def ways() -> set[tuple[str, ...]]:
    """Every way through the window that the French manual tells, step by step."""
    texts = [" ".join(path.read_text("utf-8").split()) for path in (FOLDER / "fr").glob("*.md")]
    return {tuple(re.findall(r"\*\*([^*]+)\*\*", way)) for text in texts for way in WAY.findall(text)}


def test_every_way_that_is_told_is_there() -> None:
    """A tool stands behind the button of tools of its tab, a place in its column, a page of Home behind its button."""
    with speaking("fr"):
        tools = {"Répertoire": {_(each.title) for each in TOOLS}, "Agenda": {_(each.title) for each in PLACES}}
        behind = {
            "Outils": tools["Répertoire"] | tools["Agenda"],
            "Évaluation": {_(each.title) for each in ENTRIES},
            _("History and trash"): set(map(_, MEMORY_TITLES.values())),
        }
    told = {(before, after) for way in ways() for before, after in pairwise(way)}
    tabs = {(way[0], way[2]) for way in ways() if way[1] == "Outils" and way[0] in tools and len(way) > 2}

    assert len(tabs) > 5
    assert [step for step in tabs if step[1] not in tools[step[0]]] == []
    assert [step for step in told if step[0] in behind and step[1] not in behind[step[0]]] == []
    assert [step for step in told if step[0] in tools and step[1] in behind["Outils"]] == []


# Reading.


def test_links_lead_to_chapters_and_back_and_forward(manual: ManualWindow) -> None:
    click_link(manual, "annuler, retrouver")
    there = manual.browser.chapter()
    manual.back_button.click()
    before = manual.browser.chapter()
    manual.forward_button.click()

    assert (there, before, manual.browser.chapter()) == ("history", "welcome", "history")
    assert manual.contents.currentItem().text() == manual.manual.chapters["history"].title
    assert not manual.forward_button.isEnabled()


def test_a_link_to_the_keys_opens_their_sheet(qtbot: QtBot, manual: ManualWindow) -> None:
    manual.browser.show_chapter("shortcuts")
    click_link(manual, "Voir toutes les touches")

    assert manual.findChild(HelpPage) is not None


def test_a_link_tells_what_the_program_is_made_with(manual: ManualWindow) -> None:
    manual.browser.show_chapter("install")
    click_link(manual, "À propos")

    sheet = manual.findChild(AboutSheet)
    assert sheet is not None
    words = sheet.words.text()
    assert f"Qt {qVersion()}" in words
    assert f"PySide6 {PySide6.__version__}" in words
    assert "Lesser" in words
    assert "NOTICES.txt" in words
    assert sheet.notices_button.isHidden()  # from its sources it has no such file
    sheet.accept()


def test_the_installed_program_shows_its_notices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "NOTICES.txt").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "csxl-desktop"))

    assert notices_file() == tmp_path / "NOTICES.txt"
    assert str(tmp_path / "NOTICES.txt") in about_words(notices_file())[-1]


@pytest.mark.parametrize(
    "address", ["https://example.com/", "file:///etc/passwd", "manual:/nowhere", "manual:/../../secret"]
)
def test_nothing_but_chapters_is_ever_opened(manual: ManualWindow, address: str) -> None:
    before = manual.browser.toPlainText()
    html, image = QTextDocument.ResourceType.HtmlResource, QTextDocument.ResourceType.ImageResource
    manual.browser.anchorClicked.emit(QUrl(address))

    assert manual.browser.toPlainText() == before
    assert manual.browser.loadResource(html.value, QUrl(address)) == ""
    picture = manual.browser.loadResource(image.value, QUrl("file:///etc/passwd"))
    assert isinstance(picture, QImage)
    assert picture.isNull()


def test_words_are_found_and_marked(manual: ManualWindow) -> None:
    manual.search.setText("restaurer sauvegardes")
    found = manual.contents.keys()
    press_key(manual.search, Qt.Key.Key_Return)
    marked = {selection.cursor.selectedText().casefold() for selection in manual.browser.extraSelections()}

    assert found[0] == manual.browser.chapter() == "backups"
    assert {"restaurer", "sauvegardes"} <= marked


def test_a_slip_marks_the_word_that_was_meant(manual: ManualWindow) -> None:
    manual.search.setText("restorer")
    press_key(manual.search, Qt.Key.Key_Return)
    marked = [selection.cursor.selectedText().casefold() for selection in manual.browser.extraSelections()]

    assert marked
    assert all(word.startswith("restaur") for word in marked)


def test_what_is_found_nowhere_is_said_and_escape_brings_everything_back(manual: ManualWindow) -> None:
    everything = manual.contents.keys()
    manual.search.setText("xylophone")
    nothing = manual.contents.keys()
    press_key(manual, Qt.Key.Key_Escape)

    assert (nothing, manual.contents.keys()) == ([], everything)
    assert manual.isVisible()
    press_key(manual, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_asked_again_the_same_window_turns_the_page(manual: ManualWindow) -> None:
    owner = manual.parentWidget()
    assert owner is not None
    again = opening.open_manual(owner, "home/backups")

    assert again is manual
    assert manual.browser.chapter() == "backups"


def test_pictures_are_as_wide_as_the_page_has_room(manual: ManualWindow) -> None:
    manual.browser.show_chapter("backups")
    wide = shown_width(manual, "backups.png")
    manual.resize(1300, 700)
    QApplication.processEvents()

    assert shown_width(manual, "backups.png") > wide
    assert manual.browser.horizontalScrollBar().maximum() == 0


def test_it_is_saved_as_a_document(
    qtbot: QtBot, manual: ManualWindow, jobs: Jobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "manual.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    manual.save_button.click()
    qtbot.waitUntil(lambda: not jobs.busy, timeout=30_000)

    assert CREATOR in page_texts(path.read_bytes())[0]


def test_another_language_shows_the_same_chapter(manual: ManualWindow) -> None:
    manual.browser.show_chapter("backups")
    next(each for each in manual.language.findChildren(QPushButton) if each.text() == "NL").click()

    assert manual.browser.chapter() == "backups"
    assert "Reservekopieën" in manual.browser.toPlainText()
    assert manual.windowTitle() == "Handleiding van CSXL"
    assert manual.contents.currentItem().text() == "Reservekopieën en terugkeren"


@pytest.mark.parametrize(("read", "offered"), [("", False), (__version__, False), ("0.0.9", True)])
def test_after_an_update_the_news_are_offered_until_they_are_read(
    qtbot: QtBot, tmp_path: Path, read: str, *, offered: bool
) -> None:
    strip, state = StatusStrip(), WindowState(tmp_path / "window.json")
    qtbot.addWidget(strip)
    state.set_text("news/read", read)
    before = len(strip.findChildren(QPushButton))
    offer_news(strip, state)
    words = strip.findChildren(QPushButton)[before:]

    assert [word.text() for word in words] == [f"New in version {__version__}"] * offered
    if offered:
        words[0].click()
        opened = manual_of(strip)
        assert opened is not None
        assert opened.browser.chapter() == "news"
    assert state.text("news/read") == __version__


def test_a_page_of_its_own_says_nothing_of_where_one_stands(qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)

    assert page.topic() == ""
