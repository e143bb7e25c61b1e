"""What an act changed in the fields of a record, in words; of a long text also where it differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.text_diff import BlockDifference, alignment, compare_lines, compare_texts, under_ids
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.map_words import differing_words
from csxl_desktop.services.merge_words import value_words
from csxl_desktop.services.personal_data import label_of
from csxl_desktop.storage.reconciling.tables import MAPS
from csxl_desktop.storage.undo import DERIVED
from csxl_desktop.storage.values import columns, from_json

LONG = 200  # letters: beyond, a value is not read at a glance
# What is kept for the program alone.
_LEFT_OUT = DERIVED | {"id", "position", "sha256", "media_type", "seal_content", "transaction_id"}
# Codes that the program finds its own sections and sheets by.
_CODES = frozenset({"report_sections", "action_sheet_sections", "sheet_template_sections", "sheet_prints"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field said and says; `blocks` of a long text tell it passage by passage."""

    field: str
    old: str
    new: str
    blocks: tuple[BlockDifference, ...] = ()


def field_changes(session: Session, entity: type[Record], change: HistoryChange) -> Iterator[FieldChange]:
    """The fields that differ, but for those that say nothing to a reader."""
    kinds, old, new = columns(inspect(entity)), change.old or {}, change.new or {}
    for key in dict.fromkeys((*old, *new)):
        if key not in kinds or not is_read(entity, key):
            continue
        before, after = (from_json(kinds[key], each.get(key)) for each in (old, new))
        if key in MAPS.get(entity.__tablename__, ()):
            was, is_now = differing_words(key, before, after)
        else:
            was, is_now = (said(session, entity, key, value) for value in (before, after))
        if was != is_now:
            yield FieldChange(label_of(entity, key), was, is_now, _blocks(before, after, was, is_now))


def said(session: Session, entity: type[Record], key: str, value: Any) -> str:
    """A value as a reader reads it; nothing for what only the program reads."""
    if isinstance(value, RichText):
        return value.plain()
    if key == "cells" and isinstance(value, dict):
        return "\n".join(told_of(label_of(entity, name), str(cell)) for name, cell in value.items() if cell)
    if isinstance(value, dict | list):
        return ""
    return value_words(session, entity, key, value)


def is_read(entity: type[Record], key: str) -> bool:
    """Whether a field says something to a reader."""
    if key in _LEFT_OUT or key.endswith(("_plain", "_sha256")):
        return False
    return key != "code" or entity.__tablename__ not in _CODES


def _blocks(before: Any, after: Any, was: str, is_now: str) -> tuple[BlockDifference, ...]:
    if max(len(was), len(is_now)) <= LONG:
        return ()
    if isinstance(before, RichText) and isinstance(after, RichText):
        return compare_texts(under_ids(before, alignment(before, after)), after)
    return compare_lines(was, is_now)
