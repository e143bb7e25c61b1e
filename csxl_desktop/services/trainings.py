"""What the team learnt in a year, with hours and attendees."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.content import library as content
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation_choices import TrainingKind
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.trainings import Training, TrainingAttendee
from csxl_desktop.i18n import fold
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    id: UUID
    staff_member_id: UUID | None
    name: str
    shown: str


@dataclass(frozen=True, slots=True)
class TrainingRow:
    id: UUID
    year: int
    theme: str
    kind: TrainingKind
    held_on: date | None
    held_precision: Precision
    last_on: date | None
    speaker: str
    organisation_id: UUID | None
    organisation_name: str
    hours: Decimal | None
    text: RichText
    folded: str
    attendees: tuple[AttendeeRow, ...] = ()
    organisation: str = ""

    @property
    def title(self) -> str:
        return self.theme

    @property
    def held(self) -> FuzzyDay:
        return FuzzyDay(self.held_on, self.held_precision)

    @property
    def hours_in_all(self) -> Decimal | None:
        """The hours of all attendees together; None where the hours are not known."""
        return None if self.hours is None else self.hours * len(self.attendees)


@dataclass(frozen=True, slots=True)
class Teammate:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class TrainingsOfYear:
    """The trainings by date, and who may have attended."""

    rows: tuple[TrainingRow, ...]
    team: tuple[Teammate, ...]

    @property
    def themes(self) -> Counter[str]:
        return Counter(row.theme for row in self.rows)


class TrainingService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_year(self, year: int) -> TrainingsOfYear:
        with self._database() as session:
            return trainings_of(session, year)


def trainings_of(session: Session, year: int) -> TrainingsOfYear:
    """By date; what has none comes last."""
    team = {
        each.id: f"{each.first_name} {each.last_name}".strip()
        for each in session.scalars(
            select(StaffMember).where(StaffMember.trashed_at.is_(None)).order_by(StaffMember.position, StaffMember.id)
        )
    }
    attendees = _attendees(session, year, team)
    found = session.execute(
        select(Training, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Training.organisation_id)
        .where(Training.year == year, Training.trashed_at.is_(None))
        .order_by(Training.position, Training.id)
    )
    rows = [
        row_of(
            TrainingRow,
            training,
            folded=fold(f"{training.theme} {training.speaker} {training.organisation_name} {name or ''}"),
            attendees=tuple(attendees[training.id]),
            organisation=training.organisation_name or name or "",
        )
        for training, name in found
    ]
    rows.sort(key=lambda row: row.held_on or date.max)
    return TrainingsOfYear(tuple(rows), tuple(Teammate(key, name) for key, name in team.items()))


def training_lines(session: Session, year: int) -> tuple[content.TrainingLine, ...]:
    """The trainings as the report prints them."""
    return tuple(
        row_of(
            content.TrainingLine,
            row,
            speaker=", ".join(part for part in (row.speaker, row.organisation) if part),
            attendees=tuple(each.shown for each in row.attendees if each.shown),
        )
        for row in trainings_of(session, year).rows
    )


def _attendees(session: Session, year: int, team: dict[UUID, str]) -> defaultdict[UUID, list[AttendeeRow]]:
    found: defaultdict[UUID, list[AttendeeRow]] = defaultdict(list)
    for each in session.scalars(
        select(TrainingAttendee)
        .join(Training, Training.id == TrainingAttendee.training_id)
        .where(Training.year == year, TrainingAttendee.trashed_at.is_(None))
        .order_by(TrainingAttendee.id)
    ):
        shown = team.get(each.staff_member_id, "") if each.staff_member_id else ""
        found[each.training_id].append(row_of(AttendeeRow, each, shown=each.name or shown))
    return found
