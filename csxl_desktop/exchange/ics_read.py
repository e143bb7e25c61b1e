"""Calendars of others, read in a child process: nothing in them is run, nothing is fetched."""

from datetime import date, time
from typing import Any

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import TooManyEventsError
from csxl_desktop.exchange.events import MAX_EVENTS, EventTable, IncomingEvent
from csxl_desktop.exchange.problem import problem_from
from csxl_desktop.i18n import _

MAX_BYTES = 5_000_000


def read_calendar(data: bytes, *, today: date) -> EventTable:
    """What the file holds, its series laid out around `today`; raises an `ExchangeError` for what is no calendar."""
    if len(data) > MAX_BYTES:
        raise TooManyEventsError(limit=MAX_EVENTS)
    told = told_by_child(data, "calendar", today.isoformat())
    return EventTable(tuple(map(_event, told["events"])), tuple(map(problem_from, told["problems"])))


def _event(raw: dict[str, Any]) -> IncomingEvent:
    return IncomingEvent(
        **{
            **raw,
            "summary": raw["summary"] or _("Without title"),
            "first_on": date.fromisoformat(raw["first_on"]),
            "last_on": date.fromisoformat(raw["last_on"]) if raw["last_on"] else None,
            "starts": time.fromisoformat(raw["starts"]) if raw["starts"] else None,
            "ends": time.fromisoformat(raw["ends"]) if raw["ends"] else None,
        }
    )
