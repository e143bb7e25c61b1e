"""Working groups as lists, pages and documents show them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import ParticipantRole, Precision, Quality
from csxl_desktop.domain.evaluation_choices import OutputKind, OutputState
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.meeting_rows import ActionRow, DecisionRow, LinkRow, MeetingRow
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: UUID
    name: str
    opened_on: date | None
    closed_on: date | None
    position: int


@dataclass(frozen=True, slots=True)
class AxisRow:
    id: UUID
    number: int
    title: str
    aims: str = ""
    pilot: str = ""


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """An organisation that worked with a group in a year; `sessions` counts those it was seen at."""

    organisation_id: UUID
    organisation: str
    sessions: int
    is_member: bool
    by_hand: bool
    note: str = ""  # why it was added by hand


@dataclass(frozen=True, slots=True)
class ServiceMetRow:
    id: UUID
    name: str
    occasion: str
    met_on: date | None
    organisation_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    id: UUID
    person_id: UUID
    person: str
    organisation: str
    axis: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who came to a session without being on the list; `times` counts the sessions of the year."""

    person_id: UUID
    person: str
    organisation_id: UUID | None
    organisation: str
    first_on: date
    times: int = 1

    @property
    def id(self) -> UUID:
        return self.person_id

    def again(self) -> "Newcomer":
        """The same at one session more."""
        return replace(self, times=self.times + 1)


@dataclass(frozen=True, slots=True)
class OutputRow:
    """Something that a group made; `axis` is the number of the axis, `file_name` empty where there is no file."""

    id: UUID
    title: str
    kind: OutputKind
    state: OutputState
    year: int
    made_on: date | None
    made_precision: Precision
    state_on: date | None
    axis_id: UUID | None
    axis: int | None
    languages: str
    copies: int | None
    copies_quality: Quality
    recipients: str
    text: RichText
    meeting_id: UUID | None
    published: bool
    file_name: str
    sha256: str
    links: tuple[LinkRow, ...]

    @property
    def made(self) -> FuzzyDay:
        return FuzzyDay(self.made_on, self.made_precision)

    @property
    def url(self) -> str:
        """Its first address on the web."""
        return self.links[0].url if self.links else ""

    @property
    def is_final(self) -> bool:
        """Whether it may go out as it is."""
        return self.state in {OutputState.ADOPTED, OutputState.DISTRIBUTED}


@dataclass(frozen=True, slots=True)
class GroupText:
    """What a year's report tells of a group; no id where nothing was written yet."""

    id: UUID | None
    text: RichText


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """A group in the list of a year."""

    id: UUID
    name: str
    axes: tuple[AxisRow, ...]
    sessions: int
    held: int
    partners: int
    closed_on: date | None
    folded: str


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group whole, in a year: its fields by name, and what was done."""

    id: UUID
    values: Mapping[str, Any]
    year: int
    text: RichText
    axes: tuple[AxisRow, ...]
    sessions: tuple[MeetingRow, ...]
    partners: tuple[PartnerRow, ...]
    services_met: tuple[ServiceMetRow, ...]
    participants: tuple[ParticipantRow, ...]
    links: tuple[LinkRow, ...]
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
