"""Tables of the pages as those of Word: of data with their header repeated, soft boxes, columns side by side."""

from collections.abc import Callable, Iterator
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Pt
from reportlab.platypus import Flowable, LongTable, Table

from csxl_desktop.documents.story_docx.styles import TABLE, edge, hexadecimal
from csxl_desktop.documents.story_docx.words import bare
from csxl_desktop.documents.word_pages import keep_whole

_SIDES = (("top", "topPadding"), ("left", "leftPadding"), ("bottom", "bottomPadding"), ("right", "rightPadding"))

_SHORT = 12  # rows, its header among them: a table of data that no foot of a page cuts
_WHOLE = 1500  # letters: a longer row of a box may be cut by the foot of a page

Cells = Callable[[list[Flowable], Any], object]  # writes flowables into a cell


def grid(source: Table, into: Any, write: Cells) -> Any:
    """`source` at the end of `into`; `write` fills each cell."""
    table: Any = source
    rows, widths = table._cellvalues, _widths(table)  # noqa: SLF001 - ReportLab tells it nowhere else
    made = _added(into, len(rows), len(widths), sum(widths))
    data = isinstance(source, LongTable)
    if data:
        made.style = TABLE
    made.autofit = False
    _without_margins(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
    ground = next((command[3] for command in table._bkgrndcmds), None)  # noqa: SLF001 - as above
    for number, (row, values) in enumerate(zip(made.rows, rows, strict=True)):
        if number < (table.repeatRows or 0):
            _repeated(row)
        for place, (cell, value, width) in enumerate(zip(row.cells, values, widths, strict=True)):
            cell.width = Pt(width)
            _padded(cell, table._cellStyles[number][place])  # noqa: SLF001 - as above
            if ground is not None:
                _shaded(cell, hexadecimal(ground))
            first = cell.paragraphs[0]
            write(list(_flowables(value)), cell)
            _begun_with_its_words(cell, first)
        if data or _letters(row) <= _WHOLE:
            keep_whole(row)
        if number < (len(rows) - 1 if data and len(rows) <= _SHORT else table.repeatRows or 0):
            _kept_with_next(row)
    return made


def _letters(row: Any) -> int:
    """How many a row holds, those of tables in it too; `itertext` tells those of a run three times."""
    return sum(len(each.text or "") for each in row._tr.iter(qn("w:t")))  # noqa: SLF001 - python-docx tells no nested ones


def _kept_with_next(row: Any) -> None:
    """A header never stands alone at the foot of a page, nor are the rows of a short table parted."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _widths(table: Any) -> list[float]:
    return [float(width) for width in table._argW]  # noqa: SLF001 - as above


def _added(into: Any, rows: int, columns: int, width: float) -> Any:
    if isinstance(into, _Header | _Footer):
        return into.add_table(rows, columns, Pt(width))
    return into.add_table(rows, columns)


def _flowables(value: Any) -> Iterator[Flowable]:
    if isinstance(value, Flowable):
        yield value
    elif isinstance(value, list | tuple):
        yield from value


def _begun_with_its_words(cell: Any, first: Any) -> None:
    """Word begins a cell with an empty line, and wants one at its end: none that is not needed stays."""
    paragraphs = cell.paragraphs
    element = first._p  # noqa: SLF001 - python-docx offers no other way
    following = element.getnext()
    if following is None:
        bare(first, 1)
    elif len(paragraphs) > 1:
        cell._tc.remove(element)  # noqa: SLF001 - as above
    last = cell._tc[-1]  # noqa: SLF001 - as above
    if last.tag == qn("w:tbl"):
        bare(cell.add_paragraph(), 1)


def _repeated(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx knows no such property


def _without_margins(table: Any) -> None:
    """The table begins where the text does; each cell says its own distances."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 - as above


def _padded(cell: Any, style: Any) -> None:
    margins = OxmlElement("w:tcMar")
    for side, name in _SIDES:
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(20 * getattr(style, name))))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    cell._tc.get_or_add_tcPr().append(margins)  # noqa: SLF001 - as above


def _shaded(cell: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - as above
    properties.insert_element_before(shade, "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign")


def floating(table: Any, gutter: float) -> None:
    """The table on the right, what follows it on its left and below it."""
    place = OxmlElement("w:tblpPr")
    for name, value in (
        ("leftFromText", str(round(20 * gutter))), ("bottomFromText", "120"), ("vertAnchor", "text"),
        ("horzAnchor", "margin"), ("tblpXSpec", "right"), ("tblpY", "60"),
    ):  # fmt: skip
        place.set(qn(f"w:{name}"), value)
    table._tbl.tblPr.insert_element_before(  # noqa: SLF001 - python-docx knows no such tables
        place, "w:tblOverlap", "w:bidiVisual", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblLook"
    )


def full_width(table: Any, margin: Any, height: Any, line: str) -> None:
    """The table of one cell from edge to edge of the paper, at least as high, a thick line below it."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(-round(margin.pt * 20)))
    indent.set(qn("w:type"), "dxa")
    table._tbl.tblPr.insert_element_before(  # noqa: SLF001 - as above
        indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )
    table.rows[0].height = height
    borders = OxmlElement("w:tcBorders")
    borders.append(edge("bottom", line, 32))
    properties = table.rows[0].cells[0]._tc.get_or_add_tcPr()  # noqa: SLF001 - as above
    properties.insert_element_before(borders, "w:shd", "w:noWrap", "w:tcMar", "w:vAlign")
