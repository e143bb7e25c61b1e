"""Who turned to the office in the year, by subject and month; not there where nobody was noted."""

from collections.abc import Sequence

from csxl_desktop.i18n import _, fold
from csxl_desktop.services.contact_log import ThemeCount
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.contact_counts import theme_columns
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card

_MOST = 8  # subjects shown without scrolling


class ContactCounts(Card):
    """The same table as in the contact log."""

    def __init__(self) -> None:
        super().__init__(_("Contacts by subject and month"))
        self.model = RowTableModel(theme_columns(), lambda row: fold(row.theme))
        self.table = RowTable(self.model, _("Contacts by subject and month"), compact=True)
        self.box.addWidget(self.table)
        self.hide()

    def show_rows(self, rows: Sequence[ThemeCount]) -> None:
        self.model.set_rows(rows)
        self.setVisible(bool(rows))
        shown = min(len(rows), _MOST)
        height = self.table.verticalHeader().defaultSectionSize() * shown
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + height + look().sizes.px(4))
