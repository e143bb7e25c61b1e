"""What the year was worth: figures and testimonials."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import CorrectionState, Quality
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.rich_text import RichText


class Indicator(Record, kw_only=True):
    """A figure that the office follows from year to year beside those that are computed."""

    __tablename__ = "indicators"

    name: Mapped[str]
    definition: Mapped[str] = mapped_column(String(TEXT), default="")
    unit: Mapped[str] = mapped_column(String(60), default="")
    source: Mapped[str] = mapped_column(default="")
    stock: Mapped[bool] = mapped_column(
        default=True
    )  # at a date; else a flow of the year, which alone is averaged by month
    decimals: Mapped[int] = mapped_column(default=0)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    meeting_kind_id: Mapped[UUID | None] = mapped_column(reference("meeting_kinds"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None, index=True)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None, index=True)
    position: Mapped[int] = mapped_column(default=0)


class IndicatorValue(Record, kw_only=True):
    __tablename__ = "indicator_values"

    indicator_id: Mapped[UUID] = mapped_column(reference("indicators"), index=True)
    year: Mapped[int] = mapped_column(index=True)
    value: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    source: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(String(TEXT), default="")
    value_to: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    target: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)
    as_of_on: Mapped[date | None] = mapped_column(default=None)
    share: Mapped[Decimal | None] = mapped_column(Numeric(14, 2), default=None)  # 0–100, where no number is known
    wording: Mapped[str] = mapped_column(String(600), default="")  # the office's words, printed beside the figure


class Testimonial(Record, kw_only=True):
    """What somebody says of the work, with the author's consent to print it."""

    __tablename__ = "testimonials"

    year: Mapped[int] = mapped_column(index=True)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    extract: Mapped[str] = mapped_column(String(TEXT), default="")
    author_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    author_name: Mapped[str] = mapped_column(default="")
    function_title: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    organisation_name: Mapped[str] = mapped_column(default="")
    signature: Mapped[str] = mapped_column(default="")
    received_on: Mapped[date | None] = mapped_column(default=None)
    consent_on: Mapped[date | None] = mapped_column(default=None)
    consent_scope: Mapped[str] = mapped_column(default="")
    correction: Mapped[CorrectionState] = mapped_column(default=CorrectionState.AS_RECEIVED)
    printed: Mapped[bool] = mapped_column(default=True)
    original: Mapped[RichText] = mapped_column(
        nullable=True, default_factory=RichText
    )  # as received, where `text` was corrected
    original_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    consent_until_on: Mapped[date | None] = mapped_column(default=None)
    consent_withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    consent_covers: Mapped[ConsentCovers] = mapped_column(default=ConsentCovers.REPORT)
    consent_attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    anonymous: Mapped[bool] = mapped_column(default=False)
    context: Mapped[str] = mapped_column(default="")
    collected_by: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(2), default="fr")
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None, index=True)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None, index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    action_sheet_id: Mapped[UUID | None] = mapped_column(reference("action_sheets"), default=None, index=True)
    position: Mapped[int] = mapped_column(default=0)
