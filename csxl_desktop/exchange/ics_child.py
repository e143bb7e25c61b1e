"""In the reading process: a calendar event by event, series laid out day by day within two years."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from dateutil.rrule import rrulestr
from icalendar import Calendar

from csxl_desktop.exchange.errors import NoCalendarError, NoEventsError, TooManyEventsError
from csxl_desktop.exchange.events import MAX_EVENTS, EventTable, IncomingEvent
from csxl_desktop.exchange.ics import ZONE
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.i18n import N_

_BEFORE, _AFTER = timedelta(days=366), timedelta(days=731)  # of today: how far a series is laid out
Moved = set[tuple[str, date | None]]  # occurrences that stand apart from their series
_WITHIN_A_DAY = re.compile(r"FREQ=(?:SECOND|MINUTE|HOUR)LY|INTERVAL=0*(?:;|$)", re.IGNORECASE)
_LONGEST, _LONGEST_TEXT = 300, 20_000


class _TooFrequentError(Exception):
    """A rule by which an event comes again within its day, or never goes on."""


def calendar_json(data: bytes, today: str) -> bytes:
    """The events and the problems of the file; raises an `ExchangeError` for what is no calendar."""
    return json.dumps(asdict(_table(data, date.fromisoformat(today))), default=str).encode()


def _table(data: bytes, today: date) -> EventTable:
    try:
        components = list(Calendar.from_ical(data).walk("VEVENT"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:  # whatever its parser meets
        raise NoCalendarError from error
    if not components:
        raise NoEventsError
    if len(components) > MAX_EVENTS:
        raise TooManyEventsError(limit=MAX_EVENTS)
    moved = {(str(each.get("uid", "")), _day(each.get("recurrence-id"))) for each in components}
    events: list[IncomingEvent] = []
    problems: list[Problem] = []
    for line, component in enumerate(components, start=1):
        try:
            events += _occurrences(component, line, moved, today)
        except _TooFrequentError:
            problems.append(Problem(line, "", N_("This event comes again several times a day: it was not taken.")))
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
            problems.append(Problem(line, "", N_("This event has no date that can be read.")))
    return EventTable(tuple(events[:MAX_EVENTS]), tuple(problems))


def _occurrences(
    component: Any, line: int, moved: set[tuple[str, date | None]], today: date
) -> Iterator[IncomingEvent]:
    first = _event(component, line)
    if "recurrence-id" in component:
        yield replace(first, uid=_of_day(first.uid, _day(component.get("recurrence-id")) or first.first_on))
        return
    if "rrule" not in component:
        yield first
        return
    written = _rule(component)
    if _WITHIN_A_DAY.search(written):
        raise _TooFrequentError
    start = datetime.combine(first.first_on, time.min)
    left_out = {_day(value) for value in _all(component.get("exdate"))}
    length = (first.last_on or first.first_on) - first.first_on
    rule = rrulestr(written, dtstart=start)
    for moment in rule.between(
        datetime.combine(today - _BEFORE, time.min), datetime.combine(today + _AFTER, time.min), inc=True
    )[:MAX_EVENTS]:
        day = moment.date()
        if day not in left_out and (first.uid, day) not in moved:
            last = day + length if length else None
            yield replace(first, uid=_of_day(first.uid, day), first_on=day, last_on=last)


def _event(component: Any, line: int) -> IncomingEvent:
    start, end = component["dtstart"].dt, component.get("dtend")
    finish = end.dt if end is not None else None
    if finish is None and (length := component.get("duration")) is not None:
        finish = start + length.dt
    if not all(isinstance(each, date) for each in (start, finish) if each is not None):
        raise TypeError  # a duration, or an hour alone, where a day belongs
    whole = not isinstance(start, datetime)
    first_on, starts = (start, None) if whole else _local(start)
    last_on, ends = first_on, None
    if finish is not None:
        last_on, ends = (finish - timedelta(days=1), None) if whole else _local(finish)
    return IncomingEvent(
        line,
        str(component.get("uid", "")).strip()[:_LONGEST],
        _words(component, "summary", _LONGEST),
        first_on,
        last_on if last_on > first_on else None,
        starts,
        ends,
        _words(component, "location", _LONGEST),
        _words(component, "description", _LONGEST_TEXT),
        int(component.get("sequence", 0)),
        str(component.get("status", "")).upper() == "CANCELLED",
    )


def _local(moment: datetime) -> tuple[date, time]:
    """Day and hour here; a moment without zone is meant here."""
    here = moment if moment.tzinfo is None else moment.astimezone(ZONE)
    return here.date(), here.time().replace(tzinfo=None, microsecond=0)


def _words(component: Any, key: str, limit: int) -> str:
    return str(component.get(key, "")).replace("\x00", "").strip()[:limit].strip()


def _rule(component: Any) -> str:
    """The rule without its hours: occurrences are days, the hour is that of the first."""
    text = component["rrule"].to_ical().decode()
    parts = [part for part in text.split(";") if not part.startswith(("BYHOUR", "BYMINUTE", "BYSECOND"))]
    return ";".join(f"UNTIL={part[6:14]}" if part.startswith("UNTIL=") else part for part in parts)


def _day(value: Any) -> date | None:
    moment = getattr(value, "dt", value)
    if isinstance(moment, datetime):
        return _local(moment)[0]
    return moment if isinstance(moment, date) else None


def _all(value: Any) -> Iterator[Any]:
    for each in value if isinstance(value, list) else [value] if value is not None else []:
        yield from getattr(each, "dts", [each])


def _of_day(uid: str, day: date) -> str:
    return f"{uid}#{day:%Y%m%d}" if uid else ""
