"""Taking back a large act long after: all of it that nothing later stands on; what stays is told field by field."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import ChangeKind, HistoryChange
from csxl_desktop.storage.undo import DERIVED, restored
from csxl_desktop.storage.values import columns, from_json, record_classes, to_json

_AT_ONCE = 500
Place = tuple[str, UUID]  # table and key of a record


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that stays: a field changed since (both values as JSON), or a whole record (`field` empty).

    `users` are the records that rest on a whole record; a record that is gone has neither field nor users.
    """

    place: Place
    field: str = ""
    then: Any = None
    now: Any = None
    users: tuple[Place, ...] = ()


@dataclass(slots=True)
class Plan:
    """What taking back would do: rows to delete, rows to bring back, fields to set; and what stays."""

    deleted: dict[Place, None] = field(default_factory=dict)
    restored: dict[Place, Mapping[str, Any]] = field(default_factory=dict)
    fields: dict[Place, dict[str, Any]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)

    def touched(self) -> set[Place]:
        """The records that will be there and are not as they were."""
        return {*self.fields, *self.restored}

    def is_empty(self) -> bool:
        return not (self.deleted or self.restored or self.fields)


def plan(
    session: Session, transaction_id: UUID, *, apart: AbstractSet[str], staying: AbstractSet[Place] = frozenset()
) -> Plan:
    """What of the transaction can go; new rows of the tables `apart` and records `staying` are left alone."""
    made = Plan()
    created: dict[Place, None] = {}
    statement = (
        select(HistoryChange)
        .where(HistoryChange.transaction_id == transaction_id)
        .where(or_(HistoryChange.table_name.not_in(apart), HistoryChange.kind != ChangeKind.INSERT))
        .order_by(HistoryChange.sequence.desc())
    )
    changes = [each for each in session.scalars(statement) if (each.table_name, each.record_id) not in staying]
    there = _Records(session, changes)
    for change in changes:
        place = (change.table_name, change.record_id)
        record = there.get(place)
        if change.kind is ChangeKind.DELETE:
            _plan_restored(made, place, change, record)
        elif record is None:
            if change.kind is ChangeKind.UPDATE:
                made.kept.append(Kept(place))
        elif change.kind is ChangeKind.UPDATE:
            _plan_fields(made, place, change, record)
        elif later := list(_changed_since(place, change, record)):
            made.kept += later
        else:
            created[place] = None
    made.deleted, used = _free(session, transaction_id, created, made.fields)
    made.kept += used
    return made


def apply(session: Session, made: Plan) -> None:
    """Do what `plan` found, in this session."""
    classes = record_classes()
    for place, values in made.fields.items():
        record = session.get_one(classes[place[0]], place[1])
        kinds = columns(inspect(type(record)))
        for key, value in values.items():
            setattr(record, key, from_json(kinds[key], value))
    session.flush()
    for place in made.deleted:
        session.delete(session.get_one(classes[place[0]], place[1]))
    for place, before in made.restored.items():
        session.add(restored(classes[place[0]], dict(before)))
    session.flush()


class _Records:
    """The records that the changes are about, read a few hundred at a time."""

    def __init__(self, session: Session, changes: Iterable[HistoryChange]) -> None:
        wanted: dict[str, list[UUID]] = defaultdict(list)
        for change in changes:
            wanted[change.table_name].append(change.record_id)
        classes = record_classes()
        self._found: dict[Place, Record] = {}
        for table, keys in wanted.items():
            entity = classes[table]
            for at in range(0, len(keys), _AT_ONCE):
                for record in session.scalars(select(entity).where(entity.id.in_(keys[at : at + _AT_ONCE]))):
                    self._found[table, record.id] = record

    def get(self, place: Place) -> Record | None:
        return self._found.get(place)


def _plan_restored(made: Plan, place: Place, change: HistoryChange, record: Record | None) -> None:
    if record is None:
        made.restored[place] = change.old or {}
    else:
        made.kept.append(Kept(place))


def _plan_fields(made: Plan, place: Place, change: HistoryChange, record: Record) -> None:
    """Set back the fields that still say what the act wrote; those set back by hand need nothing."""
    old = change.old or {}
    for key, then in (change.new or {}).items():
        if key in DERIVED:
            continue
        now = to_json(getattr(record, key))
        if now == then:
            made.fields.setdefault(place, {})[key] = old.get(key)
        elif now != old.get(key):
            made.kept.append(Kept(place, key, then, now))


def _changed_since(place: Place, change: HistoryChange, record: Record) -> Iterator[Kept]:
    expected = dict.fromkeys(columns(inspect(type(record)))) | (change.new or {})
    for key, then in expected.items():
        if key not in DERIVED and (now := to_json(getattr(record, key))) != then:
            yield Kept(place, key, then, now)


def _free(
    session: Session, transaction_id: UUID, created: dict[Place, None], fields: Mapping[Place, Mapping[str, Any]]
) -> tuple[dict[Place, None], list[Kept]]:
    """Of the records created, those that nothing which stays refers to; and those that must stay, with their users."""
    ties = [
        (user, target)
        for user, target, key in references(session, transaction_id, {table for table, _key in created})
        if target in created and key not in fields.get(user, {})
    ]
    free, users = dict(created), dict[Place, list[Place]]()
    moved = True
    while moved:
        moved = False
        for user, target in ties:
            if target in free and user not in free:
                del free[target]
                users[target] = []
                moved = True
    for user, target in ties:
        if target in users and user not in free:
            users[target].append(user)
    return free, [Kept(place, users=tuple(dict.fromkeys(found))) for place, found in users.items()]


def references(session: Session, transaction_id: UUID, tables: AbstractSet[str]) -> Iterator[tuple[Place, Place, str]]:
    """Every reference to a record that the transaction created: who refers, to what, by which field."""
    for entity in record_classes().values():
        for key, column in columns(inspect(entity)).items():
            for foreign in column.foreign_keys:
                table = foreign.column.table.name
                if table not in tables:
                    continue
                created = select(HistoryChange.record_id).where(
                    HistoryChange.transaction_id == transaction_id,
                    HistoryChange.kind == ChangeKind.INSERT,
                    HistoryChange.table_name == table,
                )
                rows = session.execute(select(entity.id, column).where(column.in_(created)))
                yield from (((entity.__tablename__, user), (table, target), key) for user, target in rows)
