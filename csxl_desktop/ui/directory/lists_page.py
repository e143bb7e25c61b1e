"""The lists that the office keeps of its directory: categories, types, tags, fields of its own."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.choices import FieldSubject
from csxl_desktop.domain.detail_rows import DirectoryLists
from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.list_cards import CategoriesListCard, FieldsListCard, KindsListCard, TagsListCard
from csxl_desktop.ui.directory.list_desk import ListDesk
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.form import column, scrolled_cards
from csxl_desktop.ui.widgets.stack import Stack

CATEGORIES, KINDS, TAGS, FIELDS = "categories", "kinds", "tags", "fields"


class ListsPage(ToolPage):
    """One list at a time; everything is saved as one leaves a field."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        desk = ListDesk(context, page, self.reload)
        words = _("Everything is saved as you leave a field.")
        self.head = ToolHead(_("Categories, types, tags, fields"), words, self)
        self.switch = SegmentedSwitch(
            _("Which list"),
            [(CATEGORIES, _("Categories")), (KINDS, _("Types")), (TAGS, _("Tags")), (FIELDS, _("Our own fields"))],
        )
        self.categories = CategoriesListCard(desk)
        self.kinds = KindsListCard(desk)
        self.tags = TagsListCard(desk)
        self.fields = {subject: FieldsListCard(desk, subject) for subject in FieldSubject}
        self._places: dict[str, QWidget] = {
            CATEGORIES: scrolled_cards(self.categories),
            KINDS: scrolled_cards(self.kinds),
            TAGS: scrolled_cards(self.tags),
            FIELDS: scrolled_cards(*self.fields.values()),
        }
        self._build()
        self.switch.changed.connect(self.turn_to)

    def _build(self) -> None:
        self._stack = Stack()
        for place in self._places.values():
            self._stack.addWidget(place)
        bar = QHBoxLayout()
        bar.addWidget(self.switch)
        bar.addStretch()
        self.arrange(self.head, bar, column(self._stack))

    def turn_to(self, key: str) -> None:
        """Show another list."""
        self.switch.set_value(key)
        self._stack.setCurrentWidget(self._places[key])

    def begin(self) -> None:
        self.reload()
        self.switch.setFocus()

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.directory_lists.lists(),
            self._show,
            context.errors.show,
            owner=self,
            latest="directory.lists",
        )

    def _show(self, lists: DirectoryLists) -> None:
        self.categories.show_rows(lists.categories)
        self.kinds.show_rows(lists.kinds)
        self.tags.show_rows(lists.tags)
        for card in self.fields.values():
            card.show_rows(lists.fields)
