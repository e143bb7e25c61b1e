"""Taking back an import in words: which records and fields go back, which stay, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.services.exchange import cells
from csxl_desktop.services.natural_keys import KEYS, NaturalKeys, references
from csxl_desktop.storage.partial_undo import Kept, Place, Plan
from csxl_desktop.storage.values import columns, from_json, record_classes, to_json

MAX_TOLD = 2_000  # records and fields that go back, told one by one
_SHOWN = 3


class Staying(StrEnum):
    """Why something stays."""

    CHANGED = "changed"  # a field says something else today
    USED = "used"  # other records rest on it
    GONE = "gone"  # the record is no longer there
    RULE = "rule"  # it cannot stand beside what came since


@dataclass(frozen=True, slots=True)
class GoingBack:
    """A record that goes (`field` empty), or a field set from `now` to `before`; `entity` is the record’s class."""

    entity: str
    name: str
    field: str = ""
    now: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """A field or a record that stays, and why: `then` is what the import wrote, `now` what stands today.

    `users` names the records that rest on it; `rule` is worded for the reader.
    """

    why: Staying
    entity: str
    name: str
    field: str = ""
    then: str = ""
    now: str = ""
    users: tuple[tuple[str, str], ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking back an import does; `more` counts what goes back beyond the list."""

    back: tuple[GoingBack, ...]
    remaining: tuple[Remaining, ...]
    written: bool
    more: int = 0


def told(session: Session, plan: Plan, refused: Mapping[Place, str], *, written: bool) -> Undoing:
    """The plan in words; asked before it is carried out, while every record still has its name."""
    words = _Words(session)
    back = [words.going(place) for place in list(plan.deleted)[:MAX_TOLD]]
    for place, values in list(plan.fields.items())[:MAX_TOLD]:
        back += [words.going_back(place, key, before) for key, before in values.items()]
    back += [words.coming_back(place) for place in plan.restored]
    total = len(plan.deleted) + sum(map(len, plan.fields.values())) + len(plan.restored)
    remaining = [words.remaining(kept) for kept in plan.kept]
    remaining += [words.refused(place, reason) for place, reason in refused.items()]
    return Undoing(tuple(back[:MAX_TOLD]), tuple(remaining), written, max(0, total - MAX_TOLD))


class _Words:
    """Records and values of one session as people call them."""

    def __init__(self, session: Session) -> None:
        self._session, self._keys, self._classes = session, NaturalKeys(session), record_classes()

    def going(self, place: Place) -> GoingBack:
        return GoingBack(self._entity(place), self._name(place))

    def coming_back(self, place: Place) -> GoingBack:
        return GoingBack(self._entity(place), "", "trashed_at")

    def going_back(self, place: Place, field: str, before: Any) -> GoingBack:
        record = self._session.get_one(self._classes[place[0]], place[1])
        now = self._value(place, field, to_json(getattr(record, field)))
        return GoingBack(self._entity(place), self._name(place), field, now, self._value(place, field, before))

    def remaining(self, kept: Kept) -> Remaining:
        entity, name = self._entity(kept.place), self._name(kept.place)
        if kept.field:
            then, now = (self._value(kept.place, kept.field, value) for value in (kept.then, kept.now))
            return Remaining(Staying.CHANGED, entity, name, kept.field, then, now)
        if kept.users:
            users = tuple((self._entity(user), self._name(user)) for user in kept.users[:_SHOWN])
            return Remaining(Staying.USED, entity, name, users=users)
        return Remaining(Staying.GONE, entity, name)

    def refused(self, place: Place, reason: str) -> Remaining:
        return Remaining(Staying.RULE, self._entity(place), self._name(place), rule=reason)

    def _entity(self, place: Place) -> str:
        return self._classes[place[0]].__name__

    def _name(self, place: Place) -> str:
        """What a record is called: its own words and the records it binds, without codes and dates."""
        record = self._session.get(self._classes[place[0]], place[1])
        return "" if record is None else self._called(record)

    def _called(self, record: Record) -> str:
        if type(record) in {Organisation, Person}:
            return self._keys.label(record)
        bound = references(type(record))
        told = []
        for part in KEYS[type(record)]:
            value = getattr(record, f"{part}_id" if part in bound else part)
            if part in bound:
                owner = None if value is None else self._session.get(bound[part], value)
                told.append("" if owner is None else self._keys.label(owner))
            elif isinstance(value, str) and not isinstance(value, Enum):
                told.append(value)
        return " · ".join(part for part in told if part) or self._keys.label(record)

    def _value(self, place: Place, field: str, raw: Any) -> str:
        entity: type[Record] = self._classes[place[0]]
        target = references(entity).get(field.removesuffix("_id")) if field.endswith("_id") else None
        if target is not None and raw:
            owner = self._session.get(target, UUID(raw))
            return "" if owner is None else self._keys.label(owner)
        return cells.told(from_json(columns(inspect(entity))[field], raw))
