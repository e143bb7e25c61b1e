"""The hours a week of an action: those that its rhythm makes, beside those that the sheet claims."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from csxl_desktop.domain.action_sheet_rows import AttendanceRow, SheetRecord, SlotRow
from csxl_desktop.domain.opening_hours import minutes_of
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import decimal

_HOURS = re.compile(r"(h|heures?|hours?|u|uur|uren)\b")
_WEEK = re.compile(r"\b(semaine|hebdomadaires?|week|weekly|weken)\b")
_MORE, _LESS = N_("{gap} h more than claimed"), N_("{gap} h less than claimed")


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """`counted` on the last day of the year, `claimed` where a figure of the sheet says hours a week."""

    on: date
    counted: Decimal
    claimed: Decimal | None = None

    @property
    def gap(self) -> Decimal:
        """What the rhythm makes beyond what is claimed; below nought where it makes less."""
        return Decimal() if self.claimed is None else self.counted - self.claimed


def weekly_hours(slots: Iterable[SlotRow], on: date) -> Decimal:
    """The hours of a week in the rhythm that holds on the day; a slot without an end counts nothing."""
    minutes = sum(
        minutes_of(slot.starts_at, slot.ends_at)
        for slot in slots
        if slot.is_on(on) and slot.starts_at is not None and slot.ends_at is not None
    )
    return Decimal(minutes) / 60


def claimed_hours(figures: Iterable[AttendanceRow]) -> Decimal | None:
    """The figure of the year whose unit is hours, a week; None where the sheet claims none."""
    for figure in figures:
        of_a_week = _WEEK.search(fold(f"{figure.unit} {figure.period} {figure.label}"))
        if of_a_week and _HOURS.match(fold(figure.unit)):
            return figure.number
    return None


def hours_of(record: SheetRecord) -> WeeklyHours | None:
    """The hours a week of a sheet; None where its rhythm has no hours at the end of the year."""
    on = date(record.year, 12, 31)
    counted = weekly_hours(record.slots, on)
    return WeeklyHours(on, counted, claimed_hours(record.figures)) if counted else None


def hours_words(hours: WeeklyHours) -> str:
    """“56 h par semaine au 31/12/2023”; where another number is claimed, both and the gap between them."""
    told = _("{hours} h a week on {day}").format(hours=_written(hours.counted), day=short_date(hours.on))
    if not hours.gap:
        return told
    gap = _(_MORE if hours.gap > 0 else _LESS).format(gap=_written(abs(hours.gap)))
    claimed = _written(hours.claimed or Decimal())
    return _("{counted}; {claimed} h claimed: {gap}").format(counted=told, claimed=claimed, gap=gap)


def _written(hours: Decimal) -> str:
    return decimal(float(hours))
