"""What a ballot prints: who stands, by sector, and how many names may be ticked."""

from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_

PER_PAGE = (1, 2, 4)


class BallotsOnPageError(DomainError):
    template = N_("A page holds 1, 2 or 4 ballots.")


@dataclass(frozen=True, slots=True)
class BallotCandidate:
    organisation: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class BallotSector:
    """A sector and its candidates in the order printed; `name` is empty where none was given.

    `beside` is its name in the other language, where a ballot says everything in two.
    """

    name: str
    candidates: tuple[BallotCandidate, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """The same ballot `per_page` times on an A4."""

    office: OfficeIdentity
    meeting_on: date | None = None
    seats: int = 0
    sectors: tuple[BallotSector, ...] = ()
    instructions: RichText = field(default_factory=RichText)
    per_page: int = 1
    language: str = "fr"
    beside: str = ""  # the other language, where everything is said in two
    instructions_beside: RichText = field(default_factory=RichText)

    def __post_init__(self) -> None:
        if self.per_page not in PER_PAGE:
            raise BallotsOnPageError
