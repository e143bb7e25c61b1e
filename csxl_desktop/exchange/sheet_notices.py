"""What a person must settle in the spreadsheet first: merged cells, hidden rows, bare formulas."""

from collections.abc import Iterator

from csxl_desktop.exchange.mapping import Mapping
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.exchange.table import NoticeKind, Sheet, column_letter
from csxl_desktop.i18n import _


def notices(sheet: Sheet, mapping: Mapping, passed: frozenset[int] = frozenset()) -> Iterator[Problem]:
    """The notices of `sheet` that concern the lines and columns read, worded; none of those `passed` over."""
    mapped = {column.number for column in mapping.columns if column.field is not None}
    filled = {row.line for row in sheet.rows}
    for notice in sheet.notices:
        if notice.line in passed or (notice.line <= mapping.header_line and notice.until <= mapping.header_line):
            continue
        letter = column_letter(notice.column) if notice.column else ""
        if notice.kind is NoticeKind.HIDDEN_ROW and notice.line in filled:
            reason = _("This line is hidden in the file. Show it, or delete it, and save the file again.")
            yield Problem(notice.line, letter, reason)
        elif notice.kind is NoticeKind.MERGED_CELLS and notice.until > notice.line and notice.column in mapped:
            reason = _("Cells are merged here down to line {line}. Unmerge them and fill in each line.")
            yield Problem(notice.line, letter, reason.format(line=notice.until))
        elif notice.kind is NoticeKind.FORMULA_WITHOUT_RESULT and notice.column in mapped:
            reason = _("A formula without its result. Open the file in Excel or LibreOffice and save it again.")
            yield Problem(notice.line, letter, reason)
