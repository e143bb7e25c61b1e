"""One row of the workbook: which record it means, and what it says of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.exchange.workbook import SheetSpec, WorkbookRow
from csxl_desktop.i18n import _
from csxl_desktop.services.exchange.cells import from_workbook, same, settled_rich, told
from csxl_desktop.services.exchange.report import FieldChange
from csxl_desktop.services.exchange.sheets import carried, sheet_key
from csxl_desktop.services.natural_keys import KEYS, NaturalKeys, comparable_key, key_values, quoted, references


@dataclass
class Planned:
    """A row on its way: `record` is what it means, `None` as long as it is to be made."""

    line: int
    title: str = ""
    record: Record | None = None
    record_id: UUID | None = None
    values: dict[str, Any] = field(default_factory=dict)
    own_references: dict[str, str | None] = field(default_factory=dict)
    later: dict[str, Any] = field(default_factory=dict)
    created: bool = False
    told: list[FieldChange] = field(default_factory=list)
    refusals: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, column: str, reason: str) -> None:
        self.refusals.append((column, reason))

    def found(self) -> Record:
        if self.record is None:
            raise LookupError(self.title)
        return self.record

    def differing(self) -> list[str]:
        """The attributes whose value is another than the record's."""
        return [key for key, value in self.values.items() if not same(getattr(self.found(), key), value)]

    def changes(self, keys: NaturalKeys) -> list[FieldChange]:
        """What differs from the record, remembered for the report."""
        self.told = self.differences(self.values, keys)
        if self.found().trashed_at is not None:
            self.told.append(FieldChange("trashed_at", told(self.found().trashed_at), ""))
        return self.told

    def differences(self, values: Mapping[str, Any], keys: NaturalKeys) -> list[FieldChange]:
        record = self.found()
        changed = [key for key, value in values.items() if not same(getattr(record, key), value)]
        shown = partial(_shown, type(record), keys)
        return [
            FieldChange(sheet_key(key), shown(key, getattr(record, key)), shown(key, values[key])) for key in changed
        ]

    def apply(self) -> bool:
        """Set what differs; whether something did."""
        if not self.told:
            return False
        self.found().trashed_at = None
        apply_values(self.found(), self.values)
        return True


def apply_values(record: Record, values: Mapping[str, Any]) -> None:
    """Set the values that are not those of the record."""
    for key, value in values.items():
        if not same(getattr(record, key), value):
            setattr(record, key, value)


