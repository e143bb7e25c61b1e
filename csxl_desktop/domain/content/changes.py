"""What the changes of a year print: who came, who left, who is called otherwise, who speaks now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new member; `welcomed_by` names the assembly, as “Assemblée générale” and its day."""

    organisation: str
    on: date
    representative: str = ""
    welcomed_by: str = ""
    welcomed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """`on` was the last day of the membership."""

    organisation: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Renaming:
    former: str
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class NewRepresentative:
    organisation: str
    person: str
    before: str
    on: date


class CommitteeMove(StrEnum):
    ENTERED = "entered"
    RENEWED = "renewed"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class CommitteeChange:
    organisation: str
    person: str
    move: CommitteeMove
    on: date


@dataclass(frozen=True, slots=True)
class YearChanges:
    """The changes of `year` among the members, each part by date; an empty part is not printed."""

    office: OfficeIdentity
    year: int
    arrivals: tuple[Arrival, ...] = ()
    departures: tuple[Departure, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    representatives: tuple[NewRepresentative, ...] = ()
    committee: tuple[CommitteeChange, ...] = ()
    language: str = "fr"
