"""Random years of records, and the figures by plain SQL on the raw file, apart from the program's own queries."""

import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, MeetingState, MinutesKind, Public
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import FILE_NAME

YEARS = (2024, 2025, 2026)
_GONE = datetime(2026, 1, 1, tzinfo=UTC)
_STATES = (AttendanceState.PRESENT, AttendanceState.PRESENT, AttendanceState.REPRESENTED, AttendanceState.EXCUSED)
_HELD = "m.state = 'held' AND m.trashed_at IS NULL AND NOT m.stub"
_COUNTED = "a.state = 'present' AND a.role <> 'staff' AND a.trashed_at IS NULL"
_SEEN = (
    "(SELECT a.id AS line, a.meeting_id AS meeting, CASE WHEN a.counted_as_id IS NOT NULL THEN a.counted_as_id "
    "WHEN a.organisation_id IS NOT NULL THEN a.organisation_id WHEN a.organisation_name <> '' THEN a.organisation_name "
    "END AS body FROM attendances a WHERE a.trashed_at IS NULL AND "
    "((a.state = 'present' AND a.role <> 'staff') OR a.state = 'represented') "
    "UNION ALL SELECT a.id, a.meeting_id, IFNULL(p.counted_as_id, p.organisation_id) FROM attendance_partners p, "
    "attendances a WHERE p.attendance_id = a.id AND p.trashed_at IS NULL AND a.trashed_at IS NULL AND "
    "((a.state = 'present' AND a.role <> 'staff') OR a.state = 'represented'))"
)


def fill(workspace: Workspace, seed: int) -> None:
    """A dossier that nobody would write: everything that may be missing is missing somewhere."""
    kinds = [row.id for row in workspace.office.kinds()]
    with workspace.database.begin("Random years") as session:
        _Years(session, random.Random(seed)).write(kinds)


class _Years:
    def __init__(self, session: Session, dice: random.Random) -> None:
        self._session, self._dice = session, dice
        self._bodies = [Organisation(name=f"Maison {n}") for n in range(6)]
        self._people = [Person(first_name=f"P{n}", last_name=f"N{n}") for n in range(6)]
        self._groups = [WorkingGroup(name=f"Groupe {n}") for n in range(2)]

    def write(self, kinds: list[UUID]) -> None:
        dice = self._dice
        self._session.add_all([*self._bodies, *self._people, *self._groups])
        self._session.flush()
        for body in self._bodies[: dice.randint(0, 5)]:
            left = self._day() if dice.random() < 0.3 else None
            joined = self._day() if dice.random() < 0.5 else None
            if joined and left and left < joined:
                joined, left = left, joined
            self._session.add(Membership(organisation_id=body.id, joined_on=joined, left_on=left))
        for _meeting in range(dice.randint(0, 24)):
            self._meeting(dice.choice(kinds))
        for _mailing in range(dice.randint(0, 3)):
            self._session.add(Mailing(sent_on=self._day(), title="Envoi", recipients=dice.randint(0, 90)))

    def _day(self) -> date:
        return date(YEARS[0], 1, 1) + timedelta(days=self._dice.randrange(3 * 365))

    def _rarely(self) -> datetime | None:
        return _GONE if self._dice.random() < 0.1 else None

    def _meeting(self, kind: UUID) -> None:
        dice = self._dice
        meeting = Meeting(
            kind_id=kind,
            first_on=self._day(),
            state=dice.choice([MeetingState.HELD] * 8 + list(MeetingState)),
            stub=dice.random() < 0.1,
            working_group_id=dice.choice([None, *(group.id for group in self._groups)]),
            trashed_at=self._rarely(),
        )
        self._session.add(meeting)
        for _line in range(dice.randint(0, 9)):
            self._line(meeting)
        if dice.random() < 0.3:
            self._session.add(
                Headcount(
                    meeting_id=meeting.id,
                    public=dice.choice([Public.ALL, Public.CITIZENS]),
                    persons=dice.choice([None, 0, 12]),
                    partners=dice.choice([None, 4]),
                    trashed_at=self._rarely(),
                )
            )
        if dice.random() < 0.5:
            sent = meeting.first_on + timedelta(days=dice.randint(0, 40))
            self._session.add(
                Minutes(meeting_id=meeting.id, kind=MinutesKind.MINUTES, sent_on=dice.choice([None, sent]))
            )

    def _line(self, meeting: Meeting) -> None:
        dice = self._dice
        body, further = dice.choice([None, *self._bodies]), dice.choice(self._bodies)
        line = Attendance(
            meeting_id=meeting.id,
            person_id=dice.choice([None, *(person.id for person in self._people)]),
            organisation_id=body.id if body else None,
            counted_as_id=dice.choice([None, None, further.id]),
            organisation_name=body.name if body else dice.choice(["", "Inconnue", "Voisins"]),
            state=dice.choice(_STATES),
            role=dice.choice([AttendanceRole.PARTICIPANT, AttendanceRole.SPEAKER, AttendanceRole.STAFF]),
            trashed_at=self._rarely(),
        )
        self._session.add(line)
        if dice.random() < 0.3:
            self._session.add(
                AttendancePartner(attendance_id=line.id, organisation_id=further.id, trashed_at=self._rarely())
            )


