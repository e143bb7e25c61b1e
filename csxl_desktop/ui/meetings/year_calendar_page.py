"""The calendar of a year on one page, A4 or A3, as it will come out of the printer."""

from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.domain.content.year_calendar import Paper
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


class YearCalendarPage(AgendaPlace):
    def __init__(self, context: Context, tab: ToolTab) -> None:
        super().__init__()
        self._context = context
        self._acts = PlaceActs(context, tab, self)
        self.head = ToolHead(
            _("Calendar of the year, printed"),
            _("Every meeting of the year on one sheet, with public holidays and school leaves."),
            self,
        )
        self.year = ChoiceField("").called(_("Year"))
        self.paper = SegmentedSwitch([(paper.value, paper.value) for paper in Paper])
        self.language = SegmentedSwitch([("fr", "FR"), ("nl", "NL")])
        self.panel = DocumentPanel(context)
        for each in (self.year, self.paper, self.language):
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
        self.paper.changed.connect(lambda _paper: self.reload())
        self.language.changed.connect(lambda _language: self.reload())

    def begin(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.meetings.years(), self._offer)
        self.year.setFocus()

    def reload(self) -> None:
        context, year, language = self._context, self.year.value(), self.language.value()
        paper = Paper(self.paper.value())

        def read() -> Document:
            return context.services.year_calendar.document(year, paper=paper, language=language)

        if year is not None:
            self.panel.show_document(read, (year, paper, language))

    def print_current(self) -> None:
        self.panel.print_document()

    def _offer(self, years: list[int]) -> None:
        now, kept = self._context.today().year, self.year.value()
        offered = sorted({*years, now, now + 1}, reverse=True)
        self.year.set_options([(year, str(year)) for year in offered])
        self.year.set_value(kept if kept in offered else now)
        self.reload()
