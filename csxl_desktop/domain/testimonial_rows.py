"""Testimonials as pages show them: what was said, who agrees to what, where it was printed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from csxl_desktop.domain.choices import CorrectionState
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.rich_text import RichText


class Hindrance(StrEnum):
    """Why a testimonial is not printed in the report today."""

    NONE = "none"
    LEFT_OUT = "left_out"  # the office does not want it there
    TO_ASK = "to_ask"
    NOT_YET = "not_yet"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class UseRow:
    """A document that left the office with the testimonial in it."""

    id: UUID
    testimonial_id: UUID
    used_on: date
    document: str
    note: str


@dataclass(frozen=True, slots=True)
class TestimonialRow:
    __test__ = False  # not a test, whatever its name begins with

    id: UUID
    year: int
    text: RichText
    original: RichText
    extract: str
    author_id: UUID | None
    author_name: str
    function_title: str
    organisation_id: UUID | None
    organisation_name: str
    signature: str
    anonymous: bool
    language: str
    context: str
    collected_by: str
    received_on: date | None
    consent_on: date | None
    consent_until_on: date | None
    consent_withdrawn_on: date | None
    consent_covers: ConsentCovers
    consent_scope: str
    consent_paper: str  # the name of the signed file
    correction: CorrectionState
    printed: bool
    hindrance: Hindrance
    uses: tuple[UseRow, ...]
    excerpt: str
    folded: str
