"""The exchange workbook read: rows by sheet, and every cell that cannot be understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from csxl_desktop.exchange.errors import NotAWorkbookError
from csxl_desktop.exchange.long_text import continuation
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.exchange.sheet_specs import FORMAT_MARK, ID, ColumnSpec, SheetSpec, WorkbookContent, WorkbookRow
from csxl_desktop.exchange.table import Cell, NoticeKind, Row, Sheet, Table, column_letter
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.exchange.workbook_cells import CellError, from_cells
from csxl_desktop.i18n import N_, _, fold

_LONGEST_HEADER = 200
_SEARCHED = 10  # lines in which the headers are looked for


@dataclass
class _Places:
    """Where the pieces of one column stand."""

    spec: ColumnSpec
    plain: dict[int, int] = field(default_factory=dict)  # number of the piece → column
    raw: dict[int, int] = field(default_factory=dict)

    def cells(self, row: Row, half: dict[int, int]) -> list[Cell]:
        return [row.cell(half[number]) for number in sorted(half)]

    @property
    def letter(self) -> str:
        return column_letter(self.plain[min(self.plain)])


def read(source: bytes | Table, specs: Sequence[SheetSpec], *, today: date) -> WorkbookContent:
    """The rows of every known sheet; `today` gives the century of dates typed with two figures."""
    table = source if isinstance(source, Table) else read_table(source)
    by_title = {fold(name): spec for spec in specs for name in (spec.key, spec.title)}
    sheets: dict[str, tuple[WorkbookRow, ...]] = {}
    problems: list[Problem] = []
    for sheet in table.sheets:
        spec = by_title.get(fold(sheet.name))
        if spec is None:
            if not is_guide(sheet) and sheet.rows:
                problems.append(Problem(0, "", _("This sheet is not known: it was left out."), False, sheet.name))
            continue
        reader = _SheetReader(sheet, spec, today)
        rows = reader.rows()
        problems += reader.problems
        if reader.places:
            sheets[spec.key] = rows
    if not sheets and not problems:
        raise NotAWorkbookError
    if not sheets:
        known = any(is_guide(sheet) for sheet in table.sheets)
        if not known and not any(problem.refused for problem in problems):
            raise NotAWorkbookError
    return WorkbookContent(sheets, tuple(problems))


def is_guide(sheet: Sheet) -> bool:
    """Whether this is the first sheet of an exchange workbook, in whatever language."""
    return any(row.cell(1) == FORMAT_MARK for row in sheet.rows[:_SEARCHED])


class _SheetReader:
    """One sheet being read; problems gather on the way."""

    def __init__(self, sheet: Sheet, spec: SheetSpec, today: date) -> None:
        self.sheet, self.spec, self.today = sheet, spec, today
        self.problems: list[Problem] = []
        self.places: dict[str, _Places] = {}
        self._known = {fold(name): column for column in spec.columns for name in (column.key, column.header)}

    def rows(self) -> tuple[WorkbookRow, ...]:
        header = self._header()
        if header is None:
            if self.sheet.rows:
                self._problem(self.sheet.rows[0].line, "", N_("No header of this sheet is known."))
            return ()
        self._find_columns(header)
        self._refuse_missing(header)
        self._refuse_notices(header)
        below = [row for row in self.sheet.rows if row.line > header.line]
        read = [self._row(row) for row in below if self._holds(row)]
        self._refuse_twins(read)
        return tuple(read)

    def _header(self) -> Row | None:
        rows = self.sheet.rows[:_SEARCHED]
        return next((row for row in rows if any(fold(text) in self._known for text in _texts(row))), None)

    def _find_columns(self, header: Row) -> None:
        for number, cell in enumerate(header.cells, start=1):
            text = " ".join(cell[:_LONGEST_HEADER].split()) if isinstance(cell, str) else ""
            if not text:
                continue
            found = self._known.get(fold(text))
            half, piece = "plain", 1
            if found is None and (parts := continuation(text)):
                found, half, piece = self._known.get(fold(parts[0])), parts[1], parts[2]
            if found is None:
                reason = N_("Column “{header}” is not known: it was left out.")
                self._problem(header.line, column_letter(number), reason, refused=False, header=text)
                continue
            places = self.places.setdefault(found.key, _Places(found))
            taken = places.plain if half == "plain" else places.raw
            if piece in taken:
                self._problem(header.line, column_letter(number), N_("Two columns are “{header}”."), header=text)
            taken.setdefault(piece, number)
        for key in [key for key, places in self.places.items() if 1 not in places.plain]:
            del self.places[key]  # a continuation without its beginning says nothing

    def _refuse_missing(self, header: Row) -> None:
        missing = [key for key in self.spec.natural_key if key not in self.places]
        if missing and ID not in self.places:
            headers = ", ".join(self.spec.column(key).header for key in missing)
            reason = N_("Without {columns}, or the identifier, the rows cannot be recognised.")
            self._problem(header.line, "", reason, columns=headers)

    def _refuse_notices(self, header: Row) -> None:
        used = {number for places in self.places.values() for number in places.plain.values()}
        for notice in self.sheet.notices:
            if notice.line <= header.line or notice.column not in used:
                continue
            letter = column_letter(notice.column)
            if notice.kind is NoticeKind.FORMULA_WITHOUT_RESULT:
                reason = N_("A formula without its result. Open the file in Excel or LibreOffice and save it again.")
                self._problem(notice.line, letter, reason)
            elif notice.kind is NoticeKind.MERGED_CELLS:
                self._problem(notice.line, letter, N_("Cells are merged here. Unmerge them and fill in each one."))

    def _holds(self, row: Row) -> bool:
        return any(
            row.cell(number) is not None
            for places in self.places.values()
            for number in (*places.plain.values(), *places.raw.values())
        )

    def _row(self, row: Row) -> WorkbookRow:
        values: dict[str, Any] = {}
        for key, places in self.places.items():
            plain, raw = places.cells(row, places.plain), places.cells(row, places.raw)
            try:
                values[key] = from_cells(places.spec, plain, raw, self.today)
            except CellError as error:
                self._problem(row.line, places.letter, str(error))
                continue
            if values[key] is None and places.spec.required:
                reason = N_("“{header}” must be filled in.")
                self._problem(row.line, places.letter, reason, header=places.spec.header)
        return WorkbookRow(row.line, values)

    def _refuse_twins(self, rows: Sequence[WorkbookRow]) -> None:
        seen: dict[object, int] = {}
        for row in rows:
            for sign in self._signs(row):
                if sign in seen:
                    self._problem(row.line, "", N_("This row stands already on line {line}."), line_before=seen[sign])
                seen.setdefault(sign, row.line)

    def _signs(self, row: WorkbookRow) -> Iterator[object]:
        """What no other row of the sheet may share."""
        if row.values.get(ID) is not None:
            yield ID, row.values[ID]
        elif self.spec.natural_key:
            key = tuple(_plain(row.values.get(part)) for part in self.spec.natural_key)
            if any(part is not None for part in key):
                yield key

    def _problem(self, line: int, column: str, reason: str, *, refused: bool = True, **values: object) -> None:
        told = _(reason).format(**{key.removesuffix("_before"): value for key, value in values.items()})
        self.problems.append(Problem(line, column, told, refused, self.sheet.name))


def _texts(row: Row) -> Iterator[str]:
    return (" ".join(cell[:_LONGEST_HEADER].split()) for cell in row.cells if isinstance(cell, str))


def _plain(value: Any) -> object:
    return fold(value) if isinstance(value, str) else value
