"""Evaluations of meetings, groups, partnerships, action sheets, projects, or of the year: sought, reached, and next."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.content import evaluations as content
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.evaluation_choices import SectionAnswer
from csxl_desktop.domain.evaluation_record_rows import EvaluationRow
from csxl_desktop.domain.evaluation_records import EvaluationRecord
from csxl_desktop.domain.link_rows import LinkRow, LinkTarget
from csxl_desktop.domain.modules import Module
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.record_links import evidence_told, links_of
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.link_targets import targets

# What may be evaluated, by the name of its column without `_id`.
OWNERS = ("meeting", "working_group", "action_sheet", "partnership", "project")
_MODULES = {"action_sheet": Module.ACTION_SHEETS, "project": Module.PROJECTS}


class NoEvaluationError(DomainError):
    template = N_("Nothing of {year} is evaluated yet.")


class EvaluationRecordService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def year(self, year: int) -> tuple[EvaluationRow, ...]:
        """Every evaluation of a year: what waits for its next step first, then by day."""
        with self._database() as session:
            rows = _rows(session, _of_year(session, year), self._today())
            return tuple(sorted(rows, key=lambda row: (not row.awaits, row.next_due_on or date.max, row.about)))

    def of(self, kind: str, owner_id: UUID, year: int | None = None) -> tuple[EvaluationRow, ...]:
        """The evaluations of one record; of a group or partnership those of a year."""
        with self._database() as session:
            column = getattr(EvaluationRecord, f"{kind}_id")
            wanted = select(EvaluationRecord).where(column == owner_id, EvaluationRecord.trashed_at.is_(None))
            if year is not None:
                wanted = wanted.where(EvaluationRecord.year == year)
            return _rows(session, session.scalars(wanted.order_by(EvaluationRecord.id)).all(), self._today())

    def begin(self, year: int, kind: str = "", owner_id: UUID | None = None) -> Written:
        """An empty evaluation of a record, or of the year."""
        with self._database.begin(N_("Evaluation begun")) as session:
            owner = {f"{kind}_id": owner_id} if kind else {}
            made = add(session, EvaluationRecord, {"year": year, "evaluated_on": self._today(), **owner})
            return written(self._database, session, made.id)

    def tell(self, record_id: UUID, part: str, words: str) -> Written:
        """What was unexpected, or difficult (`part`); words taken away leave it unanswered."""
        answer = SectionAnswer.WRITTEN if words.strip() else SectionAnswer.EMPTY
        return self._answer(record_id, {part: words, f"{part}_answer": answer})

    def answer(self, record_id: UUID, part: str, answer: SectionAnswer) -> Written:
        """None, not asked, or nothing said yet: no words beside it."""
        words = {} if answer is SectionAnswer.WRITTEN else {part: ""}
        return self._answer(record_id, {**words, f"{part}_answer": answer})

    def entrust(self, record_id: UUID, person_id: UUID | None) -> Written:
        """Somebody of the directory takes the next step; the name typed before, if any, no longer does."""
        values = {"next_person_id": person_id, **({"next_who": ""} if person_id is not None else {})}
        return self._answer(record_id, values)

    def name(self, record_id: UUID, words: str) -> Written:
        """Who takes the next step in words, instead of somebody of the directory."""
        return self._answer(record_id, {"next_who": words, **({"next_person_id": None} if words.strip() else {})})

    def done(self, record_id: UUID) -> Written:
        """The next step was taken today."""
        return self._answer(record_id, {"next_done_on": self._today()}, N_("Next step done"))

    def document(self, year: int, *, language: str = "fr") -> Document:
        """The evaluations of the year that are printed."""
        with self._database() as session, speaking(language):
            rows = [row for row in _rows(session, _of_year(session, year), self._today()) if row.printed]
            if not rows:
                raise NoEvaluationError(year=year)
            return self._document(session, year, rows, language)

    def one(self, record_id: UUID, *, language: str = "fr") -> Document:
        """One evaluation by itself, printed or not with those of its year."""
        with self._database() as session, speaking(language):
            (row,) = _rows(session, [existing(session, EvaluationRecord, record_id)], self._today())
            return self._document(session, row.year, [row], language, about=row.about)

    def _document(
        self, session: Session, year: int, rows: Sequence[EvaluationRow], language: str, *, about: str = ""
    ) -> Document:
        office = the_office(session)
        printed = content.Evaluations(
            office=parts.identity(session, office, self._database.folder / "annexes"),
            year=year,
            evaluations=_told(session, rows, self._today()),
            about=about,
            language=language,
        )
        name = in_file_name(f"{_('Evaluation')} {about}") if about else f"{_('Evaluations')} {year}"
        return Document("evaluations", printed, name, office.look)

    def _answer(self, record_id: UUID, values: Mapping[str, object], label: str = N_("Field changed")) -> Written:
        with self._database.begin(label) as session:
            assign(session, existing(session, EvaluationRecord, record_id), values)
            return written(self._database, session, record_id)


def printed_of(
    session: Session, owners: Mapping[str, Iterable[UUID]], day: date, year: int | None = None
) -> tuple[content.Evaluation, ...]:
    """What documents print of the evaluations of these records, by kind of owner; in the order given."""
    return _told(session, _printed_rows(session, owners, day, year), day)


def printed_by_owner(
    session: Session, kind: str, keys: Iterable[UUID], day: date, year: int
) -> Mapping[UUID | None, tuple[content.Evaluation, ...]]:
    """The same of many records of one kind, read at once: by record."""
    rows = _printed_rows(session, {kind: keys}, day, year)
    found: defaultdict[UUID | None, tuple[content.Evaluation, ...]] = defaultdict(tuple)
    for row, told in zip(rows, _told(session, rows, day), strict=True):
        found[row.owner_id] += (told,)
    return found


def _printed_rows(
    session: Session, owners: Mapping[str, Iterable[UUID]], day: date, year: int | None
) -> tuple[EvaluationRow, ...]:
    found: list[EvaluationRecord] = []
    for kind, keys in owners.items():
        column, wanted = getattr(EvaluationRecord, f"{kind}_id"), list(keys)
        statement = select(EvaluationRecord).where(column.in_(wanted), EvaluationRecord.printed)
        if year is not None:
            statement = statement.where(EvaluationRecord.year == year)
        records = session.scalars(statement.where(EvaluationRecord.trashed_at.is_(None)))
        found += sorted(records, key=lambda each: (wanted.index(getattr(each, f"{kind}_id")), each.id))
    return _rows(session, found, day)


def _told(session: Session, rows: Sequence[EvaluationRow], day: date) -> tuple[content.Evaluation, ...]:
    evidence = evidence_told(session, {row.id: row.links for row in rows}, day)
    return tuple(_printed(row, evidence[row.id]) for row in rows)


def _of_year(session: Session, year: int) -> list[EvaluationRecord]:
    return list(
        session.scalars(
            select(EvaluationRecord)
            .where(EvaluationRecord.year == year, EvaluationRecord.trashed_at.is_(None))
            .order_by(EvaluationRecord.evaluated_on, EvaluationRecord.id)
        )
    )


def _rows(session: Session, found: Iterable[EvaluationRecord], day: date) -> tuple[EvaluationRow, ...]:
    """Ready to show; those of a module that is off are left away."""
    wanted, records = modules_of(session), list(found)
    keys = defaultdict[str, set[UUID]](set)
    for record in records:
        kind, owner = _owner(record)
        if owner is not None:
            keys[kind].add(owner)
    about = {key: target for kind, ids in keys.items() for key, target in targets(session, kind, ids).items()}
    named = select(Person).where(Person.id.in_({each.next_person_id for each in records}))
    people = {each.id: each.full_name for each in session.scalars(named)} if records else {}
    links = links_of(session, "evaluation_record", [each.id for each in records], day)
    rows = []
    for record in records:
        kind, owner = _owner(record)
        if kind not in _MODULES or _MODULES[kind] in wanted:
            name = people.get(record.next_person_id, record.next_who) if record.next_person_id else record.next_who
            rows.append(_row(record, about.get(owner) if owner else None, name, links.get(record.id, ())))
    return tuple(rows)


def _owner(record: EvaluationRecord) -> tuple[str, UUID | None]:
    for kind in OWNERS:
        if (key := getattr(record, f"{kind}_id")) is not None:
            return kind, key
    return "", None


def _row(record: EvaluationRecord, about: LinkTarget | None, name: str, links: tuple[LinkRow, ...]) -> EvaluationRow:
    kind, owner = _owner(record)
    title = about.title if about is not None else _("The year {year}").format(year=record.year)
    return EvaluationRow(
        id=record.id,
        year=record.year,
        kind=kind,
        owner_id=owner,
        about=title,
        about_when=about.when if about is not None else "",
        opens=about.opens if about is not None else None,
        evaluated_on=record.evaluated_on,
        method=record.method,
        sought=record.sought,
        reached=record.reached,
        attainment=record.attainment,
        unexpected=record.unexpected,
        unexpected_answer=record.unexpected_answer,
        difficulty=record.difficulty,
        difficulty_answer=record.difficulty_answer,
        next_step=record.next_step,
        next_person_id=record.next_person_id,
        next_who=record.next_who,
        next_name=name,
        next_due_on=record.next_due_on,
        next_done_on=record.next_done_on,
        printed=record.printed,
        links=links,
        folded=fold(f"{title} {record.sought} {record.reached} {record.next_step} {name}"),
    )


def _printed(row: EvaluationRow, evidence: tuple[str, ...]) -> content.Evaluation:
    return content.Evaluation(
        about=row.about,
        when=row.about_when,
        on=row.evaluated_on,
        method=row.method,
        sought=row.sought,
        reached=row.reached,
        attainment=row.attainment,
        unexpected=row.unexpected,
        unexpected_answer=row.unexpected_answer,
        difficulty=row.difficulty,
        difficulty_answer=row.difficulty_answer,
        next_step=row.next_step,
        next_who=row.next_name,
        next_due_on=row.next_due_on,
        next_done_on=row.next_done_on,
        evidence=evidence,
    )
