"""The attestations of a whole year: everybody who came, in one document, each on a page of its own."""

from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.meetings.places import AgendaPlace
from csxl_desktop.ui.tool import ToolHead, ToolTab
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class CertificatesPage(AgendaPlace):
    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context = context
        self._acts = PlaceActs(context, tab, self)
        self.head = ToolHead(
            _("Certificates of the year"),
            _("One page for everybody who was present in the year, the team apart; one person’s are on their record."),
            self,
        )
        self.year = ChoiceField("").called(_("Year"))
        self.language = SegmentedSwitch([("", _("Own language")), ("fr", "FR"), ("nl", "NL")])
        self.panel = DocumentPanel(context)
        for each in (self.year, self.language):
            self.head.buttons.addWidget(each)
        sizes = look().sizes
        pages = Card(padding=1)
        pages.box.addWidget(self.panel)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.between)
        box.setSpacing(sizes.between)
        box.addWidget(self.head)
        box.addWidget(pages, 1)
        self.year.committed.connect(lambda _year: self.reload())
        self.language.changed.connect(lambda _language: self.reload())

    def begin(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.meetings.years(), self._offer)
        self.year.setFocus()

    def reload(self) -> None:
        context, year, language = self._context, self.year.value(), self.language.value()

        def read() -> Document:
            return context.services.certificates.of_year(year, language=language)

        if year is not None:
            self.panel.show_document(read, (year, language))

    def print_current(self) -> None:
        self.panel.print_document()

    def _offer(self, years: list[int]) -> None:
        this_year = self._context.today().year
        offered = sorted({year for year in years if year <= this_year} | {this_year}, reverse=True)
        self.year.set_options([(year, str(year)) for year in offered])
        if self.year.value() not in offered:
            self.year.set_value(offered[0])
        self.reload()
