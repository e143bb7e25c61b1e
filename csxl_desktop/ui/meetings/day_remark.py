"""What stands beside a date as it is typed: public holiday, school leave, what else is that day."""

from collections.abc import Iterable
from datetime import date

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import SchoolLeave

_STANDING = {MeetingState.PLANNED, MeetingState.HELD}


def day_remark(day: date, rows: Iterable[MeetingRow], leaves: Iterable[SchoolLeave]) -> str:
    """The reasons to look twice at a day, shortest first; empty where there is none."""
    words = [public_holidays(day.year).get(day, "")]
    words += [f"{leave.name} ({leave.community})" for leave in leaves if leave.first_on <= day <= leave.last_on]
    words += [
        _("that day too: {badge} {line}").format(badge=row.badge, line=row.line)
        for row in rows
        if row.state in _STANDING
        and row.precision is Precision.DAY
        and row.first_on <= day <= (row.last_on or row.first_on)
    ]
    return " · ".join(word for word in words if word)
