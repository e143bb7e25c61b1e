"""The trash: what lies there, taken out by a click; what has lain there long is shown before it goes for good."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.trash import KEPT_MONTHS, Emptied, TrashEmptying, TrashLine
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, framed, label

_NAMED = 12  # records that a preview names


def _day(line: TrashLine) -> str:
    return short_date(line.trashed_at.astimezone().date())


_COLUMNS: tuple[Column[TrashLine], ...] = (
    Column(N_("Name"), lambda line: line.name, lambda line: sort_key(line.name), strong=True),
    Column(N_("Kind"), lambda line: line.kind_title, lambda line: sort_key(line.kind_title), width=220),
    Column(N_("In the trash since"), _day, lambda line: line.trashed_at, width=170),
    Column(N_("Put there by"), lambda line: line.by, lambda line: sort_key(line.by), width=160),
)
_SEARCH = 560  # pixels: a word, not a line over a whole wall


class TrashView(QWidget):
    """The list, its search, its two acts."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.search = SearchBox(_("Search in the trash"))
        self.model = RowTableModel(_COLUMNS, lambda line: line.id)
        self.table = RowTable(
            self.model, _("Trash"), key="trash", state=context.state, several=True, empty=_("The trash is empty.")
        )
        self.restore_button = button(_("Take out of the trash"), "undo-2", self._restore)
        self.empty_button = button(_("What has lain there long…"), "trash-2", self._look_before_emptying)
        self.preview = Card(_("What would go for good"))
        self.told = label("", wrap=True)
        self.named = label("", "secondary", wrap=True, selectable=True)
        self.go_button = button(_("Let it go"), "trash-2", self._empty)
        self.keep_button = button(_("Keep everything"), clicked=self._close_preview)
        self.notice = Notice()
        self._build()
        self.search.textChanged.connect(self.model.set_filter)
        self.table.selection_changed.connect(self._enable)
        self.table.row_opened.connect(lambda _row: self._restore())

    def _build(self) -> None:
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.inside)
        self.search.setMaximumWidth(sizes.px(_SEARCH))
        head.addWidget(self.search, 3)
        head.addStretch(1)
        head.addWidget(self.restore_button)
        head.addWidget(self.empty_button)
        self.preview.box.addWidget(self.told)
        self.preview.box.addWidget(self.named)
        choice = QHBoxLayout()
        choice.setSpacing(sizes.inside)
        choice.addWidget(self.keep_button)
        choice.addWidget(self.go_button)
        choice.addStretch()
        self.preview.box.addLayout(choice)
        self.preview.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(self.preview)
        box.addWidget(framed(self.table), 1)

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.trash.lines(), self._show, context.errors.show, owner=self, latest="trash"
        )

    def _show(self, lines: tuple[TrashLine, ...]) -> None:
        self.model.set_rows(lines)
        self._enable()

    def _enable(self) -> None:
        self.restore_button.setEnabled(bool(self.table.selected_rows()))

    def _restore(self) -> None:
        lines, context = self.table.selected_rows(), self._context
        if not lines:
            return

        def work() -> int:
            for line in lines:
                context.services.trash.restore(line.table, line.id)
            return len(lines)

        act(self._context, self._page, work, partial(self._restored, lines[0].name))

    def _restored(self, name: str, count: int) -> None:
        words = _("“{name}” is back").format(name=name)
        if count > 1:
            words = ngettext("{count} record is back", "{count} records are back", count).format(count=count)
        self._page.said.emit(words)
        self.reload()

    # Emptying: never without having shown what goes.

    def _look_before_emptying(self) -> None:
        context = self._context
        today = context.today()
        context.jobs.ask(
            lambda: context.services.trash.to_empty(today), self._show_preview, context.errors.show, owner=self
        )

    def _show_preview(self, found: TrashEmptying) -> None:
        if not found.going:
            words = _("Nothing has lain in the trash for {months} months: nothing goes.").format(months=KEPT_MONTHS)
            if found.staying:
                words = ngettext(
                    "{count} record has lain there for {months} months, but others name it: it stays.",
                    "{count} records have lain there for {months} months, but others name them: they stay.",
                    len(found.staying),
                ).format(count=len(found.staying), months=KEPT_MONTHS)
            self._close_preview()
            self.notice.say(words)
            return
        self.notice.say("")
        count = len(found.going)
        told = ngettext(
            "{count} record has lain there for more than {months} months. The history remembers what it was.",
            "{count} records have lain there for more than {months} months. The history remembers what they were.",
            count,
        )
        self.told.setText(told.format(count=count, months=KEPT_MONTHS))
        names = [f"{line.name} ({line.kind_title}, {_day(line)})" for line in found.going[:_NAMED]]
        more = count - len(names)
        if more:
            names.append(ngettext("and {count} more", "and {count} more", more).format(count=more))
        self.named.setText("\n".join(names))
        self.preview.show()
        self.keep_button.setFocus()

    def _close_preview(self) -> None:
        self.preview.hide()

    def _empty(self) -> None:
        today = self._context.today()

        def done(emptied: Emptied) -> None:
            self._close_preview()
            words = ngettext("{count} record has gone", "{count} records have gone", emptied.count)
            take_back = partial(self._take_back, emptied.transaction_id)
            self._page.undo_offered.emit(words.format(count=emptied.count), take_back)
            self.reload()

        act(self._context, self._page, lambda: self._context.services.trash.empty(today), done)

    def _take_back(self, transaction_id: UUID) -> None:
        """That act and no other, whatever was done since."""
        context = self._context
        act(
            context,
            self._page,
            lambda: context.services.history.undo_transaction(transaction_id),
            lambda _undone: self.reload(),
        )
