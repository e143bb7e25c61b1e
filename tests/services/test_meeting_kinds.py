"""Kinds of an office's own: they behave like one of the house and never take its code."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import ApprovalRule, BasicKind, MeetingState
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace
from tests.factories import meeting


def test_a_kind_of_its_own_follows_the_one_it_behaves_like(workspace: Workspace) -> None:
    before = workspace.meeting_kinds.kinds()

    key = workspace.meeting_kinds.add("  Comité de  pilotage ", BasicKind.COMMITTEE).record_id

    *others, made = workspace.meeting_kinds.kinds()
    assert [kind.id for kind in others] == [kind.id for kind in before]
    assert (made.id, made.label, made.badge, made.behaviour) == (key, "Comité de pilotage", "CP", BasicKind.COMMITTEE)
    assert made.values["approval"] is ApprovalRule.FINAL_WHEN_SENT
    assert made.id in {kind.id for kind in workspace.office.kinds()}
    workspace.history.undo()
    assert len(workspace.meeting_kinds.kinds()) == len(before)


def test_codes_are_never_taken_twice(workspace: Workspace) -> None:
    for label in ("Team", "Team", "TEAM", "AG"):
        workspace.meeting_kinds.add(label, BasicKind.TEAM)

    codes = [kind.values["code"] for kind in workspace.meeting_kinds.kinds()]

    assert len(set(codes)) == len(codes)
    assert codes[-4:] == ["TEAM2", "TEAM3", "TEAM4", "AG2"]


def test_without_a_name_there_is_none_and_meetings_are_counted(workspace: Workspace) -> None:
    with pytest.raises(EmptyNameError):
        workspace.meeting_kinds.add("  ", BasicKind.TEAM)
    meeting(workspace, BasicKind.TEAM)

    assert {kind.behaviour: kind.meetings for kind in workspace.meeting_kinds.kinds()}[BasicKind.TEAM] == 1


@pytest.mark.parametrize("behaviour", [BasicKind.PLENARY, BasicKind.WALK])
def test_a_kind_of_its_own_stands_in_agenda_figures_and_report(workspace: Workspace, behaviour: BasicKind) -> None:
    key = workspace.meeting_kinds.add("Forum", behaviour).record_id
    workspace.records.change(MeetingKind, key, {"label_plural": "Forums", "badge": "FORUM"})
    for day in (date(2025, 3, 4), date(2025, 5, 6)):
        made = workspace.meetings.plan(NewMeeting(key, day)).record_id
        workspace.records.change(Meeting, made, {"state": MeetingState.HELD})

    rows = workspace.meetings.rows(2025)
    figures = {row.label for row in workspace.figures.page(2025).figures}
    report = workspace.documents.report(2025).content

    assert isinstance(report, Report)
    assert [(row.kind_label, row.badge) for row in rows] == [("Forum", "FORUM")] * 2
    assert "Forums" in figures
    if behaviour is BasicKind.PLENARY:
        assert [page.facts.kind for page in report.meetings] == ["Forum"] * 2
        assert report.plurals["Forum"] == "Forums"
    else:
        assert [(kind.label, kind.plural) for kind in report.outings] == [("Forum", "Forums")]
