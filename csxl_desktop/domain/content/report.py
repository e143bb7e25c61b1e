"""Everything that the annual activity report prints, as plain frozen values.

Weekdays, roman figures, plural headings, counts in words and ordinals are not here: the document computes them.
Empty parts print nothing, not even their heading.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.category_tables import CategoryTable
from csxl_desktop.domain.chart import Picture as Drawn
from csxl_desktop.domain.content.advocacy import AdvocacySummary
from csxl_desktop.domain.content.committee import SeatLine
from csxl_desktop.domain.content.library import PerspectiveLine, TrainingLine
from csxl_desktop.domain.content.meeting_facts import Count, MeetingFacts
from csxl_desktop.domain.content.members import MemberLine
from csxl_desktop.domain.content.shared import Link, OfficeIdentity, PersonName, Picture
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.sittings import Sittings

EMPTY = RichText()
NO_SITTINGS = Sittings()
HOUSE_ORDER = (
    "introduction",
    "members",
    "committee",
    "meetings",
    "groups",
    "outings",
    "team",
    "partnerships",
    "information",
    "evaluation",
)
ROLES = ("organises", "co_organises", "takes_part", "relays", "sits_in_council")


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report: what the office writes before (`text`) and after (`closing`) what is computed.

    `code` is one of `HOUSE_ORDER`, or anything else for a part of text alone; without `title` it takes the
    house title.
    """

    code: str
    title: str = ""
    text: RichText = EMPTY
    closing: RichText = EMPTY
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How the report of the year looks and who approved it.

    `density` is a `ReportDensity`, `typeface` a `ReportTypeface`, `accent` `#RRGGBB`.
    """

    title: str = ""
    subtitle: str = ""
    accent: str = ""
    density: str = "normal"
    approved_on: date | None = None
    approved_by: str = ""
    place: str = ""
    typeface: str = "sans"


NO_LOOK = Look()


@dataclass(frozen=True, slots=True)
class MemberChange:
    """An organisation that joined, or left, on the day of an assembly or another."""

    organisation: str
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OwnFieldLine:
    """A field of the office’s own over the members: (organisation, printed value), a sum, or how many of each."""

    label: str
    values: tuple[tuple[str, str], ...]
    total: str | None = None
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """Who spoke, and for which organisation."""

    name: PersonName
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """An assembly or a thematic meeting; `agenda` are its items in order, without numbers."""

    facts: MeetingFacts
    agenda: tuple[str, ...] = ()
    persons: Count | None = None
    partners: Count | None = None
    speakers: tuple[SpeakerLine, ...] = ()
    text: RichText = EMPTY
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of a working group in its planning."""

    day: date | None
    last_day: date | None = None
    precision: str = "day"
    persons: Count | None = None
    partners: Count | None = None
    axis: int | None = None  # the number of the axis that it worked on


@dataclass(frozen=True, slots=True)
class AxisPart:
    """One axis of a working group; its number is stable over the years."""

    number: int
    title: str
    aims: str = ""
    pilot: str = ""


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """An organisation that works with a group, member of the Coordination or not."""

    organisation: str
    member: bool = True


