"""When and where a meeting is, and what it is called: the head of every document about it."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Venue:
    """Where it is held; `access` says how to get in or there."""

    name: str
    address: tuple[str, ...] = ()
    access: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its quality: `exact`, `about`, `more_than`, or a `range` that ends at `to`. Sealed with minutes."""

    number: float  # a whole number wherever people are counted
    quality: str = "exact"
    to: float | None = None


@dataclass(frozen=True, slots=True)
class Share(Count):
    """A share in percent, where no number is known."""


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting as its documents name it.

    `kind` is the office's label (“Assemblée générale”), `number` its place in the year (printed in roman
    figures), `title` its theme; `precision` is one of `i18n.dates.PRECISIONS`.
    """

    kind: str
    title: str = ""
    number: int | None = None
    day: date | None = None
    last_day: date | None = None
    precision: str = "day"
    starts: time | None = None
    ends: time | None = None
    venue: Venue | None = None
    working_group: str = ""
    axis: str = ""
