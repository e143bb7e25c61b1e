"""The words of action sheets on screen; marked here, translated when shown."""

from csxl_desktop.domain.action_sheet_rows import SheetRow
from csxl_desktop.domain.action_sheet_words import SHEET_STATUSES
from csxl_desktop.domain.attendance_words import periods_words, reckoned_words
from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.evaluation_choices import (
    AttendanceForm,
    OccurrenceState,
    SectionAnswer,
    SheetNature,
    SheetStatus,
)
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.ui.evaluation.ordered_list import Lines

NATURES = {
    SheetNature.COLLECTIVE: N_("collective"),
    SheetNature.COMMUNITY: N_("community"),
    SheetNature.OTHER: N_("other"),
}
STATUSES = {SheetStatus.BLANK: N_("nothing said"), **SHEET_STATUSES}
ANSWERS = {
    SectionAnswer.WRITTEN: N_("Text"),
    SectionAnswer.NONE: N_("None to tell"),
    SectionAnswer.NOT_ASKED: N_("Not asked"),
}
OCCURRENCE_STATES = {
    OccurrenceState.PLANNED: N_("planned"),
    OccurrenceState.HELD: N_("held"),
    OccurrenceState.CANCELLED: N_("cancelled"),
    OccurrenceState.POSTPONED: N_("put off"),
    OccurrenceState.NONE: N_("none planned"),
}
FORMS = {
    AttendanceForm.COUNT: N_("a number"),
    AttendanceForm.MEAN: N_("on average"),
    AttendanceForm.PER_PERIOD: N_("by period"),
    AttendanceForm.PER_OCCURRENCE: N_("each time"),
    AttendanceForm.RANGE: N_("between two numbers"),
    AttendanceForm.CAPACITY: N_("places at most"),
    AttendanceForm.GOODS: N_("goods"),
    AttendanceForm.NOT_MEASURABLE: N_("hard to estimate"),
    AttendanceForm.NOT_GIVEN: N_("not given"),
}
WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_STATES = {
    SectionState.CARRIED_OVER: (N_("taken over"), "neutral"),
    SectionState.READ: (N_("reviewed"), "good"),
    SectionState.FINAL: (N_("finished"), "good"),
}


def lines(row: SheetRow) -> Lines:
    """Title and state above; nature, opening and reach below."""
    reach = row.reach
    told = ""
    if reach.of_occurrences is not None:
        told = reckoned_words(reach.of_occurrences)
    elif reach.of_periods is not None:
        told = periods_words(reach.of_periods)
    elif reach.held:
        told = ngettext("held {count} time", "held {count} times", reach.held).format(count=reach.held)
    detail = " · ".join(part for part in (_(NATURES[row.nature]), row.opened.told(), told) if part)
    pills: list[tuple[str, str]] = []
    if row.to_write:
        words = ngettext("{count} to write", "{count} to write", row.to_write).format(count=row.to_write)
        pills.append((words, "late"))
    if row.state in _STATES:
        word, tone = _STATES[row.state]
        pills.append((_(word), tone))
    icon = "users" if row.nature is SheetNature.COLLECTIVE else "landmark"
    return Lines(row.title, detail, (icon, "accent" if row.included else "secondary"), tuple(pills))
