"""An import as the office remembers it: what came in, and what was set aside for later."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.rich_text import JsonObject


class ImportBatch(Record, kw_only=True):
    """One table taken in; `transaction_id` is the act that can be taken back, `report` what it did line by line."""

    __tablename__ = "import_batches"

    imported_at: Mapped[datetime]
    file_name: Mapped[str]
    person: Mapped[str] = mapped_column(default="")
    on_date: Mapped[date | None] = mapped_column(default=None)  # at which the table is the membership
    transaction_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    report: Mapped[JsonObject | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)


class SetAsideLine(Record, kw_only=True):
    """A line that could not be taken in and waits beside its import; `cells` is what it said, by field."""

    __tablename__ = "set_aside_lines"

    import_batch_id: Mapped[UUID] = mapped_column(reference("import_batches"), index=True)
    line: Mapped[int]
    name: Mapped[str] = mapped_column(default="")
    cells: Mapped[JsonObject | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(String(TEXT), default="")
    settled_on: Mapped[date | None] = mapped_column(default=None)
    settled_how: Mapped[str] = mapped_column(default="")
