"""The program is killed while the dossier is open: the next start says so, and leads to what was typed."""

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system import paths
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.meetings.trashed_texts import TrashedTexts
from csxl_desktop.ui.meetings.write import WritePanel
from tests.factories import paragraph
from tests.journeys.conftest import Start
from tests.journeys.running import MEETINGS, Running

SAID = "Il est décidé de continuer"
KILLED = """
import os, signal, sys
from pathlib import Path
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system.clock import now_utc
from csxl_desktop.system.workstation import workstation
open_workspace(Path(sys.argv[1]), Author("Ana Test", workstation()), now_utc)
os.kill(os.getpid(), signal.SIGKILL)
"""


def opened(start: Start, folder: Path) -> Running:
    """Somebody known has the dossier open."""
    running = start("en")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(folder)
    running.settle()
    return running


def test_next_start_says_that_nobody_closed_it_and_opens_the_text_that_was_typed(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    assert not running.window.waiting_line.isVisible()
    meeting, item = running.ask(an_item)
    running.close()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(demo)], check=False)
    assert killed.returncode == -signal.SIGKILL
    journal = DraftJournal(paths.drafts_folder() / "texts")
    journal.append(str(item), {"text": paragraph(SAID).to_json()})
    journal.append("of another dossier", {"text": paragraph(SAID).to_json()})

    running = opened(start, demo)
    line = running.window.waiting_line
    running.until(line.isVisible)

    assert "had not been closed properly" in line.text()
    assert "A text was typed and never saved: " in line.text()
    line.action.click()
    running.until(lambda: isinstance(running.page.record.panel(Step.WRITE), WritePanel))
    panel = running.page.record.panel(Step.WRITE)
    running.until(panel.recovery.isVisible)
    assert running.window.stack.currentIndex() == MEETINGS
    assert running.page.desk.meeting.record.row.id == meeting
    assert panel._item_id() == item
    assert panel.recovery.typed.text().plain() == SAID
    assert not line.isVisible()
    running.close()

    running = opened(start, demo)  # closed as usual: what waits is said, and nothing else
    line = running.window.waiting_line
    running.until(line.isVisible)
    assert "closed properly" not in line.text()
    line.action.click()
    panel = running.page.record.panel(Step.WRITE)
    running.until(panel.recovery.isVisible)
    panel.recovery.take_button.click()
    running.until(panel.recovery.isHidden)
    assert running.ask(lambda services: services.room.text(item).plain()) == SAID
    assert [found.key for found in journal.found()] == ["of another dossier"]


def an_item(services: Workspace) -> tuple[object, object]:
    """One whose minutes are not approved."""
    rows = [row for year in services.meetings.years() for row in services.meetings.rows(year)]
    for row in reversed(rows):
        record = services.meetings.record(row.id)
        if record.items and record.minutes is not None and not services.room.read(row.id).sealed:
            return row.id, record.items[0].id
    raise LookupError("no open minutes")


def _waiting(start: Start, demo: Path) -> tuple[Running, TrashedTexts]:
    """The next start, and what it shows of a text whose item is not in its meeting any more."""
    running = opened(start, demo)
    line = running.window.waiting_line
    running.until(line.isVisible)
    assert "A text was typed and never saved, in an item that is in the trash or gone: " in line.text()
    line.action.click()
    dialog = running.window.findChild(TrashedTexts)
    assert isinstance(dialog, TrashedTexts)
    assert dialog.card.typed.text().plain() == SAID
    assert not line.isVisible()
    return running, dialog


def test_text_of_an_item_in_the_trash_is_seen_then_taken_out_with_it(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    meeting, item = running.ask(an_item)
    running.ask(lambda services: services.records.trash(Meeting, meeting))
    running.close()
    journal = DraftJournal(paths.drafts_folder() / "texts")
    journal.append(str(item), {"text": paragraph(SAID).to_json()})

    running, dialog = _waiting(start, demo)
    assert "It is in the trash." in dialog.card.title.text()
    dialog.close()  # not decided: it waits for the next start
    running.close()
    running, dialog = _waiting(start, demo)
    dialog.card.take_button.click()
    running.until(lambda: not dialog.isVisible())
    running.settle()

    assert running.ask(lambda services: services.room.text(item).plain()) == SAID
    assert running.page.desk.meeting.record.row.id == meeting
    assert journal.found() == []


def test_text_of_an_item_that_is_gone_is_seen_copied_and_left(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    meeting, _item = running.ask(an_item)
    made = running.ask(
        lambda services: services.records.create(AgendaItem, {"meeting_id": meeting, "title": "Divers", "position": 90})
    )
    running.ask(lambda services: services.history.undo())  # it never was, says the dossier
    running.close()
    journal = DraftJournal(paths.drafts_folder() / "texts")
    journal.append(str(made.record_id), {"text": paragraph(SAID).to_json()})

    running, dialog = _waiting(start, demo)
    assert "Divers" in dialog.card.title.text()
    assert "gone for good" in dialog.card.title.text()
    assert not dialog.card.take_button.isVisible()
    dialog.card.typed.edit.selectAll()
    dialog.card.typed.edit.copy()
    assert QApplication.clipboard().text().strip() == SAID
    dialog.card.leave_button.click()
    running.until(lambda: not dialog.isVisible())
    assert (journal.found(), [each.key for each in journal.left()]) == ([], [str(made.record_id)])
