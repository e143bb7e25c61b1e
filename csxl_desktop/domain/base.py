"""What every record has: a key, a trash date, and texts that can always be shown and printed."""

import enum
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Date, DateTime, Dialect, Enum, ForeignKey, Integer, MetaData, Numeric, String, Uuid, event
from sqlalchemy.orm import (
    DeclarativeBase,
    LoaderCallableStatus,
    Mapped,
    MappedAsDataclass,
    Mapper,
    QueryableAttribute,
    mapped_column,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from csxl_desktop.domain.errors import ImpossibleYearError, NumberTooLargeError, TextTooLongError, UnprintableTextError
from csxl_desktop.domain.rich_text import JsonObject, RichText
from csxl_desktop.system.identifiers import new_id

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

LINE = 300  # characters of a one-line field
TEXT = 20_000  # characters of a plain text of several lines
RICH = 1_000_000  # characters of a formatted text
FIRST_YEAR, LAST_YEAR = 1000, 2999  # of any date: beyond it is a slip of the fingers
LARGEST = 2**31 - 1  # whole number, on every engine

_KEPT_CONTROLS = "\n\t\u2028"


_Check = Callable[[Any, Any], Any]  # of the record and the value that comes: the value that is kept
_CHECKS: dict[type, dict[str, _Check]] = {}  # of each entity, by attribute


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: stored without zone, in UTC, and given back aware."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class RichTextType(TypeDecorator[RichText]):
    """Text format v1 as JSON; the empty text is NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: RichText | None, _dialect: Dialect) -> JsonObject | None:
        return value.to_json() if value is not None and value.blocks else None

    def process_result_value(self, value: JsonObject | None, _dialect: Dialect) -> RichText:
        return RichText.from_json(value)


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """The catalogue of tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy
        str: String(LINE),
        UUID: Uuid(),
        datetime: UtcDateTime(),
        RichText: RichTextType(),
        JsonObject: JSON(none_as_null=True),
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            create_constraint=True,
            length=30,
            values_callable=lambda choices: [choice.value for choice in choices],
        ),
    }

    def __setattr__(self, name: str, value: Any) -> None:
        check = _CHECKS.get(type(self), {}).get(name)
        if check is not None and value is not LoaderCallableStatus.DONT_SET:  # which stands for a default
            value = check(self, value)
        object.__setattr__(self, name, value)


class Record(Base, kw_only=True):
    """A record of the office: kept in history, closed or put in the trash, never simply destroyed."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    trashed_at: Mapped[datetime | None] = mapped_column(default=None)


def reference(table: str) -> ForeignKey:
    """A foreign key to `table`, checked when the transaction ends so that records may come in any order."""
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def sort_key_type() -> String:
    """One order on every system: by code point of the folded key."""
    return String(LINE * 2).with_variant(String(LINE * 2, collation="C"), "postgresql")


def clean_text(value: str, limit: int | None) -> str:
    """`value` in NFC, without the characters that no screen or page can show; refuses what is too long."""
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    for char in text:
        if (char < " " and char not in _KEPT_CONTROLS) or "\ud800" <= char <= "\udfff" or char == "\x7f":
            raise UnprintableTextError(code=f"{ord(char):04X}")
    if limit is not None and len(text) > limit:
        raise TextTooLongError(length=len(text), limit=limit)
    return text


def scaled(value: Decimal | float, kind: Numeric[Any]) -> Decimal:
    """`value` with the decimals of its column; refuses what the column cannot hold."""
    places = kind.scale or 0
    limit = Decimal(10) ** ((kind.precision or 12) - places) - Decimal(1).scaleb(-places)
    try:
        number = Decimal(str(value)).quantize(Decimal(1).scaleb(-places))
        fits = -limit <= number <= limit
    except InvalidOperation:  # beyond any measure, or no number at all
        fits = False
    if not fits:
        raise NumberTooLargeError(number=value, limit=limit)
    return number


def overlaps(start: date | None, end: date | None, on: date) -> bool:
    """Whether `on` lies between `start` and `end`, both included; an unknown bound is open."""
    return (start is None or start <= on) and (end is None or on <= end)


@event.listens_for(Base, "before_mapper_configured", propagate=True)
def _without_asking_its_columns(mapper: Mapper[Any], _entity: type[Base]) -> None:
    """Give each attribute its events beforehand.

    Where they are missing SQLAlchemy asks for them by `hasattr`, which looks for the name down to a copy of the column,
    made for the occasion and kept: of 1,400 columns, most of which no statement names.
    """
    attribute: Any
    for attribute in mapper.class_manager.values():
        attribute._slots_dispatch = type(attribute).dispatch._for_instance(attribute)  # noqa: SLF001 - as it would


@event.listens_for(Base, "attribute_instrument", propagate=True)
def _guard(entity: type[Base], key: str, attribute: QueryableAttribute[Any]) -> None:
    """Keep the old value at hand for the history, and the check for what is set.

    A listener of `set` for each of 1,400 attributes would take four times the memory.
    """
    attribute.impl.active_history = True
    check = _check(attribute.property.columns[0].type, key)
    if check is not None:
        _CHECKS.setdefault(entity, {})[key] = check


def _check(kind: TypeEngine[Any], key: str) -> _Check | None:
    if isinstance(kind, RichTextType):
        return partial(_with_plain, f"{key}_plain")
    if isinstance(kind, String) and not isinstance(kind, Enum):
        return _clean_within(kind.length)
    if isinstance(kind, Numeric):
        return partial(_scaled, kind)
    if isinstance(kind, Date):
        return _refuse_far
    return _refuse_too_large if isinstance(kind, Integer) else None


def _with_plain(key: str, target: Base, value: RichText | None) -> RichText:
    text = RichText() if value is None or value.is_blank() else value
    for letters in text.strings():
        clean_text(letters, RICH)
    setattr(target, key, text.plain())
    return text


@cache
def _clean_within(limit: int | None) -> _Check:
    return lambda _target, value: clean_text(value, limit) if isinstance(value, str) else value


def _scaled(kind: Numeric[Any], _target: Base, value: Decimal | None) -> Decimal | None:
    return None if value is None else scaled(value, kind)


def _refuse_far(_target: Base, value: date | None) -> date | None:
    if value is not None and not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ImpossibleYearError(year=value.year, first=FIRST_YEAR, last=LAST_YEAR)
    return value


def _refuse_too_large(_target: Base, value: int | None) -> int | None:
    if value is not None and not -LARGEST <= value <= LARGEST:
        raise NumberTooLargeError(number=value, limit=LARGEST)
    return value
