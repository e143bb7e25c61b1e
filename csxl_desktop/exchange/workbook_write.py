"""The exchange workbook written: a sheet per kind of record, a first one that explains them all."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from csxl_desktop.exchange.long_text import continued, escaped, formatted, pieces
from csxl_desktop.exchange.sheet_specs import LONG_KINDS, ColumnSpec, SheetSpec
from csxl_desktop.exchange.table import Cell
from csxl_desktop.exchange.workbook_cells import to_cells
from csxl_desktop.exchange.workbook_guide import write_guide
from csxl_desktop.i18n import _

FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - the same bytes for the same rows
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")
_HEADER = PatternFill("solid", fgColor="1F5F74")
_OPTIONAL = PatternFill("solid", fgColor="5E8796")
_TECHNICAL = PatternFill("solid", fgColor="9AA5AB")
_WHITE = Font(bold=True, color="FFFFFF")
_TOP = Alignment(vertical="center", wrap_text=True)
_FORMATS: tuple[tuple[type, str], ...] = (
    (datetime, "DD/MM/YYYY HH:MM"), (date, "DD/MM/YYYY"), (time, "HH:MM"),
)  # fmt: skip
_WIDTHS = {"uuid": 14.0, "integer": 10.0, "number": 12.0, "date": 13.0, "datetime": 18.0, "time": 9.0,
           "boolean": 10.0, "choice": 18.0, "rich": 60.0, "json": 20.0}  # fmt: skip
_LIST_LENGTH = 250  # a drop-down list written in place holds no more
_LAST_LINE = 20_000


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as it stands in the sheet: its spec, and which piece of which half of the value."""

    spec: ColumnSpec
    header: str
    half: str = "plain"
    piece: int = 0


@dataclass(frozen=True, slots=True)
class _Value:
    """A value cut into cells."""

    plain: tuple[Cell, ...]
    raw: tuple[str, ...] = ()

    def cell(self, column: _Column) -> Cell:
        half: Sequence[Cell] = self.plain if column.half == "plain" else self.raw
        return half[column.piece] if column.piece < len(half) else None


def write(specs: Sequence[SheetSpec], rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """The workbook with `rows` by the key of their sheet; the same rows give the same bytes."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = "CSXL Desktop"
    workbook.properties.created = FIXED
    write_guide(workbook, specs)
    for spec in specs:
        _write_sheet(workbook, spec, rows.get(spec.key, ()))
    stream = io.BytesIO()
    workbook.save(stream)
    return without_clock(stream.getvalue())


def _write_sheet(workbook: Workbook, spec: SheetSpec, rows: Iterable[Mapping[str, Any]]) -> None:
    sheet = workbook.create_sheet(spec.title)
    values = [[_value(column, row.get(column.key)) for column in spec.columns] for row in rows]
    columns = _columns(spec, values)
    places = {column.key: position for position, column in enumerate(spec.columns)}
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column, values, places)
        _offer_choices(sheet, column, number)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(values) + 1}"
    sheet.row_dimensions[1].height = 30
    sheet.append([_header(sheet, column) for column in columns])
    for row in values:
        sheet.append([_cell(sheet, row[places[column.spec.key]].cell(column)) for column in columns])


def _value(column: ColumnSpec, value: Any) -> _Value:
    cell, raw = to_cells(column, value)
    plain: tuple[Cell, ...] = (cell,)
    if isinstance(cell, str) and column.kind in LONG_KINDS:
        plain = tuple(pieces(cell))
    return _Value(plain, tuple(pieces(raw)) if raw else ())


def _columns(spec: SheetSpec, values: Sequence[Sequence[_Value]]) -> list[_Column]:
    """The columns of `spec`, then the continuations that the values need, out of the reader's way."""
    columns = [_Column(column, column.header) for column in spec.columns]
    for position, column in enumerate(spec.columns):
        plain = max((len(row[position].plain) for row in values), default=1)
        raw = max((len(row[position].raw) for row in values), default=0)
        columns += [
            _Column(column, continued(column.header, piece + 1, _("continued")), "plain", piece)
            for piece in range(1, plain)
        ]
        columns += [
            _Column(column, formatted(column.header, piece + 1, _("formatting")), "json", piece) for piece in range(raw)
        ]
    return columns


def _width(column: _Column, values: Sequence[Sequence[_Value]], places: Mapping[str, int]) -> float:
    if column.half == "json" or column.piece:
        return 12.0
    if column.spec.kind in _WIDTHS:
        return max(_WIDTHS[column.spec.kind], min(len(column.header) * 0.75 + 4, 30.0))
    place = places[column.spec.key]
    texts = [str(row[place].plain[0] or "")[:80] for row in values[:500]]
    longest = max((len(text.split("\n", maxsplit=1)[0]) for text in texts), default=0)
    return float(min(max(longest + 2, len(column.header) + 4, 12), 60))


def _offer_choices(sheet: Any, column: _Column, number: int) -> None:
    """A drop-down list where the choices fit in one."""
    spec = column.spec
    labels = [_("yes"), _("no")] if spec.kind == "boolean" else [label for _code, label in spec.choices]
    listed = ",".join(labels)
    if not labels or len(listed) > _LIST_LENGTH or any("," in label or '"' in label for label in labels):
        return
    letter = get_column_letter(number)
    # Codes are taken too, so the list proposes and does not forbid.
    choice = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    choice.add(f"{letter}2:{letter}{_LAST_LINE}")
    sheet.data_validations.append(choice)


def _header(sheet: Any, column: _Column) -> Any:
    cell = _cell(sheet, column.header)
    technical = column.half == "json" or column.piece > 0 or column.spec.kind in {"uuid", "json"}
    cell.fill = _TECHNICAL if technical else _HEADER if column.spec.required else _OPTIONAL
    cell.font = _WHITE
    cell.alignment = _TOP
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    """A cell of the right type; text is text, whatever it begins with."""
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, escaped(value))
        cell.data_type = "s"
        return cell
    for kind, number_format in _FORMATS:
        if isinstance(value, kind):
            moment: Any = value  # the stubs forget dates and times
            cell = WriteOnlyCell(sheet, moment)
            cell.number_format = number_format
            return cell
    return value


def without_clock(data: bytes) -> bytes:
    """The same archive with fixed dates, so that equal rows give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", content)
            fixed = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 0
            target.writestr(fixed, content)
    return stream.getvalue()
