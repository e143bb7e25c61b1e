"""How a figure kept by hand is kept: at a date or over the year, with how many decimals, from where, until when."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.evaluation import Indicator
from csxl_desktop.domain.evaluation_rows import IndicatorRow
from csxl_desktop.domain.shares import by_month
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import decimal, percent
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import change_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.text import hairline
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField


class IndicatorKeeping(QWidget):
    """What holds for all years of the figure; `key()` names it."""

    def __init__(self, place: Place, key: Callable[[], UUID], day: Callable[[str], date | None]) -> None:
        super().__init__()
        self.stock = ChoiceField(
            _("What it counts"), [(True, _("what there is at a date")), (False, _("what the whole year adds up to"))]
        )
        self.decimals = ChoiceField(_("Decimals"), [(0, _("as typed")), (1, "0,0"), (2, "0,00")])
        self.usual_source = TextField(_("Usual source"))
        self.closed = DateField(_("Followed until"), day)
        self.closed.set_hint(_("It no longer asks in the years after this day."))
        columns = (
            (self.stock, "stock"),
            (self.decimals, "decimals"),
            (self.usual_source, "source"),
            (self.closed, "closed_on"),
        )
        form = FormLayout(2)
        for field, column in columns:
            place.save(field, Indicator, column, key)
            form.add(field)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look().sizes.px(4), 0, 0)
        box.addWidget(hairline())
        box.addLayout(form)

    def show_row(self, row: IndicatorRow, *, same: bool) -> None:
        self.stock.show_value(row.stock, same=same)
        self.decimals.show_value(row.decimals, same=same)
        self.usual_source.show_value(row.usual_source, same=same)
        self.closed.show_value(row.closed_on, same=same)


def indicator_notes(row: IndicatorRow, year: int, *, running: bool) -> str:
    """How it moved, how near its target it is, what a flow makes in a month of a year that is over."""
    if row.value is None:
        return ""
    notes = [change_words(row.value, row.previous, year - 1, row.part)[1]]
    if row.reached is not None and row.target is not None:
        missing = row.target - row.value
        notes.append(
            _("{share} of the target, {missing} short").format(
                share=percent(row.reached), missing=decimal(float(missing))
            )
            if missing > 0
            else _("target reached ({share})").format(share=percent(row.reached))
        )
    if not row.stock and not running:
        notes.append(_("{number} a month on average").format(number=decimal(round(float(by_month(row.value)), 1))))
    return " · ".join(note for note in notes if note)
