"""What a grammar checker says of paragraphs, and what is told where it did not read them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csxl_desktop.i18n import N_, _


@dataclass(frozen=True, slots=True)
class GrammarSlip:
    """Letters of a paragraph that a rule of the checker speaks of: its name for itself, its words, what it proposes."""

    start: int
    end: int
    rule: str
    message: str
    proposals: tuple[str, ...] = ()


Slips = Mapping[str, tuple[GrammarSlip, ...]]  # by the words of the paragraph
NO_SLIPS: Slips = {}


class Unread(StrEnum):
    """Why paragraphs were not read."""

    ABSENT = "absent"
    STOPPED = "stopped"
    TOO_LONG = "too long"


_WORDS = {
    Unread.ABSENT: N_(
        "Agreement and conjugation were not read: Grammalecte, which reads them, is not on this computer. All the rest "
        "was read. To have it: the package python3-grammalecte on Linux; on Windows, install CSXL Desktop anew."
    ),
    Unread.STOPPED: N_(
        "Agreement and conjugation were not read to the end: the program that reads them stopped. All the rest was "
        "read, and nothing of yours was touched. “Read again” tries once more."
    ),
    Unread.TOO_LONG: N_(
        "Agreement and conjugation were read in the first {percent} % of this text: it is very long. All the rest was "
        "read to the end. “Read again” goes on from there."
    ),
}


@dataclass(frozen=True, slots=True)
class GrammarRead:
    """What was said, by paragraph; why some were not read, and how much of the text was, in letters from 0 to 1."""

    slips: Slips = field(default_factory=dict)
    unread: Unread | None = None
    share: float = 1.0

    @property
    def told(self) -> str:
        """The sentence for people; empty where all was read."""
        return _(_WORDS[self.unread]).format(percent=int(self.share * 100)) if self.unread else ""


NOT_ASKED = GrammarRead()
