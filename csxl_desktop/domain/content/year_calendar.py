"""What the calendar of the year prints: its meetings by day, what its days are, what has no day yet."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csxl_desktop.domain.content.shared import OfficeIdentity


class Paper(StrEnum):
    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A meeting on one of its days; `struck` when it was cancelled or put off."""

    on: date
    badge: str
    text: str
    colour: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class CalendarKind:
    """A kind of meeting of the year, for the key below."""

    badge: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class CalendarLeave:
    """A school leave of a community (FR, NL)."""

    community: str
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """`closed` has the public holidays and the days on which the office is closed."""

    office: OfficeIdentity
    year: int
    lines: tuple[CalendarLine, ...] = ()
    kinds: tuple[CalendarKind, ...] = ()
    closed: tuple[tuple[date, str], ...] = ()
    leaves: tuple[CalendarLeave, ...] = ()
    undated: tuple[str, ...] = ()
    paper: Paper = Paper.A4
    language: str = "fr"
