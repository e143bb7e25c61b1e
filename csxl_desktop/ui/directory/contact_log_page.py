"""The contact log: a line of typing for each contact, the list of the year, its counts by theme, month and nature."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.contact_log import ContactEntry as Contact
from csxl_desktop.i18n import N_, _, fold, ngettext, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.words import told_of
from csxl_desktop.services.contact_log import ContactRow, ContactYear, ThemeCount
from csxl_desktop.services.records import Written
from csxl_desktop.ui.binding import trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.contact_entry import ContactEntry
from csxl_desktop.ui.directory.contact_words import NATURES, WAY_ICONS, WAYS
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.directory.words import choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.contact_counts import theme_columns
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage

_COLUMNS: tuple[Column[ContactRow], ...] = (
    Column(N_("Day"), lambda row: short_date(row.contact_on), lambda row: row.contact_on, width=92),
    Column(
        N_("With whom"),
        lambda row: row.organisation or row.person or row.professional,
        lambda row: sort_key(row.organisation or row.person or row.professional),
        secondary=lambda row: (row.person or row.professional) if row.organisation else "",
        icon=lambda row: (WAY_ICONS[row.way], "secondary"),
    ),
    Column(N_("Subject"), lambda row: row.theme or "–", lambda row: fold(row.theme), width=130),
    Column(
        N_("What for"),
        lambda row: _(NATURES[row.nature]),
        lambda row: row.nature.value,
        width=170,
    ),
)


class ContactLogPage(ToolPage):
    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self._acts = ToolActs(context, page, self)
        self.head = ToolHead(_("Contact log"), _("Who turned to the office, and what for. Never a beneficiary."), self)
        self.year = ChoiceField(_("Year"), [(context.today().year, str(context.today().year))])
        self.year.set_value(context.today().year)
        self.year.setMaximumWidth(look().sizes.px(110))
        self.entry = self._entry()
        self.filter = SearchBox(_("Filter the contacts…"))
        self.model = RowTableModel(_COLUMNS, lambda row: row.id, lambda row: row.folded, folded=True)
        self.list = RowTable(
            self.model, _("Contacts"), empty=_("No contact noted this year: type the first one above.")
        )
        self.remove_button = button(_("Remove"), "trash-2", self.remove)
        self.history = history_button(page, self._key)
        self.themes: RowTableModel[ThemeCount] = RowTableModel(theme_columns(), lambda row: fold(row.theme))
        self.counts = RowTable(
            self.themes,
            _("Contacts by subject and month"),
            compact=True,
            empty=_("The contacts noted count themselves here."),
        )
        self.natures = label("", "secondary", wrap=True)
        self._build()
        self._connect()

    def _entry(self) -> ContactEntry:
        screen = self._acts.screen(lambda: None)
        fields = {
            "organisation_id": ReferenceField(_("Organisation"), screen.organisations),
            "professional": TextField(_("Professional")),
            "contact_on": screen.day_field(_("Day")),
            "way": ChoiceField(_("How"), choices(WAYS)),
            "nature": ChoiceField(_("What for"), choices(NATURES)),
            "theme": TextField(_("Subject")),
        }
        return ContactEntry(self._context, fields=fields)

    def _build(self) -> None:
        sizes = look().sizes
        self.head.buttons.addWidget(self.year)
        typed = Card(padding=sizes.between)
        typed.box.addWidget(self.entry)
        listed = Card(padding=sizes.between)
        listed.box.addWidget(self.filter)
        listed.box.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.addWidget(self.remove_button)
        below.addWidget(self.history)
        below.addStretch()
        listed.box.addLayout(below)
        counted = Card(padding=sizes.between)
        counted.box.addWidget(SectionLabel(_("By subject and month")))
        counted.box.addWidget(self.counts, 1)
        counted.box.addWidget(SectionLabel(_("By nature")))
        counted.box.addWidget(self.natures)
        self.arrange(
            self.head, typed, Splitter("directory/contacts", self._context.state, listed, counted, sizes=(670, 650))
        )

    def _connect(self) -> None:
        self.year.committed.connect(lambda _year: self.reload())
        self.filter.textChanged.connect(self.model.set_filter)
        self.entry.noted.connect(self._noted)
        self.list.row_chosen.connect(lambda _row: self._follow_mark())
        self.list.row_opened.connect(self._open)

    def begin(self) -> None:
        self.entry.begin()
        self.reload()

    def reload(self) -> None:
        context, year = self._context, self.year.value()
        self._acts.ask(lambda: context.services.contact_log.year(year), self._show)

    def remove(self) -> None:
        """Put the marked contact in the trash; it can be taken back."""
        row = self.list.chosen_row()
        if row is not None:
            words = _("“{name}” removed").format(name=row.who)
            trash(self._context, self._page, Contact, row.id, words, self.reload)

    def _show(self, year: ContactYear) -> None:
        self.year.set_options([(each, str(each)) for each in year.years])
        self.model.set_rows(year.entries)
        self.themes.set_rows(year.themes)
        told = [told_of(_(NATURES[nature]), count) for nature, count in year.natures.items()]
        self.natures.setText(" · ".join(told))
        self._follow_mark()
        count = len(year.entries)
        self._page.summary_changed.emit(ngettext("{count} contact", "{count} contacts", count).format(count=count))

    def _follow_mark(self) -> None:
        marked = self.list.chosen_row() is not None
        self.remove_button.setEnabled(marked)
        self.history.setVisible(marked)

    def _key(self) -> UUID:
        if (row := self.list.chosen_row()) is None:
            raise LookupError("no contact is marked")
        return row.id

    def _open(self, row: ContactRow) -> None:
        if row.organisation_id is not None:
            self._page.open_record("organisation", row.organisation_id)

    def _noted(self, written: Written, words: str) -> None:
        self._acts.offer(written, words)
        self.reload()
