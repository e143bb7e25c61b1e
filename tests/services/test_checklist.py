"""What is to be done for a meeting: from the list of its kind, moved with its day, told on Accueil when overdue."""

from datetime import date, timedelta

from csxl_desktop.domain.choices import BasicKind, MeetingState, Precision
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.preparation import ChecklistItem, MeetingTask
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.services.workspace import Workspace
from tests.factories import kind, make, meeting, person


def day(workspace: Workspace, days: int) -> date:
    return workspace.today() + timedelta(days=days)


def test_a_new_meeting_begins_with_the_list_of_its_kind(workspace: Workspace) -> None:
    plenary = kind(workspace, BasicKind.PLENARY)
    make(workspace, ChecklistItem, meeting_kind_id=plenary, label="Salle", days=-30, who="Ana")
    make(workspace, ChecklistItem, meeting_kind_id=plenary, label="Merci", days=2)

    made = meeting(workspace, on=date(2026, 6, 15))
    other = meeting(workspace, BasicKind.WALK)

    tasks = workspace.checklist.tasks(made)
    assert [(row.label, row.due_on, row.who) for row in tasks.rows] == [
        ("Salle", date(2026, 5, 16), "Ana"),
        ("Merci", date(2026, 6, 17), ""),
    ]
    assert (tasks.missing, tasks.kind_has_list) == (0, True)
    assert workspace.checklist.tasks(other).rows == ()
    workspace.records.change(Meeting, made, {"first_on": date(2026, 7, 15)})
    assert workspace.checklist.tasks(made).rows[0].due_on == date(2026, 6, 15)
    workspace.records.change(Meeting, made, {"precision": Precision.MONTH})
    assert workspace.checklist.tasks(made).rows[0].due_on is None


def test_the_usual_list_is_proposed_and_becomes_the_kind_s_own(workspace: Workspace) -> None:
    first, walk = meeting(workspace), meeting(workspace, BasicKind.WALK)
    assert not workspace.checklist.tasks(first).kind_has_list

    workspace.checklist.take_list(first)
    workspace.checklist.take_list(walk)
    workspace.checklist.take_list(first)

    assert len(workspace.checklist.tasks(first).rows) == 8
    assert len(workspace.checklist.kind_items(kind(workspace, BasicKind.PLENARY))) == 8
    assert len(workspace.checklist.tasks(walk).rows) == 6
    assert len(workspace.checklist.tasks(meeting(workspace)).rows) == 8


def test_each_speaker_brings_two_lines_and_what_was_thrown_away_stays_so(workspace: Workspace) -> None:
    made = meeting(workspace)
    workspace.checklist.take_list(made)
    make(workspace, Speaker, meeting_id=made, first_name="Nour", last_name="Haddad")
    make(workspace, Speaker, meeting_id=made, person_id=person(workspace, "Odile", "Verbeke"))
    make(workspace, Speaker, meeting_id=made)
    assert workspace.checklist.tasks(made).missing == 4

    workspace.checklist.take_list(made)

    labels = [row.label for row in workspace.checklist.tasks(made).rows]
    assert [sum(name in label for label in labels) for name in ("Nour Haddad", "Odile Verbeke")] == [2, 2]
    assert len(labels) == 12
    workspace.records.trash(MeetingTask, workspace.checklist.tasks(made).rows[0].id)
    assert workspace.checklist.tasks(made).missing == 0


def test_a_tick_says_when_and_by_whom(workspace: Workspace) -> None:
    made = meeting(workspace, on=day(workspace, 1))
    task = make(workspace, MeetingTask, meeting_id=made, label="Salle", days=-10)
    assert [row.overdue for row in workspace.checklist.tasks(made).rows] == [True]

    workspace.checklist.tick(task, done=True)
    (row,) = workspace.checklist.tasks(made).rows
    assert (row.done_on, bool(row.done_by), row.overdue) == (workspace.today(), True, False)
    workspace.checklist.tick(task, done=False)
    (row,) = workspace.checklist.tasks(made).rows
    assert (row.done_on, row.done_by) == (None, "")


def test_what_is_overdue_comes_to_accueil(workspace: Workspace) -> None:
    soon, off = meeting(workspace, on=day(workspace, 5), theme="Logement"), meeting(workspace, on=day(workspace, 6))
    make(workspace, MeetingTask, meeting_id=soon, label="Salle", days=-10, who="Ana")
    make(workspace, MeetingTask, meeting_id=soon, label="Aujourd’hui", due_on=workspace.today())
    make(workspace, MeetingTask, meeting_id=soon, label="Plus tard", days=3)
    make(workspace, MeetingTask, meeting_id=soon, label="Sans jour")
    make(workspace, MeetingTask, meeting_id=off, label="Annulée", days=-10)
    workspace.records.change(Meeting, off, {"state": MeetingState.CANCELLED})

    tasks = workspace.home.overview(workspace.today().year).tasks

    assert [(each.label, each.who, each.due_on) for each in tasks] == [
        ("Salle", "Ana", day(workspace, -5)),
        ("Aujourd’hui", "", workspace.today()),
    ]
    assert "Logement" in tasks[0].meeting
