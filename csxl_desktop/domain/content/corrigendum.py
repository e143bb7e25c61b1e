"""What a corrigendum prints: the dated text that stands behind approved minutes."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Corrigendum:
    """`number` counts the corrigenda of these minutes; `kind` is that of the minutes."""

    office: OfficeIdentity
    meeting: MeetingFacts
    kind: str
    number: int
    on: date
    text: RichText
    reason: str = ""
    approved_on: date | None = None
    language: str = "fr"
