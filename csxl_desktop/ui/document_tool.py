"""A tool whose list has a document beside it: a register, a board to be taken to the phone."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLayout, QWidget

from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.tool import ToolHead, ToolPage, fill
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.window_state import WindowState


class DocumentTool(ToolPage):
    """Make `head`, `model`, `list` and `panel`, then arrange them; the list has the keyboard first."""

    head: ToolHead
    model: RowTableModel[Any]
    list: RowTable[Any]
    panel: DocumentPanel

    def begin(self) -> None:
        self.list.setFocus()
        self.reload()

    def print_current(self) -> None:
        self.panel.print_document()

    def arrange_beside(
        self,
        key: str,
        state: WindowState,
        listed: Sequence[QWidget | QLayout],
        *beside: QWidget,
        sizes: tuple[int, ...] = (700, 620),
    ) -> None:
        """The head above; below it a card of what is `listed`, where the list takes the room, and what stands `beside`.

        Without `beside`, the pages alone; the proportions are remembered under `key`.
        """
        card = Card(padding=look().sizes.between)
        fill(card.box, listed, self.list)
        self.arrange(self.head, Splitter(key, state, card, *(beside or (on_card(self.panel),)), sizes=sizes))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Put `rows` in the list; one of them is marked."""
        self.model.set_rows(rows)
        if self.list.chosen_row() is None:
            self.list.choose_first()
