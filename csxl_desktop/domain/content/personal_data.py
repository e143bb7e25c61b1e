"""Everything held about one person: what is printed for that person, and the same as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from csxl_desktop.domain.content.invitation import Contact
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class HeldValue:
    """One field: its column and value as JSON has them, its name and value in words (none where nobody reads it)."""

    column: str
    raw: Any
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One record; `called` says in words which one."""

    id: str
    called: str
    values: tuple[HeldValue, ...]


@dataclass(frozen=True, slots=True)
class HeldTable:
    """The records of one kind."""

    table: str
    title: str
    rows: tuple[HeldRow, ...]


@dataclass(frozen=True, slots=True)
class NamedIn:
    """A text that names the person: where it stands, never the text itself."""

    table: str
    kind: str
    called: str
    label: str


@dataclass(frozen=True, slots=True)
class HeldAct:
    """One change of one of these records: who made it, when, what."""

    at: datetime
    by: str
    workstation: str
    label: str
    table: str
    kind: str
    columns: tuple[str, ...]
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`letter` is the office's own text, empty where it has not written one."""

    office: OfficeIdentity
    person: str
    civility: str
    drawn_up_on: date
    tables: tuple[HeldTable, ...] = ()
    named_in: tuple[NamedIn, ...] = ()
    acts: tuple[HeldAct, ...] = ()
    letter: RichText = field(default_factory=RichText)
    signatory: Contact | None = None
    language: str = "fr"


def to_json(content: PersonalData) -> dict[str, Any]:
    """The same for a machine: columns by their own names, days in ISO, always in the same order."""
    return {
        "schema": SCHEMA,
        "person": content.person,
        "office": content.office.name,
        "drawn_up_on": content.drawn_up_on.isoformat(),
        "records": {
            table.table: [{"id": row.id, **{each.column: each.raw for each in row.values}} for row in table.rows]
            for table in content.tables
        },
        "named_in": [{"table": each.table, "record": each.called, "field": each.label} for each in content.named_in],
        "history": [
            {
                "at": act.at.isoformat(),
                "by": act.by,
                "workstation": act.workstation,
                "act": act.label,
                "table": act.table,
                "old": dict(act.old),
                "new": dict(act.new),
            }
            for act in content.acts
        ],
    }
