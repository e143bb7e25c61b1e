"""The one editor of links: a few letters, Enter, a note; Enter on the title opens the record; removing is undone."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.link_rows import LinkOwner
from csxl_desktop.domain.swot import SwotEntry
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.record_links import RecordLinks
from tests.factories import make, meeting
from tests.ui.evaluation_support import Trial, evaluation

YEAR = 2026


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    with evaluation(qtbot, dossier, jobs, errors) as opened:
        yield opened


@pytest.fixture
def owner(trial: Trial) -> UUID:
    return trial.run(lambda services: make(services, SwotEntry, year=YEAR, quadrant="strength", text="Un réseau"))


@pytest.fixture
def links(trial: Trial, owner: UUID) -> RecordLinks:
    editor = RecordLinks(trial.context, trial.page, "swot_entry")
    editor.setParent(trial.page)
    editor.setGeometry(300, 300, 700, 200)
    editor.show()
    editor.show_owner(owner, YEAR)
    trial.settle()
    return editor


def type_into(trial: Trial, links: RecordLinks, words: str) -> None:
    trial.enter(links.box)
    QTest.keyClicks(links.box, words)
    trial.settle()


def press(trial: Trial, links: RecordLinks, key: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClick(links.box, key)
    trial.settle()


def test_letters_find_enter_adds_and_enter_on_the_title_opens(trial: Trial, links: RecordLinks) -> None:
    held = trial.run(lambda services: meeting(services, theme="Logement"))
    type_into(trial, links, "logem")
    assert links.box.popup is not None
    assert links.box.popup.titles()[0] == "Activity"

    press(trial, links)

    (line,) = links.lines()
    assert line.title.whole_text() == "Logement"
    assert line.when.text().startswith("12 March 2026")
    QTest.keyClick(line.title, Qt.Key.Key_Return)
    assert trial.requested == [("meeting", held)]
    type_into(trial, links, "logem")
    assert links.box.popup.titles()[0] == "Note"  # what is linked is not offered again


def test_words_alone_are_a_note_and_a_note_is_kept_when_left(trial: Trial, links: RecordLinks, owner: UUID) -> None:
    type_into(trial, links, "dit au square")
    press(trial, links)
    (line,) = links.lines()
    assert line.note.value() == "dit au square"
    assert line.title.isHidden()

    trial.enter(line.note.edit)
    line.note.edit.end(False)
    QTest.keyClicks(line.note.edit, " de mai")
    trial.leave()

    rows = trial.run(lambda services: services.record_links.links(LinkOwner("swot_entry", owner)))
    assert [row.note for row in rows] == ["dit au square de mai"]


def test_a_link_is_removed_and_taken_back_and_moved_by_keys(trial: Trial, links: RecordLinks) -> None:
    for words in ("marche", "presse"):
        type_into(trial, links, words)
        press(trial, links)
    first, second = links.lines()
    QTest.keyClick(second.note.edit, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    trial.settle()
    assert [line.note.value() for line in links.lines()] == ["presse", "marche"]

    first.cross.click()
    trial.settle()
    assert [line.note.value() for line in links.lines()] == ["presse"]

    trial.undo_offers[-1]()
    trial.settle()
    assert [line.note.value() for line in links.lines()] == ["presse", "marche"]


def test_without_an_owner_nothing_can_be_added(trial: Trial, links: RecordLinks) -> None:
    links.show_owner(None, YEAR)
    trial.settle()

    assert not links.isEnabled()
    assert links.lines() == []
