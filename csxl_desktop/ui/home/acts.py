"""Every act upon the dossier: narrowed by who, when, what; beside the list what it changed, and its taking back."""

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.errors import UndoConflictError
from csxl_desktop.domain.history import ChangeKind
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.office_history import ActFilter, ActLine, ChangedRecord, FieldChange
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.badges import Pill
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import Splitter, column, scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, framed, hairline, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_PORTION = 200  # acts read at once
_PAUSE = 200  # milliseconds without a key before the history is searched
_LONGEST = 300  # letters of a value shown
_CHANGES = {
    ChangeKind.INSERT: (N_("made"), "good"),
    ChangeKind.UPDATE: (N_("changed"), "neutral"),
    ChangeKind.DELETE: (N_("gone"), "late"),
}


def when_words(line: ActLine) -> str:
    """“28/11/2026 at 14:03”, by this computer's clock."""
    at = line.at.astimezone()
    return _("{day} at {time}").format(day=short_date(at.date()), time=f"{at:%H:%M}")


def what_words(line: ActLine) -> str:
    """The first records that the act touched, and how many more."""
    told = ", ".join(line.names)
    more = line.records - len(line.names)
    if more <= 0:
        return told
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

_FIELD = 340  # pixels that a field takes at most: names and days are no longer


