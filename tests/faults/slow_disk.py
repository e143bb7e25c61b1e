"""`python -m tests.faults.slow_disk FOLDER [--delay MS] [--below PLACE] [--known-bad]`: the window on a slow disk.

Every call below the dossier's folder (or `PLACE`, which holds the program's own folders too) waits `--delay`
milliseconds, but for as long after one that did (a second at most). One JSON line tells the longest rest of the
window's events and how much of one was waiting for anything but a processor, how often a call waited, and how many
calls the window's own thread made there: each of those would freeze it. Exit status 1 where there was one.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.shim import Shim, under_shim

_TICK = 5  # milliseconds
_PATIENCE = 600.0  # seconds


class Pulse:
    """How long the window's events rested at most, and while what was done; how long of it the thread neither worked
    nor waited for a processor: it waited for something else, a disk, another thread.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.longest = self.kept_waiting = 0.0
        self.doing = self.longest_doing = self.waiting_doing = ""
        self._last, self._busy = time.perf_counter(), _busy()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=_TICK)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, busy = time.perf_counter(), _busy()
        rest = now - self._last
        if rest > self.longest:
            self.longest, self.longest_doing = rest, self.doing
        if rest - (busy - self._busy) > self.kept_waiting:
            self.kept_waiting, self.waiting_doing = rest - (busy - self._busy), self.doing
        self._last, self._busy = now, busy


def _busy() -> float:
    """Seconds that this thread worked, or stood in the queue of the processors."""
    worked, queued, _slices = Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()
    return (int(worked) + int(queued)) / 1e9


def _until(holds: Callable[[], bool]) -> None:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + _PATIENCE
    while not holds():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise TimeoutError


def _work(folder: Path, below: Path, delay: int, *, known_bad: bool) -> dict[str, object]:
    """Opened, each tab shown, a field written, searched, undone, backed up, closed."""
    from csxl_desktop import app as program  # Qt is made safe by it

    # isort: split
    from PySide6.QtWidgets import QApplication

    from csxl_desktop.domain.directory import Organisation
    from csxl_desktop.system import paths
    from csxl_desktop.ui.drafts import Drafts

    application = QApplication(sys.argv[:1])
    shim, running = Shim(), program.Application(application)
    running.start(folder / "none")  # all that is imported once is imported before the pulse counts
    _until(lambda: not running.jobs.busy)
    pulse = Pulse()
    shim.slow_down(below, delay)
    jobs = running.jobs

    def do(name: str, act: Callable[[], object]) -> None:
        pulse.doing = name
        act()
        _until(lambda: not jobs.busy)

    def write() -> object:
        services = running.dossier.workspace
        return services.records.change(Organisation, services.directory.organisations()[0].id, {"note": "lent"})

    do("opening", lambda: running.open(folder))
    desk = running.desk
    if desk is None:
        raise RuntimeError("no window")
    for place in range(5):
        do(f"tab {place + 1}", lambda place=place: desk.window.show_tab(place))  # type: ignore[misc]
    do("keeping what is typed", lambda: Drafts(paths.drafts_folder()).keep("lent", {"words": "lent"}))
    do("remembering", lambda: running.state.set_text("lent", "lent"))
    do("writing", lambda: jobs.save(write, lambda _written: None))
    if known_bad:
        do("known bad", lambda: _write_here(folder))
    do("searching", lambda: desk.window.top.search.setText("mais"))
    do("undoing", desk.window.undo)
    do("looking after the file", desk.safekeeping.look_after)
    do("backing up", desk.safekeeping.back_up)
    pulse.doing = "closing"
    desk.window.close()
    told = _told(pulse, shim)
    running.close()  # the window has gone: what is written now keeps nobody
    shim.disarm()
    return told


def _told(pulse: Pulse, shim: Shim) -> dict[str, object]:
    """What was measured, times in milliseconds."""
    calls, first = shim.in_first_thread()
    return {
        "longest": round(pulse.longest * 1000),
        "while": pulse.longest_doing,
        "kept waiting": round(pulse.kept_waiting * 1000),
        "then": pulse.waiting_doing,
        "waited": shim.waited(),
        "calls": calls,
        "first": first,
    }


def _write_here(folder: Path) -> None:
    """What is known to be bad: the window's own thread writes."""
    with (folder / "note.txt").open("wb") as stream:
        stream.write(b"x")
        stream.flush()
        os.fsync(stream.fileno())


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.faults.slow_disk", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--delay", type=int, default=3000)
    parser.add_argument("--below", type=Path, help="where calls wait; the dossier's folder unless said")
    parser.add_argument("--known-bad", action="store_true")
    chosen = parser.parse_args()
    under_shim("tests.faults.slow_disk")
    folder = chosen.folder.absolute()
    told = _work(folder, (chosen.below or folder).absolute(), chosen.delay, known_bad=chosen.known_bad)
    sys.stdout.write(json.dumps(told) + "\n")
    return 1 if told["calls"] else 0


if __name__ == "__main__":
    sys.exit(main())
