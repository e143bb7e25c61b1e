"""Sealed minutes as content again, from their canonical JSON: Word and comparisons see what was approved."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from csxl_desktop.domain.content.minutes import Minutes
from csxl_desktop.domain.rich_text import JsonObject, RichText

Files = Callable[[str], bytes | None]


def restored(data: JsonObject, files: Files) -> Minutes:
    """The content that `minutes_sealing.sealed` wrote; `files` finds pictures and logo by their SHA-256."""
    made: Minutes = _value(Minutes, data["minutes"], files)
    return made


def _value(kind: Any, value: Any, files: Files) -> Any:
    if isinstance(kind, UnionType):
        inner = next(each for each in get_args(kind) if each is not type(None))
        return None if value is None else _value(inner, value, files)
    origin = get_origin(kind)
    if origin is tuple:
        return tuple(_value(get_args(kind)[0], each, files) for each in value)
    if origin is not None and issubclass(origin, Mapping):
        found = {key: files(digest) for key, digest in value.items()}
        return {key: content for key, content in found.items() if content is not None}
    if is_dataclass(kind) and kind is not RichText:
        return _record(kind, value, files)
    return _plain(kind, value, files)


def _record(kind: Any, value: Mapping[str, Any], files: Files) -> Any:
    """Fields that a seal of an earlier version did not know keep what they are by default."""
    hints = get_type_hints(kind)
    known = {each.name for each in fields(kind)}
    return kind(**{key: _value(hints[key], each, files) for key, each in value.items() if key in known})


def _plain(kind: Any, value: Any, files: Files) -> Any:
    if kind is RichText:
        return RichText.from_json(value)
    if kind is bytes:
        return files(value)
    if kind is date or kind is time:
        return kind.fromisoformat(value)
    return value
