"""A meeting while it is held: what its full screen shows, counted again at each key without a query."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceState, ItemOutcome, VoteOutcome
from csxl_desktop.domain.counting import CountedHeads, CountedLine, CountingRule, count
from csxl_desktop.domain.meeting_rows import ActionRow, AttendanceRow, DecisionRow, MeetingRow
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.vote_rows import MeetingElection


@dataclass(frozen=True, slots=True)
class RoomLine:
    """One person; `partners` are the organisations counted, `is_new` says that no earlier meeting saw that person."""

    row: AttendanceRow
    partners: tuple[UUID, ...] = ()
    is_new: bool = False
    arrived_at: int | None = None  # the place of the item
    left_at: int | None = None


@dataclass(frozen=True, slots=True)
class RoomItem:
    id: UUID
    place: int
    title: str
    planned_minutes: int | None
    spent_minutes: int | None
    outcome: ItemOutcome
    text: RichText
    private_notes: str = ""  # of the one who writes; never on the wall


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where the text of an item is."""

    item_id: UUID
    text: RichText
    meeting: MeetingRow


@dataclass(frozen=True, slots=True)
class LostPlace:
    """An item in the trash, or one that is gone for good: then it has no meeting."""

    item_id: UUID
    title: str
    text: RichText
    meeting_id: UUID | None


@dataclass(frozen=True, slots=True)
class VoteRow:
    id: UUID
    agenda_item_id: UUID | None
    question: str
    in_favour: int | None
    against: int | None
    abstained: int | None
    outcome: VoteOutcome


@dataclass(frozen=True, slots=True)
class NewsLine:
    id: UUID
    organisation: str
    title: str


@dataclass(frozen=True, slots=True)
class Room:
    """All that the window needs when it opens, and again after a burst of keys."""

    meeting_id: UUID
    subject: str
    sealed: bool
    rule: CountingRule
    items: tuple[RoomItem, ...]
    lines: tuple[RoomLine, ...]
    heads: tuple[CountedHeads, ...]
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    votes: tuple[VoteRow, ...]
    news: tuple[NewsLine, ...]
    elections: tuple[MeetingElection, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The three live counters."""

    persons: int
    partners: int
    new: int


@dataclass(frozen=True, slots=True)
class Projected:
    """What the room may see: no address, no private note, nobody's contacts; there is no field for them."""

    subject: str
    place: int
    items: int
    title: str
    text: RichText
    decisions: tuple[str, ...]
    votes: tuple[tuple[str, str], ...]
    figures: Figures


def figures(lines: Iterable[RoomLine], heads: Iterable[CountedHeads], rule: CountingRule) -> Figures:
    """Persons and partners by the office's rule, and how many of those present come for the first time."""
    present, represented = AttendanceState.PRESENT, AttendanceState.REPRESENTED
    told = [line for line in lines if (state := line.row.state) is present or state is represented]
    counted = [CountedLine(line.row.state, line.row.role, line.row.person_id, line.partners) for line in told]
    found = count(counted, heads, rule)
    new = sum(line.is_new and line.row.state is present for line in told)
    return Figures(found.persons or 0, found.partners or 0, new)
