"""The published directory as a Word file, from the same content and the same words as its pages."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt

from csxl_desktop.documents import directory_words as words
from csxl_desktop.documents.directory import TITLE, count_words, when
from csxl_desktop.documents.flowables import Piece
from csxl_desktop.documents.layout import PDF_LANGUAGES
from csxl_desktop.documents.letterhead import phone_text
from csxl_desktop.documents.word import TEXT_WIDTH, WordFile
from csxl_desktop.documents.word_pages import (
    SMALL,
    bookmark,
    head_and_foot,
    in_columns,
    inner_link,
    place_name,
    quiet,
    runs_within,
)
from csxl_desktop.domain.content.directory import DirectoryBrochure, DirectoryEntry, DirectorySection, SeeEntry
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import Span
from csxl_desktop.i18n import N_, _, current_language, speaking
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions

_QUIET = {words.OTHER_NAME, words.ABOUT}


def render(content: DirectoryBrochure, *, typography: TypographyOptions = HOUSE, accent: str = "") -> bytes:
    """The brochure in its own language, with a second one beside it where there is one."""
    with speaking(content.language):
        title = words.in_both(content, TITLE)
        word = WordFile(title, content.office.name, typography=typography, accent=accent)
        head_and_foot(word, content.office.name, f"{title} – {when(content)}", cover=True)
        _Brochure(word, content).write(title)
        return word.bytes()


class _Brochure:
    """The parts of the file, one after the other."""

    def __init__(self, word: WordFile, content: DirectoryBrochure) -> None:
        self._word, self._content = word, content
        self._places: Iterator[int] = count(1)

    def write(self, title: str) -> None:
        self._cover(title, self._content.office)
        if not self._content.sections:
            self._word.paragraph(_("No organisation is to be printed."))
            return
        self._contents()
        self._forewords()
        in_columns(self._word, 1 if self._content.second_language else 2)
        for key, section in words.numbered(self._content.sections):
            self._section(key, section)
        self._indexes()

    def _cover(self, title: str, office: OfficeIdentity) -> None:
        word = self._word
        if office.logo is not None:
            word.picture(office.logo, alt=office.name, height=Mm(28))
        made = word.title(title)
        made.paragraph_format.space_before = Pt(120)
        word.paragraph(when(self._content), size=16)
        word.paragraph(count_words(self._content), after=180)
        word.paragraph(office.name, bold=True, size=13, after=0)
        reach = [*map(phone_text, office.phones), *office.emails, office.web]
        for line in filter(None, (office.host, *office.address, " · ".join(filter(None, reach)))):
            quiet(word.paragraph(line, after=0).runs[0])
        self._new_page()

    def _contents(self) -> None:
        """The headings, each a click away; the pane of headings beside the text lists them too."""
        self._heading(words.in_both(self._content, N_("Contents")), 1)
        for key, section in words.numbered(self._content.sections):
            made = self._word.document.add_paragraph()
            made.paragraph_format.space_after = Pt(2)
            made.paragraph_format.left_indent = Mm(6 * section.level)
            inner_link(self._word, made, section.whole_title, key)

    def _forewords(self) -> None:
        if self._content.forewords:
            self._new_page()
        for foreword in self._content.forewords:
            with speaking(foreword.language):
                self._heading(foreword.title or _("Foreword"), 1)
                self._word.flow(foreword.text, foreword.images)

    def _section(self, key: str, section: DirectorySection) -> None:
        bookmark(self._heading(section.whole_title, min(section.level + 1, 2)), place_name(key), next(self._places))
        for entry in section.entries:
            if isinstance(entry, SeeEntry):
                made = self._word.document.add_paragraph()
                made.paragraph_format.space_before = Pt(8)
                inner_link(self._word, made, words.see_words(entry), entry.key)
            elif entry.second is not None:
                self._side_by_side(entry, entry.second)
            else:
                bookmark(self._heading(entry.name, 3), place_name(entry.key), next(self._places))
                self._lines(entry, self._word.document)

    def _side_by_side(self, entry: DirectoryEntry, second: DirectoryEntry) -> None:
        table = self._word.document.add_table(rows=1, cols=2)
        table.autofit = False
        languages = self._content.language, self._content.second_language
        for cell, each, language in zip(table.rows[0].cells, (entry, second), languages, strict=True):
            cell.width = Emu(TEXT_WIDTH // 2)
            title = cell.paragraphs[0]
            title.style = self._word.document.styles["Heading 3"]
            with speaking(language):
                title.add_run(self._word.set_in(each.name))
                self._lines(each, cell)
            _speak(cell, language)
            if each is entry:
                bookmark(title, place_name(entry.key), next(self._places))
        self._word.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _lines(self, entry: DirectoryEntry, into: Any) -> None:
        """What is said of an organisation, whole on its page."""
        lines = list(words.entry_lines(entry))
        for line in lines:
            made = into.add_paragraph()
            made.paragraph_format.space_after = Pt(1)
            made.paragraph_format.keep_with_next = line is not lines[-1]
            self._word.runs(made, [_span(piece) for piece in line.pieces if piece.text])
            for run in runs_within(made):
                run.font.size = Pt(SMALL)
                if line.kind in _QUIET:
                    quiet(run)

    def _indexes(self) -> None:
        section_of = {
            entry.key: section.whole_title for section in self._content.sections for entry in section.whole_entries
        }
        in_columns(self._word, 2)
        self._heading(words.in_both(self._content, N_("Index of names")), 1)
        for name in words.index_of_names(self._content):
            made = self._word.document.add_paragraph()
            made.paragraph_format.space_after = Pt(1)
            inner_link(self._word, made, name.words, name.key)
            quiet(made.add_run(f"  {self._word.set_in(section_of[name.key])}"))
        kinds = words.index_of_kinds(self._content)
        if kinds:
            self._heading(words.in_both(self._content, N_("Index by kind")), 1)
        for kind, entries in kinds:
            self._heading(kind, 2)
            for entry in entries:
                made = self._word.document.add_paragraph()
                made.paragraph_format.space_after = Pt(1)
                inner_link(self._word, made, entry.name, entry.key)

    def _heading(self, title: str, level: int) -> Any:
        return self._word.document.add_paragraph(self._word.set_in(title), style=f"Heading {level}")

    def _new_page(self) -> None:
        self._word.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _span(piece: Piece) -> Span:
    marks = ("b" if piece.bold else "") + ("i" if piece.italic else "")
    return Span(piece.text, marks, piece.url)


def _speak(cell: Any, language: str) -> None:
    """Say to the spelling of Word, and to who is read to, which language the cell is in."""
    if language == current_language():
        return
    for run in cell._tc.iter(qn("w:r")):  # noqa: SLF001 - python-docx knows no language
        properties = run.get_or_add_rPr()
        mark = properties.makeelement(qn("w:lang"), {qn("w:val"): PDF_LANGUAGES.get(language, "fr-BE")})
        properties.append(mark)
