"""The life of a meeting, step by step, and where it stands today."""

from datetime import date, timedelta
from enum import StrEnum

from csxl_desktop.domain.choices import SEALED, ApprovalRule, BasicKind, MeetingState, MinutesState, Precision
from csxl_desktop.domain.meeting_rows import MeetingRow


class Step(StrEnum):
    PREPARE = "prepare"
    CONVENE = "convene"
    HOLD = "hold"
    WRITE = "write"
    SEND = "send"
    APPROVE = "approve"
    TELL = "tell"


def steps_of(behaviour: BasicKind, approval: ApprovalRule) -> tuple[Step, ...]:
    """Only the steps that the kind requires."""
    if approval is ApprovalRule.NEXT_MEETING:
        return (Step.PREPARE, Step.CONVENE, Step.HOLD, Step.WRITE, Step.SEND, Step.APPROVE)
    if approval is ApprovalRule.FINAL_WHEN_SENT:
        return (Step.PREPARE, Step.CONVENE, Step.HOLD, Step.WRITE, Step.SEND)
    if behaviour in {BasicKind.WALK, BasicKind.LUNCH}:
        return (Step.PREPARE, Step.CONVENE, Step.HOLD, Step.TELL)
    return (Step.PREPARE, Step.HOLD, Step.TELL)


def current_step(row: MeetingRow, *, invited: bool, written: bool, told: bool) -> Step | None:
    """The first step that is not done; nothing once all are."""
    steps = steps_of(row.behaviour, row.approval)
    return next((step for step in steps if not _done(step, row, invited=invited, written=written, told=told)), None)


def _done(step: Step, row: MeetingRow, *, invited: bool, written: bool, told: bool) -> bool:
    held = row.state is MeetingState.HELD
    match step:
        case Step.PREPARE:
            return held or (bool(row.subject) and bool(row.venue))
        case Step.CONVENE:
            return held or invited
        case Step.HOLD:
            return held
        case Step.WRITE:
            return written or row.minutes_state not in {None, MinutesState.DRAFT}
        case Step.SEND:
            return _sent(row)
        case Step.APPROVE:
            return row.minutes_state in SEALED
        case _:
            return told


def minutes_late(row: MeetingRow, today: date) -> bool:
    """Whether minutes that the kind wants within some days are still not sent; most kinds want none by any day."""
    if row.minutes_due_days is None or row.approval is ApprovalRule.NO_MINUTES:
        return False
    if row.state is not MeetingState.HELD or row.stub:
        return False
    return not _sent(row) and (today - row.first_on).days > row.minutes_due_days


def _sent(row: MeetingRow) -> bool:
    return row.minutes_state is MinutesState.SENT or row.minutes_state in SEALED


def is_over(row: MeetingRow, today: date) -> bool:
    """Whether the last day that the meeting may fall on has passed."""
    match row.precision:
        case Precision.DAY:
            last = row.last_on or row.first_on
        case Precision.MONTH:
            last = _end_of(row.first_on.year, row.first_on.month)
        case Precision.SEASON:
            last = _end_of(row.first_on.year, row.first_on.month + (2 - row.first_on.month) % 3)
        case _:
            last = _end_of(row.first_on.year, 12)
    return last < today


def _end_of(year: int, month: int) -> date:
    """The last day of a month, counted on into the year after: a winter that begins in December ends there."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
