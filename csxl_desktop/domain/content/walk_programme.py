"""What the programme of a walk, a study day or an event prints."""

from dataclasses import dataclass
from datetime import time

from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the walk halts: who receives it, at what time, what to know."""

    name: str
    at: time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the programme; a cancelled one is printed struck through, so that nobody waits for it."""

    title: str
    starts: time | None = None
    ends: time | None = None
    format: str = ""
    room: str = ""
    speakers: str = ""
    note: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class WalkProgramme:
    office: OfficeIdentity
    meeting: MeetingFacts
    stops: tuple[Stop, ...] = ()
    parts: tuple[Part, ...] = ()
    organisers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    edition: int | None = None
    audience: str = ""
    language: str = "fr"
