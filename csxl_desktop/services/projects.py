"""Projects: what the office intends, what a year says of them, what the report announces."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.content import library as content
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation_choices import ProjectState
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.projects import Project, ProjectCount, ProjectPartner, ProjectYear
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.records import Written, add, assign, written
from csxl_desktop.storage.database import Database

_AHEAD = {ProjectState.PLANNED, ProjectState.RUNNING}


@dataclass(frozen=True, slots=True)
class PartnerRow:
    id: UUID
    organisation_id: UUID | None
    name: str
    role: str
    shown: str


@dataclass(frozen=True, slots=True)
class ProjectCountRow:
    id: UUID
    label: str
    number: int | None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project with what the year says: `told` of what was done, `outlook` of what is to follow."""

    id: UUID
    title: str
    objective: str
    state: ProjectState
    state_reason: str
    from_on: date | None
    from_precision: Precision
    to_on: date | None
    to_precision: Precision
    funding: str
    in_perspectives: bool
    year_id: UUID | None
    told: RichText
    outlook: RichText
    folded: str
    partners: tuple[PartnerRow, ...] = ()
    counts: tuple[ProjectCountRow, ...] = ()

    @property
    def start(self) -> FuzzyDay:
        return FuzzyDay(self.from_on, self.from_precision)

    @property
    def end(self) -> FuzzyDay:
        return FuzzyDay(self.to_on, self.to_precision)

    def active_in(self, year: int) -> bool:
        """Whether it ran at some time of the year, by what is known of its days."""
        first, last = (self.from_on or date.min).year, (self.to_on or date.max).year
        return self.state is not ProjectState.PLANNED and first <= year <= last

    @property
    def is_announced(self) -> bool:
        """Whether the report tells of it among what is to come."""
        return self.in_perspectives and (self.state in _AHEAD or bool(self.outlook))


class ProjectService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, year: int) -> list[ProjectRow]:
        """In the order of the office."""
        with self._database() as session:
            return projects_of(session, year)

    def say(self, project_id: UUID, year: int, column: str, value: Any) -> Written:
        """What the year says of the project."""
        with self._database.begin(N_("Project of the year written")) as session:
            found = _year_of(session, project_id, year)
            if found is None:
                made = add(session, ProjectYear, {"project_id": project_id, "year": year, column: value})
                return written(self._database, session, made.id)
            assign(session, found, {column: value})
            return written(self._database, session, found.id)

    def add_count(self, project_id: UUID, year: int) -> Written:
        """A figure of the project in the year, still to be said."""
        with self._database.begin(N_("Count added")) as session:
            found = _year_of(session, project_id, year)
            owner = found.id if found else add(session, ProjectYear, {"project_id": project_id, "year": year}).id
            made = add(session, ProjectCount, {"project_year_id": owner, "label": ""})
            return written(self._database, session, made.id)


def projects_of(session: Session, year: int) -> list[ProjectRow]:
    years = {
        each.project_id: each
        for each in session.scalars(
            select(ProjectYear).where(ProjectYear.year == year, ProjectYear.trashed_at.is_(None))
        )
    }
    partners, counts = _partners(session), _counts(session, [each.id for each in years.values()])
    found = session.scalars(select(Project).where(Project.trashed_at.is_(None)).order_by(Project.position, Project.id))
    return [_row(each, years.get(each.id), partners[each.id], counts) for each in found]


def perspective_lines(session: Session, year: int) -> tuple[content.PerspectiveLine, ...]:
    """What the report of the year announces."""
    return tuple(
        row_of(
            content.PerspectiveLine,
            row,
            partners=tuple(each.shown for each in row.partners if each.shown),
            counts=tuple(row_of(content.LabelledNumber, each) for each in row.counts),
        )
        for row in projects_of(session, year)
        if row.is_announced
    )


def _row(
    project: Project,
    told: ProjectYear | None,
    partners: list[PartnerRow],
    counts: defaultdict[UUID, list[ProjectCountRow]],
) -> ProjectRow:
    names = " ".join(each.shown for each in partners)
    return row_of(
        ProjectRow,
        project,
        year_id=told.id if told else None,
        told=told.text if told else RichText(),
        outlook=told.outlook if told else RichText(),
        folded=fold(f"{project.title} {project.objective} {project.funding} {names}"),
        partners=tuple(partners),
        counts=tuple(counts[told.id]) if told else (),
    )


def _year_of(session: Session, project_id: UUID, year: int) -> ProjectYear | None:
    return session.scalar(
        select(ProjectYear).where(
            ProjectYear.project_id == project_id, ProjectYear.year == year, ProjectYear.trashed_at.is_(None)
        )
    )


def _partners(session: Session) -> defaultdict[UUID, list[PartnerRow]]:
    found: defaultdict[UUID, list[PartnerRow]] = defaultdict(list)
    for partner, organisation in session.execute(
        select(ProjectPartner, Organisation.name)
        .outerjoin(Organisation, Organisation.id == ProjectPartner.organisation_id)
        .where(ProjectPartner.trashed_at.is_(None))
        .order_by(ProjectPartner.position, ProjectPartner.id)
    ):
        found[partner.project_id].append(row_of(PartnerRow, partner, shown=partner.name or organisation or ""))
    return found


def _counts(session: Session, years: Sequence[UUID]) -> defaultdict[UUID, list[ProjectCountRow]]:
    found: defaultdict[UUID, list[ProjectCountRow]] = defaultdict(list)
    for each in session.scalars(
        select(ProjectCount)
        .where(ProjectCount.project_year_id.in_(years), ProjectCount.trashed_at.is_(None))
        .order_by(ProjectCount.position, ProjectCount.id)
    ):
        found[each.project_year_id].append(row_of(ProjectCountRow, each))
    return found
