"""The words of the Agenda: steps, states, kinds of items, roles, rights; marked here, translated when shown."""

from csxl_desktop.domain.choices import (
    AttendanceRole,
    AttendanceState,
    InvolvementRole,
    ItemKind,
    MeetingState,
    Precision,
    Public,
    Quality,
)
from csxl_desktop.domain.meeting_rows import AttendanceRow, MeetingRow
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import date_range, fuzzy_date, time_range
from csxl_desktop.i18n.numbers import roman

STEPS = {
    Step.PREPARE: N_("Prepare"),
    Step.CONVENE: N_("Convene"),
    Step.HOLD: N_("Hold"),
    Step.WRITE: N_("Write"),
    Step.SEND: N_("Send"),
    Step.APPROVE: N_("Approve"),
    Step.TELL: N_("Tell"),
}
MEETING_STATES = {
    MeetingState.PLANNED: N_("Planned"),
    MeetingState.HELD: N_("Held"),
    MeetingState.CANCELLED: N_("Cancelled"),
    MeetingState.POSTPONED: N_("Postponed"),
}
PRECISIONS = {
    Precision.DAY: N_("this day"),
    Precision.MONTH: N_("the month only"),
    Precision.SEASON: N_("the season only"),
    Precision.YEAR: N_("the year only"),
    Precision.UNDATED: N_("no date"),
}
ITEM_KINDS = {
    ItemKind.FREE: N_("Free item"),
    ItemKind.APPROVAL: N_("Approval of the last minutes"),
    ItemKind.NEW_MEMBERS: N_("New members"),
    ItemKind.DEPARTURES: N_("Departures"),
    ItemKind.ACTIVITIES: N_("Activities"),
    ItemKind.MEMBERS_NEWS: N_("News of the members"),
    ItemKind.THEME: N_("Theme"),
}
ATTENDANCE_STATES = {
    AttendanceState.INVITED: N_("invited"),
    AttendanceState.ANNOUNCED: N_("announced"),
    AttendanceState.EXCUSED: N_("excused"),
    AttendanceState.PRESENT: N_("present"),
    AttendanceState.ABSENT: N_("absent"),
    AttendanceState.REPRESENTED: N_("represented"),
}
ATTENDANCE_ICONS = {
    AttendanceState.INVITED: ("circle", "line_strong"),
    AttendanceState.ANNOUNCED: ("circle-dot", "accent"),
    AttendanceState.EXCUSED: ("circle-minus", "late"),
    AttendanceState.PRESENT: ("circle-check", "good"),
    AttendanceState.ABSENT: ("circle-x", "secondary"),
    AttendanceState.REPRESENTED: ("repeat-2", "accent"),
}
ATTENDANCE_TONES = {
    AttendanceState.INVITED: "neutral",
    AttendanceState.ANNOUNCED: "accent",
    AttendanceState.EXCUSED: "late",
    AttendanceState.PRESENT: "good",
    AttendanceState.ABSENT: "neutral",
    AttendanceState.REPRESENTED: "accent",
}
ROLES = {
    AttendanceRole.PARTICIPANT: "",
    AttendanceRole.SPEAKER: N_("speaker"),
    AttendanceRole.GUEST: N_("guest"),
    AttendanceRole.EXPERT: N_("expert"),
    AttendanceRole.STAFF: N_("office"),
}
INVOLVEMENTS = {
    InvolvementRole.ORGANISER: N_("Organises"),
    InvolvementRole.HOST: N_("Hosts"),
    InvolvementRole.STOP: N_("Visited"),
}
PUBLICS = {
    Public.ALL: N_("Everybody"),
    Public.PROFESSIONALS: N_("Professionals"),
    Public.CITIZENS: N_("Citizens"),
    Public.OLDER: N_("Older people"),
    Public.CHILDREN: N_("Children"),
}
QUALITIES = {
    Quality.EXACT: N_("counted"),
    Quality.ABOUT: N_("about"),
    Quality.RANGE: N_("between"),
    Quality.MORE_THAN: N_("more than"),
    Quality.UNKNOWN: N_("not known"),
}


def meeting_title(row: MeetingRow) -> str:
    """“Assemblée générale III — Sortir de l’isolement”."""
    kind = f"{row.kind_label} {roman(row.number)}" if row.number else row.kind_label
    return f"{kind} — {row.subject}" if row.subject else kind


def meeting_day(row: MeetingRow) -> str:
    """The day as precisely as it is known."""
    if row.precision is Precision.DAY:
        return date_range(row.first_on, row.last_on, weekday=True)
    return fuzzy_date(row.first_on, row.precision.value)


def meeting_line(row: MeetingRow) -> str:
    """Day, hours and venue in one line."""
    parts = [meeting_day(row), time_range(row.starts_at, row.ends_at), row.venue]
    if row.postponed_from_on not in {None, row.first_on}:
        parts.append(_("put off from {day}").format(day=date_range(row.postponed_from_on, None, weekday=False)))
    return " · ".join(part for part in parts if part)


def whose_and_state(row: AttendanceRow) -> str:
    """“CPAS · invited”; the state alone of whoever comes for nobody."""
    return " · ".join(part for part in (row.organisation, _(ATTENDANCE_STATES[row.state])) if part)


def meeting_state_word(row: MeetingRow) -> tuple[str, str] | None:
    """The word and the tone of a meeting that does not take place as planned."""
    match row.state:
        case MeetingState.CANCELLED:
            return _("Cancelled"), "wrong"
        case MeetingState.POSTPONED:
            return _("Postponed"), "late"
    return None
