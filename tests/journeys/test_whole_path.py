"""A new office from its first minute: a member, an assembly, its minutes, three papers; closed, and found again."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.system.clock import today
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.start_page import StartPage
from tests.journeys.conftest import Start
from tests.journeys.running import DIRECTORY, EVALUATION, MEETINGS, Running
from tests.ui import rich_text_keys
from tests.ui.typing_keys import press_key

OFFICE, MEMBER, PERSON, THEME = "Coordination d’Essai", "Maison des Glycines", "Mme Odile Verbeke", "Se chauffer"
SAID = "Trois services ouvrent leur guichet le soir."
_CTRL = Qt.KeyboardModifier.ControlModifier


def new_office(start: Start) -> Running:
    running = start()
    running.program.start()
    page = running.program.window
    assert isinstance(page, StartPage)
    page.activateWindow()
    running.type_in(page.name, OFFICE)
    running.press("New dossier")
    return running


def add_member(running: Running) -> UUID:
    """An organisation with its representative, a member since before the first record."""
    running.show(DIRECTORY)
    QTest.keyClick(running.window, Qt.Key.Key_N, _CTRL)
    running.settle()
    running.type_in(running.page.new.name, MEMBER, then=Qt.Key.Key_Return)
    running.until(lambda: running.page.shown is not None)
    running.settle()
    record = running.page.organisation
    running.press("Make a member", record)
    running.settle()
    record.acts.form.submit()
    running.settle()
    running.press("Choose a representative", record)
    running.settle()
    running.type_in(record.acts.form.fields["person"], PERSON, then=Qt.Key.Key_Return)
    running.settle()
    record.acts.form.submit()
    running.settle()
    key: UUID = running.page.shown[1]
    return key


def hold_assembly(running: Running) -> UUID:
    """An assembly planned, its members invited, one ticked, its first item written."""
    running.show(MEETINGS)
    QTest.keyClick(running.window, Qt.Key.Key_N, _CTRL)
    running.settle()
    panel = running.page.new_panel
    day = today()  # the first on which the new representative speaks for the member
    running.type_in(panel.day, f"{day.day}/{day.month}/{day.year}", then=Qt.Key.Key_Tab)
    running.type_in(panel.theme, THEME)
    running.press("Write it down", panel)
    running.until(lambda: running.page.desk.meeting is not None)
    key: UUID = running.page.desk.meeting.record.row.id
    record = running.page.record
    record.show_step(Step.CONVENE)
    running.settle()
    running.press("Invite those expected", record)
    record.show_step(Step.HOLD)
    running.settle()
    hold = record.panel(Step.HOLD)
    running.type_in(hold.tick, "Verbeke", then=Qt.Key.Key_Return)
    running.press("The meeting took place", hold)
    record.show_step(Step.WRITE)
    running.settle()
    editor = record.panel(Step.WRITE).editor
    editor.setFocus()
    rich_text_keys.type_text(editor, SAID)
    running.show(EVALUATION)  # leaving the text saves it
    return key


def printed(running: Running, save_as: Path, show: Callable[[], object]) -> str:
    """Show a document, save it as a click on its button does, and read the file back."""
    show()
    running.settle()
    panel = next(each for each in running.page.findChildren(DocumentPanel) if each.isVisible())
    running.until(lambda: panel.preview.pdf() and not panel.preview.is_busy())
    running.press("Save", panel)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(save_as.read_bytes())).pages).split())


def test_new_office_holds_its_first_assembly_and_finds_it_again(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = new_office(start)
    member = add_member(running)
    meeting = hold_assembly(running)
    saved = tmp_path / "document.pdf"
    # The dialog belongs to the system: what it answers is all that is played here.
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(saved), ""))

    running.show(MEETINGS)
    sheet = printed(running, saved, lambda: running.page.record.show_document("attendance-sheet"))
    minutes = printed(running, saved, lambda: running.page.record.show_document("minutes"))
    running.show(EVALUATION)
    running.page.show_place("report")
    running.settle()
    report = printed(running, saved, lambda: running.press(f"Begin the report {running.window.year()}"))
    folder = running.remembered()
    running.close()

    assert "Odile Verbeke" in sheet
    assert MEMBER in sheet
    assert SAID in minutes
    assert THEME in minutes
    assert MEMBER in report
    assert THEME in report
    again = start()
    again.program.start()
    again.settle()
    assert again.window.windowTitle() == f"CSXL – {OFFICE}"
    assert again.remembered() == folder
    held: Any = again.ask(lambda services: services.meetings.record(meeting))
    assert [item.text.plain() for item in held.items][:1] == [SAID]
    assert [(line.last_name, line.state) for line in held.attendances] == [("Verbeke", AttendanceState.PRESENT)]
    assert again.ask(lambda services: services.directory.organisation(member)).row.is_member
    assert running.said == again.said == []


def test_value_typed_last_is_in_the_file_though_the_window_closes_at_once(start: Start, demo: Path) -> None:
    running = start()
    running.program.state.set_text("person", "Ana Test")
    running.program.start(demo)
    running.settle()
    running.show(DIRECTORY)
    table = running.page.list.table()
    table.setFocus()
    table.choose_first()
    running.settle()
    kind, key = running.page.shown
    assert kind == "organisation"
    QTest.keyClick(table, Qt.Key.Key_F2)
    edit = running.page.focusWidget()
    edit.selectAll()
    for letter in "Nouveau nom":
        press_key(edit, Qt.Key.Key_unknown, text=letter)

    running.close()

    again = start()
    again.program.start(demo)
    again.settle()
    assert again.ask(lambda services: services.directory.organisation(key)).row.name == "Nouveau nom"
