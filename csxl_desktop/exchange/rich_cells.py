"""Formatted text in a workbook: the letters in one column, its JSON beside it only where formatting must survive."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.exchange.long_text import clean

_NOBODY = UUID(int=0)


def rich_to_cells(value: Mapping[str, Any] | RichText | str) -> tuple[str, str]:
    """Plain text and JSON; the JSON is empty where the plain text alone gives the same back."""
    if isinstance(value, str):
        return clean(value), ""
    rich = value if isinstance(value, RichText) else RichText.from_json(value)
    plain = clean(rich.plain())
    if _bare(RichText.from_plain(plain, lambda: _NOBODY)) == _bare(rich):
        return plain, ""
    return plain, dumped(rich.to_json())


def rich_from_cells(plain: str, raw: str) -> tuple[dict[str, Any] | str | None, bool]:
    """The JSON where it still says what the plain text says, else the plain text; and whether JSON was given up."""
    if raw:
        try:
            data = json.loads(raw)
            same = clean(RichText.from_json(data).plain()) == plain
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return plain or None, True
        if same and isinstance(data, dict):
            return data, False
    return plain or None, bool(raw)


def dumped(data: Any) -> str:
    """JSON on one line, keys sorted, letters as they are."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _bare(rich: RichText) -> tuple[Any, ...]:
    """What counts of a text besides the ids of its blocks."""
    return tuple((replace(block, id=""), dict(block.extra)) for block in rich.blocks), dict(rich.extra)
