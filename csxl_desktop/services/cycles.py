"""The qualitative evaluation over several years: what it is about, who takes part, its steps, what it is judged by."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import cycle as content
from csxl_desktop.domain.cycle_words import Reached, reached_words
from csxl_desktop.domain.cycles import CycleActor, CycleCriterion, CycleStep, EvaluationCycle
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.evaluation_choices import Attainment, CriterionNature, CycleState
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.plain_rows import row_of
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.record_links import evidence_told, links_of
from csxl_desktop.storage.database import Database

# Indicator → its name and what it was worth.
Kept = Mapping[UUID | None, tuple[str, tuple[Reached, ...]]]


@dataclass(frozen=True, slots=True)
class StepRow:
    id: UUID
    year: int
    title: str
    text: RichText
    state: CycleState
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    """`shown`: the person or organisation of the directory, else the name typed."""

    id: UUID
    role: str
    person_id: UUID | None
    organisation_id: UUID | None
    name: str
    contact: bool
    shown: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    id: UUID
    nature: CriterionNature
    text: str
    expected: str
    result: str
    attainment: Attainment
    indicator_id: UUID | None
    indicator: str = ""
    values: tuple[Reached, ...] = ()

    @property
    def reached(self) -> str:
        """What its indicator says, in the language spoken; nothing without one."""
        return reached_words(self.indicator, self.values) if self.indicator else ""


@dataclass(frozen=True, slots=True)
class CycleRow:
    id: UUID
    title: str
    theme: str
    from_year: int
    to_year: int
    objectives: RichText
    presentation: RichText
    state: CycleState
    folded: str
    steps: tuple[StepRow, ...] = ()
    actors: tuple[ActorRow, ...] = ()
    criteria: tuple[CriterionRow, ...] = ()

    def steps_of(self, year: int) -> tuple[StepRow, ...]:
        """What the year concerned has to do."""
        return tuple(step for step in self.steps if step.year == year)


class CycleService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def rows(self, year: int | None = None) -> tuple[CycleRow, ...]:
        """The evaluations that cover the year, or all, in the office's order."""
        with self._database() as session:
            return _rows(session, year)

    def document(self, cycle_id: UUID, *, language: str = "fr") -> Document:
        with self._database() as session, speaking(language):
            row = next((each for each in _rows(session, None) if each.id == cycle_id), None)
            if row is None:
                raise RecordNotFoundError
            office, annexes = the_office(session), self._database.folder / "annexes"
            texts = (row.objectives, row.presentation, *(step.text for step in row.steps))
            pages = content.CyclePages(
                office=parts.identity(session, office, annexes),
                title=row.title,
                theme=row.theme,
                from_year=row.from_year,
                to_year=row.to_year,
                state=row.state,
                objectives=row.objectives,
                presentation=row.presentation,
                steps=_printed_steps(session, row.steps, self._today()),
                actors=tuple(content.ActorLine(each.shown, each.role, each.contact) for each in row.actors),
                criteria=tuple(row_of(content.CriterionLine, each) for each in row.criteria),
                attachments=parts.images_of(texts, annexes),
                language=language,
            )
            name = in_file_name(_("Evaluation {title}").format(title=row.title))
            return Document("cycle", pages, name, office.look)


def _printed_steps(session: Session, steps: tuple[StepRow, ...], day: date) -> tuple[content.StepLine, ...]:
    """The steps with what each rests on, as far as it may be printed."""
    evidence = evidence_told(session, links_of(session, "cycle_step", [step.id for step in steps], day), day)
    return tuple(row_of(content.StepLine, step, evidence=evidence.get(step.id, ())) for step in steps)


def _rows(session: Session, year: int | None) -> tuple[CycleRow, ...]:
    statement = (
        select(EvaluationCycle)
        .where(EvaluationCycle.trashed_at.is_(None))
        .order_by(EvaluationCycle.position, EvaluationCycle.from_year, EvaluationCycle.id)
    )
    if year is not None:
        statement = statement.where(EvaluationCycle.from_year <= year, EvaluationCycle.to_year >= year)
    steps, actors, criteria = _parts(session, CycleStep), _actors(session), _parts(session, CycleCriterion)
    kept = _indicators(session)
    return tuple(
        row_of(
            CycleRow,
            each,
            folded=fold(f"{each.title} {each.theme} {each.objectives_plain}"),
            steps=tuple(row_of(StepRow, step) for step in sorted(steps[each.id], key=lambda step: step.year)),
            actors=tuple(actors[each.id]),
            criteria=tuple(_criterion(each, criterion, kept) for criterion in criteria[each.id]),
        )
        for each in session.scalars(statement)
    )


def _criterion(cycle: EvaluationCycle, criterion: CycleCriterion, kept: Kept) -> CriterionRow:
    """With the values of its indicator in the years that the evaluation covers."""
    name, values = kept.get(criterion.indicator_id, ("", ()))
    covered = tuple(each for each in values if cycle.from_year <= each.year <= cycle.to_year)
    return row_of(CriterionRow, criterion, indicator=name, values=covered)


def _indicators(session: Session) -> Kept:
    """The indicators that criteria point to, with what they were worth year by year."""
    pointed = select(CycleCriterion.indicator_id).where(CycleCriterion.trashed_at.is_(None))
    indicators = session.scalars(
        select(Indicator).where(Indicator.id.in_(pointed), Indicator.trashed_at.is_(None))
    ).all()
    values = session.scalars(
        select(IndicatorValue)
        .where(IndicatorValue.indicator_id.in_(pointed), IndicatorValue.trashed_at.is_(None))
        .order_by(IndicatorValue.year)
    ).all()
    return {
        each.id: (each.name, tuple(row_of(Reached, value) for value in values if value.indicator_id == each.id))
        for each in indicators
    }


def _parts(session: Session, kind: Any) -> defaultdict[UUID, list[Any]]:
    found: defaultdict[UUID, list[Any]] = defaultdict(list)
    for each in session.scalars(select(kind).where(kind.trashed_at.is_(None)).order_by(kind.position, kind.id)):
        found[each.evaluation_cycle_id].append(each)
    return found


def _actors(session: Session) -> defaultdict[UUID, list[ActorRow]]:
    found: defaultdict[UUID, list[ActorRow]] = defaultdict(list)
    rows = session.execute(
        select(CycleActor, Person, Organisation.name)
        .outerjoin(Person, Person.id == CycleActor.person_id)
        .outerjoin(Organisation, Organisation.id == CycleActor.organisation_id)
        .where(CycleActor.trashed_at.is_(None))
        .order_by(CycleActor.position, CycleActor.id)
    )
    for actor, person, organisation in rows:
        named = [person.full_name if person is not None else "", organisation or "", actor.name]
        shown = ", ".join(part for part in named if part)
        found[actor.evaluation_cycle_id].append(row_of(ActorRow, actor, shown=shown))
    return found
