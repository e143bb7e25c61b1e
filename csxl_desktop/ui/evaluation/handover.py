"""Carnet de passation: the office as the records know it, made anew whenever it is looked at."""

from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.text import Card, Title, label


class HandoverPlace(Place):
    """The very pages; nothing is typed here."""

    def __init__(self, page: Page, context: Context) -> None:
        super().__init__(page, context)
        self.language = DocumentLanguage()
        self.panel = DocumentPanel(context)
        self.word_button = button(_("Save for Word…"), "download", self.panel.save_word)
        self._build()
        self.language.changed.connect(lambda _key: self.reload())

    def _build(self) -> None:
        sizes = look().sizes
        about = label(
            _("For whoever takes over: made from what is recorded, as it stands today. There is nothing to fill in."),
            "secondary",
            wrap=True,
        )
        head = HeadLayout()
        head.setSpacing(sizes.between)
        head.addWidget(column(Title(_("Handover file")), about, spacing=sizes.px(2)))
        head.addWidget(self.language)
        head.addWidget(self.word_button)
        top, pages = Card(padding=sizes.between), Card(padding=1)
        top.box.addLayout(head)
        pages.box.addWidget(self.panel)
        box = QVBoxLayout()
        box.setSpacing(sizes.between)
        box.addWidget(top)
        box.addWidget(pages, 1)
        self.box.addLayout(box)

    def reload(self) -> None:
        context, language = self.context, self.language.value()
        self.panel.show_document(lambda: context.services.handover.document(language=language), ("handover", language))
        self.page.summary_changed.emit(_("Handover file"))

    def focus_filter(self) -> None:
        self.panel.preview.setFocus()

    def print_current(self) -> None:
        self.panel.print_document()
