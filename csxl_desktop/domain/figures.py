"""The figures of a year that the records give: what each counts, where it comes from, what a list behind it sums to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.counting import worst
from csxl_desktop.i18n import N_


class Heading(StrEnum):
    """Under what the figures stand together."""

    MEETINGS = "meetings"
    PARTICIPATION = "participation"
    MEMBERS = "members"
    GROUPS = "groups"
    FOLLOW_UP = "follow_up"


class Summing(StrEnum):
    """How the list behind a figure becomes the figure."""

    TOTAL = "total"  # of what each line is worth
    RATIO = "ratio"  # of all parts in all wholes
    MEDIAN = "median"  # of what the lines are worth


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A computed figure; label, unit, definition and source are msgids, but where an office named what is counted.

    A `headline` stands large on the page and in the report, the others in tables.
    """

    code: str
    label: str
    definition: str
    source: str
    heading: Heading
    unit: str = ""
    summing: Summing = Summing.TOTAL
    headline: bool = False
    in_full: str = ""  # the label where it does not stand beside the other headlines, a msgid too

    @property
    def is_split(self) -> bool:
        """Whether it is a part of the figure above it: of one kind, heading or group."""
        return ":" in self.code


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A figure; None where nothing can be said. A rate keeps the part and the whole that it is made of."""

    number: float | None
    quality: Quality = Quality.EXACT
    to: float | None = None
    part: int | None = None
    whole: int | None = None


# Code → value: the figures of one year.
Figures = Mapping[str, FigureValue]
NOT_KNOWN, NOUGHT = FigureValue(None), FigureValue(0)

_AGENDA, _LISTS = N_("Calendar of activities"), N_("Attendance lists and headcounts")
_REGISTER, _MINUTES, _MAILINGS = N_("Register of members"), N_("Register of minutes"), N_("Mailings")
_M, _P, _B, _G, _F = Heading

SPECS = (
    FigureSpec(
        "members",
        N_("members"),
        N_("Organisations that are members on 31 December."),
        _REGISTER,
        _B,
        headline=True,
    ),
    FigureSpec("assemblies", N_("assemblies"), N_("Assemblies held in the year."), _AGENDA, _M, headline=True),
    FigureSpec(
        "assembly_persons",
        N_("persons"),
        N_("Participations at the assemblies: one person present at two assemblies counts twice; staff left out."),
        _LISTS,
        _P,
        headline=True,
        in_full=N_("persons at the assemblies"),
    ),
    FigureSpec(
        "assembly_partners",
        N_("partners"),
        N_("Partners represented at the assemblies, added up over the assemblies."),
        _LISTS,
        _P,
        headline=True,
        in_full=N_("partners at the assemblies"),
    ),
    FigureSpec(
        "sessions",
        N_("group sessions"),
        N_("Meetings of the working groups held in the year, walks and lunches of a group among them."),
        _AGENDA,
        _G,
        headline=True,
    ),
    FigureSpec(
        "session_persons",
        N_("participations in groups"),
        N_("Persons present at the meetings of the working groups, added up over the meetings."),
        _LISTS,
        _G,
        headline=True,
    ),
    FigureSpec(
        "different_persons",
        N_("different persons"),
        N_("Each person counted once over all activities of the year, only where names were taken."),
        _LISTS,
        _P,
        headline=True,
    ),
    FigureSpec(
        "different_partners",
        N_("different partners"),
        N_("Each partner counted once over all activities of the year, only where names were taken."),
        _LISTS,
        _P,
        headline=True,
    ),
    FigureSpec("meetings", N_("activities held"), N_("Activities of every kind held in the year."), _AGENDA, _M),
    FigureSpec(
        "meetings_cancelled", N_("activities cancelled"), N_("Activities of the year that were cancelled."), _AGENDA, _M
    ),
    FigureSpec(
        "meetings_postponed",
        N_("activities postponed"),
        N_("Activities of the year that were put off to another day."),
        _AGENDA,
        _M,
    ),
    FigureSpec(
        "persons",
        N_("participations in all"),
        N_("Persons present at all activities of the year, added up over the activities."),
        _LISTS,
        _P,
    ),
    FigureSpec(
        "partners",
        N_("partners represented in all"),
        N_("Partners represented at all activities of the year, added up over the activities."),
        _LISTS,
        _P,
    ),
    FigureSpec(
        "first_timers",
        N_("persons for the first time"),
        N_("Persons present in the year who were at no activity of an earlier year; not told of the first year known."),
        _LISTS,
        _P,
    ),
    FigureSpec(
        "presence_rate",
        N_("presence of the members"),
        N_("Members present or represented at the assemblies, in the members of those days; where names were taken."),
        _LISTS,
        _P,
        unit="%",
        summing=Summing.RATIO,
    ),
    FigureSpec("arrivals", N_("new members"), N_("Memberships that began in the year."), _REGISTER, _B),
    FigureSpec("departures", N_("members that left"), N_("Memberships that ended in the year."), _REGISTER, _B),
    FigureSpec(
        "days_to_send",
        N_("days until the minutes were sent"),
        N_("Half of the minutes of the year were sent within so many days after the meeting (median)."),
        _MINUTES,
        _F,
        unit=N_("days"),
        summing=Summing.MEDIAN,
    ),
    FigureSpec(
        "days_to_approve",
        N_("days until the minutes were approved"),
        N_("Half of the minutes of the year were approved within so many days after the meeting (median)."),
        _MINUTES,
        _F,
        unit=N_("days"),
        summing=Summing.MEDIAN,
    ),
    FigureSpec("mailings", N_("mailings"), N_("Mailings noted in the year, on paper and by mail."), _MAILINGS, _F),
    FigureSpec(
        "mailing_recipients",
        N_("recipients of mailings"),
        N_("Recipients added up over the mailings: whoever got two counts twice."),
        _MAILINGS,
        _F,
    ),
    FigureSpec("newsletters", N_("newsletters"), N_("Issues of the newsletter that left in the year."), _MAILINGS, _F),
)
HEADLINES = tuple(spec for spec in SPECS if spec.headline)
HEADLINE_CODES = [spec.code for spec in HEADLINES]  # in the order in which they stand large

# What is counted once for each kind, category or group of the office: the code is the family, a colon, the key.
FAMILIES = (
    FigureSpec("meetings_of", "", N_("Activities of this kind held in the year."), _AGENDA, _M),
    FigureSpec(
        "members_of_kind", "", N_("Members on 31 December, by the kind of organisation noted today."), _REGISTER, _B
    ),
    FigureSpec(
        "members_of_category",
        "",
        N_("Members on 31 December under this heading today; an organisation may stand under several."),
        _REGISTER,
        _B,
    ),
    FigureSpec("sessions_of", "", N_("Meetings of this group held in the year."), _AGENDA, _G),
    FigureSpec(
        "participations_of",
        "",
        N_("Persons present at the meetings of this group, added up over the meetings."),
        _LISTS,
        _G,
    ),
)
NONE = "none"  # the key of what stands under no kind or group


def middle(days: list[int]) -> FigureValue:
    """The median, as it is printed: 8, or 8.5."""
    return FigureValue(float(median(days))) if days else NOT_KNOWN


def rate(part: int, whole: int) -> FigureValue:
    """What `part` is in `whole`, in percent; nothing where there is no whole."""
    return FigureValue(100 * part / whole, part=part, whole=whole) if whole else NOT_KNOWN


def change(value: FigureValue, before: FigureValue | None) -> float | None:
    """By what fraction a figure moved; None where one of the two is not exactly known, or the first is nought."""
    if before is None or value.number is None or not before.number:
        return None
    if Quality.EXACT not in {value.quality} & {before.quality}:
        return None
    return (value.number - before.number) / before.number


# What comes from before the records: value, first year, last year, whether it is an estimate.
Before = tuple[FigureValue, int, int, bool]


def joined(before: Sequence[Before]) -> list[Before]:
    """Years that follow one another and were counted become one sum; an estimate always stands alone."""
    made: list[Before] = []
    for value, first, last, estimated in before:
        known = made[-1] if made else None
        if known is None or estimated or known[3] or known[2] + 1 != first:
            made.append((value, first, last, estimated))
            continue
        number = (known[0].number or 0) + (value.number or 0)
        made[-1] = (FigureValue(number, _of_both(known[0].quality, value.quality)), known[1], last, False)
    return made


def _of_both(one: Quality, other: Quality) -> Quality:
    """A range that is added to something is but about so."""
    return Quality.ABOUT if Quality.RANGE in {one, other} else worst((one, other))


@dataclass(frozen=True, slots=True)
class Cumulated:
    """A figure added up since a start; what comes from before the records stays apart, with its years."""

    spec: FigureSpec
    before: tuple[Before, ...]
    value: FigureValue
    first: int
    last: int


def cumulated(
    spec: FigureSpec,
    before: Sequence[Before],
    values: Sequence[FigureValue],
    years: tuple[int, int],
) -> Cumulated:
    """The sum of what the records give; nothing of `before` is ever added to it."""
    known = [value for value in values if value.number is not None]
    total = FigureValue(sum(value.number or 0 for value in known), worst(value.quality for value in known))
    return Cumulated(spec, tuple(before), total if known else NOT_KNOWN, *years)
