"""The history of the whole office: every act, who did it and when, what was and what is, filtered as one wishes."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, case, cast, func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.i18n import sort_key
from csxl_desktop.services import rules
from csxl_desktop.services.history_parts import kind_of, one_of, with_parts
from csxl_desktop.services.history_values import FieldChange, field_changes
from csxl_desktop.services.kind_words import one_word
from csxl_desktop.services.merge_words import title_of, value_words
from csxl_desktop.services.natural_keys import KEYS, references
from csxl_desktop.services.personal_data import title_of as kind_title
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.undo import CREATION
from csxl_desktop.storage.values import record_classes

_NAMED_FIRST = 3  # records of an act that its line names
# Tables whose records a tab of the window opens, by the kind that it knows them under.
OPENED = {
    "organisations": "organisation",
    "people": "person",
    "meetings": "meeting",
    "working_groups": "working_group",
    "partnerships": "partnership",
    "testimonials": "testimonial",
    "report_sections": "report_section",
    "news_items": "news_item",
    "newsletters": "newsletter",
    "action_sheets": "action_sheet",
    "projects": "project",
    "publications": "publication",
    "conventions": "convention",
    "trainings": "training",
    "criteria": "criterion",
    "subsidies": "subsidy",
    "campaigns": "campaign",
    "surveys": "survey",
}


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts are asked for; what is empty narrows nothing. Days are those of this computer's clock.

    Of `record` those upon what is a part of it are asked for as well.
    """

    person: str = ""
    table: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""
    record: UUID | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a history is about: what it is called, and what opens it."""

    id: UUID
    name: str
    opens: tuple[str, UUID] | None


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act: `label` is a msgid, `names` the first records that it touched, of `records` in all.

    `field` is what it changed, where that is one record: acts with the same one may be told together.
    """

    id: UUID
    at: datetime
    person: str
    workstation: str
    label: str
    names: tuple[str, ...]
    records: int
    undone: bool
    can_be_undone: bool
    field: tuple[str, ...] = ()
    folded: tuple["ActLine", ...] = ()  # the acts told by this line, itself first, where they are several


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """A record as an act changed it; `opens` is the record of a tab that shows it, by kind and key."""

    kind_title: str
    name: str
    change: ChangeKind
    fields: tuple[FieldChange, ...]
    opens: tuple[str, UUID] | None


class OfficeHistoryService:
    """Each public method reads in one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self) -> tuple[str, ...]:
        """Who wrote in this dossier."""
        with self._database() as session:
            return tuple(sorted(session.scalars(select(HistoryTransaction.person).distinct()), key=sort_key))

    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The tables that the history tells of, each with what its records are called."""
        classes = record_classes()
        with self._database() as session:
            found = session.scalars(select(HistoryChange.table_name).distinct()).all()
        named = ((table, kind_title(classes[table])) for table in found if table in classes)
        return tuple(sorted(named, key=lambda each: sort_key(each[1])))

    def acts(self, wanted: ActFilter, *, limit: int = 200, skip: int = 0) -> tuple[ActLine, ...]:
        """The acts, newest first."""
        with self._database() as session:
            keys = with_parts(session, wanted.record) if wanted.record is not None else None
            asked = select(HistoryTransaction).where(*_conditions(wanted, keys))
            newest = asked.order_by(HistoryTransaction.at.desc(), HistoryTransaction.id.desc())
            found = session.scalars(newest.offset(skip).limit(limit)).all()
            taken_back = _taken_back(session, [each.id for each in found])
            changes = _changes_of(session, [each.id for each in found])
            return tuple(_line(session, act, changes.get(act.id, ()), act.id in taken_back) for act in found)

    def subject(self, record_id: UUID) -> Subject | None:
        """The record of this key, there or gone; nothing for what never was."""
        with self._database() as session:
            kind = kind_of(session, record_id)
            if kind is None:
                return None
            record = session.get(kind, record_id)
            place = opened(session, record) if record is not None else None
            return Subject(record_id, called(session, kind, record_id), place)

    def changed(self, transaction_id: UUID, limit: int = 100, *, of: UUID | None = None) -> tuple[ChangedRecord, ...]:
        """What an act did, record by record, in the order it did it; first what it did to the record `of`."""
        with self._database() as session:
            first = [one_of(with_parts(session, of)).desc()] if of is not None else []
            found = session.scalars(
                select(HistoryChange)
                .where(HistoryChange.transaction_id == transaction_id)
                .order_by(*first, HistoryChange.sequence)
                .limit(limit)
            )
            classes = record_classes()
            return tuple(_changed(session, classes[each.table_name], each) for each in found)

    def changed_together(self, first_id: UUID, last_id: UUID) -> tuple[ChangedRecord, ...]:
        """What several acts upon one field made of it, from the first of them to the last."""
        of_act = select(HistoryChange).where
        with self._database() as session:
            first = session.scalars(of_act(HistoryChange.transaction_id == first_id)).one()
            last = session.scalars(of_act(HistoryChange.transaction_id == last_id)).one()
            session.expunge(last)  # from here on nothing of it is written
            last.old = first.old
            return (_changed(session, record_classes()[last.table_name], last),)


def record_words(session: Session, record: Record) -> str:
    """What a record is called, in the trash too; what has no name of its own is called after what it belongs to."""
    called = title_of(session, record)
    if called or type(record) not in KEYS:
        return called
    known, said = references(type(record)), []
    for key in KEYS[type(record)]:
        column = f"{key}_id" if key in known else key
        value = getattr(record, column)
        owner = session.get(known[key], value) if key in known and value is not None else None
        said.append(record_words(session, owner) if owner else value_words(session, type(record), column, value))
    return " · ".join(dict.fromkeys(word for word in said if word))


