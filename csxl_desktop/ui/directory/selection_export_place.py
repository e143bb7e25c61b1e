"""A selection taken elsewhere: the columns wanted, then CSV, Excel or address cards."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from csxl_desktop.exchange.contact_table import write_csv
from csxl_desktop.i18n import _
from csxl_desktop.services.selection_export import COLUMNS, USUAL
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_place import SelectionPlace
from csxl_desktop.ui.directory.selection_words import selection_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.printing import save_file
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import CheckBox

_STATE = "selections/columns"
_ACROSS = 3


class ExportPlace(SelectionPlace):
    """The columns chosen are remembered."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        kept = context.state.text(_STATE, " ".join(USUAL)).split()
        grid = QGridLayout()
        grid.setHorizontalSpacing(look().sizes.around)
        self.boxes: dict[str, CheckBox] = {}
        down = -(-len(COLUMNS) // _ACROSS)
        for number, (key, words) in enumerate(COLUMNS.items()):
            box = self.boxes[key] = CheckBox(_(words))
            box.setChecked(key in kept)
            box.toggled.connect(lambda _checked: self._keep())
            grid.addWidget(box, number % down, number // down)
        self.csv_button = button(_("CSV…"), "download", self.save_csv)
        self.xlsx_button = primary_button(_("Excel…"), "download", self.save_xlsx)
        self.cards_button = button(_("Address cards (vCard)…"), "contact", self.save_cards)
        self.card.box.addWidget(label(_("Columns of the table"), "strong"))
        self.card.box.addLayout(grid)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.csv_button)
        row.addWidget(self.xlsx_button)
        self.card.box.addLayout(row)
        self.card.box.addWidget(
            label(_("Phones keep their first 0, days are real days, and no cell runs a formula."), "small", wrap=True)
        )
        cards = Card()
        cards_row = QHBoxLayout()
        words = _("For the address book of a phone or of Outlook: name, organisation, function, phone, mail, address.")
        cards_row.addWidget(label(words, "secondary", wrap=True), 1)
        cards_row.addWidget(self.cards_button)
        cards.box.addLayout(cards_row)
        self.column.addWidget(cards)
        self.column.addStretch()
        self._keep()

    def columns(self) -> list[str]:
        """The columns ticked, in the order of the table."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def save_csv(self) -> None:
        self._save(self._table("csv"), ".csv", _("CSV (*.csv)"))

    def save_xlsx(self) -> None:
        self._save(self._table("xlsx"), ".xlsx", _("Excel (*.xlsx)"))

    def save_cards(self) -> None:
        context, found = self.context, self.found

        def work() -> bytes:
            from csxl_desktop.exchange.address_cards import write_cards  # vobject is loaded with the first export

            assert found is not None
            return write_cards(context.services.selection_export.cards(found.selection))

        self._save(work, ".vcf", _("Address cards (*.vcf)"))

    def _table(self, kind: str) -> Callable[[], bytes]:
        context, found, keys = self.context, self.found, self.columns()

        def work() -> bytes:
            assert found is not None
            table = context.services.selection_export.table(found.selection, keys)
            if kind == "csv":
                return write_csv(table)
            from csxl_desktop.exchange.contact_workbook import write_xlsx  # openpyxl is loaded with the first export

            return write_xlsx(table)

        return work

    def _save(self, work: Callable[[], bytes], suffix: str, kinds: str) -> None:
        if self.found is None:
            return
        name = selection_words(self.found.selection)
        self.context.jobs.ask(
            work,
            lambda data: save_file(data, name, suffix, kinds, self.window()),
            self.context.errors.show,
            owner=self,
        )

    def _keep(self) -> None:
        keys = self.columns()
        self.context.state.set_text(_STATE, " ".join(keys))
        for each in (self.csv_button, self.xlsx_button):
            each.setEnabled(bool(keys))
