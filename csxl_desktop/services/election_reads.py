"""The terms that run out and the assembly in time. Loads no election: Accueil reads it."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.i18n import _
from csxl_desktop.services.assemblies import AssemblyRow, assemblies, last_assembly_before, next_assembly
from csxl_desktop.storage.queries import members as members_query

NOTICE = timedelta(days=92)  # before the end of a term, when Accueil begins to say so


@dataclass(frozen=True, slots=True)
class TermEnd:
    """When the seats of today run out, and the assembly that would elect in time."""

    term_end_on: date
    seats: int
    near: bool
    assembly: AssemblyRow | None
    on_agenda: bool


def item_title() -> str:
    """What the item of the agenda is called."""
    return _("Election of the steering committee")


def term_end(session: Session, today: date) -> TermEnd | None:
    """The earliest end of a term among the seats held today; nothing where no seat has one."""
    held = members_query.seats_on(session, today)
    ends = [seat.term_end_on for seat in held if seat.term_end_on is not None]
    if not ends:
        return None
    first = min(ends)
    meeting = last_assembly_before(session, first, since=today) or next_assembly(session, today)
    row = next((each for each in assemblies(session) if meeting is not None and each.id == meeting.id), None)
    return TermEnd(
        term_end_on=first,
        seats=len(held),
        near=first <= today + NOTICE,
        assembly=row,
        on_agenda=row is not None and _is_on_agenda(session, row.id),
    )


def _is_on_agenda(session: Session, meeting_id: UUID) -> bool:
    count = session.scalar(
        select(func.count())
        .select_from(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.trashed_at.is_(None))
        .where(AgendaItem.kind == ItemKind.FREE, AgendaItem.title == item_title())
    )
    return bool(count)
