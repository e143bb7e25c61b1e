"""The list of people of a meeting: who is on it, in which state; one key changes a state, pending at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.i18n.named import named
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.words import ATTENDANCE_ICONS, ATTENDANCE_STATES, ATTENDANCE_TONES, ROLES
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable

Keys = Mapping[Qt.Key, AttendanceState]
_ROLE_KEYS = {Qt.Key.Key_S: AttendanceRole.SPEAKER, Qt.Key.Key_G: AttendanceRole.GUEST}


@dataclass(frozen=True, slots=True)
class Line:
    """One person on the list; `pending` while a change is on its way, `failed` where it was refused."""

    row: AttendanceRow
    pending: bool = False
    failed: bool = False
    note: str = ""  # when the person came or went, why a change was refused

    @property
    def id(self) -> UUID:
        return self.row.id


def _icon(line: Line) -> tuple[str, str]:
    if line.failed:
        return "circle-alert", "wrong"
    if line.pending:
        return "loader-circle", "secondary"
    if line.row.walk_in and line.row.state is AttendanceState.PRESENT:
        return "user-plus", "good"
    return ATTENDANCE_ICONS[line.row.state]


def _state(line: Line) -> tuple[str, str] | None:
    if line.failed:
        return _("not saved"), "wrong"
    if line.pending:
        return _("saving…"), "neutral"
    return _(ATTENDANCE_STATES[line.row.state]), ATTENDANCE_TONES[line.row.state]


def _meal(meal: bool | None) -> str:
    if meal is None:
        return ""
    return _("eats with us") if meal else _("no meal")


def _beside(line: Line) -> str:
    parts = (
        line.row.organisation,
        line.note,
        _(ROLES[line.row.role]) if ROLES[line.row.role] else "",
        _("walk-in") if line.row.walk_in else "",
        named(_("represented by {name}"), name=line.row.represented_by) if line.row.represented_by else "",
        _meal(line.row.meal),
        named(_("also for {names}"), names=", ".join(line.row.further)) if line.row.further else "",
    )
    return " · ".join(part for part in parts if part)


_COLUMNS: tuple[Column[Line], ...] = (
    Column(
        N_("Person"),
        lambda line: line.row.full_name,
        lambda line: sort_key(line.row.last_name),
        secondary=_beside,
        icon=_icon,
        state=_state,
    ),
)


class PeopleTable(RowTable[Line]):
    """The people with the keys of a step.

    Space toggles present, the keys given set their state, R asks by whom the person is represented
    (`represent_wanted(line)`), O for which other organisation the same person is there (`partner_wanted(line)`), S and
    G make a speaker or a guest (`role_wanted(line, role)`), Del takes the line off the list (`removed(line)`). A double
    click toggles too; the right button offers everything by its word.
    """

    state_wanted = Signal(object, object)
    role_wanted = Signal(object, object)
    represent_wanted = Signal(object)
    partner_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self, keys: Keys, *, space: AttendanceState) -> None:
        self.lines: RowTableModel[Line] = RowTableModel(
            _COLUMNS, lambda line: line.id, lambda line: line.row.folded, folded=True
        )
        super().__init__(self.lines, _("People"), compact=True, header=False)
        self._keys, self._space = dict(keys), space
        self.row_opened.connect(self._toggle)

    def event(self, event: QEvent) -> bool:
        """Del means the line here, not the meeting."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.chosen_row(), Qt.Key(event.key())
        if line is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self._toggle(line)
        elif key == Qt.Key.Key_R:
            self.represent_wanted.emit(line)
        elif key == Qt.Key.Key_O:
            self.partner_wanted.emit(line)
        elif key in _ROLE_KEYS:
            self.role_wanted.emit(line, _other_role(line, _ROLE_KEYS[key]))
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(line)
        elif key in self._keys:
            self.state_wanted.emit(line, self._keys[key])
        else:
            super().keyPressEvent(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Delete and self.chosen_row() is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.chosen_row()
        if line is not None:
            self.menu(line).popup(event.globalPos())

    def menu(self, line: Line) -> QMenu:
        """Everything that the keys do, by its word."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for state, word in ATTENDANCE_STATES.items():
            action = menu.addAction(_(word))
            action.setCheckable(True)
            action.setChecked(line.row.state is state)
            action.triggered.connect(partial(self._wanted, line, state))
        menu.addSeparator()
        for role in _ROLE_KEYS.values():
            action = menu.addAction(_(ROLES[role]))
            action.setCheckable(True)
            action.setChecked(line.row.role is role)
            action.triggered.connect(partial(self._as, line, role))
        menu.addSeparator()
        menu.addAction(_("Also there for…")).triggered.connect(lambda _checked: self.partner_wanted.emit(line))
        menu.addAction(_("Take off the list")).triggered.connect(lambda _checked: self.removed.emit(line))
        return menu

    def _toggle(self, line: Line) -> None:
        is_so = line.row.state is self._space
        self.state_wanted.emit(line, AttendanceState.INVITED if is_so else self._space)

    def _wanted(self, line: Line, state: AttendanceState, _checked: bool = False) -> None:
        if state is AttendanceState.REPRESENTED:
            self.represent_wanted.emit(line)
        else:
            self.state_wanted.emit(line, state)

    def _as(self, line: Line, role: AttendanceRole, _checked: bool = False) -> None:
        self.role_wanted.emit(line, _other_role(line, role))


def _other_role(line: Line, role: AttendanceRole) -> AttendanceRole:
    return AttendanceRole.PARTICIPANT if line.row.role is role else role


class People(PeopleTable):
    """The table with its writes: a change is painted at once, acknowledged after the commit, or comes back marked."""

    def __init__(self, desk: Desk, keys: Keys, *, space: AttendanceState) -> None:
        super().__init__(keys, space=space)
        self._desk = desk
        self._pending: dict[UUID, AttendanceState] = {}
        self._settled: dict[UUID, AttendanceState] = {}
        self._failed: set[UUID] = set()
        self._ghosts: dict[UUID, AttendanceRow] = {}
        self.by_field = self._stand_in_field()
        self.by_field.hide()
        self._away: UUID | None = None
        self.by_field.committed.connect(self._stand_in)
        self.by_field.create_requested.connect(self._send_new)
        self.also_field = ReferenceField(
            _("Also there for"),
            desk.organisations,
            placeholder=_("Which organisation? Three letters, then Enter…"),
            pick_and_clear=True,
        )
        self.also_field.hide()
        self._there: UUID | None = None
        self.also_field.picked.connect(self._add_partner)
        self.state_wanted.connect(lambda line, state: self.set_state(line.id, state))
        self.represent_wanted.connect(self._ask_stand_in)
        self.partner_wanted.connect(self._ask_partner)
        self.role_wanted.connect(lambda line, role: self.set_role(line.id, role))
        self.removed.connect(self._take_off)

    # Showing.

    def show_people(self, *, same: bool) -> None:
        """The people of the meeting on the desk."""
        self._settled.clear()
        if not same:
            self._pending.clear()
            self._failed.clear()
            self._ghosts.clear()
            self.by_field.hide()
            self.also_field.hide()
        self._paint()

    def _paint(self) -> None:
        meeting = self._desk.meeting
        rows = meeting.record.attendances if meeting is not None else ()
        lines = [self._line(row) for row in rows]
        lines += [Line(row, pending=True) for row in self._ghosts.values()]
        self.lines.set_rows(lines)

    def _line(self, row: AttendanceRow) -> Line:
        if row.id in self._pending:
            return Line(replace(row, state=self._pending[row.id]), pending=True)
        if row.id in self._settled:
            return Line(replace(row, state=self._settled[row.id]))
        return Line(row, failed=row.id in self._failed)

    # Writing.

    def set_state(self, line_id: UUID, state: AttendanceState, work: Callable[[], object] | None = None) -> None:
        """Tick a line; `work` writes more than the state."""
        if line_id in self._ghosts:
            return
        context = self._desk.context
        self._write(line_id, state, work or (lambda: context.services.attendance.set_state(line_id, state)))

    def set_role(self, line_id: UUID, role: AttendanceRole) -> None:
        """Speakers and guests stand apart in the minutes."""
        context = self._desk.context
        if line_id not in self._ghosts:
            self._desk.act(lambda: context.services.records.change(Attendance, line_id, {"role": role}))

    def represent(self, line_id: UUID, by_id: UUID | None) -> None:
        """The person is away, somebody on the list (or nobody yet) stands in."""
        context = self._desk.context
        self._write(line_id, AttendanceState.REPRESENTED, lambda: context.services.attendance.represent(line_id, by_id))

    def add_ghost(self, ghost: AttendanceRow, work: Callable[[], Any]) -> None:
        """Somebody who is not on the list yet: painted at once, real after the commit."""
        self._ghosts[ghost.id] = ghost

        def done(_written: object) -> None:
            self._ghosts.pop(ghost.id, None)
            self._desk.changed()

        def failed(error: Exception) -> None:
            self._ghosts.pop(ghost.id, None)
            self._desk.context.errors.show(error)
            self._paint()

        self._desk.context.jobs.save(work, done, failed, owner=self)
        self._paint()

    def _write(self, line_id: UUID, state: AttendanceState, work: Callable[[], object]) -> None:
        self._pending[line_id] = state
        self._failed.discard(line_id)

        def done(_written: object) -> None:
            if self._pending.get(line_id) is state:
                self._settled[line_id] = self._pending.pop(line_id)
            self._paint()
            self._desk.changed()

        def failed(error: Exception) -> None:
            self._pending.pop(line_id, None)
            self._failed.add(line_id)
            self._paint()
            self._desk.context.errors.show(error)

        self._desk.context.jobs.save(work, done, failed, owner=self)
        self._paint()

    def _take_off(self, line: Line) -> None:
        if line.id not in self._ghosts:
            text = _("“{name}” taken off the list").format(name=line.row.full_name)
            self._desk.trash(Attendance, line.id, text)

    # Who stands in.

    def _stand_in_field(self) -> ReferenceField:
        return ReferenceField(
            _("Represented by"), self._stand_ins, placeholder=_("Who stands in? Three letters, then Enter…")
        )

    def _send_new(self, text: str) -> None:
        """Somebody new stands in; only where the field may create."""
        raise NotImplementedError(text)

    def _ask_stand_in(self, line: Line) -> None:
        self.represent(line.id, None)
        self._away = line.id
        self.by_field.set_value(None)
        self.by_field.set_hint(_("{name} is represented by…").format(name=line.row.full_name))
        self.by_field.show()
        self.by_field.setFocus()

    def _stand_in(self, by: object) -> None:
        if self._away is not None and isinstance(by, UUID):
            self.represent(self._away, by)
        self._away = None
        self.by_field.hide()
        self.setFocus()

    # For whom else.

    def _ask_partner(self, line: Line) -> None:
        if line.id in self._ghosts:
            return
        self._there = line.id
        self.also_field.set_hint(_("{name} is there for a further organisation…").format(name=line.row.full_name))
        self.also_field.show()
        self.also_field.setFocus()

    def _add_partner(self, organisation_id: UUID) -> None:
        line_id, self._there = self._there, None
        self.also_field.hide()
        self.setFocus()
        context = self._desk.context
        if line_id is not None:
            self._desk.act(lambda: context.services.attendance.add_partner(line_id, organisation_id))

    def _stand_ins(self) -> list[Option]:
        return [
            Option(line.id, line.row.full_name, line.row.organisation)
            for line in self.lines.rows()
            if line.id != self._away and line.id not in self._ghosts
        ]
