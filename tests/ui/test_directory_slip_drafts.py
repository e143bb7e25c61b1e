"""A slip half typed outlives the window; another representative says what follows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.membership import Seat
from csxl_desktop.ui.directory.slip_draft import SlipDrafts
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.factories import make
from tests.ui.directory_support import TODAY, DirectoryRig, opened
from tests.ui.test_directory_verification import CONTROL, ENTER, TAB, Keys, held, started


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def test_a_slip_half_typed_is_there_after_the_window_was_closed(rig: DirectoryRig, tmp_path: Path) -> None:
    """The draft lies outside the dossier, and goes once the slip is entered."""
    tool, _key = started(rig)
    drafts = SlipDrafts(Drafts(tmp_path / "drafts"))
    tool._drafts = drafts
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    tool.entry.fields["hours"].setFocus()
    keys.write("lu 9-12")
    keys.press(TAB)
    person = tool.entry.fields["representative"]
    person.setFocus()
    person.control.selectAll()  # type: ignore[attr-defined]
    keys.write("M. Karim Benali")
    keys.press(ENTER)
    tool.entry.fields["signed"].setFocus()
    keys.press(Qt.Key.Key_Space)
    tool.entry.returned_on.setFocus()
    tool.entry.returned_on.control.selectAll()  # type: ignore[attr-defined]
    keys.write("20/11/2026")
    keys.press(TAB)
    slip = tool.entry.row
    assert slip is not None
    typed = tool.entry.typed()
    assert set(typed) == {"hours", "representative", "signed", "returned_on"}

    kept = SlipDrafts(Drafts(tmp_path / "drafts")).kept(slip.id)  # another window, later
    assert kept == typed

    tool.entry.show_sheet(tool.entry.sheet, slip, TODAY, kept)  # type: ignore[arg-type]
    rig.wait()
    assert tool.entry.typed() == typed
    keys.press(ENTER, CONTROL)
    assert held(rig).returned == 1
    assert SlipDrafts(Drafts(tmp_path / "drafts")).kept(slip.id) == {}


def test_another_representative_says_what_follows(rig: DirectoryRig) -> None:
    services = rig.dossier.workspace
    rig.ask(lambda: make(services, Seat, organisation_id=rig.ids["Les Tilleuls"], person_id=rig.ids["Anna Diop"]))
    tool, _key = started(rig)
    keys = Keys(rig)
    keys.write("2")
    keys.press(ENTER)
    assert tool.entry.follows.isHidden()
    person = tool.entry.fields["representative"]
    before = person.value()
    person.setFocus()
    person.control.selectAll()  # type: ignore[attr-defined]
    keys.write("M. Karim Benali")
    keys.press(ENTER)

    assert before is not None
    assert "Karim Benali takes over the seat" in tool.entry.follows.text()
