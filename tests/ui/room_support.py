"""An assembly of invented people, run in the full-screen window by keys alone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.domain.choices import BasicKind, ItemKind
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.meetings.room.window import RoomWindow
from tests import factories
from tests.ui.typing_keys import type_text

ITEMS, PEOPLE, BODIES = 20, 60, 45
_FIRST = ("Aïcha", "Bram", "Chloé", "Driss", "Élise", "Femke")
_START = ("Bax", "Cor", "Dem", "Fon", "Gil", "Hux", "Jan", "Kel", "Lom", "Mor")
_END = ("ard", "elle", "inck", "ouri", "ens", "aux")


def names() -> list[tuple[str, str]]:
    """Sixty different people whose family names tell themselves apart early."""
    return [(_FIRST[n % 6], f"{_START[n // 6]}{_END[n % 6]}") for n in range(PEOPLE)]


@dataclass(frozen=True, slots=True)
class Planned:
    """The assembly before it begins."""

    meeting: UUID
    expected: list[str]


def plan_assembly(workspace: Workspace) -> Planned:
    """Twenty items; sixty people of forty-five organisations on the list, none of them there yet."""
    bodies = [factories.organisation(workspace, f"Organisation {n:02}") for n in range(BODIES)]
    people = names()
    for n, (first, last) in enumerate(people):
        who = factories.person(workspace, first, last)
        factories.representative(workspace, who, bodies[n % BODIES])
    meeting = factories.meeting(workspace, BasicKind.PLENARY, date(2026, 11, 20), theme="Sortir de l’isolement")
    for n in range(ITEMS - len(workspace.room.read(meeting).items)):
        workspace.meetings.add_item(meeting, ItemKind.FREE, f"Point {n + 1}")
    workspace.attendance.invite_expected(meeting)
    return Planned(meeting, [f"{first} {last}" for first, last in people])


class Hands:
    """Two hands on a keyboard: every act is a key sent to whatever has the keys, and counted."""

    def __init__(self, window: RoomWindow, jobs: Jobs) -> None:
        self.window, self.jobs, self.keys = window, jobs, 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self._target(), key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            self.keys += 1
            type_text(self._target(), letter)

    def line(self, text: str) -> None:
        self.type(text)
        self.key(Qt.Key.Key_Return)

    def tick(self, name: str) -> int:
        """Type as few letters of the family name as mark that person, then Enter; how many keys it took."""
        before, entry = self.keys, self.window.people.entry
        for letter in name.rsplit(maxsplit=1)[-1].lower():
            self.type(letter)
            item = entry.popup.currentItem() if entry.popup.isVisible() else None
            if item is not None and item.text().startswith(name):
                break
        self.key(Qt.Key.Key_Return)
        return self.keys - before

    def mark(self, name: str) -> None:
        """Type letters until that person is marked in the suggestions."""
        entry = self.window.people.entry
        for letter in name.rsplit(maxsplit=1)[-1].lower():
            self.type(letter)
            item = entry.popup.currentItem() if entry.popup.isVisible() else None
            if item is not None and item.text().startswith(name):
                return
        raise AssertionError(f"{name} is not offered")

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self.window
