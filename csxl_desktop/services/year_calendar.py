"""The calendar of a year, ready to print."""

from collections.abc import Iterator
from datetime import date, timedelta

from csxl_desktop.domain.calendar import public_holidays
from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.content.year_calendar import CalendarKind, CalendarLeave, CalendarLine, Paper, YearCalendar
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.services.known_days import closed_days
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meetings_of_year, running_into

_STRUCK = {MeetingState.CANCELLED, MeetingState.POSTPONED}


class YearCalendarService:
    def __init__(self, database: Database) -> None:
        self._database = database

    def document(self, year: int, *, paper: Paper = Paper.A4, language: str = "fr") -> Document:
        """Every meeting of the year on each of its days; those without a day are told below."""
        leaves = AgendaReads(self._database).school_leaves(year)
        with self._database() as session, speaking(language):
            office = the_office(session)
            rule = counting_rule(session)
            rows = meetings_of_year(session, year, rule)
            before = running_into(session, year, rule)
            kinds = {row.kind_id: CalendarKind(row.badge, row.kind_label, row.colour) for row in (*before, *rows)}
            own = closed_days(session, date(year, 1, 1), date(year, 12, 31))
            content = YearCalendar(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                year=year,
                lines=tuple(line for row in (*before, *rows) for line in _lines(row, year)),
                kinds=tuple(kinds.values()),
                closed=tuple(sorted({**own, **public_holidays(year)}.items())),
                leaves=tuple(CalendarLeave(each.community, each.first_on, each.last_on) for each in leaves),
                undated=tuple(f"{row.badge} {row.line}" for row in rows if row.precision is not Precision.DAY),
                paper=paper,
                language=language,
            )
            name = _("Calendar {year}").format(year=year)
            return Document("calendar", content, name, office.look)


def _lines(row: MeetingRow, year: int) -> Iterator[CalendarLine]:
    if row.precision is not Precision.DAY:
        return
    days = ((row.last_on or row.first_on) - row.first_on).days + 1
    for part in range(1, days + 1):
        day = row.first_on + timedelta(days=part - 1)
        words = f"({part}/{days}) {row.line}" if days > 1 else row.line
        if day.year == year:
            yield CalendarLine(day, row.badge, words, row.colour, row.state in _STRUCK)
