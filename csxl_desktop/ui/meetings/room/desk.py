"""What the window of a meeting shares: people painted at once, acknowledged after the commit, or back with a reason."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow, SignedRow
from csxl_desktop.domain.room import Figures, Room, RoomItem, RoomLine, figures
from csxl_desktop.i18n import _
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.meetings.people_card import Line
from csxl_desktop.ui.meetings.room.room_lines import RoomLines
from csxl_desktop.ui.meetings.walk_in import WalkIn

_REST = 400  # milliseconds without a key after which the meeting is read again


class RoomDesk(QObject):
    """One meeting being held, from `open` on.

    - `shown()`: it was read (again); `people_changed()`: who is on the list
    - `line_changed(line_id)`: a line says something else, before or after its commit
    - `on_its_way()`: what a key changed was said, and goes to the dossier now: whoever paints, paints first
    - `item_changed()`: another item is the current one
    - `told(reason)`: something was refused
    """

    shown = Signal()
    people_changed = Signal()
    line_changed = Signal(object)
    on_its_way = Signal()
    item_changed = Signal()
    told = Signal(str)
    meeting_id: UUID  # from `open` on

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context, self.place = context, 0
        self.room: Room | None = None
        self._lines = RoomLines()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.reread)

    # Reading.

    def open(self, meeting_id: UUID, room: Room | None = None) -> None:
        """The meeting that is held, read now unless it was just before: a desk serves one."""
        self.meeting_id = meeting_id
        if room is None:
            self.reread()
        else:
            self._take(room)

    def reread(self) -> None:
        """The meeting as it stands in the dossier; what is on its way stays as it is painted."""
        context, meeting_id = self.context, self.meeting_id
        context.jobs.ask(
            lambda: context.services.room.read(meeting_id),
            self._take,
            context.errors.show,
            owner=self,
            latest="meetings/room",
        )

    def _take(self, room: Room) -> None:
        self.room = room
        if self._lines.on_their_way():
            self._rest.start()
        self._lines.take(room.lines)
        self.place = min(self.place, max(0, len(room.items) - 1))
        self.shown.emit()
        self.people_changed.emit()

    # What is shown.

    def item(self) -> RoomItem | None:
        """The current item."""
        return self.room.items[self.place] if self.room is not None and self.room.items else None

    def item_id(self) -> UUID | None:
        item = self.item()
        return item.id if item is not None else None

    def lines(self) -> list[Line]:
        """The people as painted."""
        return [self._lines.painted(line.row.id) for line in self._lines.every()]

    def line(self, line_id: UUID) -> Line:
        """One of them."""
        return self._lines.painted(line_id)

    def rows(self) -> Iterable[AttendanceRow]:
        return (line.row for line in self._lines.every())

    def row(self, line_id: UUID) -> AttendanceRow:
        return self._lines[line_id].row

    def is_pending(self, line_id: UUID) -> bool:
        return self._lines.is_pending(line_id)

    def is_real(self, line_id: UUID) -> bool:
        """Whether the dossier has that line: somebody just typed is on the way there."""
        return self._lines.is_real(line_id)

    def figures(self) -> Figures:
        """The live counters, what is on its way counted."""
        if self.room is None:
            return Figures(0, 0, 0)
        return figures(self._lines.every(), self.room.heads, self.room.rule)

    def go(self, place: int) -> None:
        """Another item."""
        if self.room is not None and 0 <= place < len(self.room.items) and place != self.place:
            self.place = place
            self.item_changed.emit()

    # Writing.

    def set_state(self, line_id: UUID, state: AttendanceState, work: Callable[[], object] | None = None) -> None:
        """`work` writes more than the state."""
        context = self.context
        self._write(
            {line_id: {"state": state}}, work or (lambda: context.services.attendance.set_state(line_id, state))
        )

    def represent(self, line_id: UUID, by_id: UUID | None) -> None:
        """Away; somebody on the list stands in."""
        context = self.context
        by = self.row(by_id).full_name if by_id is not None and by_id in self._lines else ""
        self._write(
            {line_id: {"state": AttendanceState.REPRESENTED, "represented_by": by}},
            lambda: context.services.attendance.represent(line_id, by_id),
        )

    def replace(self, line_id: UUID, by_id: UUID, signed: SignedRow | None) -> None:
        """Away; somebody on the list stands in and is there: one act."""
        context = self.context
        away = {"state": AttendanceState.REPRESENTED, "represented_by": self.row(by_id).full_name}
        self._write(
            {line_id: away, by_id: {"state": AttendanceState.PRESENT}},
            lambda: context.services.attendance.represent(line_id, by_id, here=True, signed=signed),
        )

    def represent_by_new(self, line_id: UUID, new: WalkIn, signed: SignedRow | None) -> None:
        """Away; somebody new stands in."""
        context, by = self.context, f"{new.first_name} {new.last_name}".strip()
        self._write(
            {line_id: {"state": AttendanceState.REPRESENTED, "represented_by": by}},
            lambda: context.services.attendance.represent_by_new(
                line_id,
                first_name=new.first_name,
                last_name=new.last_name,
                organisation_name=new.organisation,
                signed=signed,
            ),
        )

    def stamp(self, line_id: UUID, *, left: bool) -> None:
        """Comes, or goes, at the current item."""
        item, context = self.item(), self.context
        if item is None:
            return
        stamps = {"left_item_id" if left else "arrived_item_id": item.id}
        shown = {"left_at" if left else "arrived_at": item.place}
        present = {line_id: {"state": AttendanceState.PRESENT}}
        self._write(present, lambda: context.services.attendance.stamp(line_id, **stamps), **shown)

    def add(self, row: AttendanceRow, work: Callable[[], object]) -> None:
        """Somebody who is not on the list yet: counted at once, real after the commit."""
        partners = (row.organisation_id or new_id(),) if row.organisation else ()
        self._lines.add(RoomLine(row, partners, is_new=True))
        self._send((row.id,), work, new=True)

    def act(self, work: Callable[[], object]) -> None:
        """Write something else, then read again; a refusal is told."""
        self.context.jobs.save(
            work, lambda _answer: self.reread(), lambda error: self.told.emit(sentence(error)), owner=self
        )

    def _write(self, changes: Mapping[UUID, Mapping[str, Any]], work: Callable[[], object], **stamps: int) -> None:
        if not all(map(self.is_real, changes)):
            self.told.emit(_("This person is being written down: one moment."))
            return
        for key, values in changes.items():
            self._lines.change(key, {"represented_by": "", **values}, **stamps)
        self._send(tuple(changes), work)

    def _send(self, line_ids: tuple[UUID, ...], work: Callable[[], object], *, new: bool = False) -> None:
        """Shown, painted, then written: while the database's thread works, painting waits for the interpreter."""
        self._lines.begin(line_ids)
        painted = {key: self._lines[key] for key in line_ids}

        def done(_written: object) -> None:
            self._lines.settle(painted)
            self._ended(line_ids)

        def failed(error: Exception) -> None:
            reason = sentence(error)
            self._lines.give_back(line_ids, reason)
            self.told.emit(_("{name}: {reason}").format(name=painted[line_ids[0]].row.full_name, reason=reason))
            self._ended(line_ids)

        if new:
            self.people_changed.emit()
        else:
            self._tell(line_ids)
        self.on_its_way.emit()
        self.context.jobs.save(work, done, failed, owner=self)

    def _ended(self, line_ids: tuple[UUID, ...]) -> None:
        self._rest.start()
        self._tell(line_ids)

    def _tell(self, line_ids: tuple[UUID, ...]) -> None:
        for key in line_ids:
            self.line_changed.emit(key)


def _ticked(context: Context, line_id: UUID, state: AttendanceState) -> object:
    return context.services.attendance.set_state(line_id, state)