def raw_copy(workspace: Workspace, folder: Path) -> sqlite3.Connection:
    """The file as it stands, beside the dossier that is open."""
    path = folder / f"raw-{len(list(folder.iterdir()))}.db"
    with workspace.database() as session:
        session.rollback()
    workspace.close()
    path.write_bytes((workspace.folder / FILE_NAME).read_bytes())
    return sqlite3.connect(path)


def by_sql(raw: sqlite3.Connection, year: int) -> dict[str, float | None]:
    """The figures of a year, asked one by one of the raw file."""

    def one(query: str) -> float | None:
        asked = query.format(held=_HELD, counted=_COUNTED, seen=_SEEN, year=f"'{year}'")
        found: float | None = raw.execute(asked).fetchone()[0]
        return found

    in_year = "substr(m.first_on, 1, 4) = {year}"
    meetings = f"SELECT COUNT(*) FROM meetings m JOIN meeting_kinds k ON k.id = m.kind_id WHERE {in_year} AND "
    last = f"{year}-12-31"
    found = {
        "meetings": one(meetings + "{held}"),
        "assemblies": one(meetings + "{held} AND k.behaviour = 'AG'"),
        "sessions": one(meetings + "{held} AND (m.working_group_id IS NOT NULL OR k.behaviour = 'GT')"),
        "meetings_cancelled": one(meetings + "m.state = 'cancelled' AND m.trashed_at IS NULL AND NOT m.stub"),
        "meetings_postponed": one(meetings + "m.state = 'postponed' AND m.trashed_at IS NULL AND NOT m.stub"),
        "different_persons": one(
            "SELECT COUNT(DISTINCT a.person_id) FROM attendances a, meetings m WHERE a.meeting_id = m.id "
            f"AND {in_year} "
            "AND {held} AND {counted}"
        ),
        "different_partners": one(
            "SELECT COUNT(DISTINCT s.body) FROM {seen} s, meetings m WHERE s.meeting = m.id AND {held} AND " + in_year
        ),
        "members": one(
            "SELECT COUNT(*) FROM memberships WHERE trashed_at IS NULL "
            f"AND IFNULL(joined_on, '0000-01-01') <= '{last}' AND IFNULL(left_on, '9999-12-31') >= '{last}'"
        ),
        "arrivals": one("SELECT COUNT(*) FROM memberships WHERE trashed_at IS NULL AND substr(joined_on,1,4) = {year}"),
        "departures": one("SELECT COUNT(*) FROM memberships WHERE trashed_at IS NULL AND substr(left_on,1,4) = {year}"),
        "mailings": one("SELECT COUNT(*) FROM mailings WHERE substr(sent_on, 1, 4) = {year}"),
        "mailing_recipients": one("SELECT IFNULL(SUM(recipients), 0) FROM mailings WHERE substr(sent_on,1,4) = {year}"),
        "first_timers": _newcomers(one, year),
        "presence_rate": _presence(one),
    }
    days = raw.execute(
        "SELECT julianday(n.sent_on) - julianday(m.first_on) FROM minutes n, meetings m WHERE n.meeting_id = m.id "
        f"AND n.sent_on IS NOT NULL AND substr(m.first_on, 1, 4) = '{year}' AND {_HELD}"
    ).fetchall()
    found["days_to_send"] = median(day for (day,) in days) if days else None
    for code, only in (("assembly_", "k.behaviour = 'AG'"), ("", "1")):
        for what in ("persons", "partners"):
            found[code + what] = _participations(one, what, only)
    return found


