"""Meetings as lists and pages show them: plain values, nothing loaded later."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from csxl_desktop.domain.choices import (
    ActionState,
    ApprovalRule,
    AttendanceRole,
    AttendanceState,
    BasicKind,
    InvolvementRole,
    ItemKind,
    MeetingState,
    MinutesKind,
    MinutesState,
    PictureRight,
    Precision,
    Public,
    Quality,
)
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n.numbers import roman


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One line of the year; `number` counts the assemblies of the year, `folded` is what a filter looks in."""

    id: UUID
    kind_id: UUID
    kind_code: str
    behaviour: BasicKind
    kind_label: str
    badge: str
    colour: str
    approval: ApprovalRule
    minutes_due_days: int | None
    first_on: date
    last_on: date | None
    precision: Precision
    starts_at: time | None
    ends_at: time | None
    title: str
    theme: str
    number: int | None
    state: MeetingState
    stub: bool
    venue: str
    working_group_id: UUID | None
    working_group: str
    axis: str
    partnership_id: UUID | None
    edition: int | None
    count: Count
    minutes_kind: MinutesKind | None
    minutes_state: MinutesState | None
    folded: str
    postponed_from_on: date | None = None
    axis_number: int | None = None

    @property
    def subject(self) -> str:
        """What tells it from the others of its kind: theme, group, or title."""
        named = self.theme or self.title
        if self.working_group:
            return f"{self.working_group} · {named}" if named else self.working_group
        return named

    @property
    def line(self) -> str:
        """“II · Interprètes”: the number of an assembly and its subject."""
        parts = (roman(self.number) if self.number else "", self.subject or self.kind_label)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """`title` is what prints; `typed_title` what the office typed, empty where the title writes itself."""

    id: UUID
    position: int
    kind: ItemKind
    title: str
    typed_title: str
    planned_minutes: int | None
    text: RichText
    approves_meeting_id: UUID | None = None  # chosen, else the last of the same kind


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    id: UUID
    person_id: UUID | None
    organisation_id: UUID | None
    civility: str
    first_name: str
    last_name: str
    organisation: str
    position: int


@dataclass(frozen=True, slots=True)
class SignedRow:
    """The row of the paper on which somebody signed; `image_agreed`: the box about pictures is ticked."""

    row: int
    image_agreed: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One line of the list of people, as it stands or stood on the sheet."""

    id: UUID
    person_id: UUID | None
    organisation_id: UUID | None
    civility: str
    first_name: str
    last_name: str
    function_title: str
    organisation: str
    state: AttendanceState
    role: AttendanceRole
    walk_in: bool
    row: int | None
    represented_by: str
    further: tuple[str, ...]
    sort_key: str
    folded: str
    answered_on: date | None = None
    answer_note: str = ""
    meal: bool | None = None
    image_agreed: bool | None = None

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class HeadcountRow:
    id: UUID
    public: Public
    persons: int | None
    persons_quality: Quality
    partners: int | None
    partners_quality: Quality


@dataclass(frozen=True, slots=True)
class DecisionRow:
    id: UUID
    agenda_item_id: UUID | None
    year: int
    number: int
    text: str

    @property
    def label(self) -> str:
        return f"{self.year}-{self.number:02}"


@dataclass(frozen=True, slots=True)
class ActionRow:
    id: UUID
    meeting_id: UUID
    agenda_item_id: UUID | None
    text: str
    who: str
    due_on: date | None
    state: ActionState


@dataclass(frozen=True, slots=True)
class MinutesRow:
    id: UUID
    kind: MinutesKind
    state: MinutesState
    chair: str
    secretary: str
    sent_on: date | None
    sent_to: str
    approved_on: date | None
    remarks: str
    version: int
    sealed: bool
    subject: str = ""
    remarks_until_on: date | None = None
    approved_tacitly: bool = False


@dataclass(frozen=True, slots=True)
class AnnexRow:
    id: UUID
    title: str
    author: str
    points: str
    file_name: str
    sha256: str
    size: int = 0
    agenda_item_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class PictureRow:
    id: UUID
    sha256: str
    caption: str
    alt: str
    right: PictureRight


@dataclass(frozen=True, slots=True)
class LinkRow:
    id: UUID
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class InvolvementRow:
    id: UUID
    organisation_id: UUID
    organisation: str
    role: InvolvementRole
    starts_at: time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A part of the programme; a cancelled one stays told."""

    id: UUID
    starts_at: time | None
    ends_at: time | None
    title: str
    format: str
    room: str
    speakers: str
    cancelled: bool
    note: str


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting whole: what its page shows and its documents print."""

    row: MeetingRow
    venue_id: UUID | None
    venue_address: str
    audience: str
    reply_by_on: date | None
    report_paragraph: RichText
    private_notes: str
    state_reason: str
    items: tuple[ItemRow, ...]
    speakers: tuple[SpeakerRow, ...]
    attendances: tuple[AttendanceRow, ...]
    headcounts: tuple[HeadcountRow, ...]
    minutes: MinutesRow | None
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    annexes: tuple[AnnexRow, ...]
    pictures: tuple[PictureRow, ...]
    links: tuple[LinkRow, ...]
    involvements: tuple[InvolvementRow, ...]
