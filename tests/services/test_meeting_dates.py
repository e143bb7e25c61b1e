"""A meeting put on another day, put off or cancelled: its record tells it, what is sealed is not touched."""

from datetime import date, time, timedelta

import pytest

from csxl_desktop.domain.choices import AttendanceState, BasicKind, MeetingState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.services.meeting_dates import HeldAlreadyError, NoReasonError
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, person

SPRING = date(2026, 3, 12)
LATER = date(2026, 4, 2)


def stored(workspace: Workspace, key: object) -> Meeting:
    with workspace.database() as session:
        return session.get_one(Meeting, key)


def test_a_moved_meeting_keeps_its_length(workspace: Workspace) -> None:
    key = meeting(workspace, BasicKind.EVENT, SPRING)
    workspace.records.change(Meeting, key, {"last_on": SPRING + timedelta(days=2)})

    workspace.meeting_dates.move(key, LATER)

    found = stored(workspace, key)
    assert (found.first_on, found.last_on, found.state) == (LATER, LATER + timedelta(days=2), MeetingState.PLANNED)
    workspace.history.undo()
    assert stored(workspace, key).first_on == SPRING


def test_moved_to_another_hour_it_lasts_as_long_as_before(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING)
    workspace.records.change(Meeting, key, {"starts_at": time(9, 30), "ends_at": time(12)})

    workspace.meeting_dates.move(key, LATER, time(14))

    found = stored(workspace, key)
    assert (found.first_on, found.starts_at, found.ends_at) == (LATER, time(14), time(16, 30))


def test_put_off_to_a_known_day_it_is_planned_and_says_from_when(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING)

    workspace.meeting_dates.postpone(key, " Grève des transports ")
    waiting = stored(workspace, key)
    assert (waiting.state, waiting.first_on, waiting.postponed_from_on) == (MeetingState.POSTPONED, SPRING, SPRING)

    workspace.meeting_dates.postpone(key, "Grève des transports", LATER)
    found = stored(workspace, key)
    assert (found.state, found.first_on, found.postponed_from_on) == (MeetingState.PLANNED, LATER, SPRING)
    assert found.state_reason == "Grève des transports"


def test_a_cancelled_meeting_stays_with_its_reason(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING)

    workspace.meeting_dates.cancel(key, "Salle inondée")

    (row,) = workspace.meetings.rows(2026)
    assert (row.id, row.state) == (key, MeetingState.CANCELLED)


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_called_off(workspace: Workspace, reason: str) -> None:
    key = meeting(workspace, on=SPRING)

    with pytest.raises(NoReasonError):
        workspace.meeting_dates.cancel(key, reason)
    with pytest.raises(NoReasonError):
        workspace.meeting_dates.postpone(key, reason, LATER)


def test_what_was_held_is_not_called_off(workspace: Workspace) -> None:
    key = meeting(workspace, on=SPRING)
    workspace.meetings.mark_held(key)

    with pytest.raises(HeldAlreadyError, match="held already"):
        workspace.meeting_dates.cancel(key, "Pluie")


def test_others_expect_a_meeting_once_something_went_out_or_came_back(workspace: Workspace) -> None:
    dates = workspace.meeting_dates
    keys = [meeting(workspace, on=SPRING + timedelta(days=number)) for number in range(3)]
    lines = [workspace.attendance.add_person(key, person(workspace, "Anna", f"Diop {key}")).record_id for key in keys]
    assert not any(dates.is_known_outside(key) for key in keys)

    workspace.attendance.set_state(lines[0], AttendanceState.EXCUSED)
    make(workspace, Mailing, sent_on=SPRING, title="Invitation", meeting_id=keys[1])
    workspace.sheets.print_sheet(keys[2])
    assert all(dates.is_known_outside(key) for key in keys)

    dates.cancel(keys[0], "Grève")
    assert not dates.is_known_outside(keys[0])
