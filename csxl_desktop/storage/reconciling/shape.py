"""What the comparison has to know of the tables: plain values, because the child knows no entities."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TableShape:
    """One table: its columns that are not derived from others, in their order, and how they are brought together."""

    name: str
    columns: tuple[str, ...]
    rich: frozenset[str]  # formatted texts
    lines: frozenset[str]  # plain texts of several lines
    maps: frozenset[str]  # choices kept together, each under a name of its own
    references: Mapping[str, str]  # column → table
    owners: frozenset[str]  # references without which the row makes no sense
    key: tuple[str, ...]  # what only one row may say; empty where two are two
    order: frozenset[str]  # places in a list: nobody is asked about them
    sealed_by: str  # how to come to the meeting whose minutes print the row: "", a column, or "column table.column"
    open_columns: frozenset[str]  # never printed, whatever is sealed
    erased: bool  # goes with the person it speaks of
    people: frozenset[str]  # columns that point to a person
    blanked: Mapping[str, Any]  # what the row may not say of an erased person


Shape = Mapping[str, TableShape]


def to_json(shape: Shape) -> list[dict[str, Any]]:
    return [
        {key: sorted(value) if isinstance(value, frozenset) else value for key, value in asdict(table).items()}
        for table in shape.values()
    ]


def from_json(raw: list[dict[str, Any]]) -> Shape:
    return {each["name"]: _table(each) for each in raw}


def _table(raw: dict[str, Any]) -> TableShape:
    sets = ("rich", "lines", "maps", "owners", "order", "open_columns", "people")
    lists = ("columns", "key")
    return TableShape(
        **(raw | {name: frozenset(raw[name]) for name in sets} | {name: tuple(raw[name]) for name in lists})
    )
