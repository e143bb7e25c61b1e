"""Values of the model as the exchange workbook carries them, and back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Column, types

from csxl_desktop.domain.base import Record, RichTextType, clean_text, scaled
from csxl_desktop.domain.errors import InvalidChoiceError
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.services.exchange.sheets import carried, default
from csxl_desktop.services.natural_keys import NaturalKeys, references
from csxl_desktop.system.identifiers import new_id

_SHOWN = 60  # characters of a value told in a report


def from_workbook(entity: type[Record], attribute: str, raw: Any) -> Any:
    """What a cell says for `attribute` of a record; references are left to `NaturalKeys`."""
    column = carried(entity)[attribute]
    if raw is None:
        return default(entity, attribute)
    return _read(column, raw)


def _read(column: Column[Any], raw: Any) -> Any:
    kind = column.type
    if isinstance(kind, RichTextType):
        return raw if isinstance(raw, str) else RichText.from_json(raw)
    if isinstance(kind, types.Enum) and kind.enum_class is not None:
        try:
            return kind.enum_class(raw)
        except ValueError:
            raise InvalidChoiceError(value=raw) from None
    if isinstance(kind, types.Numeric):
        return scaled(raw, kind)
    if isinstance(raw, datetime):
        return raw.replace(tzinfo=UTC) if raw.tzinfo is None else raw.astimezone(UTC)
    if isinstance(kind, types.String):
        return clean_text(str(raw), kind.length)
    return raw


def settled_rich(new: RichText | str, old: RichText | None) -> RichText:
    """Formatted text where plain letters came in: the text it had when they say the same, else a text of their own."""
    if isinstance(new, RichText):
        return new
    made = RichText.from_plain(new, new_id)
    return old if old is not None and _bare(old) == _bare(made) else made


def same(old: Any, new: Any) -> bool:
    """Whether two values of one column are one; an empty formatted text equals none."""
    if isinstance(old, RichText) and isinstance(new, RichText):
        return old.to_json() == new.to_json()
    return bool(old == new)


def to_workbook(record: Record, keys: NaturalKeys) -> dict[str, Any]:
    """The row of a record, by the keys of its sheet's columns."""
    known = references(type(record))
    row: dict[str, Any] = {"id": record.id}
    for attribute in carried(type(record)):
        value = getattr(record, attribute)
        name = attribute.removesuffix("_id")
        if attribute != name and name in known:
            target = None if value is None else keys.records(known[name]).get(value)
            row[name] = None if target is None else keys.name(target)
        else:
            row[attribute] = _plain(value)
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, RichText):
        return value if value.blocks else None
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None)
    return value


def told(value: Any) -> str:
    """A value in a report's words, short."""
    if value is None:
        return ""
    if isinstance(value, RichText):
        value = value.plain()
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, Mapping):
        value = "{…}"
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _bare(rich: RichText) -> tuple[Any, ...]:
    return tuple((replace(block, id=""), dict(block.extra)) for block in rich.blocks)
