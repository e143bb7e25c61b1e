"""A selection kept: under a name to be asked again, or on a mailing list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_place import SelectionPlace
from csxl_desktop.ui.directory.selection_words import criteria_words
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

if TYPE_CHECKING:
    from csxl_desktop.services.mailing_lists import ListRow, Subscribed

_NEW = "new"


class KeepPlace(SelectionPlace):
    """Two cards: the saved search, the mailing list."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.criteria: SearchCriteria | None = None
        self.asks = label("", "secondary", wrap=True)
        self.name = TextField(_("Name of the list"), required=True)
        self.save_button = primary_button(_("Save as a list"), "check", self.save_search)
        self.list = ChoiceField(_("Mailing list"))
        self.new_name = TextField(_("Name of the new list"), required=True)
        self.source = TextField(_("Source"), hint=_("where the agreement comes from: joining, attendance sheet, form…"))
        self.add_button = primary_button(_("Put them on it"), "plus", self.subscribe)
        self._build()

    def _build(self) -> None:
        box = self.card.box
        box.addWidget(SectionLabel(_("A list that keeps itself")))
        words = _("It is asked again each time: who fits that day is on it.")
        box.addWidget(label(words, "small", wrap=True))
        box.addWidget(self.asks)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.save_button)
        box.addLayout(row)
        lists = Card(_("A mailing list"))
        told = _("Those on it stay until they unsubscribe; who left it is not put back.")
        lists.box.addWidget(label(told, "small", wrap=True))
        choice = QHBoxLayout()
        choice.addWidget(self.list, 1)
        choice.addWidget(self.new_name, 1)
        lists.box.addLayout(choice)
        lists.box.addWidget(self.source)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.add_button)
        lists.box.addLayout(below)
        self.column.addWidget(lists)
        self.column.addStretch()
        self.list.committed.connect(lambda _value: self._show_name())

    def show_criteria(self, criteria: SearchCriteria | None) -> None:
        """What would be saved; nothing where the selection has a name already."""
        self.criteria = criteria
        self.card.setVisible(criteria is not None)
        self.asks.setText(criteria_words(criteria) if criteria is not None else "")

    def show_recipients(self, found: Recipients) -> None:
        self.found = found
        context = self.context
        context.jobs.ask(
            lambda: context.services.mailing_lists.lists(),
            self._show_lists,
            context.errors.show,
            owner=self,
            latest="directory.mailing_lists.options",
        )

    def _show_lists(self, lists: "Sequence[ListRow]") -> None:
        self.list.set_options([*((each.id, each.name) for each in lists), (_NEW, _("New list…"))])
        self._show_name()

    def _show_name(self) -> None:
        self.new_name.setVisible(self.list.value() == _NEW)

    def save_search(self) -> None:
        """Keep the search under its name; a name taken is refused where it was typed."""
        name, criteria, context = self.name.edit.text().strip(), self.criteria, self.context
        if criteria is None:
            return
        if not name:
            self.name.show_refusal(_("A name is needed here."))
            return

        def done(_written: object) -> None:
            self.name.set_value("")
            self.page.said.emit(_("“{name}” saved: it stands under Tools, Lists and mailings.").format(name=name))

        context.jobs.save(
            lambda: context.services.selections.keep_search(name, criteria),
            done,
            lambda error: self.name.show_refusal(str(error)),
            owner=self,
        )

    def subscribe(self) -> None:
        """Put everybody of the selection on the list chosen, or on a new one."""
        found, context, source = self.found, self.context, self.source.edit.text().strip()
        if found is None:
            return
        chosen, name = self.list.value(), self.new_name.edit.text().strip()
        if chosen == _NEW and not name:
            self.new_name.show_refusal(_("A name is needed here."))
            return

        def work() -> "Subscribed":
            lists = context.services.mailing_lists
            if isinstance(chosen, UUID):
                return lists.subscribe(chosen, found.selection, source)
            return lists.subscribe_to_new(name, found.selection, source)[1]

        act(context, self.page, work, self._subscribed)

    def _subscribed(self, done: "Subscribed") -> None:
        self.page.said.emit(subscribed_words(done))
        if self.found is not None:
            self.show_recipients(self.found)


def subscribed_words(done: "Subscribed") -> str:
    """What adding many came to."""
    said = [ngettext("{count} added", "{count} added", done.added).format(count=done.added)]
    if done.already:
        said.append(ngettext("{count} already there", "{count} already there", done.already).format(count=done.already))
    if done.unsubscribed:
        words = ngettext("{count} had left: {names}", "{count} had left: {names}", len(done.unsubscribed))
        said.append(words.format(count=len(done.unsubscribed), names=", ".join(done.unsubscribed)))
    return " · ".join(said)
