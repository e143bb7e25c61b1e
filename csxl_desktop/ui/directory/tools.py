"""The tools of the directory, in the order of their menu; each is built when it is first opened."""

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedLayout, QWidget

from csxl_desktop.i18n import N_
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.tool import ToolEntry, ToolPage
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.field import leave_focused_field

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

IMPORT, LISTS, DUPLICATES = "import", "lists", "duplicates"

TOOLS = (
    ToolEntry(IMPORT, N_("Import a table"), "upload", "import_page", "ImportPage"),
    ToolEntry(DUPLICATES, N_("Duplicates"), "merge", "duplicates_page", "DuplicatesPage"),
    ToolEntry("changes", N_("Changes of the year"), "calendar-check", "changes_page", "ChangesPage"),
    ToolEntry("selections", N_("Lists and mailings"), "mail", "mailings_page", "MailingsPage"),
    ToolEntry("candidates", N_("Candidates"), "door-open", "candidates_page", "CandidatesPage"),
    ToolEntry("elections", N_("Elections"), "landmark", "elections_page", "ElectionsPage"),
    ToolEntry("contacts", N_("Contact log"), "phone", "contact_log_page", "ContactLogPage"),
    ToolEntry("silence", N_("Silence"), "eye-off", "silence_page", "SilencePage"),
    ToolEntry("texts", N_("Office texts"), "file-text", "texts_page", "TextsPage"),
    ToolEntry("verification", N_("Verification round"), "list-checks", "verification_page", "VerificationPage"),
    ToolEntry(LISTS, N_("Categories, types, tags, fields"), "list-checks", "lists_page", "ListsPage"),
)


def _made(entry: ToolEntry, context: Context, page: "DirectoryPage") -> ToolPage:
    """The tool, imported when it is first opened: the tab starts without them."""
    module = import_module(f"{__package__}.{entry.module}")
    tool = getattr(module, entry.page)(context, page)
    assert isinstance(tool, ToolPage)
    return tool


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
            made = self._made[key] = _made(entry, context, self._page)
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
