"""The pages of a document on a card, with the choice of their language above them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.text import Card


class PagesCard(Card):
    """`choice`, where given, stands before the languages; `changed` when another one is chosen."""

    changed = Signal()

    def __init__(self, context: Context, choice: SegmentedSwitch | None = None) -> None:
        super().__init__(padding=1)
        self.panel = DocumentPanel(context)
        self.language = DocumentLanguage()
        line, inside = QHBoxLayout(), look().sizes.inside
        line.setContentsMargins(inside, inside, inside, 0)
        if choice is not None:
            line.addWidget(choice)
        line.addStretch()
        line.addWidget(self.language)
        self.box.addLayout(line)
        self.box.addWidget(self.panel, 1)
        self.language.changed.connect(lambda _language: self.changed.emit())
