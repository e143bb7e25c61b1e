"""The five tabs, each built when it is first shown."""

from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import N_
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.page import BACKUPS, BAG, HISTORY, PROTECTION, SHARED, TEXT, WORDS, Page, PageEntry

_OF_THE_AGENDA = frozenset({"meeting", "sign_in_sheet", "agenda_place", TEXT})
_OF_THE_EVALUATION = (
    frozenset({"testimonial", "report_section", "partnership", "news_item", "newsletter", "evaluation_place"})
    | {"criterion", "subsidy", "publication", "project", "convention", "training", "action_sheet"}
    | {"campaign", "swot_entry", "evaluation_record", "survey", "evaluation_cycle", "relecture"}
)


def entries(context: Context) -> tuple[PageEntry, ...]:
    """The tabs in their order; their modules are imported with them, not at start-up."""

    def home(place: QWidget) -> Page:
        from csxl_desktop.ui.home.page import HomePage

        return HomePage(context, place)

    def directory(place: QWidget) -> Page:
        from csxl_desktop.ui.directory.page import DirectoryPage

        return DirectoryPage(context, place)

    def meetings(place: QWidget) -> Page:
        from csxl_desktop.ui.meetings.page import MeetingsPage

        return MeetingsPage(context, place)

    def working_groups(place: QWidget) -> Page:
        from csxl_desktop.ui.working_groups.page import WorkingGroupsPage

        return WorkingGroupsPage(context, place)

    def evaluation(place: QWidget) -> Page:
        from csxl_desktop.ui.evaluation.page import EvaluationPage

        return EvaluationPage(context, place)

    return (
        PageEntry(N_("Home"), "house", home, frozenset({HISTORY, SHARED, BAG, BACKUPS, PROTECTION, WORDS})),
        PageEntry(
            N_("Directory"),
            "book-user",
            directory,
            frozenset({"organisation", "person", "directory_tool", "selection", "office_text"}),
            follows_year=False,
        ),
        PageEntry(N_("Meetings agenda"), "calendar-days", meetings, _OF_THE_AGENDA),
        PageEntry(N_("Working groups"), "users", working_groups, frozenset({"working_group"})),
        PageEntry(
            N_("Evaluation"),
            "chart-column",
            evaluation,
            _OF_THE_EVALUATION,
        ),
    )
