"""Who came to which session of a group, who was never seen, whom to invite next: plain values and their order."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from csxl_desktop.domain.choices import Precision

MOST_AT_ONCE = 15
_EXCUSED, _CAME, _SHARED, _MOST_SHARED = 3, 2, 1, 3


class Presence(StrEnum):
    """How an organisation was part of a session."""

    THERE = "there"  # on the list of attendance
    SPOKE = "spoke"  # host, organiser, speaker or the house where it took place
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class SessionHead:
    """A session at the head of its column."""

    id: UUID
    first_on: date
    last_on: date | None
    precision: Precision
    subject: str
    axis_number: int | None


@dataclass(frozen=True, slots=True)
class PresenceRow:
    """An organisation and one mark a session, in their order; None where nothing was heard of it."""

    id: UUID
    organisation: str
    is_member: bool
    marks: tuple[Presence | None, ...]

    @property
    def times(self) -> int:
        """At how many sessions it was; an excuse is none."""
        return sum(mark in {Presence.THERE, Presence.SPOKE} for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member that the group did not see this year, and what speaks for inviting it.

    `excused` counts the sessions that it excused itself from, ever; `came_on` is the last session of former
    years that it was at; `shared` are the categories that it has in common with partners of the year;
    `heard_on` and `heard` tell its last sign of life anywhere.
    """

    id: UUID
    organisation: str
    sort_key: str = ""
    on_list: bool = False
    excused: int = 0
    came_on: date | None = None
    shared: tuple[str, ...] = ()
    heard_on: date | None = None
    heard: str = ""

    @property
    def weight(self) -> int:
        """What wanted to come weighs most, then what came before, then what works on the same things."""
        came = _CAME if self.came_on is not None else 0
        return _EXCUSED * self.excused + came + _SHARED * min(len(self.shared), _MOST_SHARED)


@dataclass(frozen=True, slots=True)
class PresenceBoard:
    """A year of a group: its matrix, then the members that it did not see, whom to invite first at the top."""

    sessions: tuple[SessionHead, ...] = ()
    rows: tuple[PresenceRow, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    def not_members(self) -> tuple[PresenceRow, ...]:
        """Partners of the year that are no members of the coordination."""
        return tuple(row for row in self.rows if not row.is_member and row.times)

    def never_seen(self) -> tuple[Candidate, ...]:
        """Members that never were at a session of the group, by name."""
        return tuple(sorted((each for each in self.candidates if each.came_on is None), key=_by_name))

    def to_invite(self) -> tuple[Candidate, ...]:
        """Those for whom something speaks, best first; a few at a time."""
        return tuple(each for each in self.candidates if each.weight)[:MOST_AT_ONCE]


def ranked(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """Best first; of equals the one heard of last, then by name."""
    return tuple(
        sorted(
            candidates,
            key=lambda each: (-each.weight, -(each.heard_on or date.min).toordinal(), *_by_name(each)),
        )
    )


def _by_name(candidate: Candidate) -> tuple[str, str, UUID]:
    return candidate.sort_key, candidate.organisation, candidate.id
