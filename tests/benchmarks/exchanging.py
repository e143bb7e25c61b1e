"""`exchanging FOLDER`: a large dossier is shared, joined and exchanged beside a window. Prints seconds and bytes.

How long each exchange takes, how much memory the program and the process beside it need at the most, how long the
window's events rested, and how much of such a rest was waiting for anything but a processor.
"""

import resource
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from csxl_desktop import app as program
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system import clock
from tests.benchmarks.telling import most_memory, say
from tests.faults.slow_disk import Pulse

WORDS = "cerise verte lampe"
CHANGED = 20
assert csxl_desktop.ui


class Window:
    """The program on the large dossier, its list of people in front."""

    def __init__(self, folder: Path) -> None:
        self._program = program.Application(QApplication(sys.argv[:1]))
        self._program.open(folder)
        self.until_idle()
        assert self._program.desk is not None
        self.desk, self.jobs = self._program.desk, self._program.jobs
        self.desk.window.show_tab(1)
        self.until_idle()
        self.pulse = Pulse()

    def until_idle(self) -> None:
        while self._program.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def timed(self, what: str, act: Callable[[], object]) -> None:
        started = time.perf_counter()
        self.pulse.doing = what
        act()
        self.until_idle()
        say(**{what: time.perf_counter() - started})

    def services(self) -> Workspace:
        return self._program.dossier.workspace

    def close(self) -> None:
        self._program.close()


def main() -> int:
    folder, place = Path(sys.argv[1]), Path(sys.argv[1]).parent / "commun"
    other = folder.parent / "other"
    for each in (place, other):
        shutil.rmtree(each, ignore_errors=True)
    place.mkdir()
    window = Window(folder)
    sharing = window.jobs.in_database(lambda: window.services().sharing)
    lane, reach = window.jobs.in_database, window.jobs.reach
    window.timed("share", lambda: reach(lambda: sharing.share(place, WORDS, lane), lambda _ended: None))
    started = time.perf_counter()
    join(place, WORDS, other, "poste-2")
    say(join=time.perf_counter() - started)
    window.timed(
        "nothing", lambda: window.jobs.reach(lambda: sharing.exchange(window.jobs.in_database), lambda _: None)
    )
    window.jobs.save(lambda: _change(window.services(), 0), lambda _none: None)
    window.timed("tell", lambda: reach(lambda: sharing.exchange(lane), lambda _ended: None))
    with open_workspace(other, Author("Samir", "poste-2"), clock.now_utc) as beside:
        started = time.perf_counter()
        beside.sharing.exchange()
        say(join_takes_in=time.perf_counter() - started)
        _change(beside, CHANGED)
        beside.sharing.exchange()
    window.desk.together.start()
    window.timed("take_in", window.desk.together.exchange)
    window.until_idle()
    pulse = window.pulse
    say(longest=pulse.longest, kept_waiting=pulse.kept_waiting)
    sys.stderr.write(f"{pulse.longest_doing} {pulse.waiting_doing}\n")
    window.close()
    say(rss=most_memory())
    say(child_rss=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
    say(copy=max(path.stat().st_size for path in (place / "instantanes").iterdir()))
    return 0


def _change(services: Workspace, first: int) -> None:
    for row in services.directory.organisations()[first : first + CHANGED]:
        services.records.change(Organisation, row.id, {"note": "dit"})


if __name__ == "__main__":
    sys.exit(main())
