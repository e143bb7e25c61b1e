"""What stands on the days of a calendar."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any


@dataclass(frozen=True, slots=True)
class DayItem:
    """A line on a day: `key` comes back in `item_activated`; `letters` is the kind's badge, `color` the badge's."""

    key: Any
    on: date
    letters: str
    text: str
    color: str = "teal"
    cancelled: bool = False
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a day is: a public holiday by its name; `closed` paints the day as one nobody works on."""

    name: str
    closed: bool = True
