"""What the handover file prints: tables made from the records alone, none of them empty."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverTable:
    """`code` says what its columns are; a line end in a cell is a line end on paper, its first line is what counts."""

    code: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """The office as it stands on `on`, for whoever takes over; tables without a row are left out."""

    office: OfficeIdentity
    on: date
    tables: tuple[HandoverTable, ...]
    language: str = "fr"

    def table(self, code: str) -> HandoverTable | None:
        return next((table for table in self.tables if table.code == code), None)
