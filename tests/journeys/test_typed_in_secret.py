"""What is typed into an encrypted dossier, or was before it was one, stands nowhere on this computer in the clear."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services import protection
from csxl_desktop.storage import keyring
from csxl_desktop.system import beside, paths
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.meetings.write import WritePanel
from csxl_desktop.ui.unlock_page import UnlockPage
from tests.conftest import AUTHOR, NOW
from tests.factories import paragraph
from tests.journeys.conftest import Start
from tests.journeys.running import Running
from tests.journeys.test_after_a_fall import an_item, opened
from tests.ui.typing_keys import type_text

BEFORE, AFTER = "Il est décidé de continuer", "Samira propose une visite"
WORDS = "cerise verte lampe bleue"


@pytest.fixture(autouse=True)
def _nothing_unlocked() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


def _unlocked(start: Start, folder: Path) -> Running:
    running = start("en")
    running.program.open(folder)
    running.until(lambda: isinstance(running.program.window, UnlockPage))
    page = running.program.window
    assert isinstance(page, UnlockPage)
    running.type_in(page.words, WORDS)
    running.press("Open")
    running.until(lambda: running.program.dossier.is_open)
    running.settle()
    return running


def _in_clear(words: str) -> list[Path]:
    beside.settle()
    found = [path for path in paths.drafts_folder().rglob("*") if path.is_file()]
    return [path for path in found if words.encode() in path.read_bytes()]


def test_what_was_typed_is_offered_behind_the_passphrase_and_nowhere_else(start: Start, demo: Path) -> None:
    running = opened(start, demo)
    _meeting, item = running.ask(an_item)
    running.close()
    DraftJournal(paths.drafts_folder() / "texts").append(str(item), {"text": paragraph(BEFORE).to_json()})
    Drafts(paths.drafts_folder(), demo).keep("new-meeting", {"theme": BEFORE})
    assert len(_in_clear(BEFORE)) == 2
    protection.turn_on(demo, protection.Protecting("Ana", WORDS, protection.new_code()), AUTHOR, lambda: NOW)
    keyring.forget()

    running = _unlocked(start, demo)
    line = running.window.waiting_line
    running.until(line.isVisible)
    running.until(lambda: not _in_clear(BEFORE))
    line.action.click()
    running.until(lambda: isinstance(running.page.record.panel(Step.WRITE), WritePanel))
    panel = running.page.record.panel(Step.WRITE)
    running.until(panel.recovery.isVisible)
    assert panel.recovery.typed.text().plain() == BEFORE
    panel.recovery.take_button.click()
    running.until(panel.recovery.isHidden)

    type_text(panel.editor.edit, AFTER)
    panel.journal.keep()
    panel.journal.settle()
    assert DraftJournal(paths.drafts_folder() / "texts").names() == [str(item)]
    assert _in_clear(AFTER) == []
