"""What the window dropped dies in the window's thread, and not inside a loop that an event opened."""

import gc
from collections.abc import Iterator
from threading import get_ident
from weakref import finalize, ref

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.garbage import GarbageCollector
from csxl_desktop.ui.jobs import Jobs


class _Dropped(QWidget):
    """A page with a running timer that only holds itself, as closed pages do."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        QTimer(self).start(10_000)


@pytest.fixture(autouse=True)
def _often() -> Iterator[None]:
    """Python would search after five hundred new objects, as it does by itself in a new process."""
    thresholds = gc.get_threshold()
    gc.collect()
    gc.set_threshold(500, 10, 10)
    gc.enable()
    yield
    gc.set_threshold(*thresholds)


def test_the_database_lane_destroys_nothing_that_the_window_dropped(qtbot: QtBot) -> None:
    jobs, deaths, kept = Jobs(), list[int](), list[object]()
    finalize(_Dropped(), lambda: deaths.append(get_ident()))
    jobs.ask(lambda: [[number] for number in range(50_000)], kept.append)
    qtbot.waitUntil(lambda: bool(deaths))
    jobs.shutdown()
    assert deaths == [get_ident()]


def test_nothing_dies_while_an_event_waits_for_a_dialog(qtbot: QtBot) -> None:
    owner = QObject()
    collector, loop, seen = GarbageCollector(owner), QEventLoop(), list[bool]()
    gone = ref(_Dropped())
    kept = [[number] for number in range(5_000)]

    def dialog() -> None:
        inner = QEventLoop()
        QTimer.singleShot(0, look)
        QTimer.singleShot(0, inner.quit)
        inner.exec()
        look()
        loop.quit()

    def look() -> None:
        collector.collect()
        seen.append(gone() is None)

    QTimer.singleShot(0, dialog)
    loop.exec()
    assert seen == [False, True]
    assert len(kept) == 5_000


def test_work_on_its_way_is_waited_for_within_reason() -> None:
    owner, working = QObject(), [True]
    collector = GarbageCollector(owner, lambda: bool(working))
    gone = ref(_Dropped())
    kept = [[number] for number in range(5_000)]
    collector.collect()
    assert gone() is not None
    working.clear()
    collector.collect()
    assert gone() is None
    working.append(True)
    endless = ref(_Dropped())
    kept += [[number] for number in range(5_000)]
    for _time in range(50):
        collector.collect()
    assert endless() is None
    assert len(kept) == 10_000
