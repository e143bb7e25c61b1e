"""The bottom of the window: what takes its time is told, and may be stopped where nothing is written."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.jobs import Jobs, StoppedError
from csxl_desktop.ui.progress import Progress
from csxl_desktop.ui.widgets.status_strip import StatusStrip


@pytest.fixture
def strip(qtbot: QtBot, jobs: Jobs) -> StatusStrip:
    made = StatusStrip()
    qtbot.addWidget(made)
    Progress(jobs, made)
    return made


@pytest.fixture
def held() -> Iterator[list[Event]]:
    """Work waits for these; nothing waits for ever where a test fails."""
    events = [Event(), Event()]
    yield events
    for each in events:
        each.set()


def told(strip: StatusStrip) -> str:
    return strip._task.text() if strip.shows_progress() else ""


def test_what_has_a_name_is_told_by_it_until_it_ends(
    qtbot: QtBot, jobs: Jobs, strip: StatusStrip, held: list[Event]
) -> None:
    jobs.compute(held[0].wait, lambda _done: None, label="Reading")
    assert told(strip) == ""  # a moment goes by first
    qtbot.waitUntil(lambda: told(strip) == "Reading")
    assert strip.stop.isHidden()

    held[0].set()
    qtbot.waitUntil(lambda: told(strip) == "")


def test_the_end_of_one_leaves_the_other_told(qtbot: QtBot, jobs: Jobs, strip: StatusStrip, held: list[Event]) -> None:
    jobs.compute(held[0].wait, lambda _done: None, label="Reading")
    jobs.compute(held[1].wait, lambda _done: None, label="Laying out")
    qtbot.waitUntil(lambda: told(strip) == "Laying out")

    held[1].set()
    qtbot.waitUntil(lambda: told(strip) == "Reading")
    held[0].set()
    qtbot.waitUntil(lambda: told(strip) == "")


def test_what_has_no_name_is_awaited_all_the_same(
    qtbot: QtBot, jobs: Jobs, strip: StatusStrip, held: list[Event]
) -> None:
    jobs.ask(held[0].wait, lambda _done: None)
    qtbot.waitUntil(lambda: told(strip) == "One moment…")

    held[0].set()
    qtbot.waitUntil(lambda: told(strip) == "")


def test_what_is_laid_out_after_a_long_reading_may_be_stopped_at_once(
    qtbot: QtBot, jobs: Jobs, strip: StatusStrip, held: list[Event]
) -> None:
    jobs.ask(held[0].wait, lambda _done: None)
    qtbot.waitUntil(lambda: told(strip) == "One moment…")

    jobs.compute(held[1].wait, lambda _done: None, label="Laying out", stoppable=True)
    assert told(strip) == "Laying out"
    assert not strip.stop.isHidden()
    held[1].set()
    qtbot.waitUntil(lambda: strip.stop.isHidden())
    held[0].set()
    qtbot.waitUntil(lambda: not jobs.busy)


def test_what_writes_nothing_may_be_stopped(qtbot: QtBot, jobs: Jobs, strip: StatusStrip, held: list[Event]) -> None:
    answers: list[Any] = []
    refused: list[Exception] = []
    jobs.compute(held[0].wait, answers.append, refused.append, label="Reading", stoppable=True)
    qtbot.waitUntil(lambda: not strip.stop.isHidden())

    strip.stop.click()
    assert [type(each) for each in refused] == [StoppedError]

    again: list[Any] = []
    jobs.compute(held[1].wait, again.append, refused.append, label="Reading", stoppable=True)
    held[1].set()
    qtbot.waitUntil(lambda: again == [True])
    held[0].set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert answers == []
    assert len(refused) == 1
    assert told(strip) == ""
