"""A subject followed through the years: what stands on its line of time."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from csxl_desktop.domain.choices import ActionState, MeetingState
from csxl_desktop.domain.evaluation_choices import AdvocacyStepKind, OutputKind, OutputState
from csxl_desktop.domain.link_rows import KIND_NAMES, LinkRow, LinkTarget
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_

ACTION_STATES = {
    ActionState.OPEN: N_("to do"),
    ActionState.DONE: N_("done"),
    ActionState.DROPPED: N_("given up"),
}
MEETING_STATES = {
    MeetingState.PLANNED: N_("planned"),
    MeetingState.CANCELLED: N_("cancelled"),
    MeetingState.POSTPONED: N_("put off to another day"),
}
OUTPUT_KINDS = {
    OutputKind.TOOL: N_("Tool"),
    OutputKind.NOTE: N_("Note of the group"),
    OutputKind.MOTION: N_("Motion"),
    OutputKind.DIRECTORY: N_("Directory of services"),
    OutputKind.CAMPAIGN: N_("Campaign"),
    OutputKind.OTHER: N_("Production"),
}
OUTPUT_STATES = {
    OutputState.PLANNED: N_("in project"),
    OutputState.DESIGNED: N_("designed"),
    OutputState.TESTED: N_("tested"),
    OutputState.REVISED: N_("revised"),
    OutputState.ADOPTED: N_("adopted"),
    OutputState.DISTRIBUTED: N_("distributed"),
    OutputState.DROPPED: N_("given up"),
}
STEP_KINDS = {
    AdvocacyStepKind.LETTER: N_("Letter"),
    AdvocacyStepKind.RALLY: N_("Rally"),
    AdvocacyStepKind.NOTE: N_("Note"),
    AdvocacyStepKind.MEETING: N_("Appointment"),
    AdvocacyStepKind.QUESTION: N_("Question put"),
    AdvocacyStepKind.DISTRIBUTION: N_("Distribution"),
    AdvocacyStepKind.TESTIMONIALS: N_("Testimonials gathered"),
    AdvocacyStepKind.ANSWER: N_("Answer received"),
    AdvocacyStepKind.OTHER: N_("Step"),
}
NO_TEXT = RichText()
_RANKS = {kind: rank for rank, kind in enumerate(KIND_NAMES)}


class ThreadKind(StrEnum):
    """A thread made by hand, an axis that is one by itself, or the whole of a group."""

    THREAD = "thread"
    AXIS = "axis"
    GROUP = "group"


class ThreadKey(NamedTuple):
    kind: ThreadKind
    id: UUID


@dataclass(frozen=True, slots=True)
class ThreadChoice:
    """A thread that may be looked at; `group` is that of its axis, or the one it was made in."""

    key: ThreadKey
    title: str
    group: str = ""
    number: int | None = None  # of the axis
    closed_on: date | None = None


class EntryDetail(NamedTuple):
    """What is told of a record beside its title and day; `title` where it says better than the link's own."""

    text: str = ""
    state: str = ""
    tone: str = "neutral"  # of the state: good, late, wrong, accent, neutral
    title: str = ""
    beside: str = ""
    order: int = 0  # within its meeting
    badge: tuple[str, str] | None = None  # letters and colour of the kind of meeting


NO_DETAIL = EntryDetail()


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """A record on the line of time; `within`: its meeting stands just above it.

    `derived`: it comes in by itself; else `link_id` is the link that somebody made, with its note.
    """

    target: LinkTarget
    detail: EntryDetail = NO_DETAIL
    derived: bool = True
    within: bool = False
    link_id: UUID | None = None
    note: str = ""

    @property
    def key(self) -> Hashable:
        target = self.target
        return (target.kind, target.id or self.link_id, target.code, target.year)

    @property
    def title(self) -> str:
        return self.detail.title or self.target.title

    @property
    def year(self) -> int | None:
        return self.target.on.year if self.target.on is not None else self.target.year

    @property
    def meeting_id(self) -> object:
        opens = self.target.opens
        return opens[1] if opens is not None and opens[0] == "meeting" else None

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands on the line: by day, what belongs to a meeting behind it; what has but a year at its end."""
        year = self.year
        day = self.target.on or (date(year, 12, 31) if year else date.max)
        meeting = str(self.meeting_id or "")
        rank = _RANKS[self.target.kind]
        return (day, self.target.on is None, meeting == "", meeting, rank, self.detail.order, str(self.key))


@dataclass(frozen=True, slots=True)
class ThreadView:
    """A thread whole. `thread_id` is nothing while an axis was never worked on by hand."""

    key: ThreadKey
    title: str
    group_id: UUID | None
    group: str
    number: int | None = None  # of the axis
    question: str = ""
    text: RichText = NO_TEXT
    thread_id: UUID | None = None
    entries: tuple[ThreadEntry, ...] = ()
    left_out: tuple[LinkRow, ...] = ()
    closed_on: date | None = None

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({entry.year for entry in self.entries if entry.year is not None}))