class RowReader:
    """Reads the rows of one sheet against the records there are."""

    def __init__(
        self, entity: type[Record], spec: SheetSpec, keys: NaturalKeys, trashed: Mapping[UUID, Record]
    ) -> None:
        self._entity, self._keys, self._trashed = entity, keys, trashed
        self._headers = {column.key: column.header for column in spec.columns}
        self._attributes = {
            (key.removesuffix("_id") if key.removesuffix("_id") in references(entity) else key): key
            for key in carried(entity)
        }
        self._by_key: dict[tuple[Any, ...], list[Record]] = defaultdict(list)
        for record in keys.records(entity).values():
            self._by_key[key_values(record)].append(record)
        self._claimed: dict[UUID, int] = {}
        self._made: dict[tuple[Any, ...], int] = {}

    def read(self, row: WorkbookRow) -> Planned:
        """The plan of a row; references to rows of its own sheet are left for `read_own_references`."""
        plan = Planned(row.line, title=self._title(row))
        for key, raw in row.values.items():
            if key in self._attributes:
                self._read_value(plan, key, raw)
        if not plan.refusals:
            self._recognise(plan, row.values.get("id"))
        if not plan.refusals:
            self._settle(plan)
        return plan

    def read_own_references(self, plan: Planned) -> None:
        for key, raw in plan.own_references.items():
            self._guarded(plan, key, lambda key=key, raw=raw: self._read_own(plan, key, raw))

    def _read_value(self, plan: Planned, key: str, raw: Any) -> None:
        attribute = self._attributes[key]
        target = references(self._entity).get(key) if attribute != key else None
        if target is self._entity:
            plan.own_references[key] = raw
        elif target is not None:
            self._guarded(plan, key, lambda: self._point(plan, attribute, target, raw))
        else:
            self._guarded(plan, key, lambda: self._say(plan, attribute, raw))

    def _say(self, plan: Planned, attribute: str, raw: Any) -> None:
        value = from_workbook(self._entity, attribute, raw)
        if value is not MISSING:
            plan.values[attribute] = value
        else:
            plan.refuse(self._headers[attribute], _("This must be filled in."))

    def _point(self, plan: Planned, attribute: str, target: type[Record], raw: str | None) -> None:
        if raw is None and not carried(self._entity)[attribute].nullable:
            key = attribute.removesuffix("_id")
            plan.refuse(self._headers[key], _("This must be filled in."))
        else:
            plan.values[attribute] = None if raw is None else self._keys.find(target, str(raw)).id

    def _read_own(self, plan: Planned, key: str, raw: str | None) -> None:
        plan.later[self._attributes[key]] = None if raw is None else self._keys.find(self._entity, raw).id

    def _guarded(self, plan: Planned, key: str, act: Any) -> None:
        try:
            act()
        except DomainError as error:
            plan.refuse(self._headers[key], error.user_message)

    def _recognise(self, plan: Planned, record_id: UUID | None) -> None:
        """By identifier, else by the key that the first sheet names, among the records that no other row means."""
        known = self._keys.records(self._entity)
        if record_id is not None and (found := known.get(record_id) or self._trashed.get(record_id)):
            self._claim(plan, found)
            return
        key = comparable_key(self._entity, self._with_defaults(plan.values))
        if self._entity is Office:
            candidates = list(known.values())
        else:
            candidates = self._by_key.get(key, [])
            if record_id is not None:  # a namesake of a record that another row means
                candidates = [record for record in candidates if record.id not in self._claimed]
        if len(candidates) > 1:
            names = ", ".join(quoted(self._keys.name(record)) for record in candidates)
            plan.refuse("", _("This row may mean one of several: {candidates}.").format(candidates=names))
        elif candidates:
            self._claim(plan, candidates[0])
        else:
            plan.record_id = record_id
            if record_id is None and key in self._made:
                plan.refuse("", _("This row stands already on line {line}.").format(line=self._made[key]))
            elif missing := self._missing(plan):
                plan.refuse(missing, _("This must be filled in."))
            self._made.setdefault(key, plan.line)

    def _claim(self, plan: Planned, record: Record) -> None:
        plan.record = record
        before = self._claimed.setdefault(record.id, plan.line)
        if before != plan.line:
            plan.refuse("", _("This row stands already on line {line}.").format(line=before))

    def _missing(self, plan: Planned) -> str:
        """The header of the first value without which no record can be made."""
        for key, attribute in self._attributes.items():
            if attribute in plan.values or key in plan.own_references:
                continue
            value = from_workbook(self._entity, attribute, None)
            if value is MISSING:
                return self._headers[key]
            plan.values[attribute] = value
        return ""

    def _with_defaults(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with what an absent key column means."""
        whole = dict(values)
        for part in KEYS[self._entity]:
            attribute = self._attributes[part]
            if attribute not in whole:
                value = from_workbook(self._entity, attribute, None)
                whole[attribute] = None if value is MISSING else value
        return whole

    def _settle(self, plan: Planned) -> None:
        """Plain letters become formatted text, keeping the one there is where it says the same."""
        for attribute, value in plan.values.items():
            old = getattr(plan.record, attribute) if plan.record is not None else None
            if isinstance(old, RichText) or (isinstance(value, str) and self._is_rich(attribute)):
                plan.values[attribute] = settled_rich(value, old)

    def _is_rich(self, attribute: str) -> bool:
        return isinstance(from_workbook(self._entity, attribute, None), RichText)

    def _title(self, row: WorkbookRow) -> str:
        parts = [told(row.values.get(part)) for part in KEYS[self._entity]]
        return " · ".join(part for part in parts if part)


def _shown(entity: type[Record], keys: NaturalKeys, attribute: str, value: Any) -> str:
    target = references(entity).get(attribute.removesuffix("_id"))
    if target is None or not isinstance(value, UUID):
        return told(value)
    record = keys.records(target).get(value)
    return "" if record is None else keys.label(record)
