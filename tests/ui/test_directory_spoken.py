"""What a screen reader says in the Répertoire: every control of every list, record and tool has a name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.directory.columns import COMMITTEE, FORMER, MEMBERS, ORGANISATIONS, PEOPLE
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.directory_support import DirectoryRig, opened


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[DirectoryRig]:
    yield from opened(qtbot, jobs, errors, dossier)


def controls(page: QWidget) -> list[QWidget]:
    """What Tab reaches, on screen now."""
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def nameless(page: QWidget) -> list[str]:
    """The controls that a screen reader would pass over in silence."""
    found = []
    for widget in controls(page):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("view", [MEMBERS, ORGANISATIONS, PEOPLE, FORMER, COMMITTEE])
def test_lists_and_their_records_have_names(rig: DirectoryRig, view: str) -> None:
    rig.page.list.turn_to(view)
    rig.wait()
    rig.page.list.table().choose_first()
    rig.wait()

    assert len(controls(rig.page)) > 8
    assert nameless(rig.page) == []


@pytest.mark.parametrize("tool", [entry.key for entry in TOOLS])
def test_tools_have_names(rig: DirectoryRig, tool: str) -> None:
    rig.page.open_tool(tool)
    rig.wait()

    assert controls(rig.page)
    assert nameless(rig.page) == []


def test_a_control_without_a_name_would_be_told(rig: DirectoryRig) -> None:
    silent = QWidget(rig.page, focusPolicy=Qt.FocusPolicy.TabFocus)
    silent.show()

    assert nameless(rig.page) == ["QWidget in DirectoryPage"]
