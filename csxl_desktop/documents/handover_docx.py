"""The handover file for Word, from the same content as its pages: whoever leaves adds what no record knows."""

from csxl_desktop.documents.handover_words import INTERNAL, TABLES, TITLE, chapters
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import SMALL, head_and_foot, list_table, quiet
from csxl_desktop.domain.content.handover import Handover
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions


def render(content: Handover, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The file in its own language."""
    with speaking(content.language):
        title = _(TITLE)
        word = WordFile(title, content.office.name, typography=typography, accent=accent)
        head_and_foot(word, content.office.name, title)
        word.title(title)
        about = f"{content.office.name} · {long_date(content.on, weekday=False)}"
        quiet(word.document.add_paragraph().add_run(word.set_in(about)))
        word.paragraph(_(INTERNAL), size=SMALL)
        for name, tables in chapters(content):
            word.document.add_heading(word.set_in(_(name)), level=1)
            for each in tables:
                words = TABLES[each.code]
                word.document.add_heading(word.set_in(_(words.heading)), level=2)
                if words.note:
                    word.paragraph(_(words.note), size=SMALL)
                rows = [[cell or "–" for cell in row] for row in each.rows]
                list_table(word, [_(head) for head in words.header], rows, words.widths, bold={0})
        return word.bytes()