def opened(session: Session, record: Record) -> tuple[str, UUID] | None:
    """The record of a tab that shows `record`: itself, or the nearest of those it is a part of."""
    if record.__tablename__ in OPENED:
        return (OPENED[record.__tablename__], record.id) if record.trashed_at is None else None
    for key, owner in rules.owners_of(type(record)):
        value = getattr(record, key)
        found = session.get(owner, value) if value is not None else None
        if found is not None and (place := opened(session, found)) is not None:
            return place
    return None


def called(session: Session, kind: type[Record], record_id: UUID) -> str:
    """What a record of a kind is called now; one that is gone as it was called last."""
    newest = select(HistoryChange).where(HistoryChange.record_id == record_id).order_by(HistoryChange.at.desc())
    record = session.get(kind, record_id)
    change = session.scalars(newest.limit(1)).first() if record is None else None
    if record is not None:
        return record_words(session, record) or one_word(kind)
    return _name(session, kind, change) if change is not None else one_word(kind)


def _conditions(wanted: ActFilter, keys: Collection[UUID] | None) -> Iterator[ColumnElement[bool]]:
    if wanted.person:
        yield HistoryTransaction.person == wanted.person
    if wanted.since is not None:
        yield HistoryTransaction.at >= _midnight(wanted.since)
    if wanted.until is not None:
        yield HistoryTransaction.at < _midnight(wanted.until + timedelta(days=1))
    touching = select(HistoryChange.id).where(HistoryChange.transaction_id == HistoryTransaction.id)
    if keys is not None:
        yield HistoryTransaction.id.in_(select(HistoryChange.transaction_id).where(one_of(keys)))
    if wanted.table:
        yield touching.where(HistoryChange.table_name == wanted.table).exists()
    for word in wanted.words.split():
        # As JSON writes it: letters with accents are escaped there, in lower case or upper.
        forms = {json.dumps(form)[1:-1] for form in (word, word.lower(), word.capitalize(), word.upper())}
        either = (
            cast(column, String).contains(form, autoescape=True)
            for form in sorted(forms)
            for column in (HistoryChange.old, HistoryChange.new)
        )
        yield touching.where(or_(*either)).exists()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone()


def _taken_back(session: Session, keys: Sequence[UUID]) -> frozenset[UUID]:
    """Those of the acts that stand taken back: undone, and the undoing not undone itself."""
    rows = session.execute(
        select(HistoryTransaction.id, HistoryTransaction.undoes_id).where(HistoryTransaction.undoes_id.in_(keys))
    ).all()
    if not rows:
        return frozenset()
    again = _taken_back(session, [row.id for row in rows])
    return frozenset(row.undoes_id for row in rows if row.id not in again)


def _changes_of(session: Session, keys: Sequence[UUID]) -> dict[UUID, list[Any]]:
    """The first changes of each act, with how many there are; what a tab opens goes before its parts.

    Parts of different kinds were written in no order that means anything: those of a kind stand together.
    """
    main = HistoryChange.table_name.in_(OPENED)
    kind = case((main, ""), else_=HistoryChange.table_name)
    numbered = (
        select(
            HistoryChange.id,
            func.row_number()
            .over(partition_by=HistoryChange.transaction_id, order_by=(main.desc(), kind, HistoryChange.sequence))
            .label("place"),
            func.count().over(partition_by=HistoryChange.transaction_id).label("total"),
        )
        .where(HistoryChange.transaction_id.in_(keys))
        .subquery()
    )
    rows = session.execute(
        select(HistoryChange, numbered.c.total)
        .join(numbered, numbered.c.id == HistoryChange.id)
        .where(numbered.c.place <= _NAMED_FIRST)
        .order_by(numbered.c.place)
    )
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.HistoryChange.transaction_id, []).append(row)
    return found


def _line(session: Session, act: HistoryTransaction, changes: Sequence[Any], undone: bool) -> ActLine:
    classes = record_classes()
    names = (_name(session, classes[row.HistoryChange.table_name], row.HistoryChange) for row in changes)
    total = changes[0].total if changes else 0
    told = tuple(dict.fromkeys(name for name in names if name))
    stands = act.label == CREATION or not changes
    field = _field(changes[0].HistoryChange) if total == 1 else ()
    return ActLine(act.id, act.at, act.person, act.workstation, act.label, told, total, undone, not stands, field)


def _field(change: HistoryChange) -> tuple[str, ...]:
    if change.kind is not ChangeKind.UPDATE:
        return ()
    return (change.table_name, change.record_id.hex, *sorted(change.new or {}))


def _name(session: Session, entity: type[Record], change: HistoryChange) -> str:
    """What the record is called now; one that is gone as it was called last."""
    record = session.get(entity, change.record_id)
    if record is not None:
        return record_words(session, record) or one_word(entity)
    values = {**(change.old or {}), **(change.new or {})}
    named = (values.get(key) for key in ("full_name", "name", "title", "label", "last_name", "theme"))
    return next((name for name in named if isinstance(name, str) and name), one_word(entity))


def _changed(session: Session, entity: type[Record], change: HistoryChange) -> ChangedRecord:
    record = session.get(entity, change.record_id)
    told = tuple(field_changes(session, entity, change))
    place = opened(session, record) if record is not None else None
    return ChangedRecord(one_word(entity), _name(session, entity, change), change.kind, told, place)