@dataclass(frozen=True, slots=True)
class ServiceMet:
    """A service that came to present itself."""

    organisation: str
    occasion: str = ""
    day: date | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class OutputLine:
    """Something that a group made; `kind` and `state` are the stored codes."""

    kind: str
    title: str
    state: str
    day: date | None = None
    precision: str = "day"
    languages: str = ""
    copies: Count | None = None
    recipients: str = ""
    text: RichText = EMPTY
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A working group and its year; `id` is what a text names it by."""

    name: str
    text: RichText = EMPTY
    axes: tuple[AxisPart, ...] = ()
    sessions: tuple[SessionLine, ...] = ()
    partners: tuple[PartnerLine, ...] = ()
    services_met: tuple[ServiceMet, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    id: str = ""
    outputs: tuple[OutputLine, ...] = ()
    advocacy: tuple[AdvocacySummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Outing:
    """One walk or one lunch: `stops` are the places visited."""

    facts: MeetingFacts
    stops: tuple[str, ...] = ()
    persons: Count | None = None
    partners: Count | None = None
    text: RichText = EMPTY
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class OutingKind:
    """A kind of informal meeting in the office's words (“Marche exploratoire”, “Marches exploratoires”)."""

    label: str
    plural: str
    outings: tuple[Outing, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffLine:
    """Someone of the office's staff; `full_time` is 1.0 for a full-time post, None where it is not said."""

    name: PersonName
    function: str = ""
    full_time: float | None = None
    phone: str = ""
    email: str = ""
    shared_with: str = ""


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A day, a range of days, or a date known less precisely (`i18n.dates.PRECISIONS`)."""

    first: date
    last: date | None = None
    precision: str = "day"


@dataclass(frozen=True, slots=True)
class LabelledCount:
    """A number of something that has a name in both numbers: (2, “atelier”, “ateliers”)."""

    count: Count
    label: str
    plural: str = ""


@dataclass(frozen=True, slots=True)
class PartnershipPage:
    """A partnership of the year; `role` is one of `ROLES`, or nothing; `period` and `where` are words.

    Texts name it by `id`.
    `sittings` are those of an outside body; where nothing is expected of it nor said of us, nothing is printed.
    """

    title: str
    edition: int | None = None
    organisers: tuple[str, ...] = ()
    role: str = ""
    dates: tuple[DateSpan, ...] = ()
    period: str = ""
    text: RichText = EMPTY
    counts: tuple[LabelledCount, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    sittings: Sittings = NO_SITTINGS
    id: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class NewsLine:
    """A piece of news that the office relayed: whose, what, where it went."""

    title: str
    organisation: str = ""
    day: date | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsletterLine:
    """An issue of the newsletter that left in the year, and how many it reached."""

    number: int
    title: str
    day: date
    articles: int
    recipients: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the year, its definition printed under it, and the same figure a year before.

    `wording` is how the office says it (“une moyenne de 90 tickets par mois”), `source` where a typed one comes from;
    a typed one may have a `target`, and `decimals` that are always printed.
    """

    value: Count
    label: str
    definition: str = ""
    previous: float | None = None
    wording: str = ""
    source: str = ""
    previous_quality: str = "exact"
    decimals: int = 0
    target: float | None = None


@dataclass(frozen=True, slots=True)
class EvolutionRow:
    """A figure over the years, in the order of `Report.evolution_years`; None where nobody counted.

    `qualities` say how well each is known; without them all are exact.
    """

    label: str
    values: tuple[float | None, ...]
    qualities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactLine:
    """How often somebody turned to the office about a subject, in each month, January first."""

    theme: str
    months: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Testimonial:
    """What a member says, with the signature line as wished; guillemets are the document's."""

    text: RichText
    author: str = ""
    function: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """The annual report of one office; `number` is its rank among the office's reports.

    `plurals` gives the plural of the kinds that `meetings` name; `group_names` fills the fields that name a
    group; `attachments` the pictures of the texts;
    `counting_note` says under the figures how persons and partners are counted; `charts` are those wanted, and
    `tables` stand with their bars where `tables_drawn`. A section `alone` has neither cover nor contents.
    """

    year: int
    office: OfficeIdentity
    number: int | None = None
    language: str = "fr"
    look: Look = NO_LOOK
    cover_photo: Picture | None = None
    sections: tuple[Section, ...] = tuple(Section(code) for code in HOUSE_ORDER)
    members: tuple[MemberLine, ...] = ()
    arrivals: tuple[MemberChange, ...] = ()
    departures: tuple[MemberChange, ...] = ()
    own_fields: tuple[OwnFieldLine, ...] = ()
    committee: tuple[SeatLine, ...] = ()
    meetings: tuple[MeetingPage, ...] = ()
    plurals: Mapping[str, str] = field(default_factory=dict)
    group_names: Mapping[str, str] = field(default_factory=dict)
    next_assembly: date | None = None  # already planned, after the year told
    sources: Mapping[str, str] = field(default_factory=dict)  # how the sources that footnotes name are cited
    groups: tuple[GroupPage, ...] = ()
    outings: tuple[OutingKind, ...] = ()
    team: tuple[StaffLine, ...] = ()
    partnerships: tuple[PartnershipPage, ...] = ()
    news: tuple[NewsLine, ...] = ()
    newsletters: tuple[NewsletterLine, ...] = ()
    trainings: tuple[TrainingLine, ...] = ()
    perspectives: tuple[PerspectiveLine, ...] = ()
    charts: tuple[Drawn, ...] = ()
    tables: tuple[CategoryTable, ...] = ()
    tables_drawn: bool = True
    figures: tuple[Figure, ...] = ()
    counting_note: str = ""
    evolution_years: tuple[int, ...] = ()
    evolution: tuple[EvolutionRow, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    testimonials: tuple[Testimonial, ...] = ()
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    alone: bool = False
