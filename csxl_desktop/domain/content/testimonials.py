"""What the document of a year's testimonials holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from csxl_desktop.domain.content.report import Testimonial
from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class Testimonials:
    """The testimonials that may be printed, in the office's order."""

    office: OfficeIdentity
    year: int
    testimonials: tuple[Testimonial, ...]
    images: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    language: str = "fr"
