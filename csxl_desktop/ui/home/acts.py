"""Every act upon the dossier: narrowed by who, when, what; beside the list what it changed, and its taking back."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.errors import UndoConflictError
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.services.office_history import ActLine, ChangedRecord, Subject
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import below_each_other
from csxl_desktop.ui.home.act_changes import ActChanges, when_words
from csxl_desktop.ui.home.act_folding import folded, saves_words
from csxl_desktop.ui.home.acts_filter import ActsFilter
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import Splitter, column, scrolled
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import framed

_PORTION = 200  # acts read at once


def what_words(line: ActLine) -> str:
    """The first records that the act touched, and how many more; how often one was saved while it was typed."""
    told = ", ".join(line.names)
    more = line.records - len(line.names)
    if more <= 0:
        return " · ".join(each for each in (saves_words(line), told) if each)
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(names=told, count=more)


_COLUMNS: tuple[Column[ActLine], ...] = (
    Column(N_("When"), when_words, lambda line: line.at, width=150),
    Column(
        N_("What was done"),
        lambda line: _(line.label),
        lambda line: sort_key(_(line.label)),
        secondary=what_words,
        state=lambda line: (_("taken back"), "neutral") if line.undone else None,
    ),
    Column(N_("Who"), lambda line: line.person, lambda line: sort_key(line.person), width=130),
)


class ActsView(QWidget):
    """The acts on the left, newest first; on the right what the marked one changed."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._line: ActLine | None = None
        self._rows: list[ActLine] = []
        self._sought: UUID | None = None  # the act to mark once it is read
        self._opened: set[UUID] = set()  # acts that stand alone, whatever was saved around them
        self.filter = ActsFilter(context)
        self.model = RowTableModel(_COLUMNS, lambda line: line.id)
        empty = _("Nothing was done that answers this.")
        self.table = RowTable(self.model, _("What was done"), key="acts", state=context.state, empty=empty)
        self.more = link_button(_("Show earlier acts"), self._show_more, "history")
        self.told = ActChanges()
        self._build()
        self._connect()

    def _build(self) -> None:
        sizes = look().sizes
        listed = column(framed(self.table), self.more, spacing=sizes.inside)
        split = Splitter("home/acts", self._context.state, listed, scrolled(self.told, cards=True), sizes=(760, 480))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(self.filter)
        box.addWidget(split, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(self._turn)
        self.table.row_chosen.connect(self._choose)
        self.table.row_opened.connect(lambda _line: self._unfold())
        self.told.each_wanted.connect(self._unfold)
        self.told.taken_back.connect(self._take_back)
        for part in (self.filter, self.told):
            part.opened.connect(self._page.record_requested)

    def show_record(self, record_id: UUID, act: UUID | None = None) -> None:
        """The acts upon one record and its parts; `act` of them is marked."""

        def found(subject: Subject | None) -> None:
            if subject is not None:
                self._sought = act
                self.filter.show_subject(subject)
                self._narrow()

        context = self._context
        context.jobs.ask(
            lambda: context.services.office_history.subject(record_id),
            found,
            context.errors.show,
            owner=self,
            latest="acts-subject",
        )

    def reload(self) -> None:
        context = self._context

        def read() -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
            history = context.services.office_history
            return history.people(), history.kinds()

        context.jobs.ask(read, self.filter.offer, context.errors.show, owner=self, latest="acts-offered")
        self._narrow()

    def _turn(self) -> None:
        self._opened.clear()
        self._narrow()

    def _narrow(self) -> None:
        """Read the acts that are asked for now; as many as were shown."""
        wanted, context = self.filter.wanted(), self._context
        most = max(_PORTION, len(self._rows))
        context.jobs.ask(
            lambda: context.services.office_history.acts(wanted, limit=most),
            self._show,
            context.errors.show,
            owner=self,
            latest="acts",
        )

    def _show(self, rows: tuple[ActLine, ...]) -> None:
        if self._sought is not None:
            self._opened.add(self._sought)
        self._show_rows(list(rows), full=len(rows) >= _PORTION)
        marked = self._sought or (self._line.id if self._line is not None else None)
        self._sought = None
        if marked is None or not self.table.choose(marked):
            self.table.choose_first()
        self._choose(self.table.chosen_row())

    def _show_rows(self, rows: list[ActLine], *, full: bool) -> None:
        self._rows = rows
        self.model.set_rows(folded(rows, self._opened))
        self.more.setVisible(full)

    def _show_more(self) -> None:
        wanted, have = self.filter.wanted(), list(self._rows)
        self._context.jobs.ask(
            lambda: self._context.services.office_history.acts(wanted, limit=_PORTION, skip=len(have)),
            lambda rows: self._show_rows([*have, *rows], full=len(rows) == _PORTION),
            self._context.errors.show,
            owner=self,
            latest="acts",
        )

    # The act marked.

    def _unfold(self) -> None:
        """Each save of the marked line, in a line of its own."""
        line = self._line
        if line is not None and line.folded:
            self._opened.update(each.id for each in line.folded)
            self.model.set_rows(folded(self._rows, self._opened))
            self.table.choose(line.id)
            self._choose(self.table.chosen_row())
            self.table.setFocus()

    def _choose(self, line: ActLine | None) -> None:
        if line != self._line:
            self.told.notice.say("")
        self._line = line
        if line is None:
            self.told.show_act(None, ())
            return
        about, history = self.filter.wanted().record, self._context.services.office_history

        def read() -> tuple[ChangedRecord, ...]:
            if line.folded:
                return history.changed_together(line.folded[-1].id, line.id)
            return history.changed(line.id, of=about)

        self._context.jobs.ask(
            read,
            partial(self.told.show_act, line),
            self._context.errors.show,
            owner=self,
            latest="act",
        )

    def _take_back(self) -> None:
        if self._line is None:
            return
        line, context = self._line, self._context
        self.told.notice.say("")

        def done(_undone: object) -> None:
            self._page.said.emit(_("Taken back: {what}").format(what=_(line.label)))
            self.reload()

        context.jobs.save(lambda: context.services.history.undo_transaction(line.id), done, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        """What stands on the act is told beside it, and the newest act of those is a click away."""
        if not isinstance(error, UndoConflictError):
            self._context.errors.show(error)
            return
        self.told.notice.say(below_each_other(error.parts()[:-1]), "late")  # the last says to come here
        later = next((each for each in error.standing if each.act is not None), None)
        self.told.notice.offer(
            _("Show that act"), partial(self.show_record, later.record_id, later.act) if later is not None else None
        )
