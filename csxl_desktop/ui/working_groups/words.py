"""The words of the working groups: roles, dimensions, states; marked here, translated when shown."""

from datetime import date

from csxl_desktop.domain.choices import (
    ActionState,
    ApprovalRule,
    MeetingState,
    MinutesState,
    ParticipantRole,
    Precision,
    Quality,
)
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meeting_steps import minutes_late
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import date_range, fuzzy_date, list_date, short_date

ROLES = {
    ParticipantRole.PILOT: N_("Pilot"),
    ParticipantRole.PROFESSIONAL: N_("Professional"),
    ParticipantRole.EXPERT: N_("Expert by experience"),
}
ROLE_TONES = {
    ParticipantRole.PILOT: "accent",
    ParticipantRole.PROFESSIONAL: "neutral",
    ParticipantRole.EXPERT: "good",
}
ACTION_STATES = {
    ActionState.OPEN: N_("To do"),
    ActionState.DONE: N_("Done"),
    ActionState.DROPPED: N_("Dropped"),
}
_STATES = {
    MeetingState.PLANNED: (N_("Planned"), "neutral"),
    MeetingState.HELD: (N_("Held"), "good"),
    MeetingState.CANCELLED: (N_("Cancelled"), "wrong"),
    MeetingState.POSTPONED: (N_("Postponed"), "late"),
}
QUALITIES = {
    Quality.EXACT: N_("exactly"),
    Quality.ABOUT: N_("about"),
    Quality.MORE_THAN: N_("more than"),
    Quality.RANGE: N_("between two figures"),
    Quality.UNKNOWN: N_("not known"),
}
_BEFORE = {Quality.ABOUT: "± ", Quality.MORE_THAN: "> "}


def session_day(row: MeetingRow) -> str:
    """“jeu. 2 avril”, or as much as is known."""
    if row.precision is not Precision.DAY:
        return fuzzy_date(row.first_on, row.precision.value)
    return date_range(row.first_on, row.last_on) if row.last_on not in {None, row.first_on} else list_date(row.first_on)


def session_state(row: MeetingRow) -> tuple[str, str]:
    word, tone = _STATES[row.state]
    return _(word), tone


def session_report(row: MeetingRow, today: date) -> tuple[str, str] | None:
    """The compte-rendu of a session that took place: its word and its tone."""
    if row.state is not MeetingState.HELD or row.approval is ApprovalRule.NO_MINUTES:
        return None
    match row.minutes_state:
        case MinutesState.SENT:
            return _("Sent"), "good"
        case MinutesState.APPROVED:
            return _("Approved"), "good"
        case MinutesState.CORRECTED:
            return _("Corrected"), "good"
    if minutes_late(row, today):
        return _("Late"), "late"
    return (_("Draft"), "neutral") if row.minutes_state else (_("To write"), "neutral")


def figures(count: Count) -> str:
    """“34 · 21”: persons and partners; a dash where nobody counted."""
    if count.persons is None and count.partners is None:
        return "—"
    persons = _figure(count.persons, count.persons_quality, count.persons_to)
    return f"{persons} · {_figure(count.partners, count.partners_quality, None)}"


def span(opened_on: date | None, closed_on: date | None) -> str:
    """“since 3/4/2024”, “closed on …”, or nothing."""
    if closed_on is not None:
        return _("closed on {day}").format(day=short_date(closed_on))
    return _("from {day}").format(day=short_date(opened_on)) if opened_on is not None else ""


def counted(number: int | None, quality: Quality, to: int | None = None) -> str:
    """“70”, “> 170”, “± 10”, or nothing."""
    return "" if number is None else _figure(number, quality, to)


def _figure(number: int | None, quality: Quality, to: int | None) -> str:
    if number is None:
        return "—"
    if quality is Quality.RANGE and to:
        return f"{number}–{to}"
    return f"{_BEFORE.get(quality, '')}{number}"
