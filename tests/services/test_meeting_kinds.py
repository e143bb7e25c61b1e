"""Kinds of an office's own: they behave like one of the house and never take its code."""

import pytest

from csxl_desktop.domain.choices import ApprovalRule, BasicKind
from csxl_desktop.domain.errors import EmptyNameError
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
