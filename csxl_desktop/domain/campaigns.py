"""Asking for testimonials: whom, who answered, and where each was printed."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.domain.rich_text import RichText


class Campaign(Record, kw_only=True):
    """A call for testimonials."""

    __tablename__ = "campaigns"

    year: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    question: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    question_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    opened_on: Mapped[date | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)


class CampaignRequest(Record, kw_only=True):
    """Somebody who was asked."""

    __tablename__ = "campaign_requests"

    campaign_id: Mapped[UUID] = mapped_column(reference("campaigns"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date | None] = mapped_column(default=None)
    reminded_on: Mapped[date | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[RequestOutcome] = mapped_column(default=RequestOutcome.WAITING)
    testimonial_id: Mapped[UUID | None] = mapped_column(reference("testimonials"), default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")


class TestimonialUse(Record, kw_only=True):
    """A document that left the office with the testimonial in it."""

    __tablename__ = "testimonial_uses"

    testimonial_id: Mapped[UUID] = mapped_column(reference("testimonials"), index=True)
    used_on: Mapped[date]
    document: Mapped[str]
    newsletter_id: Mapped[UUID | None] = mapped_column(reference("newsletters"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    note: Mapped[str] = mapped_column(default="")
