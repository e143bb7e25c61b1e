"""What Relecture says: where, what is printed, why it is wrong, what is proposed."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.text import NOWHERE, Jump

_AROUND = 90  # letters shown before and after what is found


class Severity(StrEnum):
    """A: a reader is misled. B: a reader notices. C: form."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a block of the text: its position and from where to where."""

    block: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule found. `about` tells what it is about in words that survive a rewording, where `printed` does not."""

    printed: str
    why: str
    proposal: str = ""
    place: Place | None = None
    jump: Jump = NOWHERE
    about: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around something found: the part of the text that holds it, and the whole of its block.

    `part` is the section of the report by its id, where the text is a report; `title` is what heads the part.
    """

    part: str = ""
    title: str = ""
    block: str = ""


NOTHING_AROUND = Around()


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with the rule that made it; `accepted` is the reason for which it stays as it is."""

    code: str
    severity: Severity
    remark: Remark
    where: str = ""
    fingerprint: str = ""
    accepted: str = ""
    around: Around = NOTHING_AROUND

    @property
    def excerpt(self) -> tuple[str, str, str]:
        """What is printed, with the words before and after it; nothing where no text holds it."""
        place, block = self.remark.place, self.around.block
        if place is None or not block:
            return "", "", ""
        return _end_of(block[: place.start]), block[place.start : place.end], _start_of(block[place.end :])


def fingerprint(code: str, remark: Remark, *, of_record: bool = False) -> str:
    """The same wherever the text moves, in the dossier or in a file: of the rule and of what is printed.

    What is said of a record itself (`of_record`) is of that record too.
    """
    about = " ".join(fold(remark.about or remark.printed).split())
    jump = remark.jump if of_record else NOWHERE
    key = f"{code}\n{about}\n{jump.kind}\n{jump.id}\n{jump.field}"
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _start_of(words: str) -> str:
    if len(words) <= _AROUND:
        return words
    return f"{words[: words.rfind(' ', 0, _AROUND) if ' ' in words[1:_AROUND] else _AROUND]}…"


def _end_of(words: str) -> str:
    if len(words) <= _AROUND:
        return words
    cut = words.find(" ", len(words) - _AROUND)
    return f"…{words[cut if cut >= 0 else len(words) - _AROUND :]}"
