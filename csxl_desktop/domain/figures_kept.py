"""Figures of the years before the application, and figures by category."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import Quality


class FigureTotal(Record, kw_only=True):
    """A computed figure of a year, or of the years since `from_year`, that no record tells."""

    __tablename__ = "figure_totals"

    code: Mapped[str] = mapped_column(String(40))
    year: Mapped[int] = mapped_column(index=True)
    from_year: Mapped[int | None] = mapped_column(default=None)
    number: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    number_to: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    estimate: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(TEXT), default="")


class IndicatorCategory(Record, kw_only=True):
    """A line of the table of an indicator."""

    __tablename__ = "indicator_categories"

    indicator_id: Mapped[UUID] = mapped_column(reference("indicators"), index=True)
    label: Mapped[str]
    parent_id: Mapped[UUID | None] = mapped_column(reference("indicator_categories"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class IndicatorCategoryValue(Record, kw_only=True):
    """The number of a line in a year; `share` (0–100) only where no number is known."""

    __tablename__ = "indicator_category_values"

    indicator_category_id: Mapped[UUID] = mapped_column(reference("indicator_categories"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    number: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    share: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    note: Mapped[str] = mapped_column(default="")
