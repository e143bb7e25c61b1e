"""What the changes of a year print: who came, who left, who is called otherwise, who ceased to be, who speaks now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class TakenNote:
    """The meeting that heard of a change: its badge, as “AG”, and its day."""

    badge: str
    on: date


@dataclass(frozen=True, slots=True)
class Arrival:
    """A new member; `welcomed_by` names the assembly, as “Assemblée générale” and its day."""

    organisation: str
    on: date
    representative: str = ""
    welcomed_by: str = ""
    welcomed_on: date | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Departure:
    """`on` was the last day of the membership."""

    organisation: str
    on: date
    reason: str = ""
    noted: TakenNote | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Renaming:
    """`on` was the last day of the former name."""

    former: str
    name: str
    on: date
    noted: TakenNote | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """A member ceased to be on `on`, its last day: dissolved, or merged into `successor`."""

    organisation: str
    on: date
    successor: str = ""
    noted: TakenNote | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewRepresentative:
    organisation: str
    person: str
    before: str
    on: date
    noted: TakenNote | None = None
    organisation_id: UUID | None = None


class CommitteeMove(StrEnum):
    ENTERED = "entered"
    RENEWED = "renewed"
    HANDED_OVER = "handed_over"  # another person, the same term
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class CommitteeChange:
    organisation: str
    person: str
    move: CommitteeMove
    on: date
    noted: TakenNote | None = None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class YearChanges:
    """The changes of `year` among the members, each part by date; an empty part is not printed."""

    office: OfficeIdentity
    year: int
    arrivals: tuple[Arrival, ...] = ()
    departures: tuple[Departure, ...] = ()
    renamings: tuple[Renaming, ...] = ()
    endings: tuple[Ending, ...] = ()
    representatives: tuple[NewRepresentative, ...] = ()
    committee: tuple[CommitteeChange, ...] = ()
    language: str = "fr"
