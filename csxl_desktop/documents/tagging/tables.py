"""Tables as rows of cells, and groups drawn as tables: ReportLab says what it draws, row by row."""

from collections.abc import Collection
from typing import Any

from reportlab.platypus import Paragraph

from csxl_desktop.documents.tagging import marks
from csxl_desktop.documents.tagging.canvas import TaggedCanvas
from csxl_desktop.documents.tagging.structure import Structure

_COLUMN_HEADER = "/A<</O/Table/Scope/Column>>"
_SEVERAL = (list, tuple)
_ROW_HEADER = "/A<</O/Table/Scope/Row>>"


class TableTags:
    """The rows and cells of one table, over as many pages as it takes; headers count once.

    `headers` is the number of header rows, `names` are the columns that say what the others of a row are;
    `calls_notes`: whether footnotes are called in its cells.
    """

    __slots__ = ("_continued", "_headers", "_names", "_of", "_outer", "_row", "_table", "calls_notes")

    def __init__(self, headers: int, names: Collection[int] = (), *, calls_notes: bool = False) -> None:
        self._headers, self._names, self.calls_notes = headers, names, calls_notes
        self._of: Structure | None = None
        self._table: Any = None
        self._row: Any = None
        self._outer: Any = None
        self._continued = False

    def __call__(self, table: Any, what: str, *place: Any) -> None:
        match what:
            case "startCell":
                self._start_cell(table.canv, table, *place)
            case "endCell":
                table.canv.cell = None
            case "startRow":
                self._start_row(table.canv, place[0])
            case "endRow":
                table.canv.decorating = ""
            case "startTable":
                self._start(table.canv)
            case "endTable":
                table.canv.container = self._outer

    def _start(self, canvas: TaggedCanvas) -> None:
        self._continued = self._of is canvas.structure
        if not self._continued:
            self._of = canvas.structure
            self._table = canvas.structure.add("Table", canvas.container)
        self._outer = canvas.container

    def _start_row(self, canvas: TaggedCanvas, number: int) -> None:
        if self._continued and number < self._headers:
            canvas.decorating = marks.HEADER
        else:
            self._row = canvas.structure.add("TR", self._table)

    def _start_cell(self, canvas: TaggedCanvas, table: Any, row: int, column: int, content: Any, *_box: Any) -> None:
        if canvas.decorating:
            return
        if row < self._headers:
            kind, attributes = "TH", _COLUMN_HEADER
        elif column in self._names:
            kind, attributes = "TH", _ROW_HEADER
        else:
            kind, attributes = "TD", ""
        spans = table._spanCmds and table._spanRanges.get((column, row))  # noqa: SLF001 - told nowhere else
        if spans:
            attributes = _spanning(attributes, spans[2] - spans[0] + 1, spans[3] - spans[1] + 1)
        cell = canvas.container = canvas.structure.add(kind, self._row, attributes)
        alone = isinstance(content, _SEVERAL) and len(content) == 1
        canvas.cell = cell if isinstance(content[0] if alone else content, Paragraph) else None


def _spanning(attributes: str, columns: int, rows: int) -> str:
    more = f"/ColSpan {columns}" * (columns > 1) + f"/RowSpan {rows}" * (rows > 1)
    if not more:
        return attributes
    return f"{attributes[:-2]}{more}>>" if attributes else f"/A<</O/Table{more}>>"


class RowsApart(TableTags):
    """A table whose rows are tables of their own for ReportLab; `header` is for the one that names its columns."""

    __slots__ = ("header",)

    def __init__(self, names: Collection[int] = ()) -> None:
        super().__init__(0, names)
        self.header = _HeaderApart(self)

    def tell(self, headers: int, table: Any, what: str, *place: Any) -> None:
        """Of a row among `headers`, or of one below them."""
        self._headers = headers
        super().__call__(table, what, *place)

    def __call__(self, table: Any, what: str, *place: Any) -> None:
        self.tell(0, table, what, *place)


class _HeaderApart:
    """The header row of rows that stand apart."""

    __slots__ = ("_rows",)

    def __init__(self, rows: RowsApart) -> None:
        self._rows = rows

    def __call__(self, table: Any, what: str, *place: Any) -> None:
        self._rows.tell(1, table, what, *place)


class GroupTags:
    """Flowables laid out in rows that belong together, a quotation or a part; its first rows are said once."""

    __slots__ = ("_continued", "_headers", "_kind", "_node", "_of", "_outer")

    def __init__(self, kind: str, headers: int = 0) -> None:
        self._kind, self._headers = kind, headers
        self._of: Structure | None = None
        self._node: Any = None
        self._outer: Any = None
        self._continued = False

    def __call__(self, table: Any, what: str, *place: Any) -> None:
        canvas: TaggedCanvas = table.canv
        if what == "startTable":
            self._continued = self._of is canvas.structure
            if not self._continued:
                self._of, self._node = canvas.structure, canvas.structure.add(self._kind, canvas.container)
            self._outer, canvas.container = canvas.container, self._node
        elif what == "startRow":
            canvas.decorating = marks.HEADER if self._continued and place[0] < self._headers else ""
        elif what == "endRow":
            canvas.decorating = ""
        elif what == "endTable":
            canvas.container = self._outer
