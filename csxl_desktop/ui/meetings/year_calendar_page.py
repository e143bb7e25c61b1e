"""The calendar of a year, A4 or A3, as it will come out of the printer."""

from collections.abc import Sequence

from csxl_desktop.domain.content.year_calendar import Paper
from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.services.two_languages import in_languages
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.year_pages import YearPages
from csxl_desktop.ui.tool import ToolTab
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import DocumentLanguage


class YearCalendarPage(YearPages):
    def __init__(self, context: Context, tab: ToolTab) -> None:
        words = _("Every meeting of the year, public and school holidays: one sheet, or more if days are full.")
        self.paper = SegmentedSwitch(_("Size of the paper"), [(paper.value, paper.value) for paper in Paper])
        language = DocumentLanguage(both=True)
        super().__init__(context, tab, _("Calendar of the year, printed"), words, [self.paper, language])

    def document(self, year: int, *chosen: str) -> Document:
        paper, language = chosen
        hung = self._context.services.year_calendar.document
        return in_languages(language, lambda each: hung(year, paper=Paper(paper), language=each))

    def offered(self, years: Sequence[int], this_year: int) -> list[int]:
        return sorted({*years, this_year, this_year + 1}, reverse=True)
