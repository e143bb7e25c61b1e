"""A day as precisely as it is known: 12/03/2024, October 2020, summer 2022, 1998, or nothing."""

from datetime import date
from typing import NamedTuple

from csxl_desktop.domain.choices import Precision
from csxl_desktop.i18n.dates import fuzzy_date, short_date


class FuzzyDay(NamedTuple):
    """The first day of what is known, and how precisely that is; no day says nothing at all."""

    on: date | None = None
    precision: Precision = Precision.DAY

    def written(self) -> str:
        """As a form shows it, in the current language."""
        if self.on is None or self.precision is Precision.UNDATED:
            return ""
        return short_date(self.on) if self.precision is Precision.DAY else fuzzy_date(self.on, self.precision.value)

    def told(self) -> str:
        """As a sentence says it: “1er janvier 1998”, “octobre 2020”."""
        if self.on is None or self.precision is Precision.UNDATED:
            return ""
        return fuzzy_date(self.on, self.precision.value, weekday=False)


NO_DAY = FuzzyDay()
