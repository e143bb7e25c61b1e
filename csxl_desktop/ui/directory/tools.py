"""The tools of the directory, in the order of their menu; each is built when it is first opened."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from csxl_desktop.i18n import N_
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.tool import ToolEntry, ToolPage
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import leave_focused_field

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

# Each tool is imported when it is first opened: the tab starts without them.
IMPORT, LISTS, DUPLICATES = "import", "lists", "duplicates"


def _import(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.import_page import ImportPage  # read when it is first opened

    return ImportPage(context, page)


def _changes(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.changes_page import ChangesPage

    return ChangesPage(context, page)


def _candidates(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.candidates_page import CandidatesPage

    return CandidatesPage(context, page)


def _elections(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.elections_page import ElectionsPage

    return ElectionsPage(context, page)


def _texts(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.texts_page import TextsPage

    return TextsPage(context, page)


def _verification(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.verification_page import VerificationPage  # read when it is first opened

    return VerificationPage(context, page)


def _contacts(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.contact_log_page import ContactLogPage

    return ContactLogPage(context, page)


def _silence(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.silence_page import SilencePage

    return SilencePage(context, page)


def _lists(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.lists_page import ListsPage  # read when it is first opened

    return ListsPage(context, page)


def _duplicates(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.duplicates_page import DuplicatesPage  # read when it is first opened

    return DuplicatesPage(context, page)


def _selections(context: Context, page: "DirectoryPage") -> ToolPage:
    from csxl_desktop.ui.directory.mailings_page import MailingsPage  # read when it is first opened

    return MailingsPage(context, page)


TOOLS = (
    ToolEntry(IMPORT, N_("Import a table"), "upload", _import),
    ToolEntry(DUPLICATES, N_("Duplicates"), "merge", _duplicates),
    ToolEntry("changes", N_("Changes of the year"), "calendar-check", _changes),
    ToolEntry("selections", N_("Lists and mailings"), "mail", _selections),
    ToolEntry("candidates", N_("Candidates"), "door-open", _candidates),
    ToolEntry("elections", N_("Elections"), "landmark", _elections),
    ToolEntry("contacts", N_("Contact log"), "phone", _contacts),
    ToolEntry("silence", N_("Silence"), "eye-off", _silence),
    ToolEntry("texts", N_("Office texts"), "file-text", _texts),
    ToolEntry("verification", N_("Verification round"), "list-checks", _verification),
    ToolEntry(LISTS, N_("Categories, types, tags, fields"), "list-checks", _lists),
)


class ToolFront(QStackedLayout):
    """What stands in the tab: the lists with their record, or a tool in their place."""

    def __init__(self, page: "DirectoryPage", lists: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._made: dict[str, ToolPage] = {}
        self.addWidget(lists)

    def tool(self) -> ToolPage | None:
        """The tool in front, if there is one."""
        front = self.currentWidget()
        return front if isinstance(front, ToolPage) else None

    def open(self, context: Context, key: str) -> ToolPage:
        """Bring the tool to the front, made the first time."""
        leave_focused_field()
        if key not in self._made:
            entry = next(each for each in TOOLS if each.key == key)
            made = self._made[key] = entry.create(context, self._page)
            made.closed.connect(self._page.close_tool)
            self.addWidget(made)
        self.setCurrentWidget(self._made[key])
        self._made[key].begin()
        return self._made[key]

    def close(self) -> bool:
        """Back to the lists; False where they were in front."""
        if self.tool() is None:
            return False
        leave_focused_field()
        self.setCurrentIndex(0)
        return True

    def step_back(self) -> bool:
        """Esc inside the tool; False where there is no step back, or no tool."""
        tool = self.tool()
        return tool is not None and tool.go_back()


class ToolTab(Page):
    """A tab whose lists and record make place for a tool; it makes `_front` and has `_context`."""

    _front: ToolFront
    _context: Context

    def tool(self) -> ToolPage | None:
        """The tool in front, if there is one."""
        return self._front.tool()

    def open_tool(self, key: str) -> None:
        self._front.open(self._context, key)

    def close_tool(self) -> None:
        if self._front.close():
            self.reload()
