"""What the dossier knows of a year, as plain frozen values: what a text is held against."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.school_holidays import SchoolLeave


@dataclass(frozen=True, slots=True)
class KnownMeeting:
    """A meeting; `kind` is the word of the office, `behaviour` the basic kind, `day` None where no day is known.

    `visited` names the places of a walk or the host of a lunch; `items` the kinds of its agenda items.
    """

    id: str
    kind: str
    behaviour: str
    state: str
    day: date | None = None
    last_day: date | None = None
    subject: str = ""
    persons: int | None = None
    partners: int | None = None
    speakers: tuple[str, ...] = ()
    visited: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    stub: bool = False


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation; `others` are its other names, `former` those that it no longer bears, each with its last day."""

    id: str
    name: str
    others: tuple[str, ...] = ()
    former: tuple[tuple[str, date | None], ...] = ()
    status: str = "active"
    ended_on: date | None = None
    member: bool = False
    joined_on: date | None = None
    left_on: date | None = None
    representative: str = ""
    parent_id: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody, with the organisations that they speak or work for in the year."""

    id: str
    name: str
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSeat:
    """A seat of the steering committee at the end of the year."""

    organisation_id: str
    organisation: str
    person: str = ""
    term_end_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A working group and what its year holds."""

    id: str
    name: str
    sessions: int = 0
    partners: int = 0
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownTestimonial:
    """What somebody said; `agreed`: it may be printed in the report, where `key` names it."""

    id: str
    author: str
    organisation: str = ""
    text: str = ""
    printed: bool = True
    agreed: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class KnownActivity:
    """One time that an action took place, or something else with a day of its own."""

    id: str
    label: str
    day: date


@dataclass(frozen=True, slots=True)
class KnownSheet:
    """An action sheet: an activity belongs between its first and last day."""

    id: str
    title: str
    opened_on: date | None = None
    closed_on: date | None = None
    activities: tuple[KnownActivity, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPartnership:
    """Something done with others in the year, in the order in which it prints."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text that holds until a day: an excerpt of a circular, a charter."""

    id: str
    title: str
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class KnownWord:
    """What the office says in French for a `term` of the house: “plénière”, “plénières” for “assembly”."""

    term: str
    singular: str
    plural: str


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """The office itself, as it is to be printed."""

    name: str = ""
    street: str = ""
    postal_code: str = ""
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All of it; `Knowledge()` knows nothing, and then a text is read by itself."""

    year: int | None = None
    today: date | None = None
    office: OfficeFacts = OfficeFacts()
    meetings: tuple[KnownMeeting, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    seats: tuple[KnownSeat, ...] = ()
    groups: tuple[KnownGroup, ...] = ()
    testimonials: tuple[KnownTestimonial, ...] = ()
    sheets: tuple[KnownSheet, ...] = ()
    partnerships: tuple[KnownPartnership, ...] = ()
    texts: tuple[KnownText, ...] = ()
    leaves: tuple[SchoolLeave, ...] = ()
    closed_days: tuple[tuple[date, str], ...] = ()
    arrivals: tuple[str, ...] = ()
    departures: tuple[str, ...] = ()
    sections: tuple[tuple[str, str], ...] = ()  # (id, code) of the report’s
    words: tuple[KnownWord, ...] = ()  # the office’s own, where it does not say those of the house

    @property
    def members(self) -> tuple[KnownOrganisation, ...]:
        return tuple(each for each in self.organisations if each.member)
