"""“Three letters, then Enter”: whoever comes through the door is ticked, expected or not, known or not."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import _, fold, sort_key
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.paper_row import InDirectory, OnList, PaperField, PaperRow, enter_row, read_row, with_row
from csxl_desktop.ui.meetings.people_card import People
from csxl_desktop.ui.meetings.words import ATTENDANCE_STATES
from csxl_desktop.ui.widgets.reference_field import Option


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody typed at the door."""

    first_name: str
    last_name: str
    organisation: str


def read_walk_in(text: str) -> WalkIn:
    """“Ngoc-Lan Hoang, École de devoirs”: name, then organisation; a family name may be written in capitals."""
    name, _comma, organisation = text.partition(",")
    words = name.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        first = " ".join(word for word in words if word not in capitals)
        return WalkIn(first, " ".join(word.title() for word in capitals), organisation.strip())
    if len(words) < 2:
        return WalkIn("", " ".join(words), organisation.strip())
    return WalkIn(words[0], " ".join(words[1:]), organisation.strip())


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
        expected = [
            Option(OnList(line.id), line.full_name, f"{line.organisation} · {_(ATTENDANCE_STATES[line.state])}")
            for line in lines
        ]
        unexpected = _("not on the list")
        beyond = [
            Option(InDirectory(each.id), each.label, f"{each.secondary} · {unexpected}".strip(" ·"))
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
        context, meeting_id = self._desk.context, self._desk.id()
        self._people.add_ghost(
            new,
            with_row(
                context,
                lambda: context.services.attendance.add_person(
                    meeting_id, person_id, state=AttendanceState.PRESENT, walk_in=True
                ),
                row,
            ),
        )

    def _walk_in(self, text: str) -> None:
        row = read_row(text)
        new = read_walk_in(row.rest if row is not None else text)
        self.paper = None
        self.edit.clear()
        if not (new.first_name or new.last_name):
            return
        organisation_id = self._organisation(new.organisation)
        context, meeting_id = self._desk.context, self._desk.id()
        self._people.add_ghost(
            ghost(new),
            with_row(
                context,
                lambda: context.services.attendance.add_walk_in(
                    meeting_id,
                    first_name=new.first_name,
                    last_name=new.last_name,
                    organisation_id=organisation_id,
                    organisation_name=new.organisation,
                ),
                row,
            ),
        )

    def _organisation(self, name: str) -> UUID | None:
        wanted = fold(name)
        if not wanted:
            return None
        forms = ((each.id, {fold(each.label), fold(each.secondary)}) for each in self._desk.choices.organisations)
        return next((key for key, names in forms if wanted in names), None)


def ghost(new: WalkIn, person_id: UUID | None = None, organisation_id: UUID | None = None) -> AttendanceRow:
    """The line painted before the dossier has it."""
    name = f"{new.first_name} {new.last_name}".strip()
    return AttendanceRow(
        id=new_id(),
        person_id=person_id,
        organisation_id=organisation_id,
        civility="",
        first_name=new.first_name,
        last_name=new.last_name,
        function_title="",
        organisation=new.organisation,
        state=AttendanceState.PRESENT,
        role=AttendanceRole.PARTICIPANT,
        walk_in=True,
        row=None,
        represented_by="",
        further=(),
        sort_key=sort_key(new.last_name),
        folded=fold(f"{name} {new.organisation}"),
    )
