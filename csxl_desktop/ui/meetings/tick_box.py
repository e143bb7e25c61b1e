"""“Three letters, then Enter”: whoever comes through the door is ticked, expected or not, known or not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import _, fold, sort_key
from csxl_desktop.services.records import Written
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.people_card import People
from csxl_desktop.ui.meetings.words import ATTENDANCE_STATES
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField

_ROW = re.compile(r"(\d{1,3})(\s*\+)?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _OnList:
    id: UUID


@dataclass(frozen=True, slots=True)
class _InDirectory:
    id: UUID


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


@dataclass(frozen=True, slots=True)
class PaperRow:
    """“23”, “23+” (the box about pictures is ticked), or “23 Name, Organisation” for a row that was blank."""

    number: int
    agreed: bool
    rest: str


def read_row(text: str) -> PaperRow | None:
    """The row of the paper that the text begins with, where it does."""
    found = _ROW.fullmatch(text.strip())
    return PaperRow(int(found[1]), bool(found[2]), (found[3] or "").strip()) if found else None


class TickBox(ReferenceField):
    """People on the list first, then everybody in the directory, then a new name; Enter ticks present.

    With the paper in hand, the number of a row stands for whoever signed there.
    """

    ticked = Signal(str)

    def __init__(self, desk: Desk, people: People) -> None:
        self._desk, self._people = desk, people
        self._paper: PaperRow | None = None
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
        meeting = self._desk.meeting
        lines = meeting.record.attendances if meeting is not None else ()
        known = {line.person_id for line in lines}
        expected = [
            Option(_OnList(line.id), line.full_name, f"{line.organisation} · {_(ATTENDANCE_STATES[line.state])}")
            for line in lines
        ]
        unexpected = _("not on the list")
        beyond = [
            Option(_InDirectory(each.id), each.label, f"{each.secondary} · {unexpected}".strip(" ·"))
            for each in self._desk.choices.people
            if each.id not in known
        ]
        return expected + beyond

    def _suggest(self, text: str) -> None:
        """A number shows the line of that row alone; behind it, a name is looked for as without it."""
        self._paper = row = read_row(text)
        if row is None:
            super()._suggest(text)
        elif row.rest:
            if not self._folded:
                self.popup.hide()  # the options are asked for when it comes
            super()._suggest(row.rest)
        else:
            self._folded = []
            self.popup.offer(self._of_row(row), "")

    def _of_row(self, row: PaperRow) -> list[Option]:
        lines = self._desk.meeting.record.attendances if self._desk.meeting is not None else ()
        return [
            Option(_OnList(line.id), f"{line.row} – {line.full_name}", line.organisation)
            for line in lines
            if line.row == row.number
        ]

    def _work(self, line_id: UUID, row: PaperRow | None) -> Callable[[], object] | None:
        """What writes more than the state: the row, and the box about pictures."""
        if row is None:
            return None
        context = self._desk.context
        return lambda: context.services.sheets.enter(line_id, row=row.number, image_agreed=row.agreed)

    def _with_row(self, add: Callable[[], Written], row: PaperRow | None) -> Callable[[], object]:
        """Add somebody who signed on a blank row."""
        if row is None:
            return add
        context = self._desk.context
        return lambda: context.services.sheets.enter(add().record_id, row=row.number, image_agreed=row.agreed)

    def _tick(self, choice: object) -> None:
        row = self._paper
        match choice:
            case _OnList(id=line_id):
                self._people.set_state(line_id, AttendanceState.PRESENT, self._work(line_id, row))
            case _InDirectory(id=person_id):
                self._add(person_id, row)
        self._paper = None
        self.edit.setFocus()

    def _add(self, person_id: UUID, row: PaperRow | None) -> None:
        known = next((each for each in self._desk.choices.people if each.id == person_id), None)
        name = read_walk_in(known.label) if known else WalkIn("", "", "")
        new = ghost(WalkIn(name.first_name, name.last_name, known.secondary if known else ""), person_id)
        context, meeting_id = self._desk.context, self._desk.id()
        self._people.add_ghost(
            new,
            self._with_row(
                lambda: context.services.attendance.add_person(
                    meeting_id, person_id, state=AttendanceState.PRESENT, walk_in=True
                ),
                row,
            ),
        )

    def _walk_in(self, text: str) -> None:
        row = read_row(text)
        new = read_walk_in(row.rest if row is not None else text)
        self._paper = None
        self.edit.clear()
        if not (new.first_name or new.last_name):
            return
        organisation_id = self._organisation(new.organisation)
        context, meeting_id = self._desk.context, self._desk.id()
        self._people.add_ghost(
            ghost(new),
            self._with_row(
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
