"""“Three letters, then Enter”: whoever comes through the door is ticked, expected or not, known or not."""

from uuid import UUID

from PySide6.QtCore import Signal

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import _
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.paper_row import InDirectory, OnList, PaperField, PaperRow, enter_row, read_row
from csxl_desktop.ui.meetings.people_card import People
from csxl_desktop.ui.meetings.walk_in import WalkIn, ghost, met, organisation_called, read_walk_in, walked_in
from csxl_desktop.ui.meetings.words import whose_and_state
from csxl_desktop.ui.widgets.reference_field import Option


class TickBox(PaperField):
    """People on the list first, then everybody in the directory, then a new name; Enter ticks present.

    With the paper in hand, the number of a row stands for whoever signed there.
    """

    ticked = Signal(str)

    def __init__(self, desk: Desk, people: People) -> None:
        self._desk, self._people = desk, people
        super().__init__(
            "",
            self._offered,
            placeholder=_("Three letters, row of the sheet, or: Name, Organisation"),
            may_create=True,
            pick_and_clear=True,
        )
        self.called(_("Tick somebody present"))
        self.picked.connect(self._tick)
        self.create_requested.connect(self._walk_in)

    def _offered(self) -> list[Option]:
        lines = self.on_list()
        known = {line.person_id for line in lines}
        expected = [Option(OnList(line.id), line.full_name, whose_and_state(line)) for line in lines]
        unexpected = _("not on the list")
        beyond = [
            Option(InDirectory(each.id), each.label, " · ".join(filter(None, (each.secondary, unexpected))))
            for each in self._desk.choices.people
            if each.id not in known
        ]
        return expected + beyond

    def on_list(self) -> tuple[AttendanceRow, ...]:
        return self._desk.meeting.record.attendances if self._desk.meeting is not None else ()

    def _tick(self, choice: object) -> None:
        row = self.paper
        match choice:
            case OnList(id=line_id):
                self._people.set_state(line_id, AttendanceState.PRESENT, enter_row(self._desk.context, line_id, row))
            case InDirectory(id=person_id):
                self._add(person_id, row)
        self.paper = None
        self.edit.setFocus()

    def _add(self, person_id: UUID, row: PaperRow | None) -> None:
        known = next((each for each in self._desk.choices.people if each.id == person_id), None)
        name = read_walk_in(known.label) if known else WalkIn("", "", "")
        new = ghost(WalkIn(name.first_name, name.last_name, known.secondary if known else ""), person_id)
        self._people.add_ghost(new, met(self._desk.context, self._desk.id(), person_id, row))

    def _walk_in(self, text: str) -> None:
        row = read_row(text)
        new = read_walk_in(row.rest if row is not None else text)
        self.paper = None
        self.edit.clear()
        if not (new.first_name or new.last_name):
            return
        body = organisation_called(new.organisation, self._desk.choices.organisations)
        self._people.add_ghost(ghost(new), walked_in(self._desk.context, self._desk.id(), new, body, row))
