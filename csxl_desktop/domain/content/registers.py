"""What the register of decisions and the board of actions print."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """“2026-07”, what was decided, where and when; the numbers that it replaces, or that replaced it."""

    number: str
    text: str
    kind: str
    on: date
    group: str = ""
    item: str = ""
    replaces: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRegister:
    """The decisions of a year (of all years without one), in the order of their numbers; `chosen` says how narrowed."""

    office: OfficeIdentity
    year: int | None = None
    chosen: str = ""
    decisions: tuple[DecisionEntry, ...] = ()
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class FollowedNote:
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class FollowedAction:
    """What will be done, by whom and when, where that was agreed, and what was said of it since."""

    text: str
    owner: str
    due_on: date | None
    kind: str
    on: date
    state: str = "open"
    done_on: date | None = None
    notes: tuple[FollowedNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionBoard:
    """The actions as they stand on `on`; of one `owner` alone where one is named."""

    office: OfficeIdentity
    on: date
    owner: str = ""
    actions: tuple[FollowedAction, ...] = ()
    language: str = "fr"
