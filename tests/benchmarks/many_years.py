"""A dossier of twenty years: 5,000 meetings, 100,000 lines of attendance, two years a tenth as full as the others."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, MeetingState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import new_workspace
from csxl_desktop.storage.bulk import insert_all
from csxl_desktop.system import clock
from csxl_desktop.system.identifiers import new_id
from tests.benchmarks.lines import Line
from tests.benchmarks.material import AUTHOR
from tests.benchmarks.side_by_side import python, run_once

FIRST, LAST, THIN = 2007, 2026, 2016
MEETINGS, LINES = 5_000, 20  # in all; a meeting
_BODIES, _PEOPLE, _GROUPS = 300, 1_500, 6


def showing_a_year(folder: Path, environment: Mapping[str, str]) -> Iterator[Line]:
    """The place *Chiffres* of a year, painted."""
    many_years(folder)
    said = run_once(python("-m", "tests.benchmarks.year_of_figures", folder), environment).said
    painted, charts, bare, thin = (said[name][0] for name in ("painted", "charts", "bare", "thin"))
    what = f"figures of a year painted, {MEETINGS:,} meetings in 20 years"
    yield Line(what, f"{painted:.0f} ms", f"{bare:.1f} ms", painted / bare, "≤ 150 ms", painted <= 150)
    yield Line("… and its charts", f"{charts:.0f} ms", f"{bare:.1f} ms", charts / bare)
    ratio = said["full_reading"][0] / said["thin_reading"][0]
    times = (f"{said['full_reading'][0]:.0f} ms", f"{said['thin_reading'][0]:.0f} ms")
    yield Line("… read, a year ten times as full", *times, ratio, "≤ 10.0 ×", ratio <= 10)
    yield Line("… painted, the thin year", f"{thin:.0f} ms", "")
    board, silent = said["board"][0], said["silent"][0]
    yield Line("who came to a group, read", f"{board:.0f} ms", "", None, "≤ 300 ms", board <= 300)
    yield Line("organisations not heard of, read", f"{silent:.0f} ms", "")


def many_years(folder: Path) -> None:
    """Written as an import is, with its history."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    dice = random.Random(20)
    with new_workspace(folder, AUTHOR, clock.now_utc, office_name="Coordination Sociale") as workspace:
        kinds = [row.id for row in workspace.office.kinds()]
        bodies, people, groups = ([new_id() for _n in range(many)] for many in (_BODIES, _PEOPLE, _GROUPS))
        with workspace.database.begin("Twenty years") as session:
            for n, key in enumerate(bodies):
                session.add(Organisation(id=key, name=f"Maison {n}"))
                session.add(Membership(organisation_id=key, joined_on=date(2000 + n % 25, 1, 1) if n % 2 else None))
            session.add_all(Person(id=key, first_name="Prénom", last_name=f"Nom{n}") for n, key in enumerate(people))
            session.add_all(WorkingGroup(id=key, name=f"Groupe {n}") for n, key in enumerate(groups))
            session.flush()
            meetings = [_meeting(dice, year, kinds, groups) for year in range(FIRST, LAST + 1) for _n in _of(year)]
            session.add_all(Meeting(**values) for values in meetings)
            session.flush()
            lines = [_line(dice, meeting, people, bodies) for meeting in meetings for _n in range(LINES)]
            rows = [tuple(line.values()) for line in lines]
            insert_all(session, Attendance(meeting_id=meetings[0]["id"]), list(lines[0]), rows)


def _of(year: int) -> range:
    full = round(MEETINGS / (LAST - FIRST - 0.8))
    return range(full // 10 if year in {THIN - 1, THIN} else full)


def _meeting(dice: random.Random, year: int, kinds: list[UUID], groups: list[UUID]) -> dict[str, Any]:
    return {
        "id": new_id(),
        "kind_id": dice.choice(kinds),
        "first_on": date(year, 1, 1) + timedelta(days=dice.randrange(365)),
        "state": MeetingState.HELD,
        "working_group_id": dice.choice([None, *groups]),
    }


def _line(dice: random.Random, meeting: dict[str, Any], people: list[UUID], bodies: list[UUID]) -> dict[str, Any]:
    known = 75 * (meeting["first_on"].year - FIRST + 1)
    return {
        "id": new_id(),
        "meeting_id": meeting["id"],
        "person_id": people[dice.randrange(known)],
        "organisation_id": dice.choice(bodies),
        "first_name": "Prénom",
        "last_name": "Nom",
        "organisation_name": "Maison",
        "state": AttendanceState.PRESENT if dice.random() < 0.7 else AttendanceState.EXCUSED,
    }
