"""Starting and ending the whole program in a test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR, NOW
from tests.journeys.running import Running

Start = Callable[..., Running]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it cannot do (raise a window); every other Qt warning fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders, for this test alone."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CSXL_HOME", str(folder))
    return folder


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, home: Path) -> Iterator[Start]:
    """Start the program; it is closed at the end of the test where it still runs."""
    assert not home.exists()
    running: list[Running] = []

    def begin(language: str = "en") -> Running:
        running.append(Running(qtbot, qapp, language))
        return running[-1]

    yield begin
    for each in running:
        each.close()


@pytest.fixture(scope="session")
def demo_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "dossier"
    new_demo_workspace(folder, AUTHOR, lambda: NOW, resources()).close()
    return folder


@pytest.fixture
def demo(demo_made_once: Path, tmp_path: Path) -> Path:
    """The demonstration dossier, the test's own copy."""
    return Path(shutil.copytree(demo_made_once, tmp_path / "demo"))
