"""What tests of the window share: a dressed application, jobs that end with the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from tests.ui.groups_support import Rig
from tests.ui.meetings_support import Trial, agenda


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it cannot do (raise a window); every other Qt warning fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(autouse=True, scope="session")
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", resources())
    yield
    qapp.clipboard().clear()  # the offscreen clipboard outlives Python, and would take its content's wrapper along


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    running = Jobs()
    yield running
    running.shutdown()


@pytest.fixture
def errors(qapp: QApplication) -> Errors:
    return Errors()


@pytest.fixture
def trial(qtbot: QtBot, dossier: Path, jobs: Jobs, errors: Errors) -> Iterator[Trial]:
    """The Agenda on screen; tests of another tab say themselves what they try."""
    with agenda(qtbot, dossier, jobs, errors) as opened:
        yield opened


@pytest.fixture
def rig(qtbot: QtBot, jobs: Jobs, errors: Errors, dossier: Path) -> Iterator[Rig]:
    """A dossier in the database lane, with pages to be shown on it."""
    made = Rig(qtbot, jobs, errors, dossier)
    yield made
    made.settle()
    made.close()
