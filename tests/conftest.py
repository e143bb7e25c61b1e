"""What every test may ask for: an empty dossier, an open workspace, the French catalogue."""

import gc
import shutil
from collections.abc import Callable, Generator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from csxl_desktop import i18n
from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.i18n import french_spaces
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system import garbage
from csxl_desktop.system.paths import resources

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
AUTHOR = Author("Ana Test", "poste-1")
PATIENCE = 30_000  # milliseconds
hypothesis.settings.register_profile("suite", deadline=None)  # machines are shared: no test says how fast
hypothesis.settings.load_profile("suite")
# Long ways over lines that others measure: the measure alone makes them half as slow again.
UNMEASURED = ("journeys", "faults", "documents/test_languages.py")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--on", type=date.fromisoformat, default=NOW.date(), help="the day of the journeys, as 2027-01-01")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    ways = [here / each for each in UNMEASURED]
    for item in items:
        if any(item.path.is_relative_to(way) for way in ways):
            item.add_marker(pytest.mark.no_cover)


def pytest_collection_finish() -> None:
    """Dead cycles are looked for as seldom as in the program, and never in what was imported: that stays to the end."""
    gc.set_threshold(CYCLES_AFTER[0], *gc.get_threshold()[1:])
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Windows that tests leave behind hold themselves in cycles: they go between tests, never while Qt sends events."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    garbage.hold()
    try:
        return (yield)
    finally:
        _let_go_of_keys()
        _take_windows_away()
        if not garbage.collect_if_due():
            gc.collect(0)
        gc.enable()


def _let_go_of_keys() -> None:
    """Qt believes Ctrl or Alt held for as long as no further event says otherwise: the next test would toggle rows."""
    if QApplication.instance() is not None and QApplication.keyboardModifiers():
        QTest.keyClick(QWidget(), Qt.Key.Key_F35)


def _take_windows_away() -> None:
    """While Python's side of them is whole: in a dead cycle it is emptied first, and Qt may still send events to it."""
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            kind = type(window)  # Qt's own windows, of a list that unfolds or a tip, go with what they belong to
            made = kind is QWidget or not kind.__module__.startswith("PySide6")
            if made and shiboken6.isValid(window) and window.parent() is None:
                shiboken6.delete(window)


class PatientBot(QtBot):
    """Waits longer than the library's five seconds: what is waited for comes late where the machine is busy."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **options: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hands of a test."""
    assert qapp
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _language() -> None:
    """Tests speak English, the language of the code, unless they say otherwise."""
    _load_english()


def _load_english() -> None:
    i18n.load(resources() / "locale", "en")
    i18n.own_words.use({})
    french_spaces.use(french_spaces.FrenchSpaces())


@pytest.fixture(scope="session")
def empty_dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new dossier, to be copied, never opened in place."""
    _load_english()  # whatever the test before spoke: the kinds of meeting are named when it is made
    folder = tmp_path_factory.mktemp("empty") / "dossier"
    new_workspace(folder, AUTHOR, lambda: NOW, office_name="Coordination Sociale de Sainte-Alix").close()
    return folder


@pytest.fixture
def dossier(empty_dossier: Path, tmp_path: Path) -> Path:
    """A dossier folder of the test's own."""
    return Path(shutil.copytree(empty_dossier, tmp_path / "dossier"))


@pytest.fixture(scope="session")
def demo_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, to be copied, never opened in place."""
    _load_english()
    folder = tmp_path_factory.mktemp("demo") / "dossier"
    new_demo_workspace(folder, AUTHOR, lambda: NOW, resources()).close()
    return folder


@pytest.fixture
def demo(demo_made_once: Path, tmp_path: Path) -> Path:
    """The demonstration dossier, the test's own copy."""
    return Path(shutil.copytree(demo_made_once, tmp_path / "demo"))


@pytest.fixture
def open_it(dossier: Path) -> Iterator[Callable[[], Workspace]]:
    """Open the test's dossier; it is closed at the end."""
    opened: list[Workspace] = []

    def _open() -> Workspace:
        opened.append(open_workspace(dossier, AUTHOR, lambda: NOW))
        return opened[-1]

    yield _open
    for workspace in opened:
        workspace.close()


@pytest.fixture
def workspace(open_it: Callable[[], Workspace]) -> Workspace:
    """An open, empty dossier."""
    return open_it()
