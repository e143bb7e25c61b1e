"""Letters as a Word file, one section a letter, the address where the window of the envelope shows it."""

from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Emu, Mm, Pt

from csxl_desktop.documents.letterhead import phone_text
from csxl_desktop.documents.letters import WINDOW_HEIGHT, WINDOW_LEFT, WINDOW_TOP, filled, written
from csxl_desktop.documents.word import BODY, MARGIN, TEXT_WIDTH, WordFile
from csxl_desktop.documents.word_pages import numbered_apart
from csxl_desktop.domain.content.letters import Letter, Letters, address_lines, field_values
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_SIGNATURE = 48  # points of room for the hand
_SMALL = 9.0


def render(content: Letters, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The letters in one file, each in its own language."""
    with speaking(content.language):
        count = len(content.letters)
        title = content.letters[0].title if count == 1 else ""
        word = WordFile(
            title or ngettext("Letter", "Letters", count), content.office.name, typography=typography, accent=accent
        )
        for number, letter in enumerate(content.letters):
            if number:
                word.document.add_section(WD_SECTION.NEW_PAGE)
            with speaking(letter.language):
                _letter(word, letter, content)
        numbered_apart(word)
        return word.bytes()


def _letter(word: WordFile, letter: Letter, content: Letters) -> None:
    values = field_values(letter, content)
    _head(word, letter, content.office)
    if content.written_on is not None:
        day = word.paragraph(written(content), after=18)
        day.paragraph_format.left_indent = Emu(Pt(WINDOW_LEFT) - MARGIN)
    if letter.title:
        about = _("Subject: {title}").format(title=filled(letter.title, values))
        word.paragraph(about, bold=True, size=11.5 + word.grown, after=12)
    word.flow(letter.text.with_fields(values), content.images)
    _closing(word, letter, content)


def _head(word: WordFile, letter: Letter, office: OfficeIdentity) -> None:
    """The office on the left; the address on the right, as far down the page as the window is."""
    left, right = _two_columns(word, height=Pt(WINDOW_TOP + WINDOW_HEIGHT) - MARGIN)
    if office.logo is not None:
        word.picture(office.logo, alt=office.name, into=left, height=Mm(15))
    word.paragraph(office.name, into=left, bold=True, size=13, after=0)
    reach = [office.host, *office.address, *map(phone_text, office.phones), *office.emails, office.web]
    for line in filter(None, reach):
        word.paragraph(line, into=left, size=_SMALL, after=0)
    for number, line in enumerate(address_lines(letter.recipient)):
        made = word.paragraph(line, into=right, size=BODY, after=0)  # the window does not grow with the text
        if not number:
            made.paragraph_format.space_before = Emu(Pt(WINDOW_TOP) - MARGIN)
    for cell in (left, right):
        _drop_first(cell)


def _closing(word: WordFile, letter: Letter, content: Letters) -> None:
    """What is enclosed on the left, who signs on the right, under the room for the hand."""
    signatory = content.signatory
    if not letter.enclosed and signatory is None:
        return
    left, right = _two_columns(word)
    if letter.enclosed:
        made = word.paragraph(_("Enclosed"), into=left, bold=True, size=_SMALL, after=0)
        made.paragraph_format.space_before = Pt(_SIGNATURE)
        for each in letter.enclosed:
            word.paragraph(f"– {each}", into=left, size=_SMALL, after=0)
    if signatory is not None:
        made = word.paragraph(signatory.name, into=right, bold=True, after=0)
        made.paragraph_format.space_before = Pt(_SIGNATURE)
        word.paragraph(signatory.function or content.office.name, into=right, size=_SMALL, after=0)
    for cell in (left, right):
        _drop_first(cell)


def _two_columns(word: WordFile, height: int = 0) -> tuple[Any, Any]:
    table = word.document.add_table(rows=1, cols=2)
    table.autofit = False
    first = Emu(Pt(WINDOW_LEFT) - MARGIN)
    row = table.rows[0]
    for column, cell, width in zip(table.columns, row.cells, (first, Emu(TEXT_WIDTH - first)), strict=True):
        column.width = cell.width = width  # LibreOffice reads the grid, Word the cells
    if height:
        row.height, row.height_rule = Emu(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    return row.cells[0], row.cells[1]


def _drop_first(cell: Any) -> None:
    """A cell begins with an empty paragraph: gone once there is another."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1 and not first.text and not first.runs:
        first._p.getparent().remove(first._p)  # noqa: SLF001 - python-docx offers no other way
