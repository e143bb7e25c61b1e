"""The sheets of the exchange workbook, made from the mapped classes: nothing the model holds is left out."""

import re
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from functools import cache
from typing import Any

from sqlalchemy import Column, Enum, inspect, types
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from csxl_desktop.domain.base import Record, RichTextType, UtcDateTime
from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.imports import ImportBatch
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.report_archives import ReportArchive
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.exchange.workbook import ColumnKind, ColumnSpec, SheetSpec
from csxl_desktop.i18n import N_, _, own_words
from csxl_desktop.services.exchange.column_words import COLUMNS, SPECIAL
from csxl_desktop.services.exchange.sheet_words import CHOICES, SHEETS
from csxl_desktop.services.natural_keys import KEYS, entities, references
from csxl_desktop.storage.values import columns

_NOT_CARRIED: dict[type[Record], frozenset[str]] = {
    Minutes: frozenset({"approved_elsewhere", "seal_content", "seal_sha256", "seal_pdf_id"}),
    MinutesVersion: frozenset({"content", "sha256", "pdf_id"}),
    ReportArchive: frozenset({"content", "sha256"}),
    ImportBatch: frozenset({"transaction_id"}),  # the history stays behind: elsewhere it cannot be taken back
}
_KINDS: tuple[tuple[type, ColumnKind], ...] = (
    (RichTextType, "rich"),
    (Enum, "choice"),
    (types.JSON, "json"),
    (types.Boolean, "boolean"),
    (types.Integer, "integer"),
    (types.Numeric, "number"),
    (UtcDateTime, "datetime"),
    (types.Date, "date"),
    (types.Time, "time"),
)
_NAMES = frozenset({"name", "title", "sha256"})
_NAMELESS = frozenset({Indicator, SchoolHoliday, Annex})  # an empty name is no fault there
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def kind_word(entity: type[Record]) -> str:
    """“agenda_item” for the class of agenda items: the kind of a line in reports."""
    return _CAPITAL.sub("_", entity.__name__).lower()


@cache
def carried(entity: type[Record]) -> dict[str, Column[Any]]:
    """The columns that the workbook carries, by attribute; keys and what is computed left out."""
    given = {field.name for field in fields(entity) if field.init} - {"id", "trashed_at"}
    given -= _NOT_CARRIED.get(entity, frozenset())
    return {key: column for key, column in columns(inspect(entity)).items() if key in given}


@cache
def sheet_key(attribute: str) -> str:
    """The key of an attribute's column: `venue` for `venue_id`."""
    return attribute.removesuffix("_id")


def workbook_entities() -> list[type[Record]]:
    """The kinds of records in the order of the sheets."""
    known = {entity.__name__: entity for entity in entities()}
    return [known[name] for name in SHEETS]


def sheet_specs() -> tuple[SheetSpec, ...]:
    """Every sheet, its words in the current language; those of the house, which every office reads back."""
    with own_words.plainly():
        return tuple(_sheet(entity) for entity in workbook_entities())


def reading_specs() -> tuple[SheetSpec, ...]:
    """The same for reading: which rows are the same is judged here, where an absent column has a meaning."""
    return tuple(replace(spec, natural_key=()) for spec in sheet_specs())


def _sheet(entity: type[Record]) -> SheetSpec:
    title, explanation = SHEETS[entity.__name__]
    keys = KEYS[entity]
    return SheetSpec(
        key=entity.__tablename__,
        title=_(title),
        columns=(*_columns(entity), _id_column()),
        natural_key=keys,
        explanation=_(explanation),
    )


def _id_column() -> ColumnSpec:
    explanation = _(N_("Of an exported record; leave it empty for a new one."))
    return ColumnSpec("id", _(N_("Identifier")), "uuid", explanation)


def _columns(entity: type[Record]) -> Iterator[ColumnSpec]:
    known = references(entity)
    for attribute, column in carried(entity).items():
        key = sheet_key(attribute) if attribute.endswith("_id") else attribute
        header, explanation = SPECIAL.get((entity.__name__, key)) or COLUMNS[key]
        kind: ColumnKind = "reference" if key in known and attribute != key else _kind(column)
        yield ColumnSpec(key, _(header), kind, _(explanation), is_required(entity, attribute), _choices(column))


def _kind(column: Column[Any]) -> ColumnKind:
    return next((kind for type_, kind in _KINDS if isinstance(column.type, type_)), "text")


def _choices(column: Column[Any]) -> tuple[tuple[str, str], ...]:
    if not isinstance(column.type, Enum) or column.type.enum_class is None:
        return ()
    return tuple((value, _(word)) for value, word in CHOICES[column.type.enum_class.__name__].items())


@cache
def is_required(entity: type[Record], attribute: str) -> bool:
    """Whether a record cannot be made without it. Of texts only those that name a record must be filled in."""
    if _is_text(carried(entity)[attribute]):
        return attribute in _NAMES and entity not in _NAMELESS and _given_default(entity, attribute) is MISSING
    return _given_default(entity, attribute) is MISSING


def default(entity: type[Record], attribute: str) -> Any:
    """What an empty cell means: the value of a record of which nothing was said; `MISSING` where there is none."""
    given = _given_default(entity, attribute)
    if given is MISSING and not is_required(entity, attribute):
        return ""
    return given


def _given_default(entity: type[Record], attribute: str) -> Any:
    field = _fields(entity)[attribute]
    if field.default_factory is not MISSING:
        return field.default_factory()
    if field.default is MISSING:
        return MISSING
    column_default = carried(entity)[attribute].default  # where SQLAlchemy keeps the default of the class
    return column_default.arg if isinstance(column_default, ScalarElementColumnDefault) else None


@cache
def _fields(entity: type[Record]) -> dict[str, Any]:
    return {field.name: field for field in fields(entity)}


def _is_text(column: Column[Any]) -> bool:
    return isinstance(column.type, types.String) and not isinstance(column.type, Enum)
