"""Action sheets as pages, lists and documents read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID

from csxl_desktop.domain.attendance_form import Attended, Reckoned, Typed, reckon
from csxl_desktop.domain.choices import Precision, Quality, SectionState
from csxl_desktop.domain.evaluation_choices import (
    ActorRole,
    AttendanceForm,
    OccurrenceState,
    SectionAnswer,
    SheetNature,
    SheetStatus,
)
from csxl_desktop.domain.fuzzy_day import NO_DAY, FuzzyDay
from csxl_desktop.domain.meeting_rows import LinkRow, PictureRow
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class AliasRow:
    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Who has a part, as it is called; `called` is the organisation, the person, or the words typed."""

    id: UUID
    role: ActorRole
    called: str
    organisation_id: UUID | None = None
    person_id: UUID | None = None
    name: str = ""
    part: str = ""
    from_on: FuzzyDay = NO_DAY
    to_on: FuzzyDay = NO_DAY


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the sheet in a year; `heading` and `title` are as printed, `own_*` what this sheet says instead."""

    id: UUID
    code: str
    heading: str
    title: str
    answer: SectionAnswer
    text: RichText
    own_heading: str = ""
    own_title: str = ""
    house_heading: str = ""  # what the template says
    house_title: str = ""
    asked: bool = True  # by the template
    taken_over: int | None = None  # the year whose text still stands here, word for word


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A line of the weekly rhythm; Monday is 0."""

    id: UUID
    weekday: int
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    from_on: date | None = None
    to_on: date | None = None
    outside_school_holidays: bool = False
    note: str = ""

    def is_on(self, day: date) -> bool:
        """Whether the rhythm holds on that day of the year."""
        return (self.from_on or day) <= day <= (self.to_on or day)


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A figure of the year, or of one occurrence."""

    id: UUID
    form: AttendanceForm = AttendanceForm.COUNT
    number: Decimal | None = None
    number_to: Decimal | None = None
    peak: Decimal | None = None
    quality: Quality = Quality.EXACT
    unit: str = ""
    period: str = ""
    women: int | None = None
    men: int | None = None
    adults: int | None = None
    children: int | None = None
    staff: int | None = None
    label: str = ""
    note: str = ""
    occurrence_id: UUID | None = None

    @property
    def typed(self) -> Typed:
        """The number as it is typed."""
        return Typed(self.number, self.number_to, self.quality)

    @property
    def attended(self) -> Attended:
        return Attended(
            self.form, self.number, self.number_to, self.peak, self.quality, self.unit, self.period,
            self.women, self.men, self.adults, self.children, self.staff,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FollowedRow:
    """A figure that the office follows from year to year for this action; `id` is that of the indicator."""

    id: UUID
    name: str
    unit: str
    value: Decimal | None = None
    quality: Quality = Quality.EXACT
    before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One time of the action, with its figure where there is one."""

    id: UUID
    planned_on: date | None
    held_on: date | None
    precision: Precision
    last_on: date | None
    starts_at: time | None
    ends_at: time | None
    title: str
    format: str
    place: str
    state: OccurrenceState
    reason: str
    note: str
    attendance: AttendanceRow | None = None
    meeting_id: UUID | None = None  # the activity of the agenda that it is
    meeting: str = ""

    @property
    def on(self) -> date | None:
        """The day on which it is told: that on which it took place, else the one planned."""
        return self.held_on or self.planned_on

    @property
    def moved_from(self) -> date | None:
        """The day planned, where it took place on another."""
        return self.planned_on if self.held_on is not None and self.planned_on != self.held_on else None

    def took_place_in(self, year: int) -> bool:
        """Held, and in this year: put off to the next one it counts there, without a day where its number stands."""
        in_year = self.attendance is not None if self.on is None else self.on.year == year
        return self.state is OccurrenceState.HELD and in_year


@dataclass(frozen=True, slots=True)
class Reach:
    """What the figures of a sheet come to in a year."""

    held: int = 0  # occurrences that took place
    planned: int = 0  # all that were to take place, held, cancelled or postponed
    of_occurrences: Reckoned | None = None  # those held that have a number
    of_periods: Reckoned | None = None

    @classmethod
    def of(cls, year: int, occurrences: Iterable[OccurrenceRow], figures: Iterable[AttendanceRow]) -> "Reach":
        """Cancelled, postponed and “none” are not counted, whatever number stands on them."""
        rows = tuple(occurrences)
        held = [row for row in rows if row.took_place_in(year)]
        periods = [figure.attended for figure in figures if figure.form is AttendanceForm.PER_PERIOD]
        return cls(
            len(held),
            sum(row.state is not OccurrenceState.NONE for row in rows),
            reckon(row.attendance.attended for row in held if row.attendance is not None),
            reckon(periods),
        )


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet in the list of a year; `id` is that of its year."""

    id: UUID
    sheet_id: UUID
    title: str
    subtitle: str
    nature: SheetNature
    status: SheetStatus
    opened: FuzzyDay
    closed: FuzzyDay
    state: SectionState
    to_write: int  # sections asked and still empty
    reach: Reach
    planned_next: bool | None
    included: bool = True
    aliases: tuple[str, ...] = ()
    folded: str = ""


@dataclass(frozen=True, slots=True)
class SheetRecord:
    """One sheet whole, as one year tells it."""

    row: SheetRow
    year: int
    aliases: tuple[AliasRow, ...]
    actors: tuple[ActorRow, ...]
    sections: tuple[SectionRow, ...]
    slots: tuple[SlotRow, ...]
    occurrences: tuple[OccurrenceRow, ...]
    figures: tuple[AttendanceRow, ...]
    followed: tuple[FollowedRow, ...]
    quotation: str
    quotation_author: str
    working_group_id: UUID | None
    axis_id: UUID | None
    partnership_id: UUID | None
    links: tuple[LinkRow, ...]
    pictures: tuple[PictureRow, ...]
    own_title: str = ""  # as this year prints it, where that differs from the sheet's

    @property
    def id(self) -> UUID:
        return self.row.id


@dataclass(frozen=True, slots=True)
class Overview:
    """The sheets of a year together."""

    sheets: int = 0
    opened: int = 0  # in the year
    closed: int = 0
    by_precision: tuple[tuple[Precision, int], ...] = ()
    oldest: FuzzyDay = NO_DAY
    years: int = 0  # the age of the oldest at the end of the year
    planned_next: int = 0

    @classmethod
    def of(cls, rows: Iterable[SheetRow], year: int) -> "Overview":
        sheets = tuple(rows)
        known = [row.opened for row in sheets if row.opened.on is not None]
        oldest = min(known, key=lambda day: day.on or date.max, default=NO_DAY)
        return cls(
            len(sheets),
            sum(day.on is not None and day.on.year == year for day in known),
            sum(row.closed.on is not None and row.closed.on.year == year for row in sheets),
            tuple((each, sum(day.precision is each for day in known)) for each in Precision),
            oldest,
            year - oldest.on.year if oldest.on else 0,
            sum(row.planned_next is True for row in sheets),
        )
