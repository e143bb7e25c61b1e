"""An issue of the newsletter as a Word file, for whoever lays it out further."""

from docx.shared import Emu, Mm

from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.newsletter import article_facts, issue_name
from csxl_desktop.documents.word import TEXT_WIDTH, WordFile
from csxl_desktop.documents.word_pages import head_and_foot, quiet
from csxl_desktop.domain.content.newsletter import Article, Newsletter
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_PICTURE = 0.5  # of the text width


def render(content: Newsletter, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The issue, in its own language."""
    with speaking(content.language):
        name = issue_name(content)
        word = WordFile(name, content.office.name, typography=typography, accent=accent)
        head_and_foot(word, content.office.name, name)
        if content.office.logo is not None:
            word.picture(content.office.logo, alt=content.office.name, height=Mm(15))
        word.title(name)
        if content.title:
            word.paragraph(content.title, size=13, after=2)
        if content.on is not None:
            quiet(word.paragraph(capitalised(long_date(content.on, weekday=False)), after=12).runs[0])
        word.flow(content.text, content.images)
        for number, article in enumerate(content.articles, start=1):
            _article(word, article, number, content)
        return word.bytes()


def _article(word: WordFile, article: Article, number: int, content: Newsletter) -> None:
    if article.heading:
        word.document.add_paragraph(word.set_in(article.heading), style="Heading 1")
    word.document.add_paragraph(word.set_in(f"{number}. {article.title}"), style="Heading 2")
    if facts := article_facts(article):
        quiet(word.paragraph(facts, after=4).runs[0])
    if article.picture:
        word.picture(article.picture, Emu(int(TEXT_WIDTH * _PICTURE)), article.title)
    word.flow(article.text, content.images)
    if article.contact:
        word.paragraph(_("Contact: {contact}").format(contact=article.contact), size=9)
