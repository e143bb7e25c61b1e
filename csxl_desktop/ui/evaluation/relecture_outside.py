"""A text from outside, read beside the window: chosen or dropped, a refusal in plain words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.proofreading import text_of
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.evaluation.relecture_reader import Outside
from csxl_desktop.ui.file_opening import read_file


def choose_file(parent: QWidget) -> Path | None:
    """Ask for a text, a Word file or a PDF."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name, _filter = QFileDialog.getOpenFileName(
        parent, _("Proofread a file"), folder, _("Texts (*.docx *.pdf *.txt *.md)")
    )
    return Path(name) if name else None


def read_outside(context: Context, owner: QWidget, path: Path, year: int, done: Callable[[Outside], object]) -> None:
    """Its words, read in a child process; a file that cannot be read says why, and nothing changes."""
    context.jobs.compute(
        partial(_read, path, year), done, context.errors.show, owner=owner, label=_("Reading the file"), stoppable=True
    )


def _read(path: Path, year: int) -> Outside:
    return Outside(path.name, text_of(read_file(path), year))
