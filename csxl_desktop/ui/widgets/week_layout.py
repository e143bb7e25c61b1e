"""Where everything of a week stands: seven days, the hours downwards, what has no hour above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from PySide6.QtCore import QPointF, QRectF

from csxl_desktop.ui.look import Look
from csxl_desktop.ui.widgets.month_items import DayItem

WEEK = 7
HOUR = 60
STEP = 30  # minutes that a meeting moves by
_FIRST, _LAST = 8 * HOUR, 19 * HOUR
_WEEKEND = 5
_LINE, _HEAD, _GUTTER = 20, 42, 42


@dataclass(frozen=True, slots=True)
class Placed:
    """A line or a block, and where it is painted."""

    item: DayItem
    area: QRectF


def minutes(hour: time) -> int:
    return hour.hour * HOUR + hour.minute


def hour_of(count: int) -> time:
    """The hour so many minutes after midnight, within the day."""
    count = min(max(count, 0), 24 * HOUR - 1)
    return time(count // HOUR, count % HOUR)


class WeekLayout:
    """One week in one size; made anew for each painting and each gesture."""

    def __init__(self, monday: date, items: Sequence[DayItem], width: float, height: float, now: Look) -> None:
        self.days = [monday + timedelta(days=after) for after in range(WEEK)]
        self._items = [item for item in items if item.on in self.days]
        self._now, self.width, self.height = now, width, height
        timed = [item for item in self._items if item.starts is not None]
        self.first = min([_FIRST, *(_begin(item) // HOUR * HOUR for item in timed)])
        self.last = max([_LAST, *(-(-_end(item) // HOUR) * HOUR for item in timed)])
        self.gutter = now.sizes.px(_GUTTER)
        loose = max(sum(item.starts is None for item in self._on(day)) for day in self.days)
        self.head = now.sizes.px(_HEAD)
        self.top = self.head + (loose * now.sizes.px(_LINE) + now.sizes.px(4) if loose else 0)

    def column(self, day: date) -> QRectF:
        """The whole height of a day; a week-end without anything is narrow."""
        weights = self._weights()
        unit = (self.width - self.gutter) / sum(weights)
        place = self.days.index(day)
        return QRectF(self.gutter + unit * sum(weights[:place]), 0, unit * weights[place], self.height)

    def y_of(self, minute: int) -> float:
        return self.top + (minute - self.first) * (self.height - self.top) / (self.last - self.first)

    def placed(self) -> Iterator[Placed]:
        """Everything, day by day, in the order of the day."""
        for day in self.days:
            area = self.column(day).adjusted(2, 0, -2, 0)
            line = self._now.sizes.px(_LINE)
            for place, item in enumerate(each for each in self._on(day) if each.starts is None):
                yield Placed(item, QRectF(area.left(), self.head + place * line, area.width(), line - 2))
            yield from self._blocks(area, [each for each in self._on(day) if each.starts is not None])

    def block(self, day: date, begin: int, end: int) -> QRectF:
        """Where a meeting of these minutes would stand on a day, alone."""
        area = self.column(day).adjusted(2, 0, -2, 0)
        return QRectF(area.left(), self.y_of(begin), area.width(), self.y_of(end) - self.y_of(begin))

    def day_at(self, point: QPointF) -> date | None:
        return next((day for day in self.days if self.column(day).contains(point)), None)

    def minute_at(self, point: QPointF) -> int | None:
        """The minutes after midnight at `point`; None above the hours."""
        if point.y() < self.top:
            return None
        return round(self.first + (point.y() - self.top) * (self.last - self.first) / (self.height - self.top))

    def _on(self, day: date) -> list[DayItem]:
        here = (each for each in self._items if each.on == day)
        # What goes on from day to day keeps its height.
        return sorted(here, key=lambda each: (_begin(each), each.parts == 1, each.text))

    def _weights(self) -> list[float]:
        free = not any(self._on(day) for day in self.days[_WEEKEND:])
        return [1.0] * _WEEKEND + [0.45 if free else 1.0] * (WEEK - _WEEKEND)

    def _blocks(self, area: QRectF, items: list[DayItem]) -> Iterator[Placed]:
        """Side by side where their hours meet."""
        together: list[tuple[DayItem, int]] = []
        ends: list[int] = []  # of each lane
        for item in items:
            if ends and _begin(item) >= max(ends):
                yield from self._lanes(area, together, len(ends))
                together, ends = [], []
            lane = next((lane for lane, end in enumerate(ends) if end <= _begin(item)), len(ends))
            ends[lane : lane + 1] = [_end(item)]
            together.append((item, lane))
        yield from self._lanes(area, together, len(ends))

    def _lanes(self, area: QRectF, items: list[tuple[DayItem, int]], count: int) -> Iterator[Placed]:
        for item, lane in items:
            width = area.width() / count
            top = self.y_of(_begin(item))
            height = max(self.y_of(_end(item)) - top, float(self._now.sizes.px(_LINE)))
            yield Placed(item, QRectF(area.left() + lane * width, top + 1, width - 1, height - 2))


def _begin(item: DayItem) -> int:
    return minutes(item.starts) if item.starts is not None else -1


def _end(item: DayItem) -> int:
    """As long as it is known to last, else an hour."""
    begin = _begin(item)
    return max(minutes(item.ends), begin + STEP) if item.ends is not None else begin + HOUR
