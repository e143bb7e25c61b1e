"""The working groups: what they are for, who takes part, what they found."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.rich_text import RichText


class ParticipantRole(StrEnum):
    PILOT = "pilot"
    PROFESSIONAL = "professional"
    EXPERT = "expert"  # by experience


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
    position: Mapped[int] = mapped_column(default=0)


class GroupAlias(Record, kw_only=True):
    __tablename__ = "group_aliases"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    name: Mapped[str]


class Axis(Record, kw_only=True):
    """A line of work of a group; its number never changes."""

    __tablename__ = "axes"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    number: Mapped[int]
    title: Mapped[str]
    closed_on: Mapped[date | None] = mapped_column(default=None)


class GroupYear(Record, kw_only=True):
    """What the report of one year tells of a group."""

    __tablename__ = "group_years"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")


class GroupParticipant(Record, kw_only=True):
    """Who is invited to a group's sessions."""

    __tablename__ = "group_participants"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    person_id: Mapped[UUID] = mapped_column(reference("people"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    role: Mapped[ParticipantRole] = mapped_column(default=ParticipantRole.PROFESSIONAL)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)


class PartnerCorrection(Record, kw_only=True):
    """A hand correction of the partners derived from attendance, hosts and speakers."""

    __tablename__ = "partner_corrections"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    year: Mapped[int]
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"))
    included: Mapped[bool] = mapped_column(default=True)


class ServiceMet(Record, kw_only=True):
    """A service that a group got to know."""

    __tablename__ = "services_met"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    name: Mapped[str] = mapped_column(default="")
    occasion: Mapped[str] = mapped_column(default="")
    met_on: Mapped[date | None] = mapped_column(default=None)
    year: Mapped[int] = mapped_column(index=True)
