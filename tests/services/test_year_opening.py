"""A year opened: the rhythm of the year before on the days of the new one, written down once, taken back whole."""

from dataclasses import replace
from datetime import date, time

import pytest

from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.closed_days import ClosedDay
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.recurrence import LAST
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.domain.year_opening import ProposedMeeting
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.services.year_opening import NoSuchDayError, NothingChosenError, Series
from tests.factories import kind, make, meeting

ASCENSION = date(2027, 5, 6)


def days(meetings: tuple[ProposedMeeting, ...]) -> list[date]:
    return [each.first_on for each in meetings]


def test_what_was_held_comes_again_in_its_place_and_what_ended_does_not(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Logement")
    over = make(workspace, WorkingGroup, name="Seniors", closed_on=date(2026, 12, 31))
    plenary = meeting(workspace, BasicKind.PLENARY, date(2026, 3, 12), theme="Se loger")
    session = meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 9, 1), working_group_id=group)
    meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 9, 2), working_group_id=over)
    gone = meeting(workspace, BasicKind.PLENARY, date(2026, 6, 4))
    workspace.meeting_dates.cancel(gone, "Grève")

    found = workspace.year_opening.proposals(2027)

    assert (found.year, found.after) == (2027, 2026)
    assert [(each.id, each.first_on, each.title) for each in found.meetings] == [
        (plenary, date(2027, 3, 11), ""),  # an assembly gets another theme each time
        (session, date(2027, 9, 7), ""),
    ]
    assert all(each.chosen and not each.taken for each in found.meetings)


def test_what_is_on_a_closed_axis_or_of_a_kind_out_of_use_does_not_come_again(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Logement")
    axis = make(workspace, Axis, working_group_id=group, number=1, title="Énergie", closed_on=date(2026, 9, 1))
    over = meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 3, 3), working_group_id=group)
    workspace.records.change(Meeting, over, {"axis_id": axis})
    meeting(workspace, BasicKind.TEAM, date(2026, 3, 4))
    kept = meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 4, 7), working_group_id=group)
    workspace.records.change(MeetingKind, kind(workspace, BasicKind.TEAM), {"active": False})

    assert [each.id for each in workspace.year_opening.proposals(2027).meetings] == [kept]


def test_an_event_comes_as_its_next_edition_and_one_without_edition_unticked(workspace: Workspace) -> None:
    festival = meeting(workspace, BasicKind.EVENT, date(2026, 10, 17))
    workspace.records.change(Meeting, festival, {"title": "La soupe", "edition": 4, "last_on": date(2026, 10, 18)})
    once = meeting(workspace, BasicKind.EVENT, date(2026, 11, 5))
    workspace.records.change(Meeting, once, {"title": "Vingt ans"})

    (first, second) = workspace.year_opening.proposals(2027).meetings

    assert (first.title, first.edition, first.first_on, first.last_on) == (
        "La soupe",
        5,
        date(2027, 10, 16),
        date(2027, 10, 17),
    )
    assert (first.chosen, second.chosen) == (True, False)
    taken = first.occupied(date(2027, 10, 23))
    assert (taken.label.split(" ", 1)[1], taken.on, taken.last_on) == (
        "La soupe",
        date(2027, 10, 23),
        date(2027, 10, 24),
    )


def test_a_closed_day_gives_way_to_the_next_week(workspace: Workspace) -> None:
    meeting(workspace, BasicKind.COMMITTEE, date(2026, 5, 7))  # the first Thursday of May: Ascension in 2027
    make(workspace, ClosedDay, closed_on=date(2027, 5, 13), name="Pont")

    (found,) = workspace.year_opening.proposals(2027).meetings

    assert (found.first_on, found.moved_from) == (date(2027, 5, 20), ASCENSION)


def test_accepted_they_are_planned_once_with_what_their_kind_begins_with(workspace: Workspace) -> None:
    before = meeting(workspace, BasicKind.PLENARY, date(2026, 3, 12), theme="Se loger")
    workspace.records.change(Meeting, before, {"starts_at": time(9, 30), "audience": "Les membres"})
    (line,) = workspace.year_opening.proposals(2027).meetings

    workspace.year_opening.accept([replace(line, first_on=date(2027, 3, 18), title="Énergie")])

    (row,) = workspace.meetings.rows(2027)
    assert (row.first_on, row.starts_at, row.state) == (date(2027, 3, 18), time(9, 30), MeetingState.PLANNED)
    assert (row.theme, row.title) == ("Énergie", "")
    assert workspace.meetings.record(row.id).items
    assert workspace.meetings.record(row.id).audience == "Les membres"
    (again,) = workspace.year_opening.proposals(2027).meetings
    assert (again.taken, again.chosen) == (True, False)
    with pytest.raises(NothingChosenError):
        workspace.year_opening.accept([again])

    workspace.history.undo()
    assert workspace.meetings.rows(2027) == []


def test_what_stands_already_by_hand_is_not_proposed_twice(workspace: Workspace) -> None:
    meeting(workspace, BasicKind.PLENARY, date(2026, 3, 12))
    meeting(workspace, BasicKind.PLENARY, date(2027, 3, 11))
    event = meeting(workspace, BasicKind.EVENT, date(2026, 10, 17))
    other = meeting(workspace, BasicKind.EVENT, date(2027, 10, 23))
    for key in (event, other):
        workspace.records.change(Meeting, key, {"title": "La soupe"})

    assert [each.taken for each in workspace.year_opening.proposals(2027).meetings] == [True, True]


def test_with_nothing_before_there_is_nothing_to_follow(workspace: Workspace) -> None:
    found = workspace.year_opening.proposals(2027)
    assert (found.after, found.meetings) == (None, ())


def test_a_series_leaves_out_holidays_summer_and_on_demand_school_leaves(workspace: Workspace) -> None:
    committee = kind(workspace, BasicKind.COMMITTEE)
    workspace.records.change(MeetingKind, committee, {"starts_at": time(14)})
    make(
        workspace,
        SchoolHoliday,
        community="FR",
        name="Printemps",
        first_on=date(2027, 4, 26),
        last_on=date(2027, 5, 7),
    )
    thursdays = Series(committee, 3, date(2027, 4, 1), date(2027, 8, 31))

    found = workspace.year_opening.series(thursdays)
    assert days(found) == [date(2027, 4, 1), date(2027, 6, 3)]  # in May, Ascension
    assert found[0].starts_at == time(14)
    last = workspace.year_opening.series(replace(thursdays, place=LAST, without_leaves=True, without_summer=False))
    assert days(last) == [date(2027, 5, 27), date(2027, 6, 24), date(2027, 7, 29), date(2027, 8, 26)]
    weeks = workspace.year_opening.series(replace(thursdays, every=4))
    assert days(weeks) == [date(2027, 4, 1), date(2027, 4, 29), date(2027, 5, 27), date(2027, 6, 24)]
    with pytest.raises(NoSuchDayError):
        workspace.year_opening.series(Series(committee, 3, date(2027, 7, 1), date(2027, 7, 31)))


def test_a_series_of_a_group_is_planned_in_one_act(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Logement")
    session = kind(workspace, BasicKind.GROUP_SESSION)
    series = Series(session, 1, date(2027, 1, 1), date(2027, 3, 31), place=2, working_group_id=group, title="Axe 1")

    workspace.year_opening.accept(workspace.year_opening.series(series))

    rows = workspace.meetings.rows(2027)
    assert [(row.first_on.month, row.working_group, row.theme) for row in rows] == [
        (1, "Logement", "Axe 1"),
        (2, "Logement", "Axe 1"),
        (3, "Logement", "Axe 1"),
    ]
