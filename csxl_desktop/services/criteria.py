"""What the funder asks, and what the office says of it year by year."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import funder as content
from csxl_desktop.domain.evaluation_choices import CriterionKind, FunderAxis, MetState
from csxl_desktop.domain.funder import Criterion, CriterionYear
from csxl_desktop.domain.link_rows import LinkRow
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.printing import Document
from csxl_desktop.services.record_links import links_of
from csxl_desktop.services.records import Written, add, assign, written
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion with what the year says of it; `evidence` names the activities that meet it."""

    id: UUID
    code: str
    title: str
    text: str
    kind: CriterionKind
    axis: FunderAxis | None
    source: str
    from_on: date | None
    to_on: date | None
    folded: str
    in_force: bool
    told: RichText
    told_plain: str
    met: MetState
    note: str
    evidence: tuple[str, ...] = ()

    @property
    def is_uncovered(self) -> bool:
        """Whether nothing says yet how the year met it."""
        return self.in_force and self.met is MetState.OPEN and not self.told_plain.strip() and not self.evidence

    @property
    def is_warned(self) -> bool:
        return self.is_uncovered or (self.in_force and self.met is MetState.NOT_MET)


class CriterionService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def rows(self, year: int) -> list[CriterionRow]:
        """All criteria in the order of the office, those of other years last."""
        with self._database() as session:
            return criteria_of(session, year, self._today())

    def say(self, criterion_id: UUID, year: int, column: str, value: Any) -> Written:
        """What the year says of the criterion: its text, whether it is met, a note."""
        with self._database.begin(N_("Criterion of the year written")) as session:
            found = _year_of(session, criterion_id, year)
            if found is None:
                made = add(session, CriterionYear, {"criterion_id": criterion_id, "year": year, column: value})
                return written(self._database, session, made.id)
            assign(session, found, {column: value})
            return written(self._database, session, found.id)

    def document(self, year: int, *, language: str = "fr") -> Document:
        """Each criterion in force followed by how the year met it."""
        with self._database() as session, speaking(language):
            office, annexes = the_office(session), self._database.folder / "annexes"
            lines = criterion_lines(session, year, self._today())
            printed = content.CriteriaList(
                office=parts.identity(session, office, annexes),
                year=year,
                criteria=lines,
                language=language,
                attachments=parts.images_of((line.told for line in lines), annexes),
            )
            name = _("Criteria {year}").format(year=year)
            return Document("criteria", printed, name, office.look)


def criteria_of(session: Session, year: int, today: date) -> list[CriterionRow]:
    """All criteria as the year sees them."""
    told = {
        each.criterion_id: each
        for each in session.scalars(
            select(CriterionYear).where(CriterionYear.year == year, CriterionYear.trashed_at.is_(None))
        )
    }
    found = session.scalars(
        select(Criterion).where(Criterion.trashed_at.is_(None)).order_by(Criterion.position, Criterion.id)
    ).all()
    links = links_of(session, "criterion", [each.id for each in found], today)
    rows = [_row(each, told.get(each.id), _evidence(links.get(each.id, ()), year), year) for each in found]
    return sorted(rows, key=lambda row: not row.in_force)


def criterion_lines(session: Session, year: int, today: date) -> tuple[content.CriterionLine, ...]:
    """The criteria in force, as they are printed."""
    return tuple(
        content.CriterionLine(row.code, row.title, row.text, row.axis, row.source, row.met, row.told, row.evidence)
        for row in criteria_of(session, year, today)
        if row.in_force
    )


def _row(criterion: Criterion, told: CriterionYear | None, evidence: tuple[str, ...], year: int) -> CriterionRow:
    return row_of(
        CriterionRow,
        criterion,
        folded=fold(f"{criterion.code} {criterion.title} {criterion.text} {criterion.source}"),
        in_force=content.Validity(criterion.from_on, criterion.to_on).meets(year),
        told=told.text if told is not None else RichText(),
        told_plain=told.text_plain if told is not None else "",
        met=told.met if told is not None else MetState.OPEN,
        note=told.note if told is not None else "",
        evidence=evidence,
    )


def _year_of(session: Session, criterion_id: UUID, year: int) -> CriterionYear | None:
    return session.scalar(
        select(CriterionYear).where(
            CriterionYear.criterion_id == criterion_id,
            CriterionYear.year == year,
            CriterionYear.trashed_at.is_(None),
        )
    )


def _evidence(links: Iterable[LinkRow], year: int) -> tuple[str, ...]:
    """What is of the year, and what lasts: a group, a partnership."""
    named = []
    for link in links:
        of_year = link.target.on.year if link.target.on is not None else link.target.year
        if link.included and of_year in {None, year}:
            when = link.target.when if link.target.on is not None else ""
            named.append(f"{link.target.title}, {when}" if when else link.target.title)
    return tuple(named)
