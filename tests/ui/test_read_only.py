"""A dossier that may only be read says so above its pages, refuses a write in words, and goes on in a copy."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.storage import read_only
from tests.journeys.running import Running


def test_the_strip_says_why_and_a_copy_goes_on(
    qtbot: QtBot, qapp: QApplication, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_only, "may_not_be_written", lambda folder: folder == dossier)
    before = sorted(dossier.rglob("*"))
    running = Running(qtbot, qapp)
    running.program.state.set_text("person", "Anna Diop")
    running.program.open(dossier)
    running.settle()
    assert "may only be read" in running.window.banner.text()
    assert sorted(dossier.rglob("*")) == before

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    running.press("Copy and work there…")
    assert running.program.dossier.workspace.folder == dossier

    target = tmp_path / "mine"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(target))
    running.press("Copy and work there…")
    running.settle()

    assert running.program.dossier.workspace.folder == target / dossier.name
    assert running.program.dossier.workspace.looked_at is None
    assert running.window.banner.text() == ""
    assert sorted(dossier.rglob("*")) == before
    assert running.said == []
    running.program.close()
