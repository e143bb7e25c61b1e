"""The school leaves of both communities as their governments published them; what an office noted itself stands."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.school_holidays import SchoolHoliday, SchoolLeave
from csxl_desktop.services.known_days import school_leaves
from csxl_desktop.services.records import add
from csxl_desktop.system.paths import resources


@dataclass(frozen=True, slots=True)
class OfficialLeaves:
    """The leaves by community and day, weekends included; `sources` name who published those of a community."""

    leaves: tuple[SchoolLeave, ...]
    sources: Mapping[str, str]


@cache
def official_leaves(path: Path | None = None) -> OfficialLeaves:
    """The table that comes with the program; a year that could not be confirmed is not in it."""
    raw = json.loads((path or resources() / "school_leaves.json").read_text(encoding="utf-8"))
    return OfficialLeaves(tuple(_leave(each) for each in raw["leaves"]), raw["sources"])


def _leave(raw: Mapping[str, str]) -> SchoolLeave:
    first, last = date.fromisoformat(raw["first_on"]), date.fromisoformat(raw["last_on"])
    return SchoolLeave(raw["community"], raw["name"], first, last)


def missing_leaves(session: Session, year: int) -> tuple[SchoolLeave, ...]:
    """Those that touch the year and beside which the office noted none of that community."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    touching = [each for each in official_leaves().leaves if each.first_on <= last and each.last_on >= first]
    if touching:
        first, last = min(first, touching[0].first_on), max(last, *(each.last_on for each in touching))
    return tuple(_unnoted(touching, school_leaves(session, first, last)))


def _unnoted(wanted: Iterable[SchoolLeave], noted: tuple[SchoolLeave, ...]) -> Iterator[SchoolLeave]:
    for each in wanted:
        met = (known for known in noted if known.first_on <= each.last_on and known.last_on >= each.first_on)
        if not any(known.community == each.community for known in met):
            yield each


def note_leaves(session: Session, leaves: Iterable[SchoolLeave]) -> list[Record]:
    """Written down as if they were typed: they are the office's from then on."""
    return [
        add(
            session,
            SchoolHoliday,
            {
                "community": each.community,
                "name": each.name,
                "first_on": each.first_on,
                "last_on": each.last_on,
            },
        )
        for each in leaves
    ]


def first_leaves() -> Iterator[Record]:
    """The records of all of them, for the act that makes a dossier."""
    for each in official_leaves().leaves:
        yield SchoolHoliday(community=each.community, name=each.name, first_on=each.first_on, last_on=each.last_on)
