"""Starting and ending the whole program in a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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
