"""In the place of a person's cards: their attestation of presence for a whole year."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.document_mail import to_one
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class CertificateView(Card):
    """`closed` when the cards come back."""

    closed = Signal()

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(padding=look().sizes.between)
        self._screen = screen
        self.year = ChoiceField("").called(_("Year"))
        self.language = DocumentLanguage(own=True, both=True)
        self.nothing = label(_("This person was at no meeting that was held: there is nothing to attest."), wrap=True)
        self.panel = DocumentPanel(screen.context)
        top = QHBoxLayout()
        top.addWidget(SectionLabel(_("Certificate of attendance")))
        top.addStretch()
        for each in (self.year, self.language, button(_("Back to the record"), "arrow-left", self.closed.emit)):
            top.addWidget(each)
        self.box.addLayout(top)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.panel, 1)
        self.year.committed.connect(lambda _year: self._print())
        self.language.changed.connect(lambda _language: self._print())
        self.hide()

    def show_certificate(self) -> None:
        """Of the last year in which the person came."""
        context, key = self._screen.context, self._screen.key()
        context.jobs.ask(
            lambda: context.services.certificates.years(key),
            self._offer,
            context.errors.show,
            owner=self,
            latest="directory/certificate",
        )

    def _offer(self, years: tuple[int, ...]) -> None:
        self.year.set_options([(year, str(year)) for year in years])
        self.year.set_value(years[0] if years else None)
        self.year.setVisible(bool(years))
        self.nothing.setVisible(not years)
        self.panel.setVisible(bool(years))
        if years:
            self._print()

    def _print(self) -> None:
        context, key, year, language = (
            self._screen.context,
            self._screen.key(),
            self.year.value(),
            self.language.value(),
        )

        def read() -> Document:
            return context.services.certificates.of_person(key, year=year, language=language)

        self.panel.show_document(read, (key, year, language), audience=to_one(context, key))
