"""What a spreadsheet says beside its values: hidden rows, formulas without result, cells far away."""

import re
from collections.abc import Iterator
from html import unescape

from csxl_desktop.exchange.errors import TooManyColumnsError, TooManyRowsError
from csxl_desktop.exchange.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    Notice,
    NoticeKind,
    column_letter,
    column_number,
)

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^>]*?)/?>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*?)/?>")
_ATTRIBUTE = re.compile(rb"([\w:.-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN_ROW = re.compile(rb"<(?:\w+:)?row\s(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])[^>]*?\br=[\"'](\d+)[\"'][^>]*>")
_FILLED_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*[^/]>")
_BARE_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(r"([A-Z]{1,3})(\d+)")
_ODS_ROW = re.compile(rb"<table:table(-row)?\s([^>]*?)/?>|<table:table(-row)?>")


def sheet_files(workbook: bytes, relations: bytes) -> dict[str, str]:
    """The part that holds each sheet of an XLSX: `xl/worksheets/sheet1.xml` → its title."""
    targets = {found.get("Id", ""): found.get("Target", "") for found in _all(_RELATION, relations)}
    files: dict[str, str] = {}
    for found in _all(_SHEET, workbook):
        reference = next((value for key, value in found.items() if key.endswith(":id")), "")
        target = targets.get(reference, "")
        files[target.lstrip("/") if target.startswith("/") else f"xl/{target}"] = found.get("name", "")
    return files


def xlsx_notices(title: str, content: bytes) -> tuple[Notice, ...]:
    """Hidden rows and formulas without result of one sheet; refuses cells beyond the limits."""
    _refuse_far_cells(title, content)
    return (*_hidden_rows(content), *_bare_formulas(content))


def ods_notices(content: bytes) -> dict[int, tuple[Notice, ...]]:
    """Hidden rows of an ODS, by the position of their sheet; refuses filled rows repeated beyond the limit."""
    found: dict[int, list[Notice]] = {}
    sheet, title, line = -1, "", 1
    for match in _ODS_ROW.finditer(content):
        attributes = _attributes(match[2] or b"")
        if not (match[1] or match[3]):
            sheet, title, line = sheet + 1, attributes.get("table:name", ""), 1
            continue
        times = attributes.get("table:number-rows-repeated", "1")
        line_after = line + (int(times) if times.isdigit() and len(times) < 8 else 1)
        if line_after > MAX_ROWS + 1 and _holds_text(content, match.end()):
            raise TooManyRowsError(sheet=title, line=line_after - 1, limit=MAX_ROWS)
        if attributes.get("table:visibility") in {"collapse", "filter"}:
            found.setdefault(sheet, []).append(Notice(NoticeKind.HIDDEN_ROW, line))
        line = line_after
    return {position: tuple(notices) for position, notices in found.items()}


def _holds_text(content: bytes, start: int) -> bool:
    if content[start - 2 : start] == b"/>":
        return False
    row = content[start : content.find(b"</table:table-row>", start)]
    return b"<text:p" in row or b"office:value" in row


def _hidden_rows(content: bytes) -> Iterator[Notice]:
    for match in _HIDDEN_ROW.finditer(content):
        yield Notice(NoticeKind.HIDDEN_ROW, int(match[1]))


def _bare_formulas(content: bytes) -> Iterator[Notice]:
    for match in _BARE_FORMULA.finditer(content):
        attributes = _attributes(match[1])
        if attributes.get("t") == "str":
            continue  # a formula whose result is the empty text
        if place := _PLACE.fullmatch(attributes.get("r", "")):
            yield Notice(NoticeKind.FORMULA_WITHOUT_RESULT, int(place[2]), column_number(place[1]))


def _refuse_far_cells(title: str, content: bytes) -> None:
    for match in _FILLED_CELL.finditer(content):
        letters, line = match[1].decode(), int(match[2])
        if line > MAX_ROWS:
            raise TooManyRowsError(sheet=title, line=line, limit=MAX_ROWS)
        if len(letters) > 1 and column_number(letters) > MAX_COLUMNS:
            column = column_letter(column_number(letters))
            raise TooManyColumnsError(sheet=title, line=line, column=column, limit=MAX_COLUMNS)


def _all(pattern: re.Pattern[bytes], content: bytes) -> Iterator[dict[str, str]]:
    for match in pattern.finditer(content):
        yield _attributes(match[1])


def _attributes(raw: bytes) -> dict[str, str]:
    return {
        match[1].decode("ascii", "replace"): unescape((match[2] or match[3] or b"").decode("utf-8", "replace"))
        for match in _ATTRIBUTE.finditer(raw)
    }
