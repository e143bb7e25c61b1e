"""The public holidays of Belgium."""

from collections.abc import Mapping
from datetime import date, timedelta

from dateutil.easter import easter

from csxl_desktop.i18n import N_, _

_FIXED = (
    (1, 1, N_("New Year's Day")),
    (5, 1, N_("Labour Day")),
    (7, 21, N_("National Day")),
    (8, 15, N_("Assumption")),
    (11, 1, N_("All Saints' Day")),
    (11, 11, N_("Armistice Day")),
    (12, 25, N_("Christmas")),
)
_AFTER_EASTER = (
    (0, N_("Easter")),
    (1, N_("Easter Monday")),
    (39, N_("Ascension")),
    (49, N_("Pentecost")),
    (50, N_("Whit Monday")),
)


def public_holidays(year: int) -> Mapping[date, str]:
    """The name of each public holiday of the year, by day; two on one day share it."""
    days = [(date(year, month, day), name) for month, day, name in _FIXED]
    days += [(easter(year) + timedelta(days=after), name) for after, name in _AFTER_EASTER]
    found: dict[date, str] = {}
    for day, name in sorted(days):
        found[day] = f"{found[day]}, {_(name)}" if day in found else _(name)
    return found
