"""What the data-check slips print: half a page for each organisation."""

from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.slip_rows import SlipValues


@dataclass(frozen=True, slots=True)
class Slip:
    """One organisation; without a round it has no `code`. `others` represent it beside the first."""

    values: SlipValues
    code: str = ""
    others: tuple[str, ...] = ()
    verified_on: date | None = None
    opening: RichText = field(default_factory=RichText)
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Slips:
    """The slips of a round, two to the page, each in its own language."""

    office: OfficeIdentity
    slips: tuple[Slip, ...] = ()
    due_on: date | None = None
    language: str = "fr"
