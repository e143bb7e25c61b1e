"""The one line for people: three letters and Enter, a row of the sheet, or “Name, Organisation” for a walk-in."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import Qt, Signal

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.ui.meetings.paper_row import InDirectory, OnList, PaperField, enter_row, read_row
from csxl_desktop.ui.meetings.room.desk import RoomDesk
from csxl_desktop.ui.meetings.walk_in import ghost, met, organisation_called, read_walk_in, walked_in
from csxl_desktop.ui.meetings.words import whose_and_state
from csxl_desktop.ui.widgets.reference_field import Option


class PeopleEntry(PaperField):
    """`ticked(line_id)`: who comes in, before it is said. While somebody is to be replaced, it names who stands in."""

    ticked = Signal(object)

    def __init__(self, desk: RoomDesk, choices: Callable[[], Choices]) -> None:
        self._desk, self._choices = desk, choices
        self._away: UUID | None = None
        super().__init__(
            "",
            self._offered,
            placeholder=_("Three letters, row of the sheet, or: Name, Organisation"),
            may_create=True,
            pick_and_clear=True,
        )
        self.called(_("Who comes in"))
        self.picked.connect(self._pick)
        self.create_requested.connect(self._new)

    def marked(self) -> UUID | None:
        """The person on the list that the suggestions mark."""
        item = self.popup.currentItem() if self.popup.isVisible() else None
        option = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return option.id.id if isinstance(option, Option) and isinstance(option.id, OnList) else None

    def ask_who_replaces(self, line_id: UUID) -> None:
        """The next name is that of whoever stands in."""
        self._away = line_id
        self.edit.clear()
        self.popup.hide()
        self.set_hint(_("{name} is represented by…").format(name=self._desk.row(line_id).full_name))
        self.edit.setFocus()

    def give_up(self) -> bool:
        """Nobody stands in after all, nothing is typed; whether there was something to give up."""
        had = self._away is not None or bool(self.edit.text())
        self._away = self.paper = None
        self.set_hint("")
        self.edit.clear()
        self.popup.hide()
        return had

    def on_list(self) -> Iterable[AttendanceRow]:
        return [row for row in self._desk.rows() if row.id != self._away]

    def _offered(self) -> list[Option]:
        rows = sorted(self._desk.rows(), key=lambda row: row.state is AttendanceState.PRESENT)
        known = {row.person_id for row in rows}
        expected = [Option(OnList(row.id), row.full_name, whose_and_state(row)) for row in rows if row.id != self._away]
        beyond = [
            Option(InDirectory(each.id), each.label, each.secondary)
            for each in self._choices().people
            if each.id not in known
        ]
        return expected + beyond

    def _pick(self, choice: object) -> None:
        away, row, desk, context = self._away, self.paper, self._desk, self._desk.context
        self.give_up()
        match choice:
            case OnList(id=line_id) if away is not None:
                desk.replace(away, line_id, row.signed if row is not None else None)
            case OnList(id=line_id):
                self.ticked.emit(line_id)
                desk.set_state(line_id, AttendanceState.PRESENT, enter_row(context, line_id, row))
            case InDirectory(id=person_id):
                known = next(each for each in self._choices().people if each.id == person_id)
                new = ghost(read_walk_in(f"{known.label}, {known.secondary}"), person_id)
                self.ticked.emit(new.id)
                desk.add(new, met(context, desk.meeting_id, person_id, row, away))

    def _new(self, text: str) -> None:
        away, desk, context, meeting_id = self._away, self._desk, self._desk.context, self._desk.meeting_id
        row = read_row(text)
        new = read_walk_in(row.rest if row is not None else text)
        self.give_up()
        if not (new.first_name or new.last_name):
            desk.told.emit(_("Nobody is expected on that row of the sheet: type the name behind its number."))
            return
        if away is not None:
            desk.represent_by_new(away, new, row.signed if row is not None else None)
            return
        body = organisation_called(new.organisation, self._choices().organisations)
        line = ghost(new, organisation_id=body)
        self.ticked.emit(line.id)
        desk.add(line, walked_in(context, meeting_id, new, body, row))
