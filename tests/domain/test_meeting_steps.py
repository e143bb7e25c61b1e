"""The steps of a meeting's life, and what is late."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import (
    ActionState,
    ApprovalRule,
    AttendanceRole,
    AttendanceState,
    BasicKind,
    MeetingState,
    MinutesKind,
    MinutesState,
    Precision,
)
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.meeting_rows import ActionRow, AttendanceRow, DecisionRow, MeetingRow
from csxl_desktop.domain.meeting_steps import Step, current_step, is_over, minutes_late, steps_of

KEY = UUID(int=1)
ROW = MeetingRow(
    id=KEY, kind_id=KEY, kind_code="AG", behaviour=BasicKind.PLENARY, kind_label="General assembly", badge="AG",
    colour="accent", approval=ApprovalRule.NEXT_MEETING, minutes_due_days=30, first_on=date(2026, 3, 12), last_on=None,
    precision=Precision.DAY, starts_at=None, ends_at=None, title="", theme="", number=2, state=MeetingState.PLANNED,
    stub=False, venue="", working_group_id=None, working_group="", axis="", partnership_id=None, edition=None,
    count=Count(), minutes_kind=MinutesKind.MINUTES, minutes_state=MinutesState.DRAFT, folded="",
)  # fmt: skip
READY = replace(ROW, theme="Logement", venue="Salle")
HELD = replace(READY, state=MeetingState.HELD)


@pytest.mark.parametrize(
    ("behaviour", "approval", "last", "number"),
    [
        (BasicKind.PLENARY, ApprovalRule.NEXT_MEETING, Step.APPROVE, 6),
        (BasicKind.GROUP_SESSION, ApprovalRule.FINAL_WHEN_SENT, Step.SEND, 5),
        (BasicKind.WALK, ApprovalRule.NO_MINUTES, Step.TELL, 4),
        (BasicKind.LUNCH, ApprovalRule.NO_MINUTES, Step.TELL, 4),
        (BasicKind.EVENT, ApprovalRule.NO_MINUTES, Step.TELL, 3),
    ],
)
def test_each_kind_has_only_the_steps_that_it_requires(
    behaviour: BasicKind, approval: ApprovalRule, last: Step, number: int
) -> None:
    steps = steps_of(behaviour, approval)

    assert (steps[0], steps[-1], len(steps)) == (Step.PREPARE, last, number)


@pytest.mark.parametrize(
    ("row", "invited", "written", "expected"),
    [
        (ROW, False, False, Step.PREPARE),
        (replace(ROW, theme="Logement"), False, False, Step.PREPARE),
        (READY, False, False, Step.CONVENE),
        (READY, True, False, Step.HOLD),
        (HELD, False, False, Step.WRITE),
        (HELD, False, True, Step.SEND),
        (replace(HELD, minutes_state=None), False, False, Step.WRITE),
        (replace(HELD, minutes_state=MinutesState.SENT), False, False, Step.APPROVE),
        (replace(HELD, minutes_state=MinutesState.CORRECTED), False, False, None),
        (replace(HELD, minutes_state=MinutesState.APPROVED), False, False, None),
    ],
)
def test_current_step_is_the_first_that_is_not_done(
    row: MeetingRow, invited: bool, written: bool, expected: Step | None
) -> None:
    assert current_step(row, invited=invited, written=written, told=False) is expected


def test_walk_is_done_when_it_is_told() -> None:
    walk = replace(HELD, behaviour=BasicKind.WALK, approval=ApprovalRule.NO_MINUTES, minutes_state=None)

    assert current_step(walk, invited=True, written=False, told=False) is Step.TELL
    assert current_step(walk, invited=True, written=False, told=True) is None


@pytest.mark.parametrize(
    ("row", "days", "late"),
    [
        (HELD, 30, False),
        (HELD, 31, True),
        (replace(HELD, minutes_due_days=7), 8, True),
        (replace(HELD, minutes_due_days=None), 900, False),
        (READY, 90, False),
        (replace(HELD, stub=True), 90, False),
        (replace(HELD, approval=ApprovalRule.NO_MINUTES), 90, False),
        (replace(HELD, minutes_state=MinutesState.SENT), 90, False),
        (replace(HELD, minutes_state=None), 90, True),
    ],
)
def test_minutes_are_late_where_the_kind_wants_them_by_a_day(row: MeetingRow, days: int, late: bool) -> None:
    assert minutes_late(row, row.first_on + timedelta(days=days)) is late


@pytest.mark.parametrize(
    ("precision", "first_on", "last_on", "last"),
    [
        (Precision.DAY, date(2026, 3, 12), None, date(2026, 3, 12)),
        (Precision.DAY, date(2026, 3, 12), date(2026, 3, 14), date(2026, 3, 14)),
        (Precision.MONTH, date(2026, 2, 1), None, date(2026, 2, 28)),
        (Precision.MONTH, date(2026, 12, 1), None, date(2026, 12, 31)),
        (Precision.SEASON, date(2026, 1, 1), None, date(2026, 2, 28)),
        (Precision.SEASON, date(2026, 3, 1), None, date(2026, 5, 31)),
        (Precision.SEASON, date(2026, 9, 1), None, date(2026, 11, 30)),
        (Precision.SEASON, date(2026, 12, 1), None, date(2027, 2, 28)),
        (Precision.YEAR, date(2026, 1, 1), None, date(2026, 12, 31)),
        (Precision.UNDATED, date(2026, 1, 1), None, date(2026, 12, 31)),
    ],
)
def test_a_meeting_is_over_behind_the_last_day_that_it_may_fall_on(
    precision: Precision, first_on: date, last_on: date | None, last: date
) -> None:
    row = replace(ROW, precision=precision, first_on=first_on, last_on=last_on)

    assert [is_over(row, day) for day in (last, last + timedelta(days=1))] == [False, True]


@pytest.mark.parametrize(
    ("changes", "subject", "line"),
    [
        ({}, "", "II · General assembly"),
        ({"theme": "Logement", "title": "T"}, "Logement", "II · Logement"),
        ({"title": "T", "number": None}, "T", "T"),
        ({"working_group": "Jeunes", "number": None}, "Jeunes", "Jeunes"),
        ({"working_group": "Jeunes", "theme": "École", "number": None}, "Jeunes · École", "Jeunes · École"),
    ],
)
def test_how_a_meeting_is_called(changes: dict[str, object], subject: str, line: str) -> None:
    row = replace(ROW, **changes)  # type: ignore[arg-type]

    assert (row.subject, row.line) == (subject, line)


def test_labels_of_parts() -> None:
    person = AttendanceRow(
        KEY,
        None,
        None,
        "Mme",
        "Zoé",
        "",
        "",
        "",
        AttendanceState.PRESENT,
        AttendanceRole.GUEST,
        False,
        None,
        "",
        (),
        "",
        "",
    )

    assert DecisionRow(KEY, None, 2026, 7, "x").label == "2026-07"
    assert person.full_name == "Zoé"
    assert ActionRow(KEY, KEY, None, "x", "", None, ActionState.OPEN).state is ActionState.OPEN
