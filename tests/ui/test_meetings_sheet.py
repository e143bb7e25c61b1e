"""The sign-in sheet in the window: chosen beside its preview, fixed by printing, entered by its rows; scans kept."""

from datetime import date
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.meetings.convene import ConvenePanel
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.meetings.prepare import PreparePanel
from csxl_desktop.ui.paper import PaperStrip
from tests.ui.meetings_support import Trial
from tests.ui.typing_keys import press_key, type_text


def planned(trial: Trial) -> UUID:
    key = trial.plan("AG", date(2026, 12, 10), "Sortir")
    trial.run(lambda services: services.attendance.invite_expected(key))
    return key


def line(trial: Trial, key: UUID, last_name: str) -> dict[str, object]:
    found = next(each for each in trial.record(key).attendances if each.last_name == last_name)
    return trial.run(lambda services: services.records.values(Attendance, found.id))


def test_choices_are_kept_and_printing_fixes_the_numbers(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    key = planned(trial)
    panel = cast("ConvenePanel", trial.show(key, Step.CONVENE))
    panel.preview.show_kind("attendance-sheet")
    trial.settle()
    strip = panel.preview.sheet
    assert strip is not None
    sent: list[bytes] = []
    monkeypatch.setattr(PaperStrip, "print_document", lambda _strip, _document, pdf, _page: sent.append(pdf))

    strip.chips.set_value({"two", "image"})
    strip.chips.changed.emit(frozenset({"two", "image"}))
    trial.settle()
    options = trial.run(lambda services: services.sheets.state(key)).options
    assert (options.columns, options.image_right, options.emails) == (2, True, False)
    trial.qtbot.waitUntil(lambda: bool(panel.preview.panel.preview.pdf()) and not trial.context.jobs.busy)
    panel.preview.panel.print_document()
    trial.qtbot.waitUntil(lambda: bool(sent) and not trial.context.jobs.busy)

    state = trial.run(lambda services: services.sheets.state(key))
    assert state.prints == 1
    trial.qtbot.waitUntil(lambda: state.code in strip.told.text())  # the strip follows the record a moment later
    assert not strip.order.isEnabled()
    assert [each.row for each in trial.record(key).attendances] == [1, 2, 3]


def test_the_rows_of_the_paper_are_typed_afterwards(trial: Trial) -> None:
    key = planned(trial)
    trial.run(lambda services: services.sheets.print_sheet(key))
    numbers = {each.last_name: each.row for each in trial.record(key).attendances}
    panel = cast("HoldPanel", trial.show(key, Step.HOLD))

    for text in (f"{numbers['Peeters']}", f"{numbers['Carlier']}+", "4 Jo Nouveau, Cuisine du Nord"):
        type_text(panel.tick.edit, text)
        press_key(panel.tick.edit, Qt.Key.Key_Return)
        trial.settle()

    bram, aicha, jo = (line(trial, key, name) for name in ("Peeters", "Carlier", "Nouveau"))
    assert (bram["state"], bram["image_agreed"]) == ("present", False)
    assert (aicha["state"], aicha["image_agreed"]) == ("present", True)
    assert (jo["row"], jo["walk_in"], jo["organisation_name"]) == (4, True, "Cuisine du Nord")
    assert line(trial, key, "Fontaine")["state"] == "invited"
    undone = trial.run(lambda services: services.history.undo())
    assert undone.label == "Walk-in added"
    assert "Nouveau" not in {each.last_name for each in trial.record(key).attendances}  # one undo, all of it


def test_a_scan_dropped_on_the_meeting_is_kept_and_an_odd_file_is_asked_about(
    trial: Trial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = planned(trial)
    panel = cast("PreparePanel", trial.show(key, Step.PREPARE))
    scan, odd = tmp_path / "Présences.pdf", tmp_path / "piège.sh"
    scan.write_bytes(b"%PDF-1.4")
    odd.write_bytes(b"#!/bin/sh")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (scan, odd)])
    record = trial.page.record
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    record.dropEvent(event)
    trial.qtbot.waitUntil(lambda: len(panel.files.files.keys()) == 2 and not trial.context.jobs.busy)

    rows = {row.name: row for row in trial.run(lambda services: services.meeting_files.rows(key))}
    assert {name: row.kind.value for name, row in rows.items()} == {"Présences.pdf": "scan", "piège.sh": "other"}
    with monkeypatch.context() as system:
        opened: list[Path] = []
        system.setattr(QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())))
        panel.files.open_file(rows["piège.sh"].id)
        assert "piège.sh" in panel.files.opener.text()
        panel.files.opener.dismiss()
        trial.settle()
        assert opened == []
        panel.files.open_file(rows["Présences.pdf"].id)
        trial.settle()
        panel.files.open_file(rows["piège.sh"].id)
        panel.files.opener.action.click()
        trial.settle()

    assert [(path.name, path.read_bytes()) for path in opened] == [
        ("Présences.pdf", b"%PDF-1.4"),
        ("piège.sh", b"#!/bin/sh"),
    ]
    assert all(path.stat().st_mode & 0o777 == 0o400 for path in opened)
    assert panel.files.opener.text() == ""
