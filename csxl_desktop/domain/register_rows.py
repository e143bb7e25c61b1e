"""Decisions and actions of all meetings, as their registers show them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.choices import ActionState


@dataclass(frozen=True, slots=True)
class MeetingRef:
    """The meeting that something comes from: its kind, its day, the group where it has one."""

    id: UUID
    on: date
    kind_code: str
    kind: str
    badge: str
    colour: str
    group: str = ""
    working_group_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision with its number of the year; `item` is the point of the agenda, the last two name other decisions."""

    id: UUID
    number: str
    year: int
    text: str
    meeting: MeetingRef
    item: str
    replaces_id: UUID | None
    replaces: str
    replaced_by: str
    folded: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """What was said of an action later; `meeting_on` is the day of the meeting where it was said."""

    id: UUID
    noted_on: date
    text: str
    meeting_on: date | None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Something that somebody will do; `owner` is how they are named: words typed, else person, else organisation."""

    id: UUID
    text: str
    owner: str
    who: str
    person_id: UUID | None
    organisation_id: UUID | None
    due_on: date | None
    state: ActionState
    done_on: date | None
    meeting: MeetingRef
    notes: tuple[NoteLine, ...]
    folded: str

    def is_late(self, today: date) -> bool:
        """Whether it should have been done by now."""
        return self.state is ActionState.OPEN and self.due_on is not None and self.due_on < today
