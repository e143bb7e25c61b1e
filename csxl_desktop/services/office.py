"""The office's settings: its identity, its team, its kinds of meetings, its venues."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.office import MeetingKind, Office, Venue
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of meeting, ready to be chosen or shown as a badge."""

    id: UUID
    code: str
    behaviour: BasicKind
    label: str
    label_plural: str
    badge: str
    colour: str
    has_minutes: bool


@dataclass(frozen=True, slots=True)
class VenueRow:
    id: UUID
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class StaffRow:
    id: UUID
    civility: str
    first_name: str
    last_name: str
    role: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class OfficeService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def office_id(self) -> UUID:
        with self._database() as session:
            return the_office(session).id

    def has_letterhead(self) -> bool:
        """Whether a document would say where the office is and who works there."""
        from csxl_desktop.domain.team import StaffMember  # as below

        with self._database() as session:
            team = session.scalar(select(func.count()).where(StaffMember.trashed_at.is_(None)))
            return bool(the_office(session).street and team)

    def name(self) -> str:
        with self._database() as session:
            return the_office(session).name

    def kinds(self) -> list[KindRow]:
        """The kinds in use, in the office's order."""
        with self._database() as session:
            kinds = session.scalars(
                select(MeetingKind)
                .where(MeetingKind.trashed_at.is_(None), MeetingKind.active)
                .order_by(MeetingKind.position, MeetingKind.code)
            )
            return [kind_row(kind) for kind in kinds]

    def venues(self) -> list[VenueRow]:
        with self._database() as session:
            venues = session.scalars(select(Venue).where(Venue.trashed_at.is_(None)).order_by(Venue.sort_key))
            return [VenueRow(venue.id, venue.name, venue.address) for venue in venues]

    def staff(self, on: date) -> list[StaffRow]:
        """Who works at the office on that day."""
        from csxl_desktop.domain.team import StaffMember  # every document asks for the office, hardly any for its team

        with self._database() as session:
            members = session.scalars(
                select(StaffMember).where(StaffMember.trashed_at.is_(None)).order_by(StaffMember.position)
            )
            return [
                StaffRow(member.id, member.civility, member.first_name, member.last_name, member.role)
                for member in members
                if overlaps(member.from_on, member.to_on, on)
            ]


def the_office(session: Session) -> Office:
    return session.scalars(select(Office).where(Office.trashed_at.is_(None)).order_by(Office.id)).first() or Office(
        name=""
    )


def counting_rule(session: Session) -> CountingRule:
    office = the_office(session)
    return CountingRule(office.staff_counted, office.represented_counted)


def kind_row(kind: MeetingKind) -> KindRow:
    return KindRow(
        kind.id,
        kind.code,
        kind.behaviour,
        house_words.meeting_kind(kind.label, kind.label_nl),
        house_words.meeting_kinds(kind.label_plural, kind.label_plural_nl or kind.label_nl),
        house_words.meeting_badge(kind.badge, kind.badge_nl),
        kind.colour,
        kind.approval != "no_minutes",
    )
