"""The days on which the office is closed."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record


class ClosedDay(Record, kw_only=True):
    """A day on which the office is closed, beside the public holidays."""

    __tablename__ = "closed_days"

    closed_on: Mapped[date] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")
