"""Work beside the window: order, errors, owners that are gone, stale reads, the end."""

from threading import TIMEOUT_MAX, Event, get_ident
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.jobs import Jobs


def test_database_work_runs_in_order_in_one_thread_and_answers_here(qtbot: QtBot, jobs: Jobs) -> None:
    here, answers, threads, callers = get_ident(), list[int](), set[int](), set[int]()

    def work(number: int) -> int:
        threads.add(get_ident())
        return number

    def done(number: int) -> None:
        callers.add(get_ident())
        answers.append(number)

    for number in range(20):
        jobs.ask(lambda number=number: work(number), done)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not jobs.busy)

    assert answers == list(range(20))
    assert callers == {here}
    assert len(threads) == 1
    assert here not in threads


def test_a_failure_comes_back_as_the_same_error(qtbot: QtBot, jobs: Jobs) -> None:
    wrong, failures, answers = ValueError("refused"), list[Exception](), list[object]()

    def work() -> None:
        raise wrong

    jobs.ask(work, answers.append, failures.append)
    qtbot.waitUntil(lambda: not jobs.busy)

    assert failures == [wrong]
    assert answers == []


def test_a_failure_nobody_takes_is_told(qtbot: QtBot, jobs: Jobs) -> None:
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.compute(lambda: 1 // 0, lambda _answer: None)
    assert told.args is not None
    assert isinstance(told.args[0], ZeroDivisionError)


@pytest.mark.parametrize("saves", [False, True])
def test_the_answer_for_an_owner_that_is_gone_is_dropped(qtbot: QtBot, jobs: Jobs, saves: bool) -> None:
    gate, answers, owner, written = Event(), list[str](), QObject(), list[str]()
    lane = jobs.save if saves else jobs.ask

    def work() -> str:
        gate.wait(10)
        written.append("written")
        return "answer"

    lane(work, answers.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert written == ["written"]
    assert answers == []


def test_a_write_that_fails_is_told_even_when_its_page_is_gone(qtbot: QtBot, jobs: Jobs) -> None:
    gate, owner = Event(), QObject()

    def work() -> None:
        gate.wait(10)
        raise OSError

    jobs.save(work, lambda _answer: None, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    with qtbot.waitSignal(jobs.failed):
        gate.set()


def test_only_the_latest_of_stale_reads_is_done(qtbot: QtBot, jobs: Jobs) -> None:
    gate, begun, done = Event(), list[str](), list[str]()

    def work(text: str) -> str:
        gate.wait(10)
        begun.append(text)
        return text

    jobs.ask(lambda: gate.wait(10), lambda _answer: None)
    for text in ("l", "lo", "log"):
        jobs.ask(lambda text=text: work(text), done.append, latest="filter")  # type: ignore[misc]
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert begun == ["log"]
    assert done == ["log"]


def test_a_window_that_goes_takes_no_answer_from_the_one_that_comes(qtbot: QtBot, jobs: Jobs) -> None:
    gate, done = Event(), list[str]()
    coming, going = QObject(jobs), QObject(jobs)

    jobs.ask(lambda: gate.wait(10), lambda _answer: None)
    jobs.ask(lambda: "coming", done.append, owner=coming, latest="record")
    jobs.ask(lambda: "going", done.append, owner=going, latest="record")
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)

    assert done == ["coming", "going"]


def test_shutdown_does_all_that_waits_and_delivers_it(qtbot: QtBot) -> None:
    jobs, gate, answers, saved = Jobs(), Event(), list[int](), list[bool]()
    jobs.saved.connect(lambda: saved.append(True))
    jobs.ask(lambda: gate.wait(10), lambda _answer: None)
    for number in range(5):
        jobs.save(lambda number=number: number, answers.append)  # type: ignore[misc]
    gate.set()

    jobs.shutdown()

    assert answers == [0, 1, 2, 3, 4]
    assert len(saved) == 5
    assert not jobs.busy


def test_busy_is_told_once_for_a_burst(qtbot: QtBot, jobs: Jobs) -> None:
    told = list[bool]()
    jobs.busy_changed.connect(told.append)
    for _round in range(3):
        jobs.compute(lambda: None, lambda _answer: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [True, False]


def test_a_labelled_task_shows_its_progress(qtbot: QtBot, jobs: Jobs) -> None:
    told = list[tuple[str, int]]()
    jobs.progressed.connect(lambda label, percent: told.append((label, percent)))
    jobs.compute(lambda: jobs.report_progress("Report", 40), lambda _answer: None, label="Report")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [("Report", 0), ("Report", 40), ("Report", 100)]


def test_a_write_that_takes_its_time_says_so(qtbot: QtBot, jobs: Jobs) -> None:
    told = list[tuple[str, int]]()
    jobs.progressed.connect(lambda label, percent: told.append((label, percent)))
    jobs.save(lambda: None, lambda _answer: None, label="Writing anew")
    jobs.save(lambda: None, lambda _answer: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [("Writing anew", 0), ("Writing anew", 100)]


def test_a_job_that_is_over_holds_nobody(qtbot: QtBot, jobs: Jobs) -> None:
    """The worker's thread may be the last to drop it: a widget behind `done` would die there."""
    page = QObject()
    gone = ref(page)
    job = jobs.ask(lambda: None, lambda _answer, page=page: page, lambda _error, page=page: page)  # type: ignore[misc]
    del page
    qtbot.waitUntil(lambda: not jobs.busy)
    assert job.wanted
    assert gone() is None


def test_what_is_unhurried_begins_after_the_painting(qtbot: QtBot, jobs: Jobs) -> None:
    told = list[str]()

    class Painted(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            told.append("painted")

    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: "painted" in told)
    told.clear()
    widget.update()
    jobs.ask(lambda: told.append("begun"), lambda _answer: None, unhurried=True)
    assert jobs.busy
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == ["painted", "begun"]


def test_what_is_unhurried_is_done_before_the_end(jobs: Jobs) -> None:
    done = list[int]()
    jobs.ask(lambda: 7, done.append, unhurried=True)
    jobs.shutdown()
    assert done == [7]


def test_what_hangs_on_a_share_keeps_neither_the_others_nor_the_end_waiting(qtbot: QtBot) -> None:
    jobs, gate, answers, gone = Jobs(workers=1), Event(), list[str](), list[str]()
    jobs.reach(lambda: str(gate.wait()), gone.append)
    jobs.compute(lambda: "beside", answers.append)
    qtbot.waitUntil(lambda: answers == ["beside"])
    qtbot.waitUntil(lambda: not jobs.answering)
    assert jobs.busy

    jobs.shutdown(patience=0.0)
    gate.set()

    assert gone == []


def test_what_reaches_a_stick_is_waited_for_at_the_end_and_what_was_cancelled_is_not(jobs: Jobs) -> None:
    gate, answers = Event(), list[str]()
    jobs.reach(lambda: gate.wait(), lambda _answer: None).cancel()
    jobs.reach(lambda: "copied", answers.append)
    jobs.shutdown(patience=TIMEOUT_MAX)
    gate.set()
    assert answers == ["copied"]
