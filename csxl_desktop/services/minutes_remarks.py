"""What was remarked on minutes that were sent, as rows and as the approved minutes print it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import RemarkOutcome
from csxl_desktop.domain.meeting_rows import MeetingRecord
from csxl_desktop.domain.minutes_versions import MinutesRemark
from csxl_desktop.i18n import N_, _

_OUTCOMES = {RemarkOutcome.TAKEN: N_("Taken over."), RemarkOutcome.REFUSED: N_("Not taken over.")}


@dataclass(frozen=True, slots=True)
class RemarkRow:
    id: UUID
    received_on: date | None
    who: str
    agenda_item_id: UUID | None
    text: str
    outcome: RemarkOutcome
    answer: str


def remark_rows(session: Session, minutes_id: UUID) -> tuple[RemarkRow, ...]:
    """The remarks on these minutes, as they came in."""
    found = session.scalars(
        select(MinutesRemark)
        .where(MinutesRemark.minutes_id == minutes_id, MinutesRemark.trashed_at.is_(None))
        .order_by(MinutesRemark.received_on, MinutesRemark.id)
    )
    return tuple(
        RemarkRow(each.id, each.received_on, each.who, each.agenda_item_id, each.text, each.outcome, each.answer)
        for each in found
    )


def printed_remarks(session: Session, record: MeetingRecord) -> str:
    """“Mme Keita (point 3): … Reprise. …”, a line each, behind what the office wrote itself."""
    kept = record.minutes
    if kept is None:
        return ""
    places: dict[UUID | None, int] = {item.id: place for place, item in enumerate(record.items, start=1)}
    lines = [_line(row, places.get(row.agenda_item_id)) for row in remark_rows(session, kept.id)]
    return "\n".join(part for part in (kept.remarks.strip(), *lines) if part)


def _line(row: RemarkRow, place: int | None) -> str:
    return " ".join(_parts(row, place))


def _parts(row: RemarkRow, place: int | None) -> Iterator[str]:
    item = _("item {number}").format(number=place) if place is not None else ""
    who = f"{row.who} ({item})" if row.who and item else row.who or item
    text = " ".join(row.text.split())
    yield _("{title}: {words}").format(title=who[:1].upper() + who[1:], words=text) if who else text
    if row.outcome in _OUTCOMES:
        yield _(_OUTCOMES[row.outcome])
    if row.answer:
        yield " ".join(row.answer.split())
