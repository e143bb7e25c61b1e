"""The system's print dialog, as this kind of document was printed last; what was chosen in it, as CUPS takes it."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.system.spooler import PrintJob
from csxl_desktop.ui.print_memory import Habit

_DPI = 300
_OF_CUPS = 0xFE00  # where Qt's engine keeps what its dialog asks of CUPS: names and values in turn
_PAGES = "page-ranges"
_TOLD_APART = {"sides", "Duplex", "media", "PageSize", "copies", "collate", "Collate", "outputorder", _PAGES}
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_DUPLEX = {sides: mode for mode, sides in _SIDES.items()}


@dataclass(frozen=True, slots=True)
class Sheets:
    """What is to be printed: its name, its pages, the one in view (0: none) and whether it lies."""

    title: str
    count: int
    page: int = 0
    wide: bool = False


def printers() -> list[str]:
    """The names of the printers that this computer knows."""
    return QPrinterInfo.availablePrinterNames()


def prepared(habit: Habit, sheets: Sheets) -> QPrinter:
    """A printer set as it was for this kind of document; where that one is no longer there, the system's own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if habit.printer in printers():
        printer.setPrinterName(habit.printer)
    printer.setDocName(sheets.title)
    printer.setResolution(_DPI)
    printer.setPageSize(_page_size(habit.paper))
    turned = QPageLayout.Orientation.Landscape if sheets.wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    if habit.sides in _DUPLEX:
        printer.setDuplex(_DUPLEX[habit.sides])
    if habit.gray:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def ask(printer: QPrinter, sheets: Sheets, parent: QWidget | None) -> bool:
    """Show the dialog of the system for `printer`; whether it is to print."""
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setMinMax(1, max(1, sheets.count))
    dialog.setFromTo(1, max(1, sheets.count))
    dialog.setPrintRange(QAbstractPrintDialog.PrintRange.AllPages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage, on=bool(sheets.page))
    _open_out(dialog)
    return dialog.exec() == QDialog.DialogCode.Accepted.value


def pages_of(printer: QPrinter, sheets: Sheets) -> str:
    """The pages chosen, “2-4,7”; empty for all of them."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage if sheets.page:
            return str(sheets.page)
        case QPrinter.PrintRange.PageRange:
            chosen = printer.pageRanges().toString()
            return "" if chosen == f"1-{sheets.count}" else chosen
    return _asked_of_cups(printer).get(_PAGES, "")  # “2-4,7”, typed in Qt's own dialog, is left to CUPS


def numbers(pages: str, count: int) -> list[int]:
    """The pages that “2-4,7” names, in their order; of a document of `count`."""
    chosen = QPageRanges.fromString(pages)
    return [number for number in range(1, count + 1) if chosen.contains(number)]


def job_of(printer: QPrinter, sheets: Sheets, *, true_size: bool) -> PrintJob:
    """What was chosen."""
    layout = printer.pageLayout().pageSize()
    return PrintJob(
        printer=printer.printerName(),
        title=sheets.title,
        copies=printer.copyCount(),
        pages=pages_of(printer, sheets),
        paper="" if layout.id() == QPageSize.PageSizeId.Custom else layout.key(),
        sides=_SIDES.get(printer.duplex(), ""),  # where Qt leaves it to the page, so do we to the printer
        gray=printer.colorMode() is QPrinter.ColorMode.GrayScale,
        collated=printer.collateCopies(),
        reverse=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        true_size=true_size,
        more={name: value for name, value in _asked_of_cups(printer).items() if name not in _TOLD_APART},
    )


def habit_of(job: PrintJob) -> Habit:
    """What is remembered of it."""
    return Habit(job.printer, job.paper, job.sides, job.gray)


def _page_size(key: str) -> QPageSize:
    found = (QPageSize(each) for each in QPageSize.PageSizeId if each is not QPageSize.PageSizeId.Custom)
    return next((size for size in found if key and size.key() == key), QPageSize(QPageSize.PageSizeId.A4))


def _asked_of_cups(printer: QPrinter) -> dict[str, str]:
    """What the dialog asks of CUPS beside (several pages on a sheet, odd pages alone, the tray…)."""
    kept = printer.printEngine().property(QPrintEngine.PrintEnginePropertyKey(_OF_CUPS))
    told = [str(each) for each in kept] if isinstance(kept, list) else []
    pairs = zip(told[::2], told[1::2], strict=False)
    return {name: value for name, value in pairs if name and value}


def _open_out(dialog: QPrintDialog) -> None:
    """Qt's own dialog hides pages, copies and both sides behind a button; that of Windows has no such button."""
    words = QCoreApplication.translate("QPrintDialog", "&Options >>")
    for each in dialog.findChildren(QPushButton):
        if each.text() == words:
            each.click()
