"""The log of mailings: what went out, when, how, to how many."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import N_, _, fold, ngettext
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.ui.binding import trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_words import SENDING
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, label

if TYPE_CHECKING:
    from csxl_desktop.services.selections import MailingRow


class LogPlace(QWidget):
    """One line a mailing, newest first; the sentence about the one marked stands below."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.model: RowTableModel[MailingRow] = RowTableModel(_columns(), lambda row: row.id)
        self.table = RowTable(self.model, _("Mailings"), key="directory.mailings", state=context.state)
        self.table.set_empty(_("Nothing noted yet. Copying addresses or saving a draft offers to note it here."))
        self.filter = SearchBox(_("Filter the mailings"))
        self.sentence = label("", "secondary", wrap=True)
        self.trash_button = icon_button("trash-2", _("Put in the trash"), self.put_away)
        sizes = look().sizes
        card = Card(padding=1)
        for row, widgets in ((QHBoxLayout(), (self.filter,)), (QHBoxLayout(), (self.sentence, self.trash_button))):
            row.setContentsMargins(sizes.between, sizes.px(10), sizes.between, sizes.px(10))
            for widget in widgets:
                row.addWidget(widget, 0 if widget is self.trash_button else 1)
            card.box.addLayout(row)
        card.box.insertWidget(1, self.table, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(card)
        self.filter.textChanged.connect(self.model.set_filter)
        self.table.row_chosen.connect(lambda _row: self._say())

    def read(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.selections.mailings(),
            self._show,
            context.errors.show,
            owner=self,
            latest="directory.mailings",
        )

    def put_away(self) -> None:
        row = self.table.chosen_row()
        if row is not None:
            words = _("“{name}” moved to the trash").format(name=row.title)
            trash(self._context, self._page, Mailing, row.id, words, self.read)

    def go_back(self) -> bool:
        return False

    def _show(self, rows: "list[MailingRow]") -> None:
        self.model.set_rows(rows)
        if self.table.chosen_row() is None:
            self.table.choose_first()
        self._say()

    def _say(self) -> None:
        row = self.table.chosen_row()
        self.trash_button.setEnabled(row is not None)
        self.sentence.setText(sent_words(row) if row is not None else "")


def sent_words(row: "MailingRow") -> str:
    """“Sent to 87 people on 3 March 2026 by mail.”"""
    words = ngettext(
        "“{title}”: sent to {count} person on {date} ({how}).",
        "“{title}”: sent to {count} people on {date} ({how}).",
        row.recipients,
    )
    said = words.format(title=row.title, count=row.recipients, date=long_date(row.sent_on), how=_(SENDING[row.channel]))
    return f"{said} {row.note}".strip()


def _columns() -> "tuple[Column[MailingRow], ...]":
    return (
        Column(N_("Sent on"), lambda r: short_date(r.sent_on), lambda r: r.sent_on, width=110),
        Column(N_("What"), lambda r: r.title, lambda r: fold(r.title)),
        Column(N_("How"), lambda r: _(SENDING[r.channel]), lambda r: fold(_(SENDING[r.channel])), width=110),
        Column(N_("Recipients"), lambda r: str(r.recipients), lambda r: r.recipients, align=Align.RIGHT, width=120),
        Column(N_("To whom"), lambda r: r.selection, lambda r: fold(r.selection)),
    )
