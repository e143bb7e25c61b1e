"""What the list of findings prints: what is to be mended, then what was accepted and why."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class FindingLine:
    """`before` and `after` are the words around what is printed; `place` is the page or line."""

    printed: str
    why: str
    proposal: str = ""
    before: str = ""
    after: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class FindingPart:
    """The findings of one part of the text, or of one kind of record."""

    title: str
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All of one severity: `A`, `B` or `C`."""

    severity: str
    parts: tuple[FindingPart, ...]

    @property
    def count(self) -> int:
        return sum(len(part.lines) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AcceptedLine:
    """What stays as it is: why it was found, for which reason it stays, who said so and when."""

    printed: str
    why: str
    reason: str
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """`file` is the name of a text from outside; without it the report of the year and its records were read.

    `written_in` is the language of the texts, `language` that of the list; `grammar` says why it was
    not read, or how far.
    """

    office: OfficeIdentity
    year: int
    on: date
    groups: tuple[FindingGroup, ...] = ()
    accepted: tuple[AcceptedLine, ...] = ()
    file: str = ""
    language: str = "fr"
    written_in: str = "fr"
    grammar: str = ""

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)
