"""Documents onto paper and disk: vectors to CUPS, pictures of pages elsewhere; files written whole or not at all."""

import os
import re
import secrets
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QStandardPaths, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QProgressDialog, QWidget

from csxl_desktop.i18n import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 300
_LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)
_LP_SECONDS = 30


def safe_file_name(text: str) -> str:
    """`text` as a file name that Windows, Linux and a mail will all take; its extension is kept."""
    name = " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", text)).split())
    name = name.strip(" .-") if not name.strip(" .-") else name.strip().rstrip(". ")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension) > 5 or not extension.isalnum():
        stem, dot, extension = name, "", ""
    while len(stem) > _LONGEST_NAME or len(f"{stem}{dot}{extension}".encode()) > 2 * _LONGEST_NAME:
        stem = stem[:-1]
    name = f"{stem.rstrip('. ')}{dot}{extension}" if stem else extension
    if not name:
        return "document"
    return f"_{name}" if _RESERVED.match(name) else name


def write_document(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step: through a file beside it, so that an old one is whole until the new one is.

    Raises `OSError` (the old file is read-only or open elsewhere, the disk is full…); nothing is left behind then.
    """
    if path.exists() and not path.stat().st_mode & 0o222:
        raise PermissionError(13, "read-only", str(path))
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def other_name(path: Path) -> Path:
    """The first free name beside `path`: `PV (2).pdf`, `PV (3).pdf`…"""
    number = 2
    while (found := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return found


def lp_arguments(printer: str, title: str, copies: int, pages: str) -> list[str]:
    """What follows `lp` to print the PDF that comes on its input."""
    result = ["-d", printer, "-t", title or "CSXL", "-n", str(max(1, copies))]
    return [*result, "-P", pages] if pages else result


def save_pdf(pdf: bytes, suggested_name: str, parent: QWidget | None) -> Path | None:
    """Ask where, write; where that file cannot be replaced propose another name. The path, or `None`."""
    return save_file(pdf, suggested_name, ".pdf", _("PDF (*.pdf)"), parent)


def documents_folder() -> Path:
    """Where the user keeps documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def save_file(data: bytes, suggested_name: str, suffix: str, kinds: str, parent: QWidget | None) -> Path | None:
    """The same for any file: `suffix` with its point, `kinds` as the dialog names it (“PDF (*.pdf)”)."""
    name = safe_file_name(suggested_name)
    start = documents_folder() / (name if name.lower().endswith(suffix) else f"{name}{suffix}")
    while chosen := QFileDialog.getSaveFileName(parent, _("Save the document"), str(start), kinds)[0]:
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(suffix)
        try:
            write_document(path, data)
        except OSError:
            start = other_name(path)
            QMessageBox.warning(
                parent,
                _("Not saved"),
                _(
                    "“{name}” cannot be replaced: it is open in another program, or read-only. Choose another name."
                ).format(name=path.name),
            )
        else:
            return path
    return None


def print_pdf(pdf: bytes, parent: QWidget | None, title: str) -> bool:
    """Ask for the printer, print; whether anything was sent."""
    # The print dialog is loaded with the first print.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(_DPI)
    with_pages = _Pages(pdf)
    printer.setFromTo(1, max(1, with_pages.count))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print"))
    dialog.setMinMax(1, max(1, with_pages.count))
    if dialog.exec() != QDialog.DialogCode.Accepted.value or not with_pages.count:
        return False
    if printer.outputFileName():
        write_document(Path(printer.outputFileName()), pdf)
        return True
    pages = f"{printer.fromPage()}-{printer.toPage()}" if printer.fromPage() else ""
    if send_to_lp(pdf, lp_arguments(printer.printerName(), title, printer.copyCount(), pages)):
        return True
    return with_pages.paint(printer, parent)


def send_to_lp(pdf: bytes, arguments: list[str]) -> bool:
    """Hand the PDF itself to CUPS, which keeps its vectors and fonts; `False` where that is not to be had."""
    program = shutil.which("lp") if sys.platform == "linux" else None
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 - the program is the system's, every argument stands alone
            [program, *arguments], input=pdf, capture_output=True, timeout=_LP_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class _Pages:
    """The pages of a PDF as pictures, for printers that take nothing else."""

    def __init__(self, pdf: bytes) -> None:
        # QtPdf is loaded with the first print.
        from PySide6.QtPdf import QPdfDocument

        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document: QPdfDocument = QPdfDocument()
        self._document.load(self._buffer)
        self.count = self._document.pageCount()

    def paint(self, printer: "QPrinter", parent: QWidget | None) -> bool:
        """Paint the wanted pages one by one; it can be stopped between two."""
        numbers = list(self._wanted(printer))
        progress = QProgressDialog(_("Printing…"), _("Cancel"), 0, len(numbers), parent)
        progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._turn(printer, numbers[0])
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for done, number in enumerate(numbers):
            progress.setValue(done)
            if progress.wasCanceled():
                break
            if done:
                self._turn(printer, number)
                printer.newPage()
            self._paint_page(painter, printer, number)
        progress.setValue(len(numbers))
        return painter.end()

    def _wanted(self, printer: "QPrinter") -> Iterator[int]:
        first, last = (printer.fromPage() or 1), (printer.toPage() or self.count)
        yield from range(max(first, 1) - 1, min(last, self.count))

    def _turn(self, printer: "QPrinter", number: int) -> None:
        size = self._document.pagePointSize(number)
        wide = size.width() > size.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)

    def _paint_page(self, painter: QPainter, printer: "QPrinter", number: int) -> None:
        room = printer.pageLayout().fullRectPixels(printer.resolution())
        origin = printer.pageLayout().paintRectPixels(printer.resolution()).topLeft()
        wanted: QSize = self._document.pagePointSize(number).toSize() * (printer.resolution() / 72)
        wanted.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(-origin, self._document.render(number, wanted))
