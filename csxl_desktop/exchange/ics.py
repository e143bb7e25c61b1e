"""Meetings as calendar programs take them (RFC 5545), and the calendars of others read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

PRODUCT = "CSXL Desktop"
ZONE = ZoneInfo("Europe/Brussels")
PUBLISH, CANCEL = "PUBLISH", "CANCEL"
_USUAL = timedelta(hours=2)  # of a meeting whose end is not known


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a calendar keeps of a meeting; without hours it takes whole days. `sequence` grows when guests must know."""

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
    category: str = ""
    cancelled: bool = False


def calendar_file(appointments: Iterable[Appointment], *, name: str = "", method: str = PUBLISH) -> bytes:
    """One file of events, with the zone they are in; answers come by mail, so nobody is asked for one here."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{PRODUCT}//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    for each in appointments:
        calendar.add_component(_event(each))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(appointment: Appointment) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.stamp)
    event.add("summary", appointment.summary)
    event.add("status", "CANCELLED" if appointment.cancelled else "CONFIRMED")
    for key, moment in zip(("dtstart", "dtend"), _span(appointment), strict=True):
        event.add(key, moment)
    for key, words in (
        ("location", appointment.location),
        ("description", appointment.description),
        ("categories", appointment.category),
    ):
        if words:
            event.add(key, [words] if key == "categories" else words)
    return event


def _span(appointment: Appointment) -> Sequence[date]:
    """Begin and end; the end of whole days is the day after."""
    last = appointment.last_on or appointment.first_on
    if appointment.starts is None:
        return appointment.first_on, last + timedelta(days=1)
    start = datetime.combine(appointment.first_on, appointment.starts, ZONE)
    end = datetime.combine(last, appointment.ends, ZONE) if appointment.ends else start + _USUAL
    return start, max(start, end)
