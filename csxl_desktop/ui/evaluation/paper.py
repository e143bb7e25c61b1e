"""A document of the year in the place of the record: its pages, its language, and the way back."""

from collections.abc import Callable

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, SectionLabel


class Paper(Card):
    """`read(year, language)` gives the document; `back()` is called where the record shall be shown again."""

    def __init__(
        self, context: Context, title: str, read: Callable[[int, str], Document], back: Callable[[], object]
    ) -> None:
        super().__init__(padding=look().sizes.inside)
        self._read, self._year = read, context.today().year
        self.panel = DocumentPanel(context)
        self.language = DocumentLanguage()
        self.language.changed.connect(lambda _language: self.show_year(self._year))
        self.back_button = button(_("Back to the record"), "arrow-left", back)
        top = TitleLayout()
        top.addWidget(SectionLabel(title))
        top.addWidget(self.language)
        top.addWidget(self.back_button)
        self.box.addLayout(top)
        self.box.addWidget(self.panel, 1)

    def show_year(self, year: int) -> None:
        """The document of this year, read anew."""
        self._year, language, read = year, self.language.value(), self._read
        self.panel.show_document(lambda: read(year, language), (year, language))

    def come_forward(self, stack: Stack, year: int) -> None:
        """To the front of `stack` with the document of this year; once it is there, onto paper."""
        if stack.currentWidget() is self:
            self.panel.print_document()
        else:
            stack.setCurrentWidget(self)
            self.show_year(year)
