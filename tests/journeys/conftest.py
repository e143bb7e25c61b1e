"""Starting and ending the whole program in a test."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.system import clock
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.look import look
from csxl_desktop.ui.tokens import Sizes
from tests.conftest import NOW
from tests.journeys.running import Running

Start = Callable[..., Running]


@pytest.fixture(autouse=True)
def _on_one_day(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program lives on the day of the demonstration that all tests know, whatever day they are run on."""
    if request.node.get_closest_marker("real_clock") is not None:
        return
    there = datetime.combine(request.config.getoption("--on"), NOW.timetz())
    moved = there - datetime.now(UTC)

    class Elsewhen(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + moved

    monkeypatch.setattr(clock, "datetime", Elsewhen)


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
    if (look().name, look().sizes) != ("light", Sizes()):  # the next test begins as the program does
        theme.apply(qapp, "light", resources())
