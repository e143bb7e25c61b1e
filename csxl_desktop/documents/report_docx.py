"""The annual report for Word: the same parts as its pages, in real styles, with a contents field."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from reportlab.platypus import Table, TableStyle

from csxl_desktop.documents import layout
from csxl_desktop.documents.flowables import gap
from csxl_desktop.documents.numbering import Found, Numbering
from csxl_desktop.documents.report import cover
from csxl_desktop.documents.report.document import body, name_of, referred
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.documents.story_docx.contents import contents
from csxl_desktop.documents.story_docx.grids import full_width, grid
from csxl_desktop.documents.story_docx.styles import edge, hexadecimal, ruled
from csxl_desktop.documents.story_docx.walk import Story
from csxl_desktop.documents.story_docx.words import bare
from csxl_desktop.documents.theme import Theme, dressed
from csxl_desktop.documents.word import WordFile
from csxl_desktop.documents.word_pages import head_and_foot
from csxl_desktop.domain.content.report import Report
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_ABOVE = Mm(12)  # the running header
_BELOW_BAND = 46  # points, as on the pages


def render(report: Report, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The file in the language of the report."""
    with speaking(report.language):
        plain = Theme(accent=accent or Theme.accent, logo=report.office.logo, typography=typography)
        theme = dressed(plain, report.look)
        press = _press(report, theme)
        name, office = name_of(report), report.office.name
        title = f"{name} – {office}" if office else name
        word = WordFile(title, office, typography=typography, accent=accent, typeface=theme.typeface)
        story = Story(word, press.theme)
        _furniture(word, press, name)
        if report.alone:
            story.write(body(press)[1:])
        else:
            _cover(word, story, press)
            _body(word, story, press)
        return word.bytes()


def _press(report: Report, theme: Theme) -> Press:
    """Where texts refer to places, their numbers come from a story made before; Word counts the pages."""
    if not (places := referred(report)):
        return Press.of(report, theme, Numbering(counts=True, at_foot=True))
    body(Press.of(report, theme, before := Numbering(places, counts=True, at_foot=True)))
    found = Found(before.numbers, dict.fromkeys(before.numbers, 1))
    return Press.of(report, theme, Numbering(places, found, counts=True, at_foot=True))


def _furniture(word: WordFile, press: Press, name: str) -> None:
    """Header and page number of every page but the cover; its band begins at the edge of the paper."""
    head_and_foot(word, press.report.office.name, name, cover=not press.report.alone)
    section = word.document.sections[0]
    section.header_distance, section.footer_distance = Mm(0), _ABOVE
    head = section.header.paragraphs[0]
    head.paragraph_format.space_before = _ABOVE
    ruled(
        head.paragraph_format.element.get_or_add_pPr(), edge("bottom", hexadecimal(press.theme.hairline_colour), 6, 4)
    )


def _cover(word: WordFile, story: Story, press: Press) -> None:
    """The office above, the report in the middle, how to reach the office below."""
    section, theme = word.document.sections[0], press.theme
    band = Table([[[cover.head(press)]]], colWidths=[theme.page_size[0]])
    sides = [(f"{side}PADDING", (0, 0), (0, 0), theme.margin) for side in ("LEFT", "RIGHT", "TOP")]
    band.setStyle(TableStyle([*sides, ("BACKGROUND", (0, 0), (0, 0), theme.soft)]))
    made = grid(band, section.first_page_header, story.write)
    full_width(made, Pt(theme.margin), Pt(cover.BAND_HEIGHT), hexadecimal(theme.accent_ink))
    bare(section.first_page_header.add_paragraph(), 1)
    story.write([cover.contact(press)], section.first_page_footer)
    for place in (section.first_page_header, section.first_page_footer):
        first = place.paragraphs[0]._p  # noqa: SLF001 - python-docx offers no other way
        first.getparent().remove(first)
    story.write([gap(_BELOW_BAND), *cover.titles(press)])


def _body(word: WordFile, story: Story, press: Press) -> None:
    parts = body(press)
    listed = [entry for entry in layout.entries(parts) if entry.in_contents]
    if listed:
        heading = word.paragraph(_("Contents"))
        heading.style = story.styles.of(press.theme.style("title").clone("contents-title"), "TOC Heading")
        heading.paragraph_format.page_break_before = True
        story.write([cover.accent_rule(press.theme)])
        contents(word, listed)
        _brought_up_to_date(word)
    story.write(parts)


def _brought_up_to_date(word: WordFile) -> None:
    """Word asks once whether it may count the pages of the contents."""
    mark = OxmlElement("w:updateFields")
    mark.set(qn("w:val"), "true")
    word.document.settings.element.append(mark)
