"""The figures that other coordinations print of their groups (`other-reports.md` §2.3, T31–T34), from records."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.election_rows import years_later
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.workspace import Workspace, new_workspace
from tests.conftest import AUTHOR
from tests.factories import kind, make, organisation
from tests.services.report_support import held

NOW = datetime(2025, 7, 20, 9, 0, tzinfo=UTC)
_DAYS = {
    "Égalités numériques": ((4, 7), (4, 25), (5, 23), (6, 27), (8, 22), (9, 29), (11, 10)),
    "Santé mentale": ((1, 24), (2, 21), (3, 21), (6, 20), (9, 22), (10, 24), (11, 21)),
    "Aide alimentaire": ((1, 27), (3, 31), (5, 9), (5, 26), (9, 15), (11, 15)),
    "Séniors": ((9, 12), (1, 17)),  # printed out of order
}
_SESSIONS = [(name, date(2023, *day)) for name, days in _DAYS.items() for day in days]
_AS_PRINTED = tuple(range(len(_SESSIONS)))


def enter(workspace: Workspace, order: tuple[int, ...]) -> Report:
    """The sessions of 2023 entered in the order given, then what the report says."""
    groups = {name: make(workspace, WorkingGroup, name=name, position=n) for n, name in enumerate(_DAYS)}
    of_groups = kind(workspace, BasicKind.GROUP_SESSION)
    for place in order:
        name, day = _SESSIONS[place]
        made = workspace.meetings.plan(NewMeeting(of_groups, day, working_group_id=groups[name])).record_id
        workspace.meetings.mark_held(made)
    content = workspace.documents.report(2023, language="en").content
    assert isinstance(content, Report)
    return content


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(_AS_PRINTED).map(tuple))
def test_twenty_two_sessions_are_sorted_whatever_the_order_of_entry(
    tmp_path_factory: pytest.TempPathFactory, order: tuple[int, ...]
) -> None:
    folder = tmp_path_factory.mktemp("year") / "dossier"
    with new_workspace(folder, AUTHOR, lambda: NOW, office_name="Ailleurs") as workspace:
        report = enter(workspace, order)

    assert [len(group.sessions) for group in report.groups] == [7, 7, 6, 2]
    for group in report.groups:
        assert [line.day for line in group.sessions] == sorted(date(2023, *day) for day in _DAYS[group.name])
    weekdays = Counter(line.day.weekday() for group in report.groups for line in group.sessions if line.day)
    assert weekdays == {1: 13, 4: 8, 2: 1}  # Tuesdays, Fridays, a Wednesday


def test_with_plenaries_and_committees_the_year_holds_twenty_eight_meetings(workspace: Workspace) -> None:
    report = enter(workspace, _AS_PRINTED)
    for day in ((3, 30), (6, 6), (6, 29), (10, 6)):
        held(workspace, BasicKind.PLENARY, date(2023, *day))
    for day in ((1, 30), (9, 18)):
        held(workspace, BasicKind.COMMITTEE, date(2023, *day))

    rows = [row for row in workspace.meetings.rows(2023) if row.state is MeetingState.HELD]

    assert sum(len(group.sessions) for group in report.groups) == 22
    assert len(rows) == 28


def test_the_sessions_of_a_group_by_place(workspace: Workspace) -> None:
    enter(workspace, _AS_PRINTED)
    group = next(each for each in workspace.working_groups.groups() if each.name == "Santé mentale")
    names = ("CPAS", "Le Canevas", "Maison de quartier")
    places = [make(workspace, Venue, name=name) for name in names]
    sessions = workspace.working_groups.record(group.id, 2023).sessions
    for row, place in zip(sessions, (0, 0, 1, 2, 2, 2, 2), strict=True):
        workspace.records.change(Meeting, row.id, {"venue_id": places[place]})

    planning = workspace.group_documents.planning(group.id, 2023, language="en").content

    by_place = Counter(line.venue for line in planning.sessions)
    assert [by_place[name] for name in names] == [2, 1, 4]


def test_a_committee_of_october_2022_for_three_years_ends_in_october_2025(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    end = years_later(date(2022, 10, 6), 3)
    assert end == date(2025, 10, 6)
    with new_workspace(tmp_path_factory.mktemp("seat") / "d", AUTHOR, lambda: NOW, office_name="Ailleurs") as workspace:
        house = organisation(workspace, "Maison")
        make(workspace, Seat, organisation_id=house, elected_on=date(2022, 10, 6), term_end_on=end)

        ending = workspace.home.overview(2025).seats

    assert [(seat.organisation, seat.term_end_on) for seat in ending] == [("Maison", end)]  # eleven weeks ahead
