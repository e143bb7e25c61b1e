"""What the minutes of a meeting print: a PV or a compte-rendu, in any of its states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.meeting_facts import Count, MeetingFacts
from csxl_desktop.domain.content.shared import Link, OfficeIdentity, PersonName
from csxl_desktop.domain.rich_text import RichText

KINDS = ("PV", "CR")
STATES = ("draft", "sent", "approved", "corrected")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Someone as they stood on the list that day; `note` tells of a late arrival or an early departure."""

    name: PersonName
    organisation: str = ""
    function: str = ""
    represented_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class MinutesSpeaker:
    """Who presented something; service and address stand here only where they are to be printed."""

    name: PersonName
    function: str = ""
    service: str = ""
    organisation: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class MinutesVote:
    """A question put to the vote; `method`, `majority` and `outcome` are values of `domain.choices`.

    Figures are nothing where nobody counted; `elected` names people, a line each.
    """

    question: str
    method: str = "show_of_hands"
    majority: str = "simple"
    voters: int | None = None
    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    blank: int | None = None
    elected: str = ""
    outcome: str = "open"
    note: str = ""
    proxies: bool = False


@dataclass(frozen=True, slots=True)
class MinutesDecision:
    """A decision with its number of the year: “2026-07”."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class MinutesAction:
    what: str
    who: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class MinutesCandidate:
    """Who stood; `votes` where they were counted."""

    organisation: str
    person: str = ""
    sector: str = ""
    votes: int | None = None
    elected: bool = False


@dataclass(frozen=True, slots=True)
class MinutesElection:
    """An election as it was proclaimed, its candidates by sector."""

    candidates: tuple[MinutesCandidate, ...]
    seats: int = 0
    voters: int | None = None
    blank_ballots: int | None = None
    term_end_on: date | None = None


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """One item of the agenda: who presented it, what was said and what came of it."""

    title: str
    text: RichText = field(default_factory=RichText)
    decisions: tuple[MinutesDecision, ...] = ()
    actions: tuple[MinutesAction, ...] = ()
    election: MinutesElection | None = None
    speakers: tuple[MinutesSpeaker, ...] = ()
    votes: tuple[MinutesVote, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesAnnex:
    """`items` names the points of the agenda that it belongs to: “2, 4”."""

    title: str
    author: str = ""
    items: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """The day of the approval, with the remarks made; `tacit`: nobody remarked in time, no assembly voted."""

    day: date
    remarks: str = ""
    tacit: bool = False


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes: `kind` is one of `KINDS`, `state` one of `STATES`.

    `persons` and `partners` are the two counts of the meeting as the office's rule gives them, `count_note`
    the words under them (how they were counted), `team` those of the office's own among the present whom they leave
    out. `absent` are those expected of whom nothing was heard. `subject`
    is the *Objet* in prose, printed instead of the list of items. `remarks_until`: approved after that day if nobody
    remarks. `pictures` are the files of those in the
    texts, by attachment.
    """

    office: OfficeIdentity
    meeting: MeetingFacts
    kind: str = "PV"
    state: str = "draft"
    chair: str = ""
    secretary: str = ""
    present: tuple[Attendee, ...] = ()
    represented: tuple[Attendee, ...] = ()
    excused: tuple[Attendee, ...] = ()
    guests: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()
    speakers: tuple[MinutesSpeaker, ...] = ()
    subject: str = ""
    persons: Count | None = None
    partners: Count | None = None
    count_note: str = ""
    items: tuple[MinutesItem, ...] = ()
    annexes: tuple[MinutesAnnex, ...] = ()
    links: tuple[Link, ...] = ()
    next_meeting: MeetingFacts | None = None
    approval: Approval | None = None
    version: int = 1
    corrected_on: date | None = None
    remarks_until: date | None = None
    team: int = 0
    pictures: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    language: str = "fr"
