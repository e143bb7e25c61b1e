"""Doing something with marked rows of the Répertoire, as several tests of it do."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QFileDialog

from tests.ui.directory_support import DirectoryRig


def mark(rig: DirectoryRig, *places: int) -> None:
    table = rig.page.list.table()
    flags = QItemSelectionModel.SelectionFlag
    table.clearSelection()
    for place in places:
        table.selectionModel().select(table.model().index(place, 0), flags.Select | flags.Rows)
    rig.wait()


def use(rig: DirectoryRig, place: str, *, every: bool = False) -> None:
    rig.page.use_selection(place, every=every)
    rig.wait()
    rig.wait()


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The user's answer to the file dialog, which no test can click."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
