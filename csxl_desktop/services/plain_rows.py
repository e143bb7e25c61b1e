"""From a record to the frozen row that leaves the service."""

from dataclasses import fields
from typing import Any, TypeVar

Row = TypeVar("Row")


def row_of(kind: type[Row], record: Any, **more: Any) -> Row:
    """A row whose fields carry the names of the record's columns; `more` gives the others."""
    names = (field.name for field in fields(kind) if field.name not in more)  # type: ignore[arg-type]
    return kind(**{name: getattr(record, name) for name in names if hasattr(record, name)}, **more)
