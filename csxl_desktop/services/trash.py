"""The trash: what lies there and since when, taking out, and what goes for good once it has lain there long."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from uuid import UUID

from dateutil.relativedelta import relativedelta
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.i18n import N_, sort_key
from csxl_desktop.services import rules
from csxl_desktop.services.kind_words import one_word
from csxl_desktop.services.office_history import record_words
from csxl_desktop.services.records import RecordService, Written
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.values import columns, record_classes

KEPT_MONTHS = 24  # what was thrown away less long ago never goes


@dataclass(frozen=True, slots=True)
class TrashLine:
    """A record in the trash; its parts went with it. `by` is who threw it away, as far as the history tells."""

    table: str
    id: UUID
    kind_title: str
    name: str
    trashed_at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class TrashEmptying:
    """What emptying would take away, and what would stay because records in use name it."""

    going: tuple[TrashLine, ...]
    staying: tuple[TrashLine, ...]


@dataclass(frozen=True, slots=True)
class Emptied:
    """How many records went, their parts not counted, and the act that can be taken back."""

    count: int
    transaction_id: UUID


class TrashService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self) -> tuple[TrashLine, ...]:
        """What lies in the trash, what was thrown away last first."""
        with self._database() as session:
            return _sorted(_line(session, record) for record in _thrown(session))

    def restore(self, table: str, record_id: UUID) -> Written:
        """Take a record out again, with the parts that went with it."""
        return RecordService(self._database).restore(record_classes()[table], record_id)

    def to_empty(self, today: date) -> TrashEmptying:
        """What has lain there for more than `KEPT_MONTHS` months: nothing else is ever emptied."""
        with self._database() as session:
            going, staying = _split(session, today)
            return TrashEmptying(
                _sorted(_line(session, each) for each in going), _sorted(_line(session, each) for each in staying)
            )

    def empty(self, today: date) -> Emptied:
        """Take away for good what `to_empty` shows as going.

        The history keeps what they were: the act can be taken back like any other. A backup is made before.
        """
        with self._database.begin(N_("Trash emptied"), after=Why.MASS) as session:
            going, _staying = _split(session, today)
            for record in going:
                for each in (*reversed(list(rules.parts(session, record, trashed=True))), record):
                    session.delete(each)
            transaction_id: UUID = session.info["transaction_id"]
            return Emptied(len(going), transaction_id)


def _thrown(session: Session) -> Iterator[Record]:
    """What was thrown away by itself: parts of what lies there since the same moment are not told apart."""
    for entity in record_classes().values():
        for record in session.scalars(select(entity).where(entity.trashed_at.is_not(None))):
            owners = (
                session.get(owner, key)
                for column, owner in rules.owners_of(entity)
                if (key := getattr(record, column)) is not None
            )
            if not any(owner is not None and owner.trashed_at == record.trashed_at for owner in owners):
                yield record


def _split(session: Session, today: date) -> tuple[list[Record], list[Record]]:
    before = today - relativedelta(months=KEPT_MONTHS)
    old = [each for each in _thrown(session) if each.trashed_at is not None and each.trashed_at.date() < before]
    gone = {key for record in old for key in _whole(session, record)}
    staying = [record for record in old if _is_named(session, record, gone)]
    while staying:
        kept = {record.id for record in staying}
        gone -= {key for record in staying for key in _whole(session, record)}
        more = [record for record in old if record.id not in kept and _is_named(session, record, gone)]
        if not more:
            break
        staying += more
    kept = {record.id for record in staying}
    return [record for record in old if record.id not in kept], staying


def _whole(session: Session, record: Record) -> list[UUID]:
    return [record.id, *(each.id for each in rules.parts(session, record, trashed=True))]


def _is_named(session: Session, record: Record, gone: set[UUID]) -> bool:
    """Whether a record that stays names this one, or one of its parts."""
    return any(
        key not in gone
        for each in (record, *rules.parts(session, record, trashed=True))
        for entity, column in _naming(each.__tablename__)
        for key in session.scalars(select(entity.id).where(getattr(entity, column) == each.id))
    )


def _naming(table: str) -> Iterator[tuple[type[Record], str]]:
    for entity in record_classes().values():
        for key, column in columns(inspect(entity)).items():
            if any(foreign.target_fullname == f"{table}.id" for foreign in column.foreign_keys):
                yield entity, key


def _line(session: Session, record: Record) -> TrashLine:
    at = cast("datetime", record.trashed_at)  # only what lies in the trash comes here
    by = session.scalars(
        select(HistoryChange.person)
        .where(HistoryChange.record_id == record.id)
        .order_by(HistoryChange.at.desc(), HistoryChange.sequence.desc())
        .limit(1)
    ).first()
    title = one_word(type(record))
    return TrashLine(record.__tablename__, record.id, title, record_words(session, record) or title, at, by or "")


def _sorted(lines: Iterable[TrashLine]) -> tuple[TrashLine, ...]:
    return tuple(sorted(lines, key=lambda each: (-each.trashed_at.timestamp(), sort_key(each.name))))
