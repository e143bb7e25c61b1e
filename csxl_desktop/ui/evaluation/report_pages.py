"""The pages of the report on the right: the whole, or what was asked for alone; for Word too."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.text import Card


class ReportPages(Card):
    """`part_shown`: an archive, or a section alone, stands there until the whole is wanted again."""

    def __init__(
        self, panel: DocumentPanel, show_alone: Callable[[], object], show_whole: Callable[[], object]
    ) -> None:
        super().__init__(padding=1)
        sizes = look().sizes
        self._panel = panel
        self.part_shown = False
        self.alone_button = link_button(_("This section alone"), show_alone, "file-text")
        self.word_button = link_button(_("Save for Word…"), panel.save_word, "download")
        self.whole_button = link_button(_("The whole report"), show_whole, "undo-2")
        self.whole_button.hide()
        below = QHBoxLayout()
        below.setContentsMargins(sizes.around, 0, sizes.around, sizes.inside)
        below.addWidget(self.alone_button)
        below.addWidget(self.whole_button)
        below.addStretch()
        below.addWidget(self.word_button)
        self.box.addWidget(panel)
        self.box.addLayout(below)

    def show_pages(self, ask: Callable[[], Document], key: object, *, part: bool) -> None:
        """The pages that `ask` gives; only beside a part the whole is offered."""
        self.part_shown = part
        self.whole_button.setVisible(part)
        self.alone_button.setVisible(not part)  # both would not stand beside the way to Word
        self._panel.show_document(ask, key)
