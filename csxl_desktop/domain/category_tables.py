"""A table of counts by category in a year: its lines beside those of the year before, shares computed from counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from csxl_desktop.domain.chart import Chart, Form, Place
from csxl_desktop.domain.counting import worst
from csxl_desktop.domain.figures import FigureValue, change
from csxl_desktop.domain.pasted_counts import NO_COUNT, CountTyped
from csxl_desktop.domain.shares import part_of, share_table
from csxl_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A line; a part of another line (`parent_id`) is a share of the whole too, but never counted twice."""

    id: UUID
    label: str
    count: CountTyped = NO_COUNT
    before: CountTyped = NO_COUNT
    parent_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class YearColumn:
    """The numbers of a year with their shares (0–100), the total and its share: 100, or nothing of nothing."""

    counts: tuple[CountTyped, ...]
    shares: tuple[Decimal | None, ...]
    total: CountTyped
    whole: Decimal | None


@dataclass(frozen=True, slots=True)
class CategoryTable:
    """`lines` in the order of the office, each part after what it is a part of."""

    id: UUID
    title: str
    year: int
    lines: tuple[CategoryLine, ...] = ()
    definition: str = ""
    unit: str = ""
    source: str = ""
    decimals: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether the year says nothing."""
        return not any(line.count.is_known for line in self.lines)

    @property
    def has_before(self) -> bool:
        return any(line.before.is_known for line in self.lines)

    @property
    def now(self) -> YearColumn:
        return column(self.lines, [line.count for line in self.lines])

    @property
    def then(self) -> YearColumn:
        """The year before."""
        return column(self.lines, [line.before for line in self.lines])


def column(lines: Sequence[CategoryLine], typed: Sequence[CountTyped]) -> YearColumn:
    """The shares and the total of what was `typed` in a year.

    A line that has parts and nothing of its own is their sum; parts are left out of the total.
    """
    given = {line.id: count for line, count in zip(lines, typed, strict=True)}
    known = {line.id: _with_parts(line, lines, given) for line in lines}
    tops = [known[line.id] for line in lines if line.parent_id not in known]
    _lines, total = share_table([("", count.number, None) for count in tops])
    counts = tuple(known.values())
    shares = tuple(
        count.share if count.number is None else part_of(count.number, total.number or Decimal()) for count in counts
    )
    quality = worst(count.quality for count in tops if count.number is not None)
    return YearColumn(counts, shares, CountTyped(total.number, quality=quality), total.share)


def moved(now: CountTyped, then: CountTyped) -> float | None:
    """By what fraction a number moved, where both years are exactly known."""
    return change(_value(now), _value(then))


def bars(table: CategoryTable) -> Chart:
    """The table as lying bars, with the year before where it is known; what has no number has no bar."""
    columns = [table.now, table.then] if table.has_before else [table.now]
    series = (str(table.year), str(table.year - 1)) if table.has_before else (table.unit or _("number"),)
    places = tuple(
        Place(line.label, tuple(_height(each.counts[place]) for each in columns))
        for place, line in enumerate(table.lines)
    )
    return Chart(table.title, _("Category"), series, places, Form.ROWS)


def _value(count: CountTyped) -> FigureValue:
    return FigureValue(_height(count), count.quality)


def _height(count: CountTyped) -> float | None:
    return None if count.number is None else float(count.number)


def _with_parts(line: CategoryLine, lines: Sequence[CategoryLine], given: Mapping[UUID, CountTyped]) -> CountTyped:
    if given[line.id].is_known:
        return given[line.id]
    parts = [given[each.id] for each in lines if each.parent_id == line.id]
    numbers = [part.number for part in parts if part.number is not None]
    return CountTyped(sum(numbers, Decimal()), quality=worst(each.quality for each in parts)) if numbers else NO_COUNT
