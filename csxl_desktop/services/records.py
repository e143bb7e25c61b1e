"""Fields of any record: created, changed, put in the trash and back, one transaction each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Enum, inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.errors import InvalidChoiceError, RecordNotFoundError
from csxl_desktop.i18n import N_
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.values import columns

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class Written:
    """What a write made: the record, the transaction that can be undone, the moment it was safe."""

    record_id: UUID
    transaction_id: UUID
    at: datetime


class RecordService:
    """Each public method is one transaction. `entity` is the class of the record (a word, never an instance)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def values(self, entity: type[Record], record_id: UUID) -> dict[str, Any]:
        """Every field of the record by name, as plain values."""
        with self._database() as session:
            found = existing(session, entity, record_id)
            return {key: getattr(found, key) for key in columns(inspect(entity))}

    def create(self, entity: type[Record], values: Mapping[str, Any], label: str = N_("Record created")) -> Written:
        with self._database.begin(label) as session:
            made = add(session, entity, values)
            return written(self._database, session, made.id)

    def change(
        self,
        entity: type[Record],
        record_id: UUID,
        values: Mapping[str, Any],
        label: str = N_("Field changed"),
    ) -> Written:
        """Set the fields named in `values`; refused values leave the record as it was."""
        with self._database.begin(label) as session:
            found = existing(session, entity, record_id)
            assign(session, found, values)
            return written(self._database, session, record_id)

    def trash(self, entity: type[Record], record_id: UUID, label: str = N_("Put in the trash")) -> Written:
        """Put the record in the trash, with the records that are only parts of it."""
        with self._database.begin(label) as session:
            found = existing(session, entity, record_id)
            put_away(session, found, self._database.now())
            return written(self._database, session, record_id)

    def restore(self, entity: type[Record], record_id: UUID) -> Written:
        """Take the record out of the trash, with the parts that went there with it."""
        with self._database.begin(N_("Taken out of the trash")) as session:
            take_out(session, existing(session, entity, record_id))
            return written(self._database, session, record_id)

    def reorder(self, entity: type[Record], record_ids: list[UUID]) -> Written:
        """Give the records the positions 1, 2, 3… in the order of `record_ids`."""
        with self._database.begin(N_("Order changed")) as session:
            for position, record_id in enumerate(record_ids, start=1):
                assign(session, existing(session, entity, record_id), {"position": position})
            return written(self._database, session, record_ids[0])


def existing(session: Session, entity: type[AnyRecord], record_id: UUID) -> AnyRecord:
    """The record that somebody asked for by its key, in the trash too."""
    found = session.get(entity, record_id)
    if found is None:
        raise RecordNotFoundError
    return found


def add(session: Session, entity: type[Record], values: Mapping[str, Any]) -> Record:
    """A new record of `entity` in the session, checked."""
    from csxl_desktop.services import rules  # they know most tables: reading does without

    kinds = columns(inspect(entity))
    made = entity(**{key: _typed(kinds[key], value) for key, value in values.items()})
    session.add(made)
    session.flush()
    rules.check(session, made, frozenset(values))
    return made


def assign(session: Session, record: Record, values: Mapping[str, Any]) -> None:
    """Set the fields of `record`, checked."""
    from csxl_desktop.services import rules  # they know most tables: reading does without
    from csxl_desktop.services.search_following import follow_name, words_of  # likewise

    kinds = columns(inspect(type(record)))
    rules.check_change(session, record, frozenset(values))
    called = words_of(record)
    for key, value in values.items():
        setattr(record, key, _typed(kinds[key], value))
    session.flush()
    follow_name(session, record, called)
    rules.check(session, record, frozenset(values))


def put_away(session: Session, record: Record, at: datetime) -> None:
    """Into the trash, with the records that are only parts of it."""
    from csxl_desktop.services import rules  # they know most tables: reading does without

    rules.check_trash(session, record)
    for each in (record, *rules.parts(session, record)):
        each.trashed_at = each.trashed_at or at  # twice in the trash keeps the first date: parts follow it


def take_out(session: Session, record: Record) -> None:
    """Out of the trash, with the parts that went there with it."""
    from csxl_desktop.services import rules  # they know most tables: reading does without

    at = record.trashed_at
    back = [each for each in (record, *rules.parts(session, record, trashed=True)) if each.trashed_at == at]
    for each in back:
        each.trashed_at = None
    session.flush()
    for each in back:
        rules.check(session, each, frozenset({"trashed_at", "parent_id"}))


def written(database: Database, session: Session, record_id: UUID) -> Written:
    """To be returned from inside a transaction; the caller sees it once the transaction is safe."""
    transaction_id: UUID = session.info["transaction_id"]
    return Written(record_id, transaction_id, database.now())


def _typed(column: Any, value: Any) -> Any:
    """Choices may come by value; the rest as it is."""
    if isinstance(column.type, Enum) and value is not None and column.type.enum_class is not None:
        try:
            return column.type.enum_class(value)
        except ValueError:
            raise InvalidChoiceError(value=value) from None
    return value
