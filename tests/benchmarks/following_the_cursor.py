"""`following_the_cursor FOLDER YEAR`: from a key in a section of the report until its new page is shown beside it.

In the whole window, on the section that has the most pages: the rest after the last key, the layout, and Qt's drawing
of the page count. Beside it, Qt alone loading and drawing the same page, in the same process.
"""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QEventLoop, QIODevice, QObject, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop import app as program
from csxl_desktop.__main__ import CYCLES_AFTER
from csxl_desktop.ui.evaluation.page import EvaluationPage
from csxl_desktop.ui.evaluation.report import ReportPlace
from tests.benchmarks.telling import say

LONGEST = "meetings"  # a page for each assembly, with its photos
TYPED = "Un mot de plus, et ce que la page en montre."
_NONE = Qt.KeyboardModifier.NoModifier
_PATIENCE = 600  # seconds: others may be at work
_SIDE = 160  # pixels of the thumbnail by which a page with words is told from a blank one
assert csxl_desktop.ui


class Shown(QObject):
    """When a page with words was painted last."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport, self.at, self.looking = viewport, 0.0, False
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.looking:
            self.at = time.perf_counter()
        return super().eventFilter(watched, event)

    def has_words(self) -> bool:
        """Whether what is shown now is no blank page: Qt paints one first and draws its words on a thread."""
        self.looking = True
        image = self._viewport.grab().toImage().scaled(_SIDE, _SIDE).convertToFormat(QImage.Format.Format_Grayscale8)
        self.looking = False
        return (
            len({image.pixelColor(x, y).lightness() // 8 for x in range(0, _SIDE, 2) for y in range(0, _SIDE, 2)}) > 4
        )


class Typist:
    """The window of the program, on the report of a year."""

    def __init__(self, folder: Path, year: int) -> None:
        self.application = program.Application(QApplication(sys.argv[:1]))
        self.application.open(folder)
        assert self.application.desk is not None
        self.window = self.application.desk.window
        self.window.resize(1366, 768)
        self.window.show_tab(4)
        page = self.window.current_page()
        assert isinstance(page, EvaluationPage)
        self.wait()
        page.show_year(year)
        page.show_place("report")
        self.wait()
        place = page.place()
        assert isinstance(place, ReportPlace)
        self.place = place
        place._choose(next(row for row in place._rows if row.code == LONGEST))
        self.until(lambda: bool(place.panel.preview.pdf()))
        self.wait()

    def wait(self) -> None:
        self.until(lambda: not self.application.jobs.busy)
        QApplication.processEvents()

    def until(self, done: Callable[[], bool]) -> None:
        last = time.monotonic() + _PATIENCE
        while not done():
            assert time.monotonic() < last, "waited for in vain"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)

    def times(self) -> list[tuple[float, float, float]]:
        """Milliseconds of each key: until the section was laid out, until its page stood there, of the processor."""
        edit, preview = self.place.text.text.edit, self.place.panel.preview
        self.window.activateWindow()
        edit.setFocus()
        self.until(edit.hasFocus)
        edit.moveCursor(QTextCursor.MoveOperation.End)
        view, _document = preview._parts()
        shown = Shown(view.viewport())
        self.until(shown.has_words)
        found = []
        for letter in TYPED:
            before, started, began = preview.pdf(), time.perf_counter(), time.process_time()
            QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, _NONE, letter))
            self.until(lambda before=before: preview.pdf() is not before)  # type: ignore[misc]
            laid_out = time.perf_counter()
            self.until(lambda laid_out=laid_out: shown.at > laid_out)  # type: ignore[misc]
            busy = time.process_time() - began
            self.until(shown.has_words)
            found.append(((laid_out - started) * 1000, (shown.at - started) * 1000, busy * 1000))
        return found[1:]  # with the first the whole report gives way to the section


def alone(pdf: bytes, page: int, size: QSize) -> float:
    """Milliseconds that Qt takes to load a document and draw one page of it."""
    started = time.perf_counter()
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    document.render(page, size)
    taken = (time.perf_counter() - started) * 1000
    document.close()
    return taken


def main() -> int:
    gc.set_threshold(*CYCLES_AFTER)  # as the program does
    typist = Typist(Path(sys.argv[1]), int(sys.argv[2]))
    times = typist.times()
    preview = typist.place.panel.preview
    view, _document = preview._parts()
    size = QSize(view.viewport().width(), round(view.viewport().width() * 1.414))
    bare = median(alone(preview.pdf(), preview.page() - 1, size) for _turn in range(9))
    laid_out, shown, busy = zip(*times, strict=True)
    say(laid_out=median(laid_out), shown=median(shown), shown_p95=quantiles(shown, n=20)[-1], busy=median(busy))
    say(bare=bare, pages=preview.page_count())
    typist.wait()
    typist.window.close()
    typist.application.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
