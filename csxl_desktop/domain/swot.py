"""Strengths, weaknesses, opportunities, threats."""

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.evaluation_choices import SwotQuadrant, SwotState


class SwotEntry(Record, kw_only=True):
    """A point of a year's analysis; carried over, it knows the one it comes from."""

    __tablename__ = "swot_entries"

    year: Mapped[int] = mapped_column(index=True)
    quadrant: Mapped[SwotQuadrant]
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    state: Mapped[SwotState] = mapped_column(default=SwotState.STANDING)
    carried_from_id: Mapped[UUID | None] = mapped_column(reference("swot_entries"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None)
    printed: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)
