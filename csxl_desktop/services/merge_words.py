"""Fields and parts of records in words, for people to compare."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.code_words import code_words
from csxl_desktop.services.exchange.sheet_words import CHOICES
from csxl_desktop.services.natural_keys import KEYS, references

_NAMES = ("full_name", "name", "title", "label", "theme", "file_name")
_SPANS = (("from_on", "to_on"), ("joined_on", "left_on"), ("elected_on", "ended_on"))
_ALSO_SAID = ("value", "function_title", "theme")
_SAID_BY_SPAN = frozenset(key for span in _SPANS for key in span)


def value_words(session: Session, entity: type[Record], column: str, value: Any) -> str:
    """A field's value as a reader reads it; nothing for what is empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, UUID):
        target = references(entity).get(column.removesuffix("_id"))
        found = session.get(target, value) if target else None
        return title_of(session, found) if found else ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Enum):
        word = CHOICES.get(type(value).__name__, {}).get(str(value.value), "")
        return _(word) if word else str(value.value)
    if words := code_words(column, value):
        return words
    if isinstance(value, datetime):
        return short_date(value.date())
    if isinstance(value, date):
        return short_date(value)
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def title_of(session: Session, record: Record) -> str:
    """What a record is called; a meeting by its kind and day."""
    day = getattr(record, "first_on", None)
    if isinstance(day, date):
        kind = value_words(session, type(record), "kind_id", getattr(record, "kind_id", None))
        return f"{kind} {short_date(day)}".strip()
    if isinstance(record, MeetingKind):
        return house_words.meeting_kind(record.label, record.label_nl)
    named = (getattr(record, key, "") for key in _NAMES)
    return next((name for name in named if isinstance(name, str) and name), "")


def part_words(session: Session, part: Record, beside: type[Record]) -> str:
    """What tells a part from its like: its own fields and the records it joins, but not the one it belongs to."""
    known, said = references(type(part)), []
    for key in KEYS[type(part)]:
        target = known.get(key)
        if target is beside or key in _SAID_BY_SPAN:
            continue
        column = key if target is None else f"{key}_id"
        said.append(value_words(session, type(part), column, getattr(part, column)))
    further = [key for key in _ALSO_SAID if key not in KEYS[type(part)] and hasattr(part, key)]
    said += [value_words(session, type(part), key, getattr(part, key)) for key in further]
    said.append(_span(part))
    return " · ".join(dict.fromkeys(word for word in said if word))


def _span(part: Record) -> str:
    for first, last in _SPANS:
        if hasattr(part, first):
            start, end = getattr(part, first), getattr(part, last)
            if start is None and end is None:
                return ""
            return f"{short_date(start) if start else '…'} – {short_date(end) if end else '…'}"
    return ""


def record_name(record: Record) -> str:
    """An organisation or a person, as it is called."""
    if isinstance(record, Person):
        return called(record.civility, record.full_name)
    return record.name if isinstance(record, Organisation) else ""
