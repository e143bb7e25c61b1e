"""What the note on an axis or another subject prints: one line of time across the years."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText

NO_TEXT = RichText()


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """A record on the line; `within`: it was said or decided at the meeting above it."""

    kind: str
    kind_name: str
    when: str
    year: int | None
    title: str
    text: str = ""
    state: str = ""
    beside: str = ""
    note: str = ""
    within: bool = False


@dataclass(frozen=True, slots=True)
class ThreadNote:
    """Oldest first; what does not hold on two pages is counted, the oldest first."""

    office: OfficeIdentity
    on: date
    title: str
    group: str = ""
    question: str = ""
    text: RichText = NO_TEXT
    lines: tuple[ThreadLine, ...] = ()
    language: str = "fr"
