"""Somebody who comes unexpected: the one line typed, the line painted at once, what writes it into the dossier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.directory_rows import Option as Choice
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.services.records import Written
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.paper_row import PaperRow


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


def met(
    context: Context, meeting_id: UUID, person_id: UUID, row: PaperRow | None, away: UUID | None = None
) -> Callable[[], Written]:
    """Somebody whom the directory knows came unexpected, perhaps for one who is `away`."""
    return lambda: context.services.attendance.add_person(
        meeting_id,
        person_id,
        state=AttendanceState.PRESENT,
        walk_in=True,
        signed=row.signed if row is not None else None,
        stands_in_for=away,
    )


def walked_in(
    context: Context, meeting_id: UUID, new: WalkIn, organisation_id: UUID | None, row: PaperRow | None
) -> Callable[[], Written]:
    """Somebody whom nobody knows came unexpected."""
    return lambda: context.services.attendance.add_walk_in(
        meeting_id,
        first_name=new.first_name,
        last_name=new.last_name,
        organisation_id=organisation_id,
        organisation_name=new.organisation,
        signed=row.signed if row is not None else None,
    )


def organisation_called(name: str, known: Iterable[Choice]) -> UUID | None:
    """The organisation of this name or short name, whatever its case and accents."""
    wanted = fold(name)
    forms = ((each.id, {fold(each.label), fold(each.secondary)}) for each in known)
    return next((key for key, names in forms if wanted in names), None) if wanted else None
