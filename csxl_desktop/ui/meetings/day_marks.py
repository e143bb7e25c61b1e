"""What each day of a year is, for the calendars of the Agenda: closed by its name, or in the leave of a community."""

from collections.abc import Mapping
from datetime import date, timedelta

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.month_items import DayMark


def day_marks(known: KnownDays, year: int) -> Mapping[date, DayMark]:
    """Of the year, with the days of the years around it that a month or a week shows beside it."""
    marks: dict[date, DayMark] = {}
    for day, why in known.closed.items():
        marks[day] = DayMark(why or _("closed"))
    for each in (year - 1, year, year + 1):
        marks |= {day: DayMark(name) for day, name in public_holidays(each).items()}
    free: dict[date, set[str]] = {}
    for leave in known.leaves:
        for after in range((leave.last_on - leave.first_on).days + 1):
            free.setdefault(leave.first_on + timedelta(days=after), set()).add(leave.community)
    for day, communities in free.items():
        marks.setdefault(day, DayMark(" ".join(sorted(communities)), closed=False))
    return marks
