"""What came in from the other computer: when, what, what of it waits; each exchange can be taken back."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.reconciling import CopySource
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.discarded import TakenInRow
from csxl_desktop.ui.bag_words import came_words
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.backup_words import moment
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import framed


def _state(row: TakenInRow) -> tuple[str, str] | None:
    if row.undone:
        return _("exchange taken back"), "plain"
    if row.waiting:
        words = ngettext("{count} thing to decide", "{count} things to decide", row.waiting)
        return words.format(count=row.waiting), "late"
    return None


_COLUMNS: tuple[Column[TakenInRow], ...] = (
    Column(N_("When"), lambda row: moment(row.at), lambda row: row.at, width=150, strong=True),
    Column(N_("From the computer"), lambda row: row.workstation, lambda row: row.workstation, width=200),
    Column(N_("What came in"), lambda row: what_came(row), lambda row: row.taken.records, state=_state),
)


class ExchangesView(QWidget):
    """The newest first. Taking one back is an act as any other: the other computer hears of it; it can be redone."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.model = RowTableModel(_COLUMNS, lambda row: row.id)
        self.table = RowTable(
            self.model,
            _("What came in"),
            key="exchanges",
            state=context.state,
            empty=_("Nothing came in from another computer yet."),
        )
        self.back_button = button(_("Take this exchange back"), "undo-2", self.take_back)
        line = QHBoxLayout()
        line.addWidget(self.back_button)
        line.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(framed(self.table), 1)
        box.addLayout(line)
        self.table.row_chosen.connect(lambda _row: self._enable())

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.discarded.taken_in(CopySource.FOLDER),
            self._show,
            context.errors.show,
            owner=self,
            latest="exchanges",
        )

    def take_back(self) -> None:
        """What came with the marked exchange goes again; refused where something done since stands on it."""
        row, context = self.table.chosen_row(), self._context
        if row is None or row.transaction_id is None:
            return
        transaction_id = row.transaction_id

        def done(_undone: object) -> None:
            words = _("What came from {workstation} on {moment} is taken back.")
            self._page.said.emit(words.format(workstation=row.workstation, moment=moment(row.at)))
            self.reload()

        act(context, self._page, lambda: context.services.history.undo_transaction(transaction_id), done)

    def _show(self, rows: tuple[TakenInRow, ...]) -> None:
        self.model.set_rows(rows)
        self._enable()

    def _enable(self) -> None:
        row = self.table.chosen_row()
        self.back_button.setEnabled(row is not None and not row.undone and row.transaction_id is not None)


def what_came(row: TakenInRow) -> str:
    """“41 presences, 2 new people”, or how many records where it was none of these; what waits is said beside."""
    taken = replace(row.taken, asked=0, texts_asked=0)
    if taken.presences or taken.people or taken.texts:
        return came_words(taken)
    return ngettext("{count} change", "{count} changes", taken.records).format(count=taken.records)
