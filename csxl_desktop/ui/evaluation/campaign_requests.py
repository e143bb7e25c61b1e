"""Whom a call for testimonials has on its list: one key says what each answers."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from csxl_desktop.domain.campaign_rows import RequestRow
from csxl_desktop.domain.evaluation_choices import RequestOutcome
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.row_table import RowTable

OUTCOMES: Mapping[RequestOutcome, str] = {
    RequestOutcome.RECEIVED: N_("has answered"),
    RequestOutcome.REFUSED: N_("declines"),
    RequestOutcome.NO_ANSWER: N_("does not answer"),
    RequestOutcome.WAITING: N_("waiting"),
}
_TONES = {
    RequestOutcome.RECEIVED: "good",
    RequestOutcome.REFUSED: "neutral",
    RequestOutcome.NO_ANSWER: "neutral",
    RequestOutcome.WAITING: "late",
}
# The letters of the French words, as at the answers to an invitation: répond, non, sans réponse, attend.
KEYS = {
    Qt.Key.Key_R: RequestOutcome.RECEIVED,
    Qt.Key.Key_N: RequestOutcome.REFUSED,
    Qt.Key.Key_S: RequestOutcome.NO_ANSWER,
    Qt.Key.Key_A: RequestOutcome.WAITING,
}
_ASKED = Qt.Key.Key_D  # demandé


def state_of(row: RequestRow) -> tuple[str, str]:
    """The word and tone of a line."""
    if row.to_ask:
        return (_("to ask"), "neutral")
    return (_(OUTCOMES[row.outcome]), _TONES[row.outcome])


def when(row: RequestRow) -> str:
    """The last day on which something happened, and what."""
    if row.answered_on is not None:
        return _("answered on {date}").format(date=short_date(row.answered_on))
    if row.reminded_on is not None:
        return _("reminded on {date}").format(date=short_date(row.reminded_on))
    if row.asked_on is not None:
        return _("asked on {date}").format(date=short_date(row.asked_on))
    return "" if row.email else _("no mail address")


_COLUMNS: tuple[Column[RequestRow], ...] = (
    Column(
        N_("Whom we ask"),
        lambda row: row.name,
        lambda row: row.folded,
        secondary=lambda row: row.organisation if row.organisation != row.name else "",
    ),
    Column(
        N_("When"),
        when,
        lambda row: row.answered_on or row.reminded_on or row.asked_on or date.min,
        width=196,
    ),
    Column(N_("State"), lambda _row: "", lambda row: state_of(row)[0], state=state_of, width=130),
)


class RequestTable(RowTable[RequestRow]):
    """`outcome_wanted(row, outcome)`, `asked(row)`, `removed(row)`; Enter sends `row_opened`."""

    outcome_wanted = Signal(object, object)
    asked = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        self.lines: RowTableModel[RequestRow] = RowTableModel(
            _COLUMNS, lambda row: row.id, lambda row: row.folded, folded=True
        )
        super().__init__(self.lines, _("Whom we ask"), compact=True)
        self.set_empty(_("Nobody on the list yet: choose below whom to ask."))

    def event(self, event: QEvent) -> bool:
        """Del means the line here, not the call."""
        is_delete = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete
        if is_delete and event.type() == QEvent.Type.ShortcutOverride and self.chosen_row() is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.chosen_row(), Qt.Key(event.key())
        if row is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in KEYS:
            self.outcome_wanted.emit(row, KEYS[key])
        elif key == _ASKED:
            self.asked.emit(row)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.chosen_row()
        if row is not None:
            self.menu(row).popup(event.globalPos())

    def menu(self, row: RequestRow) -> QMenu:
        """Everything that the keys do, by its word."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self.acts(row):
            menu.addAction(words).triggered.connect(lambda _checked, act=act: act())
        return menu

    def acts(self, row: RequestRow) -> tuple[tuple[str, Callable[[], None]], ...]:
        """What can be said of a line, by its word."""
        return (
            (_("Asked today"), partial(self.asked.emit, row)),
            *((_(word), partial(self.outcome_wanted.emit, row, each)) for each, word in OUTCOMES.items()),
            (_("Take off the list"), partial(self.removed.emit, row)),
        )
