"""What the poster of a meeting prints: what, when, where, with whom, and the address that a telephone can open."""

from dataclasses import dataclass

from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.content.year_calendar import Paper


@dataclass(frozen=True, slots=True)
class Poster:
    """`link` is shown as a QR code with its `link_label`; names of organisations only, but for the speakers."""

    office: OfficeIdentity
    meeting: MeetingFacts
    speakers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    organisers: tuple[str, ...] = ()
    edition: int | None = None
    audience: str = ""
    link: str = ""
    link_label: str = ""
    paper: Paper = Paper.A4
    language: str = "fr"
