"""Every place of the program, one after the other, and all the words that stand there."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from csxl_desktop import app as program
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.services import protection
from csxl_desktop.storage import keyring
from csxl_desktop.ui.directory.columns import COMMITTEE, FORMER, MEMBERS, ORGANISATIONS, PEOPLE
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.evaluation.entries import ENTRIES
from csxl_desktop.ui.meetings.hold import HoldPanel
from csxl_desktop.ui.unlock_page import UnlockPage
from csxl_desktop.ui.working_groups.record import GROUP, REPORT, YEAR
from tests.faults.walking import Walk
from tests.faults.writer import AUTHOR, now

_TURNS = 12_000  # looks at the events, ten milliseconds apart at most
_PASSPHRASE = "cerise verte lampe"
Show = Callable[[], object]


def settle(application: program.Application) -> None:
    """Until every answer has come."""
    for _turn in range(_TURNS):
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
        if not application.jobs.busy:
            return
    raise TimeoutError


class Tour:
    """`places` that were looked at, the `words` that stood there, and the `faults` of how they stood."""

    def __init__(self, application: program.Application) -> None:
        self._application = application
        self.places = 0
        self._words: list[str] = []
        self.faults: list[str] = []

    def look(self) -> None:
        """Read all that stands on the screen now."""
        settle(self._application)
        for window in [each for each in QApplication.topLevelWidgets() if each.isVisible()]:
            walk = Walk(window)
            self._words.extend(walk.words)
            self.faults += [f"place {self.places}: {each}" for each in walk.faults]
        self.places += 1

    def words(self) -> str:
        return "\n".join(self._words)

    def tabs(self, *, whole: bool) -> None:
        """Every place that a page says it has, or its first one."""
        for tab, places in enumerate((_home, _directory, _meetings, _groups, _evaluation)):
            for show in places(self._page(tab)) if whole else (lambda: None,):
                show()
                self.look()

    def beyond_the_tabs(self, dossier: Path, locked: Path) -> None:
        """A meeting under way; the page without a dossier; one that is encrypted, unlocked, and what opens it."""
        self._room()
        application = self._application
        application.show_start_page()
        self.look()
        application.jobs.ask(application.release, lambda _left: None)
        settle(application)
        shutil.copytree(dossier, locked)
        wanted = protection.Protecting(AUTHOR.person, _PASSPHRASE, protection.new_code())
        protection.turn_on(locked, wanted, AUTHOR, now)
        keyring.forget()
        application.open(locked)
        self.look()
        page = application.window
        assert isinstance(page, UnlockPage)
        page.words_given.emit(_PASSPHRASE)
        self.look()
        home = self._page(0)
        home.open_memory()
        home.memory.show_protection()
        self.look()

    def _room(self) -> None:
        page = self._page(2)
        for row in page.list.model.rows()[:1]:
            page.open_record("meeting", row.id)
            page.record.show_step(Step.HOLD)
            settle(self._application)
            hold = page.record.findChild(HoldPanel)
            hold.open_room()
            self.look()
            hold.room.close()
            settle(self._application)

    def _page(self, tab: int) -> Any:
        desk = self._application.desk
        assert desk is not None
        desk.window.show_tab(tab)
        settle(self._application)
        return desk.window.current_page()


def _home(page: Any) -> Iterator[Show]:
    yield from (page.reload, page.open_backups, page.open_settings, page.open_memory)
    for view in ("trash", "personal_data", "bags", "shared", "protection"):
        yield getattr(page.memory, f"show_{view}")


def _directory(page: Any) -> Iterator[Show]:
    for view in (MEMBERS, FORMER, COMMITTEE, ORGANISATIONS, PEOPLE):
        yield partial(page.list.turn_to, view)
        yield lambda: page.list.table().choose_first()
    for show in ("everything", "anonymising", "erasing", "certificate"):
        yield getattr(page.person, f"show_{show}")
    for entry in TOOLS:
        yield partial(page.open_tool, entry.key)


def _meetings(page: Any) -> Iterator[Show]:
    kinds = {row.behaviour: row for row in reversed(page.list.model.rows())}  # of each kind the first
    for row in kinds.values():
        yield partial(page.open_record, "meeting", row.id)
        yield from (partial(page.record.show_step, step) for step in Step)
    yield from (partial(page.list.show_view, view) for view in ("month", "year"))


def _groups(page: Any) -> Iterator[Show]:
    yield from (partial(page.record.show_view, view) for view in (YEAR, GROUP, REPORT))


def _evaluation(page: Any) -> Iterator[Show]:
    yield from (partial(page.show_place, place.key) for place in ENTRIES)
