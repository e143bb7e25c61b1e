"""`csxl list`: flat rows with English keys, in the office's order."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from csxl_desktop.cli.output import reading, tell_rows
from csxl_desktop.services.exchange.listing import all_actions
from csxl_desktop.services.workspace import Workspace

Rows = list[dict[str, Any]]


def _organisations(workspace: Workspace, year: int | None, on: date | None) -> Rows:
    return [
        {
            "id": str(row.id),
            "name": row.name,
            "kind": row.kind,
            "parent": row.parent,
            "status": row.status.value,
        }
        for row in workspace.directory.organisations(_day(workspace, year, on))
    ]


def _people(workspace: Workspace, _year: int | None, on: date | None) -> Rows:
    return [
        {"id": str(row.id), "civility": row.civility, "first_name": row.first_name, "last_name": row.last_name}
        for row in workspace.directory.people(on)
    ]


def _members(workspace: Workspace, year: int | None, on: date | None) -> Rows:
    return [
        {
            "number": row.number,
            "organisation": row.organisation,
            "representative": row.representative,
            "joined_on": _iso(row.joined_on),
        }
        for row in workspace.directory.members(_day(workspace, year, on))
    ]


def _meetings(workspace: Workspace, year: int | None, on: date | None) -> Rows:
    return [
        {
            "id": str(row.id),
            "kind": row.kind_code,
            "title": row.subject,
            "date": _iso(row.first_on),
            "state": row.state.value,
            "venue": row.venue,
            "persons": row.count.persons,
            "partners": row.count.partners,
            "minutes_state": None if row.minutes_state is None else row.minutes_state.value,
        }
        for each in _years(workspace, year, on)
        for row in workspace.meetings.rows(each)
        if on is None or row.first_on <= on <= (row.last_on or row.first_on)
    ]


def _groups(workspace: Workspace, year: int | None, on: date | None) -> Rows:
    shown = year or (on or workspace.today()).year
    return [
        {"id": str(row.id), "name": row.name, "sessions": row.sessions, "partners": row.partners}
        for row in workspace.working_groups.summaries(shown)
    ]


def _actions(workspace: Workspace, year: int | None, _on: date | None) -> Rows:
    return [
        {
            "id": str(row.id),
            "what": row.text,
            "who": row.who,
            "due_on": _iso(row.due_on),
            "state": row.state.value,
        }
        for row in all_actions(workspace.database, year)
    ]


def _day(workspace: Workspace, year: int | None, on: date | None) -> date:
    """The day asked for, else the last one of the year, else today."""
    return on or (date(year, 12, 31) if year else workspace.today())


def _years(workspace: Workspace, year: int | None, on: date | None) -> Iterable[int]:
    if year is not None:
        return (year,)
    return (on.year,) if on is not None else sorted(workspace.meetings.years())


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


LISTS: dict[str, Callable[[Workspace, int | None, date | None], Rows]] = {
    "organisations": _organisations,
    "people": _people,
    "members": _members,
    "meetings": _meetings,
    "groups": _groups,
    "actions": _actions,
}


def list_records(options: Namespace) -> int:
    with reading(options) as workspace:
        rows = LISTS[options.what](workspace, options.year, options.on)
    tell_rows(rows, as_json=options.json)
    return 0
