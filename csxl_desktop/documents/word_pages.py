"""What python-docx has no word for: running header, “9 / 34”, places to jump to, tables with their header repeated."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.word import TEXT_WIDTH, WordFile, repeat_header
from csxl_desktop.i18n import _

SMALL = 9.0
_CELL = 9.5
_BETWEEN = 454  # twentieths of a point between columns: 8 mm
_LINE = "C9CFD8"  # of tables


def head_and_foot(word: WordFile, left: str, right: str, *, cover: bool = False) -> None:
    """The running header and the page numbers of every page, but of the `cover` where there is one."""
    section = word.document.sections[0]
    section.different_first_page_header_footer = cover
    head = section.header.paragraphs[0]
    head.style = word.document.styles["Normal"]  # the template's own stops in the middle first
    head.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    run = head.add_run(f"{word.set_in(left)}\t{word.set_in(right)}")
    quiet(run)
    _foot(word, section, "NUMPAGES")


def in_columns(word: WordFile, count: int) -> None:
    """From a new page on, the text runs in so many columns, under the same head and above the same foot."""
    section = word.document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - python-docx knows no columns
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), str(_BETWEEN))


def numbered_apart(word: WordFile) -> None:
    """“2 / 3” below the pages of each section, numbered by itself, but for its first page."""
    for number, section in enumerate(word.document.sections):
        section.different_first_page_header_footer = True
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), "1")
        section._sectPr.find(qn("w:cols")).addprevious(start)  # noqa: SLF001 - python-docx knows no page numbers
        if not number:  # the others go on with the same foot
            _foot(word, section, "SECTIONPAGES")


def _foot(word: WordFile, section: Any, total: str) -> None:
    foot = section.footer.paragraphs[0]
    foot.style = word.document.styles["Normal"]  # as that of the head
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    before, between = _("{page} / {total}").split("{page}")
    middle, after = between.split("{total}")
    quiet(foot.add_run(f"\t{before}"))
    field(foot, "PAGE", quiet)
    quiet(foot.add_run(middle))
    field(foot, total, quiet)
    quiet(foot.add_run(after))


def quiet(run: Any) -> None:
    """Small and grey: furniture, second names."""
    run.font.size = Pt(SMALL)
    run.font.color.rgb = RGBColor.from_string(Theme.secondary.lstrip("#"))


def field(paragraph: Any, code: str, dress: Callable[[Any], object] | None = None, *, text: str = "1") -> None:
    """A field that Word computes; `text` stands until it does, each run of it `dress`ed."""
    for part, words in (("begin", ""), ("", code), ("separate", ""), ("text", text), ("end", "")):
        run = paragraph.add_run()
        if dress is not None:
            dress(run)
        field_part(run, part, words)


def field_part(run: Any, kind: str, text: str = "") -> None:
    """One part of a field: its mark (`begin`, `separate`, `end`), its code (no kind), or its `text`."""
    if kind == "text":
        run.text = text
    elif kind:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)  # noqa: SLF001 - python-docx knows no fields
    else:
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = f" {text} "
        run._r.append(instruction)  # noqa: SLF001 - as above


def bookmark(paragraph: Any, name: str, number: int, *, start: int = -1) -> None:
    """A place that `inner_link` leads to: the paragraph, or what stands in it from `start` on.

    `number` is another one for each.
    """
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (begin, end):
        mark.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    element = paragraph._p  # noqa: SLF001 - python-docx knows no bookmarks
    first = 1 if element.pPr is not None else 0
    element.insert(first if start < 0 else start, begin)
    element.append(end)


def inner_link(word: WordFile, paragraph: Any, text: str, key: str) -> None:
    """`text`, which leads to the bookmark `key`."""
    run = paragraph.add_run(word.set_in(text))
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), place_name(key))
    link.append(run._r)  # noqa: SLF001 - the run moves into the link
    paragraph._p.append(link)  # noqa: SLF001 - as above


def place_name(key: str) -> str:
    """As Word wants them: letters, figures and low lines, 40 at most, a letter first."""
    return f"k_{key.replace('-', '_')}"[:40]


def number_name(key: str) -> str:
    """That of the number of a place."""
    return f"n_{key.replace('-', '_')}"[:40]


def runs_within(paragraph: Paragraph) -> Iterator[Run]:
    """The runs of a paragraph, those of its links too."""
    for part in paragraph.iter_inner_content():
        yield from [part] if isinstance(part, Run) else part.runs


def list_table(
    word: WordFile,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    bold: Collection[int] = (),
) -> None:
    """A table whose header stands again on each page; `widths` are parts of the text width."""
    table = word.document.add_table(rows=1, cols=len(header))
    hairlines(table)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(int(TEXT_WIDTH * width))  # LibreOffice reads the grid, Word the cells
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        run = cell.paragraphs[0].add_run(word.set_in(words))
        run.bold = True
        run.font.size = Pt(SMALL)
    repeat_header(table)
    for row in rows:
        cells = table.add_row().cells
        for number, (cell, words) in enumerate(zip(cells, row, strict=True)):
            run = cell.paragraphs[0].add_run(word.set_in(words))
            run.font.size = Pt(_CELL)
            run.bold = True if number in bold else None
    for row in table.rows:
        keep_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(int(TEXT_WIDTH * width))
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)


def hairlines(table: Any) -> None:
    """Thin grey lines between the rows and around the whole, none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001 - python-docx knows styles of tables only


def keep_whole(row: Any) -> None:
    """No page cuts the row."""
    mark = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx knows no such property
