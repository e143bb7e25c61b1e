"""The columns of the year's list, and the colours and words that calendar and list share."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from csxl_desktop.domain.choices import ApprovalRule, MeetingState, MinutesState, Precision, Quality
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meeting_steps import minutes_late
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.i18n.dates import fuzzy_date, month_name, narrow_date, season_name
from csxl_desktop.ui.meetings.words import meeting_state_word
from csxl_desktop.ui.models.rows import Align, Column
from csxl_desktop.ui.widgets.month_items import DayItem

_LONGEST = 400  # days: a year typed wrongly does not fill the memory
_BADGES = {"accent": "teal", "violet": "plum", "rose": "plum", "slate": "grey"}
_BEFORE = {Quality.ABOUT: "± ", Quality.MORE_THAN: "> "}


def badge_color(colour: str) -> str:
    """The badge's colour for the colour that the office chose for a kind."""
    return _BADGES.get(colour, colour)


def list_day(row: MeetingRow) -> str:
    """“jeu. 2 avr.”, or as much as is known: the year stands above the list."""
    match row.precision:
        case Precision.DAY:
            return narrow_date(row.first_on)
        case Precision.MONTH:
            return month_name(row.first_on.month)
        case Precision.SEASON:
            return season_name(row.first_on)
    return fuzzy_date(row.first_on, row.precision.value)


def figures(count: Count) -> str:
    """“34 · 21”: persons and partners; a dash where nobody counted."""
    if count.persons is None and count.partners is None:
        return "—"
    persons = figure(count.persons, count.persons_quality, count.persons_to)
    return f"{persons} · {figure(count.partners, count.partners_quality, count.partners_to)}"


def minutes_state(row: MeetingRow, today: date) -> tuple[str, str] | None:
    """The pill of a line: its minutes where the kind has any, or the word of a meeting that is off."""
    off = meeting_state_word(row)
    if off is not None or row.approval is ApprovalRule.NO_MINUTES:
        return off
    match row.minutes_state:
        case MinutesState.APPROVED:
            return _("Approved"), "good"
        case MinutesState.CORRECTED:
            return _("Corrected"), "good"
        case MinutesState.SENT:
            return _("Sent"), "accent" if row.approval is ApprovalRule.NEXT_MEETING else "good"
    if minutes_late(row, today):
        return _("Late"), "late"
    if row.state is MeetingState.HELD:
        return (_("Draft"), "neutral") if row.minutes_state else (_("To do"), "neutral")
    return (_("To do"), "neutral") if row.first_on < today else None


def list_columns(today: Callable[[], date]) -> tuple[Column[MeetingRow], ...]:
    """Date, activity with its badge, persons and partners, minutes."""
    return (
        Column(N_("Date"), list_day, lambda row: row.first_on, width=94),
        Column(
            N_("Activity"),
            lambda row: row.line,
            lambda row: sort_key(row.line),
            badge=lambda row: (row.badge, badge_color(row.colour)),
        ),
        Column(
            N_("Pers. · part."),
            lambda row: figures(row.count),
            lambda row: row.count.persons or 0,
            align=Align.CENTER,
            width=92,
        ),
        Column(
            N_("Minutes state"),
            lambda _row: "",
            lambda row: (minutes_state(row, today()) or ("", ""))[0],
            state=lambda row: minutes_state(row, today()),
            width=100,
        ),
    )


def day_items(rows: list[MeetingRow]) -> list[DayItem]:
    """The lines of the calendar, one for each day that a meeting lasts; what has no day is not on it."""
    return [
        replace(_item(row), on=row.first_on + timedelta(days=after), part=after + 1)
        for row in rows
        if row.precision is Precision.DAY
        for after in range(min(_days(row), _LONGEST))
    ]


def month_items(rows: list[MeetingRow], year: int) -> list[DayItem]:
    """The lines of that year: one for each month in which a meeting takes place, with its first and last day there."""
    found: list[DayItem] = []
    for item in (each for each in day_items(rows) if each.on.year == year):
        last = found[-1] if found else None
        if last is not None and last.key == item.key and last.on.month == item.on.month:
            found[-1] = replace(last, until=item.on)
        else:
            found.append(item)
    return found


def _item(row: MeetingRow) -> DayItem:
    return DayItem(
        row.id,
        row.first_on,
        row.badge,
        row.line,
        badge_color(row.colour),
        row.state in {MeetingState.CANCELLED, MeetingState.POSTPONED},
        row.starts_at,
        row.ends_at,
        parts=_days(row),
    )


def _days(row: MeetingRow) -> int:
    return ((row.last_on or row.first_on) - row.first_on).days + 1


def figure(number: int | None, quality: Quality, to: int | None) -> str:
    """A figure with its quality: “± 650”, “> 950”, “20–25”."""
    if number is None:
        return "—"
    if quality is Quality.RANGE and to:
        return f"{number}–{to}"
    return f"{_BEFORE.get(quality, '')}{number}"
