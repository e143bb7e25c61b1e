"""The mailing lists: who is on each since when and by which way, who left, many added at once."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.binding import act, save_to, trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.mailings_place import MailingsPlace
from csxl_desktop.ui.directory.selection_keep import subscribed_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField

if TYPE_CHECKING:
    from csxl_desktop.services.mailing_lists import ListRow, Subscribed, SubscriptionRow
    from csxl_desktop.services.records import Written


class MailingListsPlace(MailingsPlace):
    """The lists on the left, the subscriptions of one on the right."""

    def __init__(self, context: Context, page: Page) -> None:
        self.model: RowTableModel[ListRow] = RowTableModel(_list_columns(), lambda row: row.id)
        table = RowTable(self.model, _("Mailing lists"), key="directory.mailing_lists", state=context.state)
        table.set_empty(_("No mailing list yet: write its name below."))
        words = _("A mailing list holds those who wished to be on it, until they leave it.")
        super().__init__(context, page, table, "directory/mailing-lists", words)
        self.name = TextField(_("Name"), required=True)
        self.description = TextField(_("Description"))
        self.subscriptions: RowTableModel[SubscriptionRow] = RowTableModel(
            _subscription_columns(), lambda row: row.id, lambda row: row.folded, folded=True
        )
        self.lines = _subscription_table(self.subscriptions, context)
        self.filter = SearchBox(_("Filter the subscriptions"))
        self.leave_button = button(_("Unsubscribe"), "user-minus", self.unsubscribe)
        self.again_button = button(_("Subscribe again"), "rotate-ccw", self.subscribe_again)
        self.add_button = button(_("Add addresses"), "plus", self.open_form)
        self.form = AddForm(
            _("Put them on the list"),
            {
                "text": MultilineField(_("Addresses"), hint=_("one a line, or as Outlook copies them"), lines=4),
                "source": TextField(_("Source"), hint=_("form on the site, attendance sheet, by mail…")),
            },
        ).keep_in(context.drafts, "list-addresses")
        self.refused = Notice(tone="late")
        self.new_list = TextField(_("New mailing list"), placeholder=_("Its name, then Enter"))
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        fields, tools = QHBoxLayout(), QHBoxLayout()
        fields.addWidget(self.name, 2)
        fields.addWidget(self.description, 3)
        tools.addWidget(self.filter, 1)
        for each in (self.leave_button, self.again_button, self.add_button):
            tools.addWidget(each)
        box = self.detail.box
        box.addLayout(fields)
        box.addLayout(tools)
        box.addWidget(self.form)
        box.addWidget(self.refused)
        box.addWidget(self.lines, 1)
        self.refused.hide()
        below = QHBoxLayout()
        sizes = look().sizes
        below.setContentsMargins(sizes.between, 0, sizes.between, sizes.inside)
        below.addWidget(self.new_list)
        self.left.box.addLayout(below)

    def _connect(self) -> None:
        context = self.context
        save_to(context, self.name, MailingList, "name", self._key, self.read)
        save_to(context, self.description, MailingList, "description", self._key, self.read)
        self.filter.textChanged.connect(self.subscriptions.set_filter)
        self.lines.selection_changed.connect(self._show_tools)
        self.form.submitted.connect(lambda values: self.add_addresses(values["text"], values["source"]))
        self.new_list.committed.connect(self.create_list)

    # Reading.

    def read(self) -> None:
        context = self.context
        context.jobs.ask(
            lambda: context.services.mailing_lists.lists(),
            self._show,
            context.errors.show,
            owner=self,
            latest="directory.mailing_lists.rows",
        )

    def _show(self, rows: "list[ListRow]") -> None:
        self.model.set_rows(rows)
        self.shown_again()

    def fill(self, row: "ListRow") -> None:
        self.form.turn_to(row.id)
        self.title.setText(row.name)
        said = [ngettext("{count} subscribed", "{count} subscribed", row.count).format(count=row.count)]
        if row.left:
            said.append(ngettext("{count} left it", "{count} left it", row.left).format(count=row.left))
        self.summary.setText(" · ".join(said))
        self.name.set_value(row.name)
        self.description.set_value(row.description)
        context = self.context
        context.jobs.ask(
            lambda: context.services.mailing_lists.subscriptions(row.id),
            self._show_lines,
            context.errors.show,
            owner=self,
            latest="directory.subscriptions",
        )

    def _show_lines(self, rows: "list[SubscriptionRow]") -> None:
        self.subscriptions.set_rows(rows)
        self._show_tools()

    def _show_tools(self) -> None:
        marked = self.lines.selected_rows()
        self.leave_button.setEnabled(any(row.unsubscribed_on is None for row in marked))
        self.again_button.setVisible(bool(marked) and all(row.unsubscribed_on is not None for row in marked))

    def selection(self, row: "ListRow") -> Selection:
        return Selection(SelectionKind.LIST, (row.id,), row.name)

    def _key(self) -> UUID:
        row = self.table.chosen_row()
        if row is None:
            raise LookupError("no list is chosen")
        key: UUID = row.id
        return key

    # Writing.

    def create_list(self, name: str) -> None:
        """A new list, shown at once."""
        if not name:
            return
        context = self.context

        def done(written: "Written") -> None:
            self.new_list.set_value("")
            self.table.choose(written.record_id)
            self.read()

        context.jobs.save(
            lambda: context.services.mailing_lists.create(name),
            done,
            lambda error: self.new_list.show_refusal(str(error)),
            owner=self,
        )

    def open_form(self) -> None:
        self.refused.dismiss()
        self.form.open_form()

    def add_addresses(self, text: str, source: str) -> None:
        """Put pasted addresses on the list; those refused stay in the form, each with its reason."""
        context, key = self.context, self._key()
        act(
            context,
            self.page,
            lambda: context.services.mailing_lists.subscribe_addresses(key, text, source),
            self._added,
        )

    def _added(self, done: "Subscribed") -> None:
        self.page.said.emit(subscribed_words(done))
        if done.refused:
            told = _("{address}: {reason}")
            lines = (told.format(address=each.address, reason=_(each.reason)) for each in done.refused)
            self.refused.say("\n".join((_("Not added:"), *lines)), "late")
            self.form.fields["text"].set_value("\n".join(each.address for each in done.refused))
        else:
            self.form.hide()
        self.read()

    def unsubscribe(self) -> None:
        """Those marked leave the list today."""
        context = self.context
        rows = [row for row in self.lines.selected_rows() if row.unsubscribed_on is None]

        def work() -> None:
            for row in rows:
                context.services.mailing_lists.unsubscribe(row.id)

        def take_back() -> None:
            act(context, self.page, again, lambda _done: self.read())

        def again() -> None:
            for row in rows:
                context.services.records.change(Subscription, row.id, {"unsubscribed_on": None})

        def done(_none: None) -> None:
            words = ngettext("{count} unsubscribed", "{count} unsubscribed", len(rows)).format(count=len(rows))
            self.page.undo_offered.emit(words, take_back)
            self.read()

        if rows:
            act(context, self.page, work, done)

    def subscribe_again(self) -> None:
        """Those marked come back, by their own wish."""
        context, keys = self.context, [row.id for row in self.lines.selected_rows()]

        def work() -> None:
            for key in keys:
                context.services.mailing_lists.subscribe_again(key)

        act(context, self.page, work, lambda _none: self.read())

    def put_away(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            words = _("“{name}” moved to the trash").format(name=row.name)
            trash(self.context, self.page, MailingList, row.id, words, self.read)


def _list_columns() -> "tuple[Column[ListRow], ...]":
    return (
        Column(N_("Name"), lambda r: r.name, lambda r: fold(r.name), secondary=lambda r: r.description),
        Column(N_("On it"), lambda r: str(r.count), lambda r: r.count, align=Align.RIGHT, width=84),
    )


def _subscription_table(model: "RowTableModel[SubscriptionRow]", context: Context) -> "RowTable[SubscriptionRow]":
    words = _("Nobody yet. Add addresses here, or people from the list, With the selection.")
    key = "directory.subscriptions"
    return RowTable(model, _("Subscriptions"), key=key, state=context.state, several=True, compact=True, empty=words)


def _subscription_columns() -> "tuple[Column[SubscriptionRow], ...]":
    return (
        Column(N_("Name"), lambda r: r.name, lambda r: r.folded),
        Column(N_("Organisation"), lambda r: r.organisation, lambda r: fold(r.organisation)),
        Column(N_("Since"), lambda r: _day(r.since_on), lambda r: str(r.since_on or ""), width=92),
        Column(N_("Source"), lambda r: r.source, lambda r: fold(r.source), width=130),
        Column(
            N_("State"),
            lambda _r: "",
            lambda r: str(r.unsubscribed_on or ""),
            state=lambda r: (
                (_("left on {date}").format(date=_day(r.unsubscribed_on)), "late") if r.unsubscribed_on else None
            ),
            width=140,
        ),
    )


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
