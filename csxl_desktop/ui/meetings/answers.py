"""The answers to an invitation: each is noted with its day, and whoever is sent instead may be new."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.i18n import _
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.people_card import Keys, People
from csxl_desktop.ui.meetings.walk_in import read_walk_in
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField

_NEXT_MEAL = {None: True, True: False, False: None}


@dataclass(frozen=True, slots=True)
class _InDirectory:
    id: UUID


class Answers(People):
    """The list of people before the meeting: two keys answer for somebody, R asks whom they send."""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        super().__init__(desk, keys, space=AttendanceState.ANNOUNCED)

    def set_state(self, line_id: UUID, state: AttendanceState, work: Callable[[], object] | None = None) -> None:
        """Note the answer with its day."""
        context = self._desk.context
        super().set_state(line_id, state, work or (lambda: context.services.convening.answer(line_id, state)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M turns the meal: yes, no, not said."""
        line = self.chosen_row()
        if line is None or event.key() != Qt.Key.Key_M or event.modifiers():
            super().keyPressEvent(event)
            return
        context, line_id = self._desk.context, line.id
        meal = _NEXT_MEAL[line.row.meal]
        self._desk.act(lambda: context.services.records.change(Attendance, line_id, {"meal": meal}))

    def _stand_in_field(self) -> ReferenceField:
        return ReferenceField(
            _("Sends"),
            self._stand_ins,
            placeholder=_("Whom do they send? Three letters, or a new name, then Enter…"),
            may_create=True,
        )

    def _stand_ins(self) -> list[Option]:
        known = {line.row.person_id for line in self.lines.rows()}
        beyond = (option for option in self._desk.people() if option.id not in known)
        return [*super()._stand_ins(), *(Option(_InDirectory(o.id), o.label, o.secondary) for o in beyond)]

    def _stand_in(self, by: object) -> None:
        away, context = self._away, self._desk.context
        if away is not None and isinstance(by, _InDirectory):
            person_id = by.id
            self._desk.act(lambda: context.services.convening.send_whom(away, person_id=person_id))
            by = None
        super()._stand_in(by if isinstance(by, UUID) else None)

    def _send_new(self, text: str) -> None:
        """Somebody whom nobody knows yet: on the list for the same organisation."""
        away, context, new = self._away, self._desk.context, read_walk_in(text)
        if away is not None and (new.first_name or new.last_name):
            self._desk.act(
                lambda: context.services.convening.send_whom(away, first_name=new.first_name, last_name=new.last_name)
            )
        self.by_field.set_value(None)
        super()._stand_in(None)
