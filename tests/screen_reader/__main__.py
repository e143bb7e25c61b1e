"""`make spoken`: the demonstration on a real screen and bus; names are walked, a name typed in the room is heard.

Wants at-spi2-core, dbus-x11, python3-pyatspi, xvfb; not part of the suite, because they are not part of the product.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "xcb"
os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from csxl_desktop.app import Application
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.storage.database import Author
from csxl_desktop.ways_in import demo_workspace
from tests.legible.reach import controls
from tests.screenshots import PERSON, Studio
from tests.shots import MEETINGS
from tests.shots.agenda_room import ROOM_SHOTS

PATIENCE = 90_000
SYSTEM_PYTHON = "/usr/bin/python3"


class Heard:
    """What the listener printed so far."""

    def __init__(self) -> None:
        listener = Path(__file__).with_name("listener.py")
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(listener), str(os.getpid())], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        os.set_blocking(self._process.stdout.fileno(), False)
        self.lines: list[str] = []

    def wait(self, holds: Callable[["Heard"], bool]) -> None:
        """Serve the bus until `holds`."""
        assert self._process.stdout is not None
        heart = QTimer(interval=20)
        heart.start()
        deadline = QDeadlineTimer(PATIENCE)
        while not holds(self):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.lines += self._process.stdout.readlines()
            if deadline.hasExpired() or self._process.poll() is not None:
                raise TimeoutError("the screen reader heard nothing more")

    def told(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines if line.startswith("{") and "announced" not in line]

    def announced(self) -> list[str]:
        return [json.loads(line)["announced"] for line in self.lines if "announced" in line]

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="csxl-spoken-") as made:
        os.environ["CSXL_HOME"] = made
        app = QApplication(sys.argv[:1])
        demo = Path(made) / "demo"
        Application(app).close()
        demo_workspace(demo, Author(PERSON, "poste-1")).close()
        studio = Studio(app, demo, "light", pictures=False)
        studio.window().show_tab(MEETINGS)
        studio.settle()
        ROOM_SHOTS[0].prepare(studio)
        room = studio.page().record.panel(Step.HOLD).room
        heard = Heard()
        try:
            heard.wait(lambda each: any(line.startswith("walked") for line in each.lines))
            faults = _names(heard, room) + _typed(studio, heard, room)
        finally:
            heard.close()
        room.close()
        studio.close()
    for fault in faults:
        print(fault)
    print(f"{len(heard.told())} things on the bus; announced: {heard.announced()}; {len(faults)} faults")
    return 1 if faults else 0


def _names(heard: Heard, room: Any) -> list[str]:
    """On the bus stands what the window says, and nothing that takes the keyboard is silent."""
    told = heard.told()
    names = {each["name"] for each in told}
    wanted = {control.accessibleName() or getattr(control, "text", str)() for control in controls(room)}
    lacking = sorted(wanted - names - {""})
    silent = [each for each in told if each["focusable"] and not each["name"].strip()]
    return [f"not on the bus: {name}" for name in lacking] + [f"without a name: {each}" for each in silent]


def _typed(studio: Any, heard: Heard, room: Any) -> list[str]:
    """Three letters and Enter: the name is said, and how many are there."""
    away = next(row for row in room.desk.rows() if row.state is not AttendanceState.PRESENT)
    room.activateWindow()
    room.people.entry.edit.setFocus()
    QTest.keyClicks(room.people.entry.edit, away.full_name)
    studio.settle()
    QTest.keyClick(room.people.entry.edit, Qt.Key.Key_Return)
    studio.settle()
    try:
        heard.wait(lambda each: any(away.full_name in words for words in each.announced()))
    except TimeoutError:
        return [f"not announced: {away.full_name}"]
    return []


if __name__ == "__main__":
    sys.exit(main())
