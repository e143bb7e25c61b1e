"""What the tests of the report and of the groups build on: meetings that took place, pictures, sessions."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import AttendanceState, BasicKind
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.enclosures import Picture
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from tests.factories import SPRING, make, meeting, organisation, person, representative

YEAR = 2026
PRESENT = AttendanceState.PRESENT


def report(workspace: Workspace, year: int = YEAR) -> Report:
    content = workspace.documents.report(year, language="en").content
    assert isinstance(content, Report)
    return content


def held(workspace: Workspace, behaviour: BasicKind, on: date = SPRING, **values: Any) -> UUID:
    """A meeting that took place."""
    made = meeting(workspace, behaviour, on)
    workspace.meetings.mark_held(made)
    workspace.records.change(Meeting, made, values)
    return made


def picture(workspace: Workspace, data: bytes, **owner: Any) -> UUID:
    digest = attachments.store(workspace.folder / "annexes", data)
    file = make(workspace, Attachment, sha256=digest, file_name="p.png", media_type="image/png", size=len(data))
    return make(workspace, Picture, attachment_id=file, **owner)


def group_of(workspace: Workspace) -> UUID:
    return make(workspace, WorkingGroup, name="Jeunes", opened_on=date(2024, 1, 1))


def session_of(workspace: Workspace, group: UUID, on: date = SPRING) -> UUID:
    made = meeting(workspace, BasicKind.GROUP_SESSION, on, working_group_id=group)
    workspace.meetings.mark_held(made)
    return made


def two_years(workspace: Workspace) -> None:
    """An assembly in 2025 with one person, two assemblies and a session in 2026."""
    group, house = group_of(workspace), organisation(workspace, "Maison")
    odile = person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, house)
    days = [
        (BasicKind.PLENARY, date(2025, 3, 1)),
        (BasicKind.PLENARY, SPRING),
        (BasicKind.PLENARY, SPRING + timedelta(days=60)),
    ]
    for behaviour, day in days:
        made = held(workspace, behaviour, day)
        workspace.attendance.add_person(made, odile, state=PRESENT)
    made = session_of(workspace, group)
    workspace.attendance.add_person(made, odile, state=PRESENT)
    workspace.attendance.add_person(made, person(workspace, "Tom", "Claes"), state=PRESENT)
