"""What the table of the members at a date prints."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member; without `joined_on` it has been one since before the first record."""

    number: int
    organisation: str
    representative: str = ""
    joined_on: date | None = None


@dataclass(frozen=True, slots=True)
class MemberTable:
    """The members on `on`, in the order printed; arrivals and departures are those of its year, if known."""

    office: OfficeIdentity
    on: date
    members: tuple[MemberLine, ...] = ()
    arrivals: int | None = None
    departures: int | None = None
    language: str = "fr"
