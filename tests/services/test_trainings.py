"""Trainings: T38 of the table; hours and attendees in the team's part of the report."""

from datetime import date
from decimal import Decimal

from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.trainings import Training, TrainingAttendee
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make


def three(workspace: Workspace) -> None:
    """Two on mental health, one on evaluation."""
    anna = make(workspace, StaffMember, first_name="Anna", last_name="Diop")
    make(workspace, Training, year=2023, theme="DEQ", held_on=date(2023, 10, 5))
    make(workspace, Training, year=2023, theme="Mental health", speaker="A speaker", organisation_name="Elm")
    first = make(workspace, Training, year=2023, theme="Mental health", held_on=date(2023, 8, 23), hours=Decimal("3.5"))
    make(workspace, TrainingAttendee, training_id=first, staff_member_id=anna)
    make(workspace, TrainingAttendee, training_id=first, name="A trainee")
    make(workspace, Training, year=2022, theme="Earlier")


def test_three_in_the_year_two_of_them_on_mental_health(workspace: Workspace) -> None:
    three(workspace)

    found = workspace.trainings.of_year(2023)

    assert (len(found.rows), found.themes) == (3, {"Mental health": 2, "DEQ": 1})
    first, second, last = found.rows
    assert ([each.shown for each in first.attendees], first.hours_in_all) == (["Anna Diop", "A trainee"], Decimal(7))
    assert (second.title, second.hours_in_all, last.held_on) == ("DEQ", None, None)
    assert [mate.name for mate in found.team] == ["Anna Diop"]


def test_the_report_lists_them_under_the_team_where_wanted(workspace: Workspace) -> None:
    three(workspace)
    off = whole_text(render(workspace.documents.report(2023, language="en")))
    workspace.modules.choose(Module.TRAININGS, wanted=True)
    on = whole_text(render(workspace.documents.report(2023, language="en")))

    for words in ("3 trainings", "Mental health", "3.5", "A speaker, Elm", "Anna Diop, A trainee"):
        assert words in " ".join(on.split()), words
    assert "trainings" not in off
