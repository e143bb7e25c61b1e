"""What the documents of a working group print, as plain frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from csxl_desktop.domain.content.evaluations import Evaluation
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import AxisPart, GroupPage
from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class AgreedDecision:
    """A decision of a session of the year."""

    number: str
    text: str
    day: date


@dataclass(frozen=True, slots=True)
class OpenAction:
    """What is still to be done, of whichever session it was born."""

    text: str
    who: str
    due_on: date | None
    agreed_on: date


@dataclass(frozen=True, slots=True)
class GroupIdentity:
    """What stands at the head of every page of a group. `dimensions` are the columns of the four that it has."""

    name: str
    year: int
    aims: str = ""
    dimensions: tuple[str, ...] = ()
    pilots: tuple[str, ...] = ()
    opened_on: date | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class GroupYearPage:
    """The page of a group for itself. `attachments` and `values` serve its texts: pictures, live fields."""

    office: OfficeIdentity
    group: GroupIdentity
    page: GroupPage
    decisions: tuple[AgreedDecision, ...] = ()
    actions: tuple[OpenAction, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()  # its own of the year, then those of its sessions
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    language: str = "fr"


TO_ENTER = "to-enter"  # planned, its day is over, and nothing says that it took place


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A session of the year, to come or over; `state` is that of the meeting, or `TO_ENTER`."""

    day: date | None
    last_day: date | None = None
    precision: str = "day"
    starts: time | None = None
    ends: time | None = None
    subject: str = ""
    venue: str = ""
    axis: int | None = None
    state: str = "planned"
    persons: Count | None = None
    partners: Count | None = None


@dataclass(frozen=True, slots=True)
class GroupPlanning:
    """The year of a group: what it planned, held, called off."""

    office: OfficeIdentity
    group: GroupIdentity
    axes: tuple[AxisPart, ...] = ()
    sessions: tuple[PlannedSession, ...] = ()
    drawn_up_on: date | None = None
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class PartnerOfGroup:
    """An organisation that worked with the group: at how many sessions; added by hand or not."""

    organisation: str
    sessions: int
    member: bool = True
    by_hand: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupPartners:
    """Its partners of a year, members and others; `sessions` are those held."""

    office: OfficeIdentity
    group: GroupIdentity
    partners: tuple[PartnerOfGroup, ...] = ()
    sessions: int = 0
    drawn_up_on: date | None = None
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class PresenceColumn:
    """A session of the matrix."""

    day: date
    last_day: date | None = None
    precision: str = "day"
    subject: str = ""
    axis: int | None = None


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """A partner of the matrix: one mark a session (`there`, `spoke`, `excused`, or nothing)."""

    organisation: str
    member: bool
    marks: tuple[str, ...]
    times: int


@dataclass(frozen=True, slots=True)
class PresenceMatrix:
    """Partners × sessions of a year."""

    office: OfficeIdentity
    group: GroupIdentity
    sessions: tuple[PresenceColumn, ...] = ()
    lines: tuple[PresenceLine, ...] = ()
    language: str = "fr"
