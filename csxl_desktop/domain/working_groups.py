"""The working groups: what they are for, along which lines they work."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference


class WorkingGroup(Record, kw_only=True):
    """A group, with the four dimensions that its work may have."""

    __tablename__ = "working_groups"

    name: Mapped[str]
    aims: Mapped[str] = mapped_column(String(TEXT), default="")
    does_inventory: Mapped[bool] = mapped_column(default=True)
    does_practice_exchange: Mapped[bool] = mapped_column(default=True)
    does_solutions: Mapped[bool] = mapped_column(default=True)
    does_institutional_support: Mapped[bool] = mapped_column(default=False)
    pilot_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    opened_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    folder_name: Mapped[str] = mapped_column(
        String(120), default=""
    )  # stem of its published files, kept when the group is renamed
    position: Mapped[int] = mapped_column(default=0)


class Axis(Record, kw_only=True):
    """A line of work of a group; its number never changes."""

    __tablename__ = "axes"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    number: Mapped[int]
    title: Mapped[str]
    closed_on: Mapped[date | None] = mapped_column(default=None)
    aims: Mapped[str] = mapped_column(String(TEXT), default="")
    pilot_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    opened_on: Mapped[date | None] = mapped_column(default=None)
