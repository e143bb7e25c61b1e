"""Column values as JSON and back: what the history keeps and the exchange workbook carries."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import Column, types
from sqlalchemy.orm import Mapper

from csxl_desktop.domain.base import Base, Record, RichTextType, UtcDateTime
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.storage import entities


def to_json(value: Any) -> Any:
    """A value of any of our columns as JSON has it; the empty formatted text is null."""
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case Decimal():
            return format(value.normalize(), "f")  # 0.8 and 0.80 alike: the database gives back its own scale
        case datetime() if value.tzinfo is not None:
            return value.astimezone(UTC).isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case RichText():
            return value.to_json() if value.blocks else None
        case _:
            return value


def from_json(column: Column[Any], raw: Any) -> Any:
    """The value that `column` holds where `to_json` wrote `raw`."""
    kind = column.type
    if isinstance(kind, RichTextType):
        return RichText.from_json(raw)
    if raw is None:
        return None
    if isinstance(kind, types.Enum):
        return kind.enum_class(raw) if kind.enum_class else raw
    for type_, read in _READERS:
        if isinstance(kind, type_):
            return read(raw)
    return raw


_READERS: tuple[tuple[type, Any], ...] = (
    (types.Uuid, UUID),
    (UtcDateTime, datetime.fromisoformat),
    (types.Date, date.fromisoformat),
    (types.Time, time.fromisoformat),
    (types.Numeric, Decimal),
)


def record_classes() -> dict[str, type[Record]]:
    """The entity class of each table that the office's records are kept in."""
    entities.configure()
    return {
        mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Record)
    }


def columns(mapper: Mapper[Any]) -> dict[str, Column[Any]]:
    """Column of each attribute, in the order of the table."""
    return {prop.key: prop.columns[0] for prop in mapper.column_attrs}  # type: ignore[misc]
