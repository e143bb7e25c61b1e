"""Kinds of an office's own: they behave like one of the house and never take its code."""

from datetime import date

import pytest

from csxl_desktop.domain.choices import ApprovalRule, BasicKind, MeetingState
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import speaking
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
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


NAMES = {
    "label": "Permanence de quartier",
    "label_plural": "Permanences de quartier",
    "label_nl": "Buurtpermanentie",
    "label_plural_nl": "Buurtpermanenties",
}


@pytest.mark.parametrize(("language", "one", "several"), [
    ("fr", "Permanence de quartier", "Permanences de quartier"),
    ("nl", "Buurtpermanentie", "Buurtpermanenties"),
])  # fmt: skip
def test_a_kind_of_its_own_has_a_dutch_name(workspace: Workspace, language: str, one: str, several: str) -> None:
    keys = {
        each: workspace.meeting_kinds.add("Permanence", each).record_id for each in (BasicKind.PLENARY, BasicKind.WALK)
    }
    meetings = {}
    for behaviour, key in keys.items():
        workspace.records.change(MeetingKind, key, NAMES)
        meetings[behaviour] = workspace.meetings.plan(NewMeeting(key, date(2025, 3, 4))).record_id
        workspace.records.change(Meeting, meetings[behaviour], {"state": MeetingState.HELD})
    plenary = meetings[BasicKind.PLENARY]

    with speaking(language):
        assert {row.kind_label for row in workspace.meetings.rows(2025)} == {one}
        assert {each.label for each in workspace.meeting_kinds.kinds() if each.id in keys.values()} == {one}
        kinds = {each.id: each for each in workspace.office.kinds()}
        assert {(kinds[key].label, kinds[key].label_plural) for key in keys.values()} == {(one, several)}
        assert several in {row.label for row in workspace.figures.page(2025).figures}
    report = workspace.documents.report(2025, language=language).content
    assert [page.facts.kind for page in report.meetings] == [one]
    assert report.plurals[one] == several
    assert [(kind.label, kind.plural) for kind in report.outings] == [(one, several)]
    for document in (
        workspace.documents.attendance_sheet(plenary, language=language),
        workspace.documents.minutes(plenary, language=language),
        workspace.documents.invitation(plenary, language=language),
    ):
        assert one in " ".join(whole_text(render(document)).split())


@pytest.mark.parametrize("window", ["fr", "nl"])
def test_each_half_of_a_sheet_has_the_name_of_its_language(workspace: Workspace, window: str) -> None:
    key = workspace.meeting_kinds.add("Permanence", BasicKind.PLENARY).record_id
    workspace.records.change(MeetingKind, key, NAMES)
    made = workspace.meetings.plan(NewMeeting(key, date(2025, 3, 4))).record_id

    with speaking(window):
        text = " ".join(whole_text(render(workspace.sheets.preview(made, language="fr-nl"))).split())

    assert "Permanence de quartier du mardi 4 mars 2025" in text
    assert "Buurtpermanentie van dinsdag 4 maart 2025" in text


def test_a_dutch_name_alone_stands_for_several_too(workspace: Workspace) -> None:
    key = workspace.meeting_kinds.add("Permanence", BasicKind.WALK).record_id
    workspace.records.change(MeetingKind, key, {"label_nl": "Buurtpermanentie"})
    with speaking("nl"):
        assert next(each for each in workspace.office.kinds() if each.id == key).label_plural == "Buurtpermanentie"