def _newcomers(one: Callable[[str], float | None], year: int) -> float | None:
    first = one("SELECT MIN(substr(m.first_on, 1, 4)) FROM attendances a, meetings m WHERE a.meeting_id = m.id "
                "AND {held} AND {counted} AND a.person_id IS NOT NULL")  # fmt: skip
    if first is None or int(first) >= year:
        return None
    return one(
        "SELECT COUNT(*) FROM (SELECT a.person_id FROM attendances a, meetings m WHERE a.meeting_id = m.id AND {held} "
        "AND {counted} AND a.person_id IS NOT NULL GROUP BY a.person_id "
        "HAVING MIN(substr(m.first_on, 1, 4)) = {year})"
    )


def _presence(one: Callable[[str], float | None]) -> float | None:
    taken = (
        "FROM meetings m, meeting_kinds k, memberships b WHERE k.id = m.kind_id AND k.behaviour = 'AG' AND {held} AND "
        "substr(m.first_on, 1, 4) = {year} AND EXISTS (SELECT 1 FROM attendances a WHERE a.meeting_id = m.id AND "
        "{counted}) AND IFNULL(b.joined_on, '0000-01-01') <= m.first_on "
        "AND IFNULL(b.left_on, '9999-12-31') >= m.first_on"
    )
    whole = one("SELECT COUNT(*) " + taken)
    part = one("SELECT COUNT(*) " + taken + " AND EXISTS (SELECT 1 FROM {seen} s WHERE s.meeting = m.id "
               "AND s.body = b.organisation_id)")  # fmt: skip
    return 100 * (part or 0) / whole if whole else None


def _participations(one: Callable[[str], float | None], what: str, only: str) -> float | None:
    """A headcount of all stands for the names, one of others beside them; nothing known is not nought."""
    names = (
        "(SELECT COUNT(*) FROM attendances a WHERE a.meeting_id = m.id AND {counted})"
        if what == "persons"
        else "(SELECT COUNT(DISTINCT s.body) FROM {seen} s WHERE s.meeting = m.id)"
    )
    some = "EXISTS (SELECT 1 FROM attendances a WHERE a.meeting_id = m.id AND {counted})"
    head = (
        f"(SELECT h.{what} FROM headcounts h WHERE h.meeting_id = m.id AND h.trashed_at IS NULL AND h.public %s 'all')"
    )
    every, beside = head % "=", head % "<>"
    counted = (
        f"SELECT CASE WHEN {every} IS NOT NULL THEN {every} "
        f"WHEN {some} OR {beside} IS NOT NULL THEN {names} + IFNULL({beside}, 0) END AS n "
        "FROM meetings m JOIN meeting_kinds k ON k.id = m.kind_id "
        f"WHERE {{held}} AND substr(m.first_on, 1, 4) = {{year}} AND {only}"
    )
    return one(f"SELECT CASE WHEN COUNT(*) = 0 THEN 0 WHEN COUNT(n) = 0 THEN NULL ELSE SUM(n) END FROM ({counted})")
