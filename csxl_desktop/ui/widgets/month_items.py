"""What stands on the days of a calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class DayItem:
    """A line on a day: `key` comes back in `item_activated`; `letters` is the kind's badge, `color` the badge's.

    What lasts several days has a line on each: the `part`-th of `parts`. One line may stand for several days, `until`
    the last of them.
    """

    key: Any
    on: date
    letters: str
    text: str
    color: str = "teal"
    cancelled: bool = False
    starts: time | None = None
    ends: time | None = None
    part: int = 1
    parts: int = 1
    until: date | None = None

    @property
    def words(self) -> str:
        """“(2/3) Salon” on the second of three days."""
        return f"({self.part}/{self.parts}) {self.text}" if self.parts > 1 and self.until is None else self.text

    def begins_if_on(self, day: date) -> date:
        """The first day of the whole, were this part of it to stand on `day`."""
        return day - timedelta(days=self.part - 1)


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a day is: a public holiday by its name; `closed` paints the day as one nobody works on."""

    name: str
    closed: bool = True


def each_once(items: Iterable[DayItem]) -> list[DayItem]:
    """The first line of each meeting: what lasts several days has more of them."""
    first: dict[Any, DayItem] = {}
    for item in items:
        first.setdefault(item.key, item)
    return list(first.values())
