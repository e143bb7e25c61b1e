"""Everything that the dossier holds about a person, read from the whole model."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Enum, String, inspect, select, type_coerce
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record, RichTextType
from csxl_desktop.domain.civilities import spoken
from csxl_desktop.domain.content.personal_data import HeldAct, HeldRow, HeldTable, HeldValue, NamedIn
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.history import HistoryChange, HistoryTransaction
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.exchange.column_words import COLUMNS, SPECIAL
from csxl_desktop.services.exchange.sheet_words import CHOICES, SHEETS
from csxl_desktop.services.merge_words import title_of as record_title
from csxl_desktop.services.natural_keys import NaturalKeys, entities, references
from csxl_desktop.services.person_links import lines_by_name, linked
from csxl_desktop.storage.undo import DERIVED
from csxl_desktop.storage.values import columns, record_classes, to_json

_LEFT_OUT = DERIVED | {"id"}
_OWN_WORDS = {
    "trashed_at": N_("In the trash since"),
    "anonymised_on": N_("Anonymised on"),
    "approved_elsewhere": N_("Approved elsewhere"),
    "seal_pdf_id": N_("Approved document"),
    "report_number_offset": N_("Year of the first report"),
}


class HeldData:
    """The rows about `people` (one person, with the records merged into it), in words and as JSON."""

    def __init__(self, session: Session, people: Sequence[Person]) -> None:
        self._session, self._people = session, people
        self._keys = NaturalKeys(session)
        self.records = list(self._found())

    def tables(self) -> tuple[HeldTable, ...]:
        return tuple(
            HeldTable(entity.__tablename__, title_of(entity), tuple(map(self._row, rows)))
            for entity, rows in self.records
        )

    def named_in(self) -> tuple[NamedIn, ...]:
        """The places whose words name the person, those already listed left out."""
        names = {each.folded for each in self._people if each.folded}
        known = {row.id for _entity, rows in self.records for row in rows}
        return tuple(place for entity in entities() for place in self._places(entity, names, known))

    def acts(self) -> tuple[HeldAct, ...]:
        """What was done to these records, oldest first."""
        keys = [row.id for _entity, rows in self.records for row in rows]
        found = self._session.execute(
            select(HistoryChange, HistoryTransaction.label)
            .join(HistoryTransaction, HistoryTransaction.id == HistoryChange.transaction_id)
            .where(HistoryChange.record_id.in_(keys))
            .order_by(HistoryChange.at, HistoryChange.workstation, HistoryChange.sequence)
        )
        classes = record_classes()
        return tuple(_act(change, label, classes[change.table_name]) for change, label in found)

    def _found(self) -> Iterator[tuple[type[Record], list[Record]]]:
        yield Person, list(self._people)
        unlinked = lines_by_name(self._session, self._people)
        for entity, rows in linked(self._session, self._people):
            yield entity, rows + [row for row in unlinked if isinstance(row, entity)]
            unlinked = [row for row in unlinked if not isinstance(row, entity)]
        for entity in dict.fromkeys(type(row) for row in unlinked):
            yield entity, [row for row in unlinked if type(row) is entity]

    def _row(self, record: Record) -> HeldRow:
        values = tuple(self._values(record))
        return HeldRow(str(record.id), self._label(record), values)

    def _values(self, record: Record) -> Iterator[HeldValue]:
        entity = type(record)
        known = references(entity)
        for key, column in columns(inspect(entity)).items():
            raw = to_json(getattr(record, key))
            if key in _LEFT_OUT or raw is None or raw == "" or key.endswith("_plain"):
                continue
            target = known.get(key.removesuffix("_id")) if key.endswith("_id") else None
            if target is not None:
                owner = self._session.get(target, getattr(record, key))
                words = self._called(owner)
            elif key == "position":
                words = ""
            elif key == "civility":
                words = spoken(raw)
            else:
                words = _words(getattr(record, key), column)
            yield HeldValue(key, raw, label_of(entity, key), words)

    def _called(self, owner: Record | None) -> str:
        """How another record is called; nothing for the person, whom the whole document is about."""
        if owner is None or owner in self._people:
            return ""
        return owner.label if isinstance(owner, CustomField) else self._label(owner)

    def _label(self, record: Record) -> str:
        """The name of a record for people to read: a meeting by its kind and day."""
        return record_title(self._session, record) if isinstance(record, Meeting) else self._keys.label(record)

    def _places(self, entity: type[Record], names: set[str], known: set[Any]) -> Iterator[NamedIn]:
        searched = {key: column for key, column in columns(inspect(entity)).items() if _is_searched(key, column)}
        if not searched or not names:
            return
        # Bare values, and one comparison for a whole row: there may be a hundred thousand of them.
        found = self._session.execute(
            select(type_coerce(entity.id, String), *(getattr(entity, key) for key in searched)).order_by(entity.id)
        )
        for key, *values in found:
            texts = [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values]
            if not _names(fold("\n".join(texts)), names) or UUID(key) in known:
                continue
            record = self._session.get_one(entity, UUID(key))
            for column, text in zip(searched, texts, strict=True):
                if _names(fold(text), names):
                    label = label_of(entity, column.removesuffix("_plain"))
                    yield NamedIn(entity.__tablename__, title_of(entity), self._label(record), label)


def title_of(entity: type[Record]) -> str:
    """What the records of a kind are called together."""
    return _(SHEETS[entity.__name__][0])


def label_of(entity: type[Record], key: str) -> str:
    """What a column is called, for people to read."""
    name = key.removesuffix("_id")
    if key in _OWN_WORDS:
        return _(_OWN_WORDS[key])
    found = SPECIAL.get((entity.__name__, name)) or COLUMNS.get(name)
    return _(found[0]) if found else name.replace("_", " ")


def _names(text: str, names: Iterable[str]) -> bool:
    return any(name in text for name in names)


def _is_searched(key: str, column: Any) -> bool:
    if isinstance(column.type, Enum | RichTextType) or key in _LEFT_OUT:
        return False
    return isinstance(column.type, String | JSON)


def _words(value: Any, column: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(column.type, Enum) and column.type.enum_class is not None:
        return _(CHOICES[column.type.enum_class.__name__].get(value.value, value.value))
    if hasattr(value, "plain"):
        return str(value.plain())
    if hasattr(value, "year"):
        return short_date(value)
    return str(value)


def _act(change: HistoryChange, label: str, entity: type[Record]) -> HeldAct:
    old, new = change.old or {}, change.new or {}
    told: Iterable[str] = (key for key in dict.fromkeys((*old, *new)) if key not in _LEFT_OUT)
    named = tuple(dict.fromkeys(label_of(entity, key) for key in told if not key.endswith("_plain")))
    return HeldAct(
        change.at, change.person, change.workstation, _(label), change.table_name, title_of(entity), named, old, new
    )
