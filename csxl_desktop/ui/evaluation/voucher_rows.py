"""The vouchers of a subsidy, typed line by line: Enter on the amount begins the next one."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.funder import Voucher
from csxl_desktop.domain.funder_words import COSTS
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import euro
from csxl_desktop.services.subsidy import SubsidyRow, VoucherRow
from csxl_desktop.ui.evaluation.part_rows import PartEditor, PartField, PartRows
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.file_opening import FileOpener, read_file
from csxl_desktop.ui.look import look
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

_NUMBER, _DATE, _AMOUNT, _COST = 46, 106, 92, 146  # pixels
_AMOUNT_AT = 4


class VoucherRows(QWidget):
    """The lines, and what they come to beside what was granted."""

    def __init__(self, place: Place, day: Callable[[], Any], subsidy_id: Callable[[], UUID]) -> None:
        super().__init__()
        self.place, self._subsidy_id = place, subsidy_id
        self.opener = FileOpener(place.context)
        self.totals = label("", "secondary", wrap=True)
        self.lines = _Lines(self, day)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        for widget in (self.opener, self.lines, self.totals):
            box.addWidget(widget)

    def show_subsidy(self, row: SubsidyRow) -> None:
        self.lines.show_rows(row.vouchers)
        self.totals.setText(claim_words(row))
        self.totals.setVisible(bool(row.vouchers))

    def add(self) -> None:
        """A new line, the cursor in it."""
        context, key = self.place.context, self._subsidy_id()
        self.place.act(
            lambda: context.services.subsidies.add_voucher(key), lambda _written: self.lines.rows.focus_next_new()
        )

    def file_of(self, row: VoucherRow, origin: QWidget) -> None:
        """Open the scan that is kept, or keep one."""
        context = self.place.context
        if row.file_name:
            self.opener.open_file(row.file_name, lambda: context.services.subsidies.file_of(row.id), origin)
            return
        name, _filter = QFileDialog.getOpenFileName(self, _("Scan of the voucher"), str(documents_folder()))
        if name:
            self.keep(row.id, Path(name))

    def keep(self, voucher_id: UUID, path: Path) -> None:
        """Keep a file as the scan of a voucher."""
        context = self.place.context
        context.jobs.compute(
            partial(read_file, path),
            lambda content: self.place.act(lambda: context.services.subsidies.attach(voucher_id, content, path.name)),
            context.errors.show,
            owner=self,
            label=_("Keeping the files"),
        )


def claim_words(row: SubsidyRow) -> str:
    """“reste 500,00 € · total 1 500,00 € · Frais de personnel 1 200,00 €”: first what one looks for."""
    parts = []
    if row.granted is not None:
        left = row.granted - row.claimed
        words = _("{amount} left") if left >= 0 else _("{amount} too much")
        parts.append(words.format(amount=euro(abs(left))))
    parts.append(_("claimed in all {amount}").format(amount=euro(row.claimed)))
    parts += [f"{_(COSTS[line.cost])} {euro(line.claimed)}" for line in row.claim if line.claimed]
    return " · ".join(parts)


class _Lines(PartRows):
    """Its button and Enter on an amount begin a numbered line."""

    def __init__(self, vouchers: VoucherRows, day: Callable[[], Any]) -> None:
        self.vouchers = vouchers
        super().__init__(
            vouchers.place,
            Voucher,
            (
                PartField("number", _("Number"), lambda: _narrow(TextField("", limit=20), _NUMBER), 0),
                PartField("dated_on", _("Date"), lambda: _day_field(day), 0),
                PartField("object", _("Object"), lambda: TextField("", placeholder=_("Object")), 3),
                PartField("supplier", _("Supplier"), lambda: TextField("", placeholder=_("Supplier")), 2, line=1),
                PartField(
                    "amount",
                    _("Amount in euro"),
                    lambda: _narrow(NumberField("", decimals=True, grouped=True), _AMOUNT),
                    0,
                    line=1,
                ),
                PartField("cost", _("Kind of cost"), _cost_field, 0, line=1),
            ),
            add_words=_("Add a voucher"),
            thrown_words=_("Voucher moved to the trash"),
            owner=dict,
            editor=partial(VoucherEditor, vouchers),
        )

    def add_part(self) -> None:
        self.vouchers.add()


class VoucherEditor(PartEditor):
    """A line, with the clip of its scan."""

    def __init__(
        self, vouchers: VoucherRows, place: Place, entity: type[Record], specs: Sequence[PartField], row_id: UUID
    ) -> None:
        super().__init__(place, entity, specs, row_id)
        self._row: VoucherRow | None = None
        self._vouchers = vouchers
        self.clip = icon_button("paperclip", _("Keep a scan"), self._clip)
        self.body.addWidget(self.clip)
        amount = self.fields[_AMOUNT_AT]
        assert isinstance(amount, NumberField)
        amount.edit.returnPressed.connect(vouchers.add)
        self.setFocusProxy(self.fields[1])

    def show_row(self, row: VoucherRow, place: int, *, same: bool) -> None:
        self._row = row
        super().show_row(row, place, same=same)
        words = _("Open: {name}").format(name=row.file_name) if row.file_name else _("Keep a scan")
        set_tip(self.clip, words)
        self.clip.setAccessibleName(words)
        self.clip.setChecked(bool(row.file_name))

    def _clip(self) -> None:
        if self._row is not None:
            self._vouchers.file_of(self._row, self.clip)


def _cost_field() -> Any:
    return _narrow(ChoiceField("", choices(COSTS)).narrow(), _COST)


def _day_field(day: Callable[[], Any]) -> Any:
    """Typed all day long: neither calendar nor weekday beside it."""
    field = day()
    field.picker.hide()
    field.weekday.hide()
    return _narrow(field, _DATE)


def _narrow(field: Any, width: int) -> Any:
    field.setFixedWidth(look().sizes.px(width))
    return field
