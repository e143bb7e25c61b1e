"""What the Agenda offers beside its meetings, in the order of its menu: registers, boards, the opening of a year."""

from csxl_desktop.i18n import N_
from csxl_desktop.ui.page import REDACTED
from csxl_desktop.ui.tool import ToolEntry, ToolPage


class AgendaPlace(ToolPage):
    """A tool of the Agenda; made with the context and the tab."""

    way_back = N_("Back to the Agenda")


# Key, words (marked with N_), icon, module beside this one, class.
_PLACES: tuple[tuple[str, str, str, str, str], ...] = (
    ("opening", N_("Opening a year"), "calendar-plus", "opening_page", "OpeningPage"),
    ("calendars", N_("Calendars"), "calendar-days", "calendar_page", "CalendarPage"),
    ("year", N_("Calendar of the year, printed"), "printer", "year_calendar_page", "YearCalendarPage"),
    ("closed", N_("Closed days and school holidays"), "calendar-x", "days_off_page", "DaysOffPage"),
    ("kinds", N_("Kinds of meetings"), "list-checks", "kinds_page", "KindsPage"),
    ("parked", N_("Parked subjects"), "archive", "parked", "ParkedPage"),
    ("blocks", N_("Text blocks"), "stamp", "text_blocks_page", "TextBlocksPage"),
    ("minutes", N_("Register of minutes"), "file-text", "minutes_register_page", "MinutesRegisterPage"),
    (REDACTED, N_("Minutes without an erased person"), "file-text", "redacted_page", "RedactedPage"),
    ("decisions", N_("Register of decisions"), "gavel", "decisions_page", "DecisionsPage"),
    ("actions", N_("Actions to follow"), "list-checks", "actions_page", "ActionsPage"),
    ("certificates", N_("Certificates of the year"), "badge-check", "certificates_page", "CertificatesPage"),
    ("newsletter", N_("Newsletter"), "mail", "newsletter_door", "NewsletterDoor"),
)

PLACES = tuple(
    ToolEntry(key, title, icon, f"{__package__}.{module}", page) for key, title, icon, module, page in _PLACES
)
