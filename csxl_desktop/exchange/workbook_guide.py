"""The first sheet of the exchange workbook: how to use it, sheet by sheet and column by column."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from csxl_desktop.exchange.sheet_specs import FORMAT_MARK, ColumnSpec, SheetSpec
from csxl_desktop.i18n import N_, _

_KINDS = {
    "text": N_("text"),
    "integer": N_("whole number"),
    "number": N_("number"),
    "date": N_("date"),
    "datetime": N_("date and time"),
    "time": N_("time"),
    "boolean": N_("yes or no"),
    "choice": N_("one of the choices"),
    "reference": N_("name of another row"),
    "rich": N_("formatted text"),
    "json": N_("technical data"),
    "uuid": N_("identifier"),
}
_RULES = (
    N_("Each sheet holds one kind of record, each row one record. Colours and widths mean nothing."),
    N_("A column that you remove leaves the values as they are. An empty cell clears the value."),
    N_("The column of identifiers may stay empty or be removed: rows are then recognised by their key."),
    N_("Dates may be typed as 03/04/2025, 3 avril 2025 or 2025-04-03; times as 14:30 or 14h30."),
    N_(
        "A formatted text stands as plain letters; columns in braces { } keep its formatting. "
        "If you change the letters, the letters win."
    ),
    N_("A very long text goes on in columns numbered (2), (3)…"),
    N_("Attached files stand in the folder beside this workbook, named by their fingerprint."),
    N_("All or nothing: one refused row and nothing is taken in; the reason names its line and column."),
)
_TITLE = Font(bold=True, size=16, color="1F5F74")
_SHEET = Font(bold=True, size=12, color="1F5F74")
_BOLD = Font(bold=True)
_GREY = Font(color="7A8288", size=9)
_BAND = PatternFill("solid", fgColor="E4EDF0")
_WRAP = Alignment(wrap_text=True, vertical="top")
_WIDTHS = (30, 22, 12, 46, 70)


def write_guide(workbook: Workbook, specs: Sequence[SheetSpec]) -> None:
    """The sheet “Mode d’emploi”."""
    sheet = workbook.create_sheet(_("How to use"))
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_styled(sheet, _("Exchange workbook of CSXL Desktop"), _TITLE)])
    sheet.append([_styled(sheet, FORMAT_MARK, _GREY)])
    sheet.append([])
    for rule in _RULES:
        sheet.append([_styled(sheet, f"• {_(rule)}")])
    for spec in specs:
        _explain(sheet, spec)


def _explain(sheet: Any, spec: SheetSpec) -> None:
    sheet.append([])
    sheet.append([_styled(sheet, spec.title, _SHEET)])
    if spec.explanation:
        sheet.append([_styled(sheet, spec.explanation)])
    if spec.natural_key:
        headers = ", ".join(spec.column(key).header for key in spec.natural_key)
        sheet.append([_styled(sheet, _("Rows are recognised by: {columns}.").format(columns=headers))])
    heads = (_("Column"), _("Holds"), _("Required"), _("Choices"), _("Explanation"))
    sheet.append([_styled(sheet, head, _BOLD, _BAND) for head in heads])
    for column in spec.columns:
        sheet.append([_styled(sheet, text, wrap=True) for text in _told(column)])


def _told(column: ColumnSpec) -> tuple[str, str, str, str, str]:
    choices = ", ".join(label for _code, label in column.choices)
    return (
        column.header,
        _(_KINDS[column.kind]),
        _("yes") if column.required else "",
        choices,
        column.explanation,
    )


def _styled(
    sheet: Any, text: str, font: Font | None = None, fill: PatternFill | None = None, *, wrap: bool = False
) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    if wrap:
        cell.alignment = _WRAP
    return cell
