"""The slips of a round: the number typed when one is back, the list, the filters."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.slip_rows import RoundRow, SlipRow, typed_slip
from csxl_desktop.i18n import _
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.directory.slip_words import columns
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.choices import FilterChips
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, set_tip
from csxl_desktop.ui.widgets.text_fields import TextField

_MISSING, _LATE, _BACK = "missing", "late", "back"


class SlipList(Card):
    """`opened(SlipRow)` by Enter, `ticked(SlipRow)` by Ctrl+Enter, in the number or in the list."""

    opened = Signal(object)
    ticked = Signal(object)
    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__(padding=look().sizes.between)
        self._held: RoundRow | None = None
        self.number = TextField(_("Number of the slip"), placeholder=_("12, then Enter"), limit=20)
        self.tick_button = primary_button(_("Nothing to change"), "check-check", self._tick_typed)
        set_tip(self.tick_button, _("Ctrl+Enter"))
        chips = [(_MISSING, _("Missing")), (_LATE, _("To ask again")), (_BACK, _("Come back"))]
        self.chips = FilterChips(chips, exclusive=True)
        self.model: RowTableModel[SlipRow] = RowTableModel(columns(), lambda row: row.id)
        self.list = RowTable(self.model, _("Slips"), empty=_("No slip here."))
        self.box.addWidget(self.number)
        self.box.addWidget(self.tick_button)
        self.box.addWidget(self.chips)
        self.box.addWidget(self.list, 1)
        self.number.edit.returnPressed.connect(self._open_typed)
        self.list.row_opened.connect(self.opened)
        self.chips.changed.connect(self._narrow)
        for widget in (self.number, self.list):
            for keys in ("Ctrl+Return", "Ctrl+Enter"):
                add_keys(widget, _("Slip come back"), keys, partial(self._tick_from, widget))

    # What the tool calls.

    def show_round(self, held: RoundRow | None) -> None:
        self._held = held
        for each in (self.number, self.tick_button, self.chips):
            each.setVisible(held is not None)
        self.model.set_rows([slip for slip in held.slips if self._is_wanted(slip)] if held else [])

    def wants_missing(self) -> bool:
        """Whether what came back is filtered away."""
        return bool(self.chips.value() & {_MISSING, _LATE})

    def wait_for(self, number: int | None) -> None:
        """The number is proposed, ready to be typed over."""
        self.number.set_value("" if number is None else str(number))
        self.number.setFocus()
        self.number.edit.selectAll()

    def refuse(self, error: Exception) -> None:
        self.number.show_refusal(sentence(error))
        self.number.setFocus()

    # Within.

    def _narrow(self, _keys: object) -> None:
        self.show_round(self._held)
        self.narrowed.emit()

    def _open_typed(self) -> None:
        slip = self._typed()
        if slip is not None:
            self.opened.emit(slip)

    def _tick_typed(self) -> None:
        self._tick_from(self.number)

    def _tick_from(self, widget: QWidget) -> None:
        slip = self.list.chosen_row() if widget is self.list else self._typed()
        if slip is not None:
            self.ticked.emit(slip)

    def _typed(self) -> SlipRow | None:
        found = typed_slip(self.number.edit.text(), self._held) if self._held else None
        if found is None:
            self.number.show_refusal(_("No slip of this round has that number."))
        return found

    def _is_wanted(self, slip: SlipRow) -> bool:
        wanted = self.chips.value()
        if _MISSING in wanted:
            return slip.returned_on is None
        if _LATE in wanted:
            return slip.late
        return _BACK not in wanted or slip.returned_on is not None
