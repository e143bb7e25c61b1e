"""The times that an action may take place, proposed from its weekly rhythm."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, time

from csxl_desktop.domain.action_sheet_rows import SlotRow
from csxl_desktop.domain.recurrence import weekly


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time to be planned; `why_not` says what speaks against it (a holiday), nothing where all is well."""

    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    why_not: str = ""


def proposals(
    slots: Iterable[SlotRow],
    first: date,
    last: date,
    *,
    closed: dict[date, str],
    leaves: Iterable[tuple[date, date, str]] = (),
    known: Container[tuple[date, time | None]] = (),
) -> list[Proposal]:
    """Each time of the rhythm between two days by day; on a day off with the reason why not.

    `closed` are public holidays and days on which the office is closed, `leaves` school leaves, which speak against
    the rhythms kept outside them only; `known` times are noted already, those without an
    hour for their whole day.
    """
    spans = tuple(leaves)
    found: dict[tuple[date, time | None], Proposal] = {}
    for slot in slots:
        begin, end = max(first, slot.from_on or first), min(last, slot.to_on or last)
        for day in weekly(slot.weekday, 1, begin, end) if begin <= end else ():
            key = (day, slot.starts_at)
            if key in known or (day, None) in known:
                continue
            leave = next((name for start, stop, name in spans if start <= day <= stop), "")
            why_not = closed.get(day) or (leave if slot.outside_school_holidays else "")
            found.setdefault(key, Proposal(day, slot.starts_at, slot.ends_at, slot.place, why_not))
    return sorted(found.values(), key=lambda each: (each.on, each.starts_at or time.min))
