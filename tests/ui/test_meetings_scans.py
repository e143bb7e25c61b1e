"""A scanned sheet finds its meeting by the code on its pages, wherever it is dropped."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.scans import as_file, scanned
from tests.ui.meetings_support import Trial


def printed(trial: Trial, folder: Path) -> tuple[UUID, UUID, Path]:
    """A meeting whose sheet was printed, another one, and the scan of the sheet."""
    mine, other = trial.plan("AG", date(2026, 3, 12), "Logement"), trial.plan("AG", date(2026, 6, 4), "Santé")

    def work(services: Workspace) -> bytes:
        services.attendance.invite_expected(mine)
        return render(services.sheets.print_sheet(mine))

    scan = folder / "Scan_0412.pdf"
    scan.write_bytes(as_file([scanned(trial.run(work))], "PDF"))
    return mine, other, scan


def drop(on: Any, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, modifier = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    on.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, modifier))


def names(trial: Trial, key: UUID) -> list[str]:
    return [row.name for row in trial.run(lambda services: services.meeting_files.rows(key))]


def test_dropped_on_its_own_meeting_it_is_kept_at_once(trial: Trial, tmp_path: Path) -> None:
    mine, _other, scan = printed(trial, tmp_path)
    trial.show(mine, Step.HOLD)

    drop(trial.page.record, scan)
    trial.settle()

    assert names(trial, mine) == ["Scan_0412.pdf"]
    assert trial.page.record.scan_strip.isHidden()


def test_dropped_on_another_meeting_its_own_is_proposed(trial: Trial, tmp_path: Path) -> None:
    mine, other, scan = printed(trial, tmp_path)
    trial.show(other, Step.PREPARE)
    strip, said = trial.page.record.scan_strip, list[Any]()
    trial.page.undo_offered.connect(lambda text, take_back: said.append((text, take_back)))

    drop(trial.page.record, scan, scan)
    trial.settle()
    assert strip.isVisible()
    assert "Logement" in strip.words.text()
    assert names(trial, mine) == names(trial, other) == []  # nothing is kept before one says where

    strip.there_button.click()
    trial.settle()
    assert names(trial, mine) == ["Scan_0412.pdf"]
    text, take_back = said[0]
    assert "Scan_0412.pdf" in text
    take_back()
    trial.settle()
    assert names(trial, mine) == []
    assert strip.isVisible()  # the second one waits
    strip.here_button.click()
    trial.settle()
    assert names(trial, other) == ["Scan_0412.pdf"]
    assert strip.isHidden()


def test_dropped_beside_a_meeting_it_goes_to_its_own(trial: Trial, tmp_path: Path) -> None:
    mine, _other, scan = printed(trial, tmp_path)
    trial.show(_other, Step.PREPARE)
    said: list[str] = []
    trial.page.said.connect(said.append)
    letter = tmp_path / "Lettre.pdf"
    letter.write_bytes(b"%PDF-1.4")

    drop(trial.page, scan, letter)
    trial.settle()

    assert names(trial, mine) == ["Scan_0412.pdf"]
    assert len(said) == 1
    assert "Lettre.pdf" in said[0]
