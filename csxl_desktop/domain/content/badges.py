"""What the badges of a meeting and the cards that stand on its tables print."""

from dataclasses import dataclass

from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.shared import OfficeIdentity, PersonName


@dataclass(frozen=True, slots=True)
class Badge:
    """One person; `short_name` is the organisation's where its name is too long to be read from afar."""

    name: PersonName
    organisation: str = ""
    short_name: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class Badges:
    """Badges in the order printed; `blank` ones follow, to be filled in by hand.

    Without a meeting they name the office.
    """

    office: OfficeIdentity
    meeting: MeetingFacts | None = None
    badges: tuple[Badge, ...] = ()
    blank: int = 0
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class TableName:
    organisation: str
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class TableNames:
    """The cards in the order printed, each an A4 page to be folded in two."""

    office: OfficeIdentity
    names: tuple[TableName, ...] = ()
    language: str = "fr"
