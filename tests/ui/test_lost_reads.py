"""What the disk refused to read is asked again, but for what was read since, and what nobody looks at any more."""

import errno
import os
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.storage.errors import NotReadError
from csxl_desktop.ui.errors import Errors, sentence
from csxl_desktop.ui.jobs import Jobs


class Shelf:
    """A page that reads from a share, which may be away."""

    def __init__(self, qtbot: QtBot, jobs: Jobs) -> None:
        self.page, self.shown, self.told, self.away = QWidget(), list[str](), list[Exception](), False
        qtbot.addWidget(self.page)
        self.page.show()
        self._qtbot, self._jobs = qtbot, jobs
        jobs.lost_reads.lost.connect(self.told.append)

    def read(self, name: str) -> None:
        self._jobs.ask(partial(self._words, name), self.shown.append, lambda _error: None, owner=self.page)
        self.settle()

    def again(self) -> None:
        for lost in self._jobs.lost_reads.take():
            self._jobs.ask(lost.work, lost.done, lost.failed, owner=lost.owner)
        self.settle()

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._jobs.busy)

    def _words(self, name: str) -> str:
        if self.away:
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE))
        return name


@pytest.fixture
def shelf(qtbot: QtBot, jobs: Jobs) -> Shelf:
    return Shelf(qtbot, jobs)


def test_the_newest_refused_read_of_a_kind_is_asked_again(shelf: Shelf) -> None:
    shelf.away = True
    shelf.read("one")
    shelf.read("two")
    assert [type(each) for each in shelf.told] == [NotReadError, NotReadError]
    shelf.again()
    assert len(shelf.told) == 3

    shelf.away = False
    shelf.again()
    shelf.again()
    assert shelf.shown == ["two"]


def test_what_was_read_since_is_not_covered_by_what_was_refused_before(shelf: Shelf, jobs: Jobs) -> None:
    none_left: list[bool] = []
    jobs.lost_reads.none_left.connect(lambda: none_left.append(True))
    shelf.away = True
    shelf.read("one")
    shelf.away = False
    shelf.read("two")
    assert none_left == [True]
    shelf.again()
    assert shelf.shown == ["two"]


def test_what_nobody_looks_at_any_more_is_not_asked_again(shelf: Shelf) -> None:
    shelf.away = True
    shelf.read("one")
    shelf.away = False
    shelf.page.hide()
    shelf.again()
    assert shelf.shown == []


def test_file_that_the_system_refuses_is_told_and_only_a_fault_of_ours_is_a_failure(qtbot: QtBot) -> None:
    errors, refused, failed = Errors(), list[str](), list[str]()
    errors.refused.connect(refused.append)
    errors.failed.connect(failed.append)

    errors.show(OSError(errno.EACCES, "no"))
    errors.show(OSError(errno.ENOSPC, "no"))
    assert [each.split("\n")[0] for each in refused] == [
        "A file could not be read or written: access is refused.",
        "A file could not be read or written: the disk is full.",
    ]
    assert failed == []
    errors.show(FileNotFoundError(errno.ENOENT, "ours"))
    assert failed == [sentence(ValueError())]


def test_share_that_went_away_on_windows_is_a_disk_that_does_not_answer() -> None:
    gone = OSError(errno.ENOENT, "no")
    setattr(gone, "winerror", 64)  # noqa: B010 - only Windows knows it
    assert sentence(gone).startswith("A file could not be read or written: the disk does not answer.")
