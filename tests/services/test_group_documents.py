"""The documents of a group: read back as they print; one rule for its sessions."""

from datetime import date, timedelta

import pytest

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.content.working_group import GroupPlanning, GroupYearPage
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Span
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests import factories
from tests.documents.reading import whole_text
from tests.factories import SPRING, make, meeting, organisation, person
from tests.services.report_support import PRESENT, YEAR, group_of, held, report, session_of
from tests.ui.groups_support import fill


def test_a_walk_of_the_group_is_a_session_wherever_sessions_are_counted(workspace: Workspace) -> None:
    group, house = group_of(workspace), organisation(workspace, "Maison")
    session_of(workspace, group)
    walk = held(workspace, BasicKind.WALK, SPRING + timedelta(days=7), working_group_id=group)
    meeting(workspace, BasicKind.GROUP_SESSION, SPRING + timedelta(days=9), working_group_id=group)
    workspace.attendance.add_person(walk, person(workspace, "Zoé", "Adam"), house, state=PRESENT)

    record = workspace.working_groups.record(group, YEAR)
    (summary,) = workspace.working_groups.summaries(YEAR)
    (page,) = report(workspace).groups
    (figure,) = [each for each in report(workspace).figures if each.label == "group sessions"]

    assert [(each.organisation, each.sessions) for each in record.partners] == [("Maison", 1)]
    assert (summary.held, summary.partners) == (2, 1)
    assert [line.day for line in page.sessions] == [SPRING, SPRING + timedelta(days=7)]
    assert [line.organisation for line in page.partners] == ["Maison"]
    assert figure.value.number == 2


def test_a_group_s_page_prints_that_group_and_no_other(workspace: Workspace) -> None:
    ids = fill(workspace)
    workspace.working_groups.set_text(ids["Housing"], 2026, factories.paragraph("Rents were read aloud."))
    workspace.working_groups.set_text(ids["Health"], 2026, factories.paragraph("Health did nothing."))

    document = workspace.group_documents.page(ids["Housing"], 2026, language="en")

    text = whole_text(render(document))
    told = ("Rents were read aloud.", "Evictions", "Les Tilleuls", "One counter for all", "Write the note", "Roofs")
    assert [words for words in told if words not in text] == []
    assert "Health" not in text
    assert document.file_name == "Housing 2026"


def test_an_open_action_of_a_former_year_is_on_the_page(workspace: Workspace) -> None:
    group = group_of(workspace)
    before = session_of(workspace, group, date(2024, 5, 2))
    elsewhere = held(workspace, BasicKind.PLENARY, SPRING)
    make(workspace, Action, meeting_id=before, text="Old promise")
    make(workspace, Action, meeting_id=before, text="Kept promise", state="done")
    make(workspace, Action, meeting_id=elsewhere, text="Another's promise")

    page = workspace.group_documents.page(group, YEAR).content

    assert isinstance(page, GroupYearPage)
    assert [action.text for action in page.actions] == ["Old promise"]


def test_figures_named_in_the_text_are_filled(workspace: Workspace) -> None:
    group = group_of(workspace)
    other = make(workspace, WorkingGroup, name="Santé")
    session_of(workspace, group)
    runs = (Span("Met "), LiveField("sessions"), Span(" times with {year} and "), LiveField(f"group.{other.hex}"))
    workspace.working_groups.set_text(group, YEAR, RichText((Block("b1", "p", runs),)))

    assert "Met 1 times with 2026 and Santé" in whole_text(render(workspace.group_documents.page(group, YEAR)))

    workspace.records.change(WorkingGroup, other, {"name": "Santé mentale"})
    assert "and Santé mentale" in whole_text(render(workspace.group_documents.page(group, YEAR)))


def test_sessions_are_printed_under_the_axis_they_worked_on(workspace: Workspace) -> None:
    group = group_of(workspace)
    axes = [make(workspace, Axis, working_group_id=group, number=n, title=t) for n, t in ((1, "École"), (2, "Jeu"))]
    for days, axis in enumerate((axes[1], axes[0], axes[1], None)):
        made = session_of(workspace, group, SPRING + timedelta(days=days))
        workspace.records.change(Meeting, made, {"axis_id": axis})

    text = whole_text(render(workspace.group_documents.page(group, YEAR, language="en")))

    places = [
        text.index(words) for words in ("4 sessions", "École: 1 session", "Jeu: 2 sessions", "Without an axis: 1")
    ]
    assert places == sorted(places)


def test_an_axis_closed_years_ago_keeps_its_number_in_the_planning_of_its_sessions(workspace: Workspace) -> None:
    group = group_of(workspace)
    axis = make(workspace, Axis, working_group_id=group, number=3, title="Fini", closed_on=date(2025, 1, 1))
    workspace.records.change(Meeting, session_of(workspace, group), {"axis_id": axis})

    text = whole_text(render(workspace.group_documents.page(group, YEAR, language="en")))

    assert "Axis 3: 1 session" in text
    assert "Fini" not in text


def test_the_planning_tells_what_is_to_come_and_what_was_called_off(workspace: Workspace) -> None:
    group = group_of(workspace)
    venue = make(workspace, Venue, name="Maison de quartier")
    session_of(workspace, group)
    off = meeting(workspace, BasicKind.GROUP_SESSION, SPRING + timedelta(days=7), working_group_id=group)
    workspace.records.change(Meeting, off, {"state": MeetingState.CANCELLED})
    meeting(workspace, BasicKind.GROUP_SESSION, SPRING + timedelta(days=14), working_group_id=group)  # over, unsaid
    later = meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 12, 8), theme="Rentrée", working_group_id=group)
    workspace.records.change(Meeting, later, {"venue_id": venue})

    document = workspace.group_documents.planning(group, YEAR, language="en")

    assert isinstance(document.content, GroupPlanning)
    text = whole_text(render(document))
    assert "4 sessions: 1 held, 1 to be entered, 1 to come, 1 called off." in text
    assert "Tuesday 8 December 2026" in text
    assert "Rentrée" in text
    assert "Maison de quartier" in text
    assert "cancelled" in text


def test_a_year_without_a_session_prints_pages_all_the_same(workspace: Workspace) -> None:
    group = group_of(workspace)

    assert "No session is planned in 2026 yet." in whole_text(
        render(workspace.group_documents.planning(group, YEAR, language="en"))
    )
    assert "Jeunes" in whole_text(render(workspace.group_documents.page(group, YEAR)))
    with pytest.raises(RecordNotFoundError):
        workspace.group_documents.page(new_id(), YEAR)
