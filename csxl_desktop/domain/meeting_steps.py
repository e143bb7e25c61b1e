"""The life of a meeting, step by step, and where it stands today."""

from datetime import date
from enum import StrEnum

from csxl_desktop.domain.choices import ApprovalRule, BasicKind, MeetingState, MinutesState
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
            return row.minutes_state in {MinutesState.SENT, MinutesState.APPROVED, MinutesState.CORRECTED}
        case Step.APPROVE:
            return row.minutes_state is MinutesState.APPROVED
        case _:
            return told


LATE_AFTER_DAYS = 30


def minutes_late(row: MeetingRow, today: date) -> bool:
    """Whether a kind that has minutes waits for them longer than a month after the meeting."""
    if row.approval is ApprovalRule.NO_MINUTES or row.state is not MeetingState.HELD or row.stub:
        return False
    sent = row.minutes_state in {MinutesState.SENT, MinutesState.APPROVED, MinutesState.CORRECTED}
    return not sent and (today - row.first_on).days > LATE_AFTER_DAYS
