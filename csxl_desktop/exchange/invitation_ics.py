"""The appointment that goes with an invitation: one event that any calendar program takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

ZONE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a calendar keeps of a meeting; without hours it takes whole days."""

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    first_on: date
    last_on: date | None = None
    starts: time | None = None
    ends: time | None = None
    location: str = ""
    description: str = ""


def invitation_ics(appointment: Appointment, *, product: str = "CSXL Desktop") -> bytes:
    """One VEVENT in a file for a calendar program (RFC 5545, METHOD:PUBLISH: answers come by mail)."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{product}//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.stamp)
    event.add("summary", appointment.summary)
    for name, moment in zip(("dtstart", "dtend"), _span(appointment), strict=True):
        event.add(name, moment)
    for name, words in (("location", appointment.location), ("description", appointment.description)):
        if words:
            event.add(name, words)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _span(appointment: Appointment) -> Sequence[date]:
    last = appointment.last_on or appointment.first_on
    if appointment.starts is None:
        return appointment.first_on, last + timedelta(days=1)
    start = datetime.combine(appointment.first_on, appointment.starts, ZONE)
    end = datetime.combine(last, appointment.ends, ZONE) if appointment.ends else start + timedelta(hours=2)
    return start, max(start, end)
