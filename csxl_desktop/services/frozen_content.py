"""Frozen content read back: from the canonical JSON of a seal to the content object that its pages are printed from."""

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from csxl_desktop.domain.rich_text import RichText

File = Callable[[str], bytes | None]  # the bytes of a picture by its SHA-256

_READERS: Mapping[Any, Callable[[Any], Any]] = {
    RichText: RichText.from_json,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    Decimal: Decimal,
    UUID: UUID,
}


class NotReadableError(ValueError):
    """The content is not what this version writes, or a picture of it is gone."""


def content_from(kind: type[Any], data: Mapping[str, Any], file: File) -> Any:
    """The content of class `kind`, as `minutes_sealing.canonical` wrote it; pictures that `file` lacks are left out."""
    try:
        return _read(kind, data, file)
    except (TypeError, ValueError, KeyError, AttributeError, LookupError) as error:
        raise NotReadableError(str(error)) from None


def _read(kind: Any, value: Any, file: File) -> Any:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _one_of(inside, value, file)
    if origin is tuple:
        return _several(inside, value, file)
    if origin is not None:  # mappings, the only other thing that a content holds
        read = {key: _read(inside[1], each, file) for key, each in value.items()}
        return {key: each for key, each in read.items() if each is not None}
    if kind is bytes:
        return file(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind in _READERS:
        return _READERS[kind](value)
    return _object(kind, value, file) if is_dataclass(kind) else value


def _one_of(kinds: tuple[Any, ...], value: Any, file: File) -> Any:
    if value is None:
        return None
    left = [each for each in kinds if each is not types.NoneType]
    if isinstance(value, Mapping):  # told apart by their fields
        fitting = [each for each in left if is_dataclass(each) and value.keys() <= {one.name for one in fields(each)}]
        left = fitting or left
    return _read(left[0], value, file)


def _several(kinds: tuple[Any, ...], value: Any, file: File) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_read(kinds[0], each, file) for each in value)
    return tuple(_read(kind, each, file) for kind, each in zip(kinds, value, strict=True))


def _object(kind: Any, value: Mapping[str, Any], file: File) -> Any:
    """What an older version did not know has its default."""
    hints = _hints(kind)
    return kind(**{key: _read(hints[key], each, file) for key, each in value.items() if key in hints})


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def holds(whole: Any, part: Any) -> bool:
    """Whether everything that `part` says stands in `whole`: what a later version added beside it does no harm."""
    if isinstance(part, Mapping):
        return isinstance(whole, Mapping) and all(key in whole and holds(whole[key], part[key]) for key in part)
    if isinstance(part, list):
        return isinstance(whole, list) and len(whole) == len(part) and all(map(holds, whole, part))
    return bool(whole == part)
