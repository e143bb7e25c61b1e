"""Whom the dossier holds without a reason any more: proposed for anonymising, never done by itself."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.contacts import Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import sort_key
from csxl_desktop.storage.database import Database

KEPT_YEARS = 5  # after the last sign of life
# A role that is not over ties the person to the coordination: the column that ends it.
_TIES: tuple[tuple[type[Record], str], ...] = (
    (Mandate, "to_on"),
    (Seat, "ended_on"),
    (StaffMember, "to_on"),
    (GroupParticipant, "to_on"),
    (Subscription, "unsubscribed_on"),
)


@dataclass(frozen=True, slots=True)
class RetentionRow:
    """A person without a living tie; `last_on` is the day of the last sign, None where there never was one."""

    id: UUID
    name: str
    organisation: str
    last_on: date | None


class RetentionService:
    """Reads in one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def proposed(self) -> tuple[RetentionRow, ...]:
        """Who has no role that runs, and gave no sign for more than `KEPT_YEARS` years; the longest silent first."""
        today = self._today()
        with self._database() as session:
            return tuple(_proposed(session, today))


def _proposed(session: Session, today: date) -> list[RetentionRow]:
    before = today - relativedelta(years=KEPT_YEARS)
    tied = _tied(session, today)
    signs = _last_signs(session)
    people = select(Person).where(
        Person.trashed_at.is_(None), Person.merged_into_id.is_(None), Person.anonymised_on.is_(None)
    )
    found = []
    for person in session.scalars(people):
        last = signs.get(person.id)
        if person.id in tied or (last is not None and last >= before):
            continue
        if last is None and _written_since(session, person.id, before):
            continue
        found.append(RetentionRow(person.id, person.full_name, _organisation(session, person.id), last))
    return sorted(found, key=lambda row: (row.last_on or date.min, sort_key(row.name)))


def _tied(session: Session, today: date) -> frozenset[UUID]:
    tied: set[UUID] = set()
    for entity, ends in _TIES:
        person, end = getattr(entity, "person_id"), getattr(entity, ends)  # noqa: B009 - a column of several tables
        alive = select(person).where(entity.trashed_at.is_(None), person.is_not(None), or_(end.is_(None), end >= today))
        tied.update(session.scalars(alive))
    return frozenset(tied)


def _last_signs(session: Session) -> dict[UUID, date]:
    """The last day of each person: at a meeting, in a role that ended, in the contact log, in an agreement."""
    last: dict[UUID, date] = {}
    for person, day, joined in _signs():
        asked: Any = select(person, func.max(day)).where(person.is_not(None)).group_by(person)
        for key, on in session.execute(asked.join(Meeting, joined) if joined is not None else asked):
            if on is not None:
                last[key] = max(on, last.get(key, on))
    return last


def _signs() -> Iterator[tuple[Any, Any, ColumnElement[bool] | None]]:
    for line in (Attendance, Speaker):
        yield line.person_id, Meeting.first_on, Meeting.id == line.meeting_id
    yield Mandate.person_id, func.coalesce(Mandate.to_on, Mandate.from_on), None
    yield Seat.person_id, func.coalesce(Seat.ended_on, Seat.elected_on), None
    yield StaffMember.person_id, func.coalesce(StaffMember.to_on, StaffMember.from_on), None
    yield GroupParticipant.person_id, func.coalesce(GroupParticipant.to_on, GroupParticipant.from_on), None
    yield Subscription.person_id, func.coalesce(Subscription.unsubscribed_on, Subscription.since_on), None
    yield ContactEntry.person_id, ContactEntry.contact_on, None
    yield Consent.person_id, Consent.given_on, None


def _written_since(session: Session, person_id: UUID, day: date) -> bool:
    """Whether somebody wrote upon the record itself: it was not forgotten."""
    at = session.scalar(select(func.max(HistoryChange.at)).where(HistoryChange.record_id == person_id))
    return at is not None and at.date() >= day


def _organisation(session: Session, person_id: UUID) -> str:
    """The last one that the person spoke or worked for."""
    name = session.scalar(
        select(Organisation.name)
        .join(Mandate, Mandate.organisation_id == Organisation.id)
        .where(Mandate.person_id == person_id)
        .order_by(func.coalesce(Mandate.to_on, Mandate.from_on).desc(), Mandate.id.desc())
        .limit(1)
    )
    return name or ""