class ActsFilter(QWidget):
    """Which acts are shown; `changed` when something else is asked for, of words once somebody pauses."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.person = ChoiceField(_("Who"), [("", _("everybody"))]).narrow()
        self.kind = ChoiceField(_("What about"), [("", _("everything"))]).narrow()
        self.since = DateField(_("Since"), self._day)
        self.until = DateField(_("Until"), self._day)
        self.words = SearchBox(_("Words that were written or erased"))
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typed.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._typed.start())
        sizes = look().sizes
        row = QHBoxLayout()
        row.setSpacing(sizes.between)
        for field in (self.person, self.kind, self.since, self.until):
            row.addWidget(field, 1)
            field.setMaximumWidth(sizes.px(_FIELD))
            field.committed.connect(lambda _value: self.changed.emit())
        row.addStretch()
        self.words.setMaximumWidth(4 * sizes.px(_FIELD) + 3 * sizes.between)  # as far as the fields above
        typed = QHBoxLayout()
        typed.addWidget(self.words, 1)
        typed.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addLayout(row)
        box.addLayout(typed)

    def _day(self, text: str) -> date | None:
        return parse_date(text, self._context.today())

    def offer(self, known: tuple[tuple[str, ...], tuple[tuple[str, str], ...]]) -> None:
        """The people and the tables that the history tells of."""
        people, kinds = known
        self.person.set_options([("", _("everybody")), *((name, name) for name in people)])
        self.kind.set_options([("", _("everything")), *kinds])

    def wanted(self) -> ActFilter:
        """What is asked for."""
        return ActFilter(
            self.person.value() or "",
            self.kind.value() or "",
            self.since.value(),
            self.until.value(),
            self.words.text().strip(),
        )


class ActsView(QWidget):
    """The acts on the left, newest first; on the right what the marked one changed."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._line: ActLine | None = None
        self._rows: list[ActLine] = []
        self.filter = ActsFilter(context)
        self.model = RowTableModel(_COLUMNS, lambda line: line.id)
        empty = _("Nothing was done that answers this.")
        self.table = RowTable(self.model, _("What was done"), key="acts", state=context.state, empty=empty)
        self.more = link_button(_("Show earlier acts"), self._show_more, "history")
        self.notice = Notice()
        self.take_back_button = button(_("Take back this act"), "undo-2", self._take_back)
        self._acting = QWidget()
        self.changes: list[ChangedRecord] = []
        self._detail = QVBoxLayout()
        self._build()
        self._connect()

    def _build(self) -> None:
        sizes = look().sizes
        acting = QHBoxLayout(self._acting)
        acting.setContentsMargins(0, 0, 0, 0)
        acting.addWidget(self.take_back_button)
        acting.addStretch()
        told = Card()
        told.box.addWidget(self.notice)
        told.box.addLayout(self._detail)
        told.box.addStretch()
        listed = column(framed(self.table), self.more, spacing=sizes.inside)
        split = Splitter("home/acts", self._context.state, listed, scrolled(told, cards=True), sizes=(760, 480))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(self.filter)
        box.addWidget(split, 1)

    def _connect(self) -> None:
        self.filter.changed.connect(self._narrow)
        self.table.row_chosen.connect(self._choose)

    def reload(self) -> None:
        context = self._context

        def read() -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
            history = context.services.office_history
            return history.people(), history.kinds()

        context.jobs.ask(read, self.filter.offer, context.errors.show, owner=self, latest="acts-offered")
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
        self._show_rows(list(rows), full=len(rows) >= _PORTION)
        if self._line is None or not self.table.choose(self._line.id):
            self.table.choose_first()
        self._choose(self.table.chosen_row())

    def _show_rows(self, rows: list[ActLine], *, full: bool) -> None:
        self._rows = rows
        self.model.set_rows(rows)
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

    def _choose(self, line: ActLine | None) -> None:
        if line != self._line:
            self.notice.say("")
        self._line = line
        if line is None:
            self._show_changes(None, ())
            return
        self._context.jobs.ask(
            lambda: self._context.services.office_history.changed(line.id),
            partial(self._show_changes, line),
            self._context.errors.show,
            owner=self,
            latest="act",
        )

    def _show_changes(self, line: ActLine | None, changes: tuple[ChangedRecord, ...]) -> None:
        self.changes = list(changes)
        self._acting.setParent(None)
        while (item := self._detail.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if line is None:
            self._detail.addWidget(label(_("Choose an act to see what it changed."), "secondary", wrap=True))
            return
        self._detail.setSpacing(look().sizes.inside)
        for each in self._told(line):
            self._detail.addWidget(each)
        for change in changes:
            self._detail.addWidget(hairline())
            self._detail.addWidget(self._record(change))
        if (more := line.records - len(changes)) > 0:
            words = ngettext("{count} more record is not shown", "{count} more records are not shown", more)
            self._detail.addWidget(label(words.format(count=more), "secondary", wrap=True))

    def _told(self, line: ActLine) -> list[QWidget]:
        who = _("{when}, {person}, on {computer}")
        told: list[QWidget] = [
            SectionLabel(_(line.label)),
            label(who.format(when=when_words(line), person=line.person, computer=line.workstation), "small", wrap=True),
        ]
        if line.undone:
            told.append(Pill(_("taken back"), "neutral"))
        elif line.can_be_undone:
            told.append(self._acting)
            self._acting.show()
        return told

    def _record(self, change: ChangedRecord) -> QWidget:
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.inside)
        head.addWidget(label(change.name, "strong", wrap=True), 1)
        word, tone = _CHANGES[change.change]
        head.addWidget(Pill(_(word), tone))
        if change.opens is not None:
            kind, key = change.opens
            opening = link_button(_("Open"), partial(self._page.record_requested.emit, kind, key), "arrow-right")
            opening.setAccessibleName(_("Open: {name}").format(name=change.name))
            head.addWidget(opening)
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.px(2))
        box.addLayout(head)
        box.addWidget(label(change.kind_title, "small"))
        for each in change.fields:
            box.addWidget(label(field_words(each), "secondary", wrap=True, selectable=True))
        return holder

    def _take_back(self) -> None:
        if self._line is None:
            return
        line, context = self._line, self._context
        self.notice.say("")

        def done(_undone: object) -> None:
            self._page.said.emit(_("Taken back: {what}").format(what=_(line.label)))
            self.reload()

        context.jobs.save(lambda: context.services.history.undo_transaction(line.id), done, self._refused, owner=self)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, UndoConflictError):
            self._context.errors.show(error)
            return
        words = _("This act cannot be taken back by itself: something done later stands on it. Take that back first.")
        self.notice.say(words, "late")


def field_words(change: FieldChange) -> str:
    """“Town: Ixelles → Uccle”; what was empty shows only what is."""
    old, new = (_short(value) for value in (change.old, change.new))
    if not old:
        return _("{field}: {new}").format(field=change.field, new=new)
    return _("{field}: {old} → {new}").format(field=change.field, old=old, new=new or "—")


def _short(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
