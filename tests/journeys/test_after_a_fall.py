"""The program is killed while the dossier is open: the next start says so, and leads to what was typed."""

import signal
import subprocess
import sys
from pathlib import Path

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system import paths
from csxl_desktop.system.draft_journal import DraftJournal
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


def _opened(start: Start, folder: Path) -> Running:
    running = start("en")
    running.program.state.set_text("person", "Ana Test")
    running.program.start(folder)
    running.settle()
    return running


def test_next_start_says_that_nobody_closed_it_and_opens_the_text_that_was_typed(start: Start, demo: Path) -> None:
    running = _opened(start, demo)
    assert not running.window.waiting_line.isVisible()
    meeting, item = running.ask(_an_item)
    running.close()
    killed = subprocess.run([sys.executable, "-c", KILLED, str(demo)], check=False)
    assert killed.returncode == -signal.SIGKILL
    journal = DraftJournal(paths.drafts_folder() / "texts")
    journal.append(str(item), {"text": paragraph(SAID).to_json()})
    journal.append("of another dossier", {"text": paragraph(SAID).to_json()})

    running = _opened(start, demo)
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

    running = _opened(start, demo)  # closed as usual: what waits is said, and nothing else
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


def _an_item(services: Workspace) -> tuple[object, object]:
    """One whose minutes are not approved."""
    rows = [row for year in services.meetings.years() for row in services.meetings.rows(year)]
    for row in reversed(rows):
        record = services.meetings.record(row.id)
        if record.items and record.minutes is not None and not services.room.read(row.id).sealed:
            return row.id, record.items[0].id
    raise LookupError("no open minutes")
