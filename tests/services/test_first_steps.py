"""The first steps, told by the records of a dossier that is filled step by step."""

from datetime import date, timedelta

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.office import Office
from csxl_desktop.services.first_steps import FirstStep, FirstSteps, FirstStepsService
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.office_settings import OfficeSettingsService
from csxl_desktop.services.workspace import Workspace
from tests import factories

TODAY = date(2026, 11, 21)


def state(workspace: Workspace) -> FirstSteps:
    return FirstStepsService(workspace.database).state(TODAY)


def test_each_record_does_its_step_and_no_other(workspace: Workspace) -> None:
    assert state(workspace).done() == frozenset()

    workspace.records.change(Office, workspace.office.office_id(), {"street": "Rue du Puits 4", "city": "Sainte-Alix"})
    assert state(workspace).done() == {FirstStep.OFFICE}
    assert state(workspace).place == "Rue du Puits 4, Sainte-Alix"

    member = factories.organisation(workspace, "Les Tilleuls")
    factories.representative(workspace, factories.person(workspace, "Anna", "Diop"), member)
    assert state(workspace).done() == {FirstStep.OFFICE, FirstStep.MEMBERS}

    OfficeSettingsService(workspace.database).add_staff("Ana", "Test")
    assert state(workspace).done() == {FirstStep.OFFICE, FirstStep.MEMBERS, FirstStep.TEAM}

    meeting = workspace.meetings.plan(NewMeeting(factories.kind(workspace, BasicKind.PLENARY), TODAY)).record_id
    assert state(workspace).done() == set(FirstStep) - {FirstStep.SHEET}
    assert state(workspace).invited == 0

    workspace.convening.invite(meeting, None)
    workspace.sheets.preview(meeting)
    assert state(workspace).invited == 1
    assert FirstStep.SHEET not in state(workspace).done()
    workspace.sheets.print_sheet(meeting)
    assert state(workspace).done() == set(FirstStep)


def test_sheet_is_that_of_the_next_meeting_or_of_the_last_one(workspace: Workspace) -> None:
    past = factories.meeting(workspace, on=TODAY - timedelta(days=30))
    assert (found := state(workspace).meeting) is not None
    assert found.id == past

    for days in (60, 20):
        coming = factories.meeting(workspace, on=TODAY + timedelta(days=days))
    assert (found := state(workspace).meeting) is not None
    assert found.id == coming


def test_dossier_is_young_until_three_meetings_were_held(workspace: Workspace) -> None:
    held = [factories.meeting(workspace, on=TODAY - timedelta(days=days)) for days in (3, 2, 1)]
    assert state(workspace).young

    for meeting in held:
        assert state(workspace).young
        workspace.meetings.mark_held(meeting)
    assert not state(workspace).young
