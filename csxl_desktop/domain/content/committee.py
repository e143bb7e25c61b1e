"""What the table of the steering committee at a date prints."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat; `elected_on` is the day of the assembly that gave it."""

    organisation: str
    person: str = ""
    elected_on: date | None = None
    term_ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class CommitteeTable:
    """The committee on `on`, in the order printed."""

    office: OfficeIdentity
    on: date
    seats: tuple[SeatLine, ...] = ()
    language: str = "fr"
