"""The child of the room's kill rig: a real window of a meeting, run by keys until this process is killed.

It says on its output what the screen shows as acknowledged, and each letter typed with its instant.
"""

import json
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.window_state import WindowState
from tests.faults.writer import AUTHOR
from tests.ui.room_support import Hands, names

_PACE = 6  # milliseconds between two keys
assert csxl_desktop.ui


class Writer:
    """One window and two hands; `known_bad` says what is broken on purpose."""

    def __init__(self, folder: Path, meeting: UUID, seed: int, known_bad: str) -> None:
        self.chance, self.known_bad = random.Random(seed), known_bad
        self.jobs = Jobs()
        self.owner = QWidget()
        dossier = Dossier()
        kept = Drafts(None if known_bad == "no-drafts" else folder.parent / "drafts")
        state = WindowState(folder.parent / "window.json")
        today = datetime.now(UTC).date()
        context = Context(dossier, self.jobs, Errors(), state, lambda: today, drafts=kept)
        opened = open_workspace
        self.jobs.ask(lambda: dossier.hold(opened(folder, AUTHOR, lambda: datetime.now(UTC))), lambda _answer: None)
        self.window = RoomWindow(self.owner, context, meeting, Choices)
        self.hands = Hands(self.window, self.jobs)
        self.told: dict[UUID, str] = {}
        self.window.desk.people_changed.connect(self.tell_ticks)
        self.window.desk.line_changed.connect(self.tell_ticks)
        self.window.minutes.editor.edit.textChanged.connect(self.tell_text)

    def tell_ticks(self) -> None:
        """Each line that the screen shows as acknowledged, with its state."""
        for line in self.window.desk.lines():
            shown = not line.pending or self.known_bad == "early"
            if shown and not line.failed and self.window.desk.is_real(line.id):
                state = line.row.state.value
                if self.told.get(line.id, AttendanceState.INVITED.value) != state:
                    say("ticked", line.id.hex, state)
                self.told[line.id] = state

    def tell_text(self) -> None:
        item = self.window.desk.item_id()
        if item is not None and self.window.minutes.editor.edit.hasFocus():
            say("typed", time.monotonic(), item.hex, self.window.minutes.editor.text().plain())

    def run(self) -> None:
        """Arrivals, text, decisions and items for ever."""
        self.window.show()
        self.window.activateWindow()
        while self.window.desk.room is None or self.jobs.busy:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        say("ready")
        people = [f"{first} {last}" for first, last in names()]
        while True:
            self.hands.key(Qt.Key.Key_F2)
            for name in self.chance.sample(people, 3):
                self.hands.mark(name)
                self.hands.key(self.chance.choice((Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_Return)))
                self.pause()
            self.hands.key(Qt.Key.Key_F3)
            for letter in f"Il est dit {self.chance.randrange(10**6)} fois. " * self.chance.randrange(1, 8):
                self.hands.type(letter)
                self.pause()
            if self.chance.random() < 0.3:
                self.hands.key(Qt.Key.Key_F4)
                self.hands.line("Une décision")
            if self.chance.random() < 0.3:
                self.hands.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    def pause(self) -> None:
        """As long as a hand takes to the next key; the window goes on meanwhile."""
        loop = QEventLoop()
        QTimer.singleShot(_PACE, loop.quit)
        loop.exec()


def say(*what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    folder, meeting, seed, known_bad = sys.argv[1:5]
    app = QApplication(sys.argv[:1])
    theme.apply(app, "light", resources())
    Writer(Path(folder), UUID(meeting), int(seed), known_bad).run()


if __name__ == "__main__":
    main()
