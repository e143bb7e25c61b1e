"""Documents onto paper: the dialog of the system, the PDF itself to CUPS, pictures of pages elsewhere; what came of it.

Whatever the printer says, the PDF stays: what was refused can be saved.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from csxl_desktop.domain.content.labels import LabelAlignment, Labels
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.printing import Document, render, some_pages
from csxl_desktop.system import spooler
from csxl_desktop.system.spooler import Answer, PrintJob
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.print_memory import PrintMemory
from csxl_desktop.ui.printing import write_document
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.window_state import WindowState

if TYPE_CHECKING:  # loaded with the first print
    from PySide6.QtPrintSupport import QPrinter

    from csxl_desktop.ui.print_dialog import Sheets

_TRUE_SIZE = {"labels", "label-alignment", "badges", "table-names"}  # cut or folded where the paper says
_LATER = 8_000  # milliseconds after which the queue knows whether its printer answers
_WAITS = {
    Answer.PAUSED: N_("The printer “{printer}” is paused: the document waits until it is resumed."),
    Answer.UNREACHED: N_("The printer “{printer}” does not answer: the document waits until it is switched on."),
}
_REFUSED = {
    Answer.UNKNOWN_PRINTER: N_("This computer does not know the printer “{printer}” any more: choose another one."),
    Answer.REFUSED: N_("The printer “{printer}” takes no document at the moment, or not from this computer."),
    Answer.AWAY: N_("The print service of this computer does not answer: switch the printer on, or try again later."),
    Answer.FAILED: N_("The printer “{printer}” did not take the document."),
}


class PaperStrip(Notice):
    """Prints what it is given and says what became of it. `save_wanted()`: a document that did not go on paper."""

    save_wanted = Signal()

    def __init__(self, state: WindowState, jobs: Jobs, errors: Errors) -> None:
        super().__init__(action=_("Save as PDF…"))
        self.action.clicked.connect(lambda _checked: self.save_wanted.emit())
        self._jobs, self._errors = jobs, errors
        self._memory = PrintMemory(state)
        self._sent = ""  # the printer whose answer is still waited for
        self._eye = QTimer(self, interval=_LATER, singleShot=True)
        self._eye.timeout.connect(self._look)

    def print_document(self, document: Document, pdf: bytes, page: int = 0, *, printer_name: str = "") -> None:
        """Ask for the printer as this kind of document was printed last, then print; `page` is the one in view.

        `printer_name` comes first in the dialog where it is given.
        """
        # Qt's printing is loaded with the first print.
        from csxl_desktop.ui import print_dialog
        from csxl_desktop.ui.painted_pages import PaintedPages

        if not print_dialog.printers():
            self._refuse(_("This computer knows no printer. The document can be saved as PDF and printed elsewhere."))
            return
        painted = PaintedPages(pdf)
        if not painted.count:
            return
        size = painted.size()
        sheets = print_dialog.Sheets(document.file_name, painted.count, page, size.width() > size.height())
        habit = self._memory.habit(document.kind)
        habit = replace(habit, printer=printer_name or habit.printer)
        printer = print_dialog.prepared(habit, sheets)
        if print_dialog.ask(printer, sheets, self.window()):
            self._begin(document, pdf, printer, sheets)

    def _begin(self, document: Document, pdf: bytes, printer: "QPrinter", sheets: "Sheets") -> None:
        from csxl_desktop.ui import print_dialog  # as above

        job = print_dialog.job_of(printer, sheets, true_size=document.kind in _TRUE_SIZE)
        if printer.outputFileName():
            self._to_file(pdf, job, Path(printer.outputFileName()), sheets.count)
            return
        self._memory.remember(document.kind, print_dialog.habit_of(job))
        made = self._in_place(document, pdf, job.printer)
        self._jobs.compute(
            lambda: _sent(made, job),
            lambda sent: self._tell(*sent, job, printer),
            self._errors.show,
            owner=self,
            label=_("Printing…"),
        )

    def _in_place(self, document: Document, pdf: bytes, printer: str) -> Callable[[], bytes]:
        """The pages for this printer: labels are laid out anew where it prints beside them."""
        shift, content = self._memory.shift(printer), document.content
        follows = isinstance(content, Labels) or (isinstance(content, LabelAlignment) and content.corrected)
        if not follows or shift == content.shift:
            return lambda: pdf
        return lambda: render(replace(document, content=replace(content, shift=shift)))

    def _tell(self, pdf: bytes, answer: Answer, job: PrintJob, printer: "QPrinter") -> None:
        match answer:
            case Answer.NO_QUEUE:
                self._paint(pdf, job, printer)
            case Answer.TAKEN:
                self._say(_("Sent to the printer “{printer}”.").format(printer=job.printer), "good")
                self._sent = job.printer
                self._eye.start()
            case Answer.PAUSED:
                self._refuse(_(_WAITS[answer]).format(printer=job.printer))
            case _:
                self._refuse(_(_REFUSED[answer]).format(printer=job.printer))

    def _look(self) -> None:
        """The queue took it; now it knows whether the printer does."""
        printer = self._sent

        def tell(found: Answer) -> None:
            if found in _WAITS and printer == self._sent:
                self._refuse(_(_WAITS[found]).format(printer=printer))

        self._jobs.compute(lambda: spooler.state(printer), tell, self._errors.show, owner=self)

    def _paint(self, pdf: bytes, job: PrintJob, printer: "QPrinter") -> None:
        from csxl_desktop.ui.painted_pages import PaintedPages  # as above

        if not printer.isValid():
            self._refuse(_(_REFUSED[Answer.UNKNOWN_PRINTER]).format(printer=job.printer))
        elif PaintedPages(pdf).paint(printer, job.pages, self.window()):
            self._say(_("Sent to the printer “{printer}”.").format(printer=job.printer), "good")
        else:
            self._refuse(_(_REFUSED[Answer.FAILED]).format(printer=job.printer))

    def _to_file(self, pdf: bytes, job: PrintJob, path: Path, count: int) -> None:
        """“Print to a file” of the dialog: the PDF itself, or the pages of it that were chosen."""
        from csxl_desktop.ui.print_dialog import numbers  # as above

        try:
            write_document(path, some_pages(pdf, numbers(job.pages, count)) if job.pages else pdf)
        except OSError as error:
            self._refuse(_("Nothing can be written there ({detail}).").format(detail=error.strerror))
        else:
            self._say(_("Saved: {path}").format(path=path), "good")

    def _say(self, words: str, tone: str) -> None:
        self.action.hide()
        self.say(words, tone)

    def _refuse(self, words: str) -> None:
        self.action.show()
        self.say(words, "late")


def _sent(made: Callable[[], bytes], job: PrintJob) -> tuple[bytes, Answer]:
    pdf = made()
    return pdf, spooler.send(pdf, job)
