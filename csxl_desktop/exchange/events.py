"""What a calendar file holds, once read."""

from dataclasses import dataclass
from datetime import date, time

from csxl_desktop.exchange.problem import Problem

MAX_EVENTS = 5_000


@dataclass(frozen=True, slots=True)
class IncomingEvent:
    """One event; `line` counts the events of the file from 1. Without hours it takes whole days."""

    line: int
    uid: str
    summary: str
    first_on: date
    last_on: date | None = None
    starts: time | None = None
    ends: time | None = None
    location: str = ""
    description: str = ""
    sequence: int = 0
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class EventTable:
    """The events of one file, and those that cannot be taken, with the reason."""

    events: tuple[IncomingEvent, ...]
    problems: tuple[Problem, ...] = ()
