"""The attestations of a whole year: everybody who came, in one document, each on a page of its own."""

from collections.abc import Sequence

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.meetings.year_pages import YearPages
from csxl_desktop.ui.tool import ToolTab
from csxl_desktop.ui.widgets.document_language import DocumentLanguage


class CertificatesPage(YearPages):
    def __init__(self, context: Context, tab: ToolTab) -> None:
        words = _(
            "One page for everybody who was present in the year, the team apart; one person’s are on their record."
        )
        language = DocumentLanguage(own=True, both=True)
        super().__init__(context, tab, _("Certificates of the year"), words, [language])

    def document(self, year: int, *chosen: str) -> Document:
        (language,) = chosen
        return self._context.services.certificates.of_year(year, language=language)

    def offered(self, years: Sequence[int], this_year: int) -> list[int]:
        """Nobody has come to what is still to be."""
        return sorted({year for year in years if year <= this_year} | {this_year}, reverse=True)
