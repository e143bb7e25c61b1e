"""The fields of two records side by side, which of the two values is proposed, and the values that were chosen."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import TEXT, Record
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.merge_rows import Choices, FieldRow, Side
from csxl_desktop.i18n import fold
from csxl_desktop.services.merge_words import value_words
from csxl_desktop.storage.values import columns

_NOT_CHOSEN = frozenset({"id", "trashed_at", "merged_into_id", "sort_key", "folded", "anonymised_on"})
_WITH_ANOTHER: Mapping[str, str] = {"verified_by": "verified_on"}  # who goes with when
_LEAVES = frozenset({"printable", "name_printable", "contact_printable"})  # a leave stands only where both gave it
_OWN = "own:"  # a field that the office declared, before its key
_LONG = TEXT


def field_rows(session: Session, keep: Record, lose: Record, own: Mapping[UUID, tuple[Any, Any]]) -> list[FieldRow]:
    """Every field that either has filled, the office's own fields last."""
    entity, newer = type(keep), _newer(keep, lose)
    rows = []
    for key in _chosen_columns(entity):
        left, right = _value(keep, key, lose), _value(lose, key, keep)
        mine, other = (value_words(session, entity, key, value) for value in (left, right))
        if mine or other:
            proposed, both = _proposed(key, left, right, newer), _may_be_both(entity, key, left, right)
            rows.append(FieldRow(key, mine, other, _same(left, right), proposed, both))
    for custom, (left, right) in own.items():
        if left is not None and right is not None:
            column = f"{_OWN}{custom}:{session.get_one(CustomField, custom).label}"
            rows.append(FieldRow(column, left.value, right.value, _same(left.value, right.value), newer))
    return rows


def apply_fields(keep: Record, lose: Record, rows: list[FieldRow], choices: Choices) -> None:
    """Write the chosen values on the kept record; `rows` hold what is proposed where nothing was chosen."""
    for row in rows:
        if row.column.startswith(_OWN):
            continue
        left, right = _value(keep, row.column, lose), _value(lose, row.column, keep)
        side = choices.fields.get(row.column, row.proposed)
        partner = _WITH_ANOTHER.get(row.column)
        if partner is not None:
            side = choices.fields.get(partner, _side_of(rows, partner, side))
        value = {Side.LEFT: left, Side.RIGHT: right}.get(side, f"{left}\n{right}" if row.both else left)
        if getattr(keep, row.column) != value:
            setattr(keep, row.column, value)


def own_values(values: Iterable[CustomValue], keep: Record) -> dict[UUID, tuple[Any, Any]]:
    """The values of the office's own fields on both, by field."""
    found: dict[UUID, tuple[Any, Any]] = {}
    for value in values:
        if value.trashed_at is None:
            mine = keep.id in {value.organisation_id, value.person_id}
            before = found.get(value.custom_field_id, (None, None))
            found[value.custom_field_id] = (value, before[1]) if mine else (before[0], value)
    return found


def apply_own(own: Mapping[UUID, tuple[Any, Any]], rows: list[FieldRow], choices: Choices) -> None:
    """The chosen value of each own field that both have, on the one that stays."""
    for row in rows:
        if row.column.startswith(_OWN):
            mine, other = own[UUID(row.column.split(":")[1])]
            if choices.fields.get(row.column, row.proposed) is Side.RIGHT and mine.value != other.value:
                mine.value = other.value


def own_label(column: str) -> str:
    """The office's word for an own field, or nothing for a field of the program's."""
    return column.split(":", 2)[2] if column.startswith(_OWN) else ""


def other_names(keep: Organisation, lose: Organisation, left: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names that neither field holds any longer, each with its column; `left` are the kept record's before."""
    now = {fold(getattr(keep, key)) for key in ("name", "name_nl", "short_name")}
    for key in ("name", "name_nl", "short_name"):
        for written in (left[key], getattr(lose, key)):
            if written and fold(written) not in now:
                now.add(fold(written))
                yield key, written


def _chosen_columns(entity: type[Record]) -> list[str]:
    return [key for key in columns(inspect(entity)) if key not in _NOT_CHOSEN]


def _value(record: Record, key: str, other: Record) -> Any:
    """The field; nothing where it names the other of the two: nobody is part of itself."""
    value = getattr(record, key)
    return None if key == "parent_id" and value == other.id else value


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, str) and isinstance(right, str) and not isinstance(left, Enum):
        return " ".join(left.split()) == " ".join(right.split())
    return bool(left == right)


def _newer(keep: Record, lose: Record) -> Side:
    """Whose data were checked last; the kept one's where nobody knows."""
    mine, other = (getattr(each, "verified_on", None) or date.min for each in (keep, lose))
    return Side.RIGHT if other > mine else Side.LEFT


def _proposed(key: str, left: Any, right: Any, newer: Side) -> Side:
    if key in _LEAVES:
        return Side.LEFT if left is False else Side.RIGHT
    if key in {"name", "first_name", "last_name"} and left:
        return Side.LEFT
    if key in {"verified_on", "verified_by"}:
        return newer
    empty = (None, "", False)
    if left in empty or right in empty:
        return Side.RIGHT if left in empty and right not in empty else Side.LEFT
    return newer


def _may_be_both(entity: type[Record], key: str, left: Any, right: Any) -> bool:
    limit = getattr(columns(inspect(entity))[key].type, "length", 0)
    texts = isinstance(left, str) and isinstance(right, str) and limit == _LONG
    return bool(texts and left and right and not _same(left, right) and len(left) + len(right) < _LONG)


def _side_of(rows: list[FieldRow], column: str, otherwise: Side) -> Side:
    return next((row.proposed for row in rows if row.column == column), otherwise)
