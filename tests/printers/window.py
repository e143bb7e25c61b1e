"""Prints from the window, in a process of its own: `python -m tests.printers.window FOLDER KIND`; answers the dialog.

Qt asks for the printers once in a process, so that a print service of a test wants another one.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QRadioButton, QSpinBox, QWidget

from csxl_desktop import i18n
from csxl_desktop.services.printing import Document
from csxl_desktop.system import paths
from csxl_desktop.ui import theme
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.print_memory import PrintMemory
from csxl_desktop.ui.window_state import WindowState
from tests.printers.material import DOCUMENTS

_LONGEST = 120_000  # milliseconds
_AGAIN = 50


Widget = TypeVar("Widget", bound=QWidget)


def part(dialog: QPrintDialog, kind: type[Widget], name: str) -> Widget:
    """A field of Qt's own dialog."""
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def answer(dialog: QPrintDialog, wanted: dict[str, Any], seen: dict[str, Any]) -> None:
    """What somebody chooses in the dialog; what it proposed is noted first."""
    seen["printer"] = part(dialog, QComboBox, "printers").currentText()
    seen["sides"] = next(
        (name for name in ("noDuplex", "duplexLong", "duplexShort") if part(dialog, QRadioButton, name).isChecked()),
        "",
    )
    seen["open"] = part(dialog, QSpinBox, "copies").isVisible()
    if "choose" in wanted:
        part(dialog, QComboBox, "printers").setCurrentText(wanted["choose"])
    if "sides" in wanted:
        part(dialog, QRadioButton, wanted["sides"]).setChecked(True)
    if "copies" in wanted:
        part(dialog, QSpinBox, "copies").setValue(wanted["copies"])
    if "pages" in wanted:
        part(dialog, QRadioButton, "pagesRadioButton").setChecked(True)
        part(dialog, QLineEdit, "pagesLineEdit").setText(wanted["pages"])
    if "from" in wanted:
        part(dialog, QRadioButton, "printRange").setChecked(True)
        part(dialog, QSpinBox, "to").setValue(wanted["to"])
        part(dialog, QSpinBox, "from").setValue(wanted["from"])
    if wanted.get("current"):
        part(dialog, QRadioButton, "printCurrentPage").setChecked(True)
    dialog.accept()


def main(folder: Path, kind: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """Show the document, print it as `wanted`; what was seen and said."""
    app = QApplication([])
    i18n.load(paths.resources() / "locale", "en")
    theme.apply(app, "light", paths.resources())
    jobs, errors, seen = Jobs(), Errors(), dict[str, Any]()
    state = WindowState(folder / "window.json")
    if "shift" in wanted:
        PrintMemory(state).set_shift(wanted["printer"], *wanted["shift"])
    panel = DocumentPanel(Context(Dossier(), jobs, errors, state, lambda: date(2026, 3, 12)))
    panel.resize(700, 800)
    panel.show()
    document: Document = DOCUMENTS[kind]()

    def begin() -> None:
        panel.preview.go_to_page(wanted.get("current") or 1)
        panel.print_document()

    def look() -> None:
        """The dialog runs a loop of its own: it is looked for from a timer."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            answer(dialog, wanted, seen)
        if panel.paper.text() and wanted.get("until", "") in panel.paper.text() and not jobs.busy:
            (folder / "shown.pdf").write_bytes(panel.preview.pdf())
            seen["said"] = panel.paper.text()
            seen["save"] = not panel.paper.action.isHidden()
            app.quit()

    panel.shown.connect(begin)
    panel.show_document(lambda: document, kind)
    eye = QTimer(interval=_AGAIN)
    eye.timeout.connect(look)
    eye.start()
    QTimer.singleShot(_LONGEST, app.quit)
    app.exec()
    state.sync()
    jobs.shutdown()
    return seen


if __name__ == "__main__":
    told = main(Path(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3]))
    print(json.dumps(told))
