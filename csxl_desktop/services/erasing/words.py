"""Where the words of a dossier name somebody: found in every table, and let go of, history and queue too."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Enum, String, inspect, null, select, type_coerce, update
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Record, RichTextType
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.erasing import Eraser, Name, names_of
from csxl_desktop.domain.errors import TextTooLongError
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.reconciling import DiscardedValue, Erasure
from csxl_desktop.domain.report_archives import ReportArchive
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import fold
from csxl_desktop.services.natural_keys import entities
from csxl_desktop.services.person_links import linked
from csxl_desktop.storage import history
from csxl_desktop.storage.undo import DERIVED
from csxl_desktop.storage.values import columns

# Frozen content: `seals` lets go of it, together with the pages printed from it.
_FROZEN = {(Minutes, "seal_content"), (MinutesVersion, "content"), (ReportArchive, "content")}
# A body called after a person stays so called: only people can say whether that is the person.
_OF_BODIES = {(Organisation, "name"), (Organisation, "name_nl"), (Organisation, "short_name")}
_OF_PEOPLE = {(Person, "first_name"), (Person, "last_name")}
_BORNE = (Person, Attendance, Speaker, StaffMember)  # records that hold a name in two parts


@dataclass(frozen=True, slots=True)
class Place:
    """A value that names the person."""

    entity: type[Record]
    record_id: UUID
    column: str


def names_borne(session: Session, people: Sequence[Person]) -> tuple[Name, ...]:
    """Every name that the records about `people` bear, or bore once as far as the history knows."""
    placeholders = {fold(each.full_name) for each in people if each.anonymised_on}
    records = [*people, *(row for _entity, rows in linked(session, people) for row in rows if isinstance(row, _BORNE))]
    pairs = [(each.first_name, each.last_name) for each in records]
    changes = select(HistoryChange.old, HistoryChange.new).where(
        HistoryChange.table_name == Person.__tablename__, HistoryChange.record_id.in_([each.id for each in people])
    ).order_by(HistoryChange.at, HistoryChange.sequence)  # fmt: skip
    first = last = ""
    for values in (each for row in session.execute(changes) for each in row if each):
        first, last = values.get("first_name", first), values.get("last_name", last)
        pairs.append((first, last))
    return tuple(each for each in names_of(pairs) if fold(f"{each.first} {each.last}") not in placeholders)


def addresses_of(session: Session, people: Sequence[Person]) -> tuple[str, ...]:
    """Their own addresses and numbers, as they are written."""
    keys = [each.id for each in people]
    found = session.scalars(select(ContactChannel.value).where(ContactChannel.person_id.in_(keys)))
    return tuple(dict.fromkeys(each.strip() for each in found if len(each.strip()) > _SHORT))


_SHORT = 5


def is_borne_by_others(session: Session, people: Sequence[Person], names: Sequence[Name]) -> bool:
    """Whether somebody else is called so too."""
    keys = {each.id for each in people}
    wanted = {f"{fold(name.first)} {fold(name.last)}".strip() for name in names}
    return any(key not in keys and fold(f"{first} {last}") in wanted for key, first, last in _everybody(session))


def shared_lasts(session: Session, people: Sequence[Person], lasts: Sequence[str]) -> set[str]:
    """The family names that somebody else, or a body, bears too."""
    keys = {each.id for each in people}
    called = [f"{first} {last}" for key, first, last in _everybody(session) if key not in keys]
    called += session.scalars(select(Organisation.name).union_all(select(OrganisationAlias.name)))
    said = [f" {fold(each).replace('-', ' ')} " for each in called]
    return {each for each in lasts if any(f" {each.replace('-', ' ')} " in one for one in said)}


def _everybody(session: Session) -> Iterator[Any]:
    yield from session.execute(select(Person.id, Person.first_name, Person.last_name))
    for line in (Attendance, Speaker):
        known = select(line.person_id, line.first_name, line.last_name).where(line.person_id.is_not(None))
        yield from session.execute(known)


def texts(session: Session, eraser: Eraser) -> Iterator[tuple[Place, Any]]:
    """Every value, letters or JSON, that may name the person; names of people and frozen content left out."""
    for entity in entities():
        known = columns(inspect(entity))
        searched = [key for key, column in known.items() if _is_searched(entity, key, column)]
        if not searched:
            continue
        plain = [f"{key}_plain" for key in searched if f"{key}_plain" in known]
        raw = (type_coerce(getattr(entity, key), String) for key in (*searched, *plain))
        for record_id, *values in session.execute(select(type_coerce(entity.id, String), *raw)):
            said = dict(zip((*searched, *plain), values, strict=True))
            for key in searched:
                letters = _letters(said[key] or "")
                if eraser.may_be_in(letters) or eraser.may_be_in(said.get(f"{key}_plain") or ""):
                    is_json = isinstance(known[key].type, JSON | RichTextType)
                    yield Place(entity, UUID(record_id), key), json.loads(letters) if is_json else letters


def let_go(session: Session, eraser: Eraser, places: Iterable[Place]) -> None:
    """Write these values without the name."""
    for place in places:
        record = session.get_one(place.entity, place.record_id)
        value = getattr(record, place.column)
        change = partial(setattr, record, place.column)
        if isinstance(value, RichText):
            change(RichText.from_json(eraser.without(value.to_json())))
        elif isinstance(value, str):
            _shorten(change, eraser.text(value))
        else:
            change(eraser.without(value))


def told_of(session: Session, eraser: Eraser) -> list[UUID]:
    """The changes in the history whose values name the person."""
    raw = [type_coerce(each, String) for each in (HistoryChange.old, HistoryChange.new)]
    found = session.execute(select(type_coerce(HistoryChange.id, String), *raw))
    return [UUID(key) for key, *values in found if any(each and _names(eraser, each) for each in values)]


def let_go_of_history(session: Session, eraser: Eraser) -> None:
    """What the history and the queue of copies taken in still say; the digests of the history stay."""
    history.forget_changes(session, told_of(session, eraser))
    sides = (DiscardedValue.base, DiscardedValue.ours, DiscardedValue.theirs)
    raw = [type_coerce(each, String) for each in sides]
    for key, *values in session.execute(select(DiscardedValue.id, *raw)).all():
        if any(each and _names(eraser, each) for each in values):
            session.connection().execute(
                update(DiscardedValue)
                .where(DiscardedValue.id == key)
                .values(base=null(), ours=null(), theirs=null(), asked=False)
            )


def _is_searched(entity: type[Record], key: str, column: Any) -> bool:
    if key in DERIVED or key.endswith("_plain") or isinstance(column.type, Enum):
        return False
    if (entity, key) in _FROZEN | _OF_BODIES | _OF_PEOPLE or (entity is OrganisationAlias and key == "name"):
        return False
    return isinstance(column.type, String | JSON | RichTextType)


def _letters(raw: str) -> str:
    """JSON is stored with accents written as figures."""
    return json.dumps(json.loads(raw), ensure_ascii=False) if "\\u" in raw and raw[:1] in "{[" else raw


def _names(eraser: Eraser, raw: str) -> bool:
    letters = _letters(raw)
    return eraser.may_be_in(letters) and eraser.speaks_of(json.loads(letters))


def _shorten(change: Any, words: str) -> None:
    """The mark may be longer than the name was, and a field full."""
    try:
        change(words)
    except TextTooLongError as error:
        change(words[: int(str(error.values["limit"]))])


def is_in_ledger(session: Session, digest: str) -> bool:
    return session.get(Erasure, digest) is not None
