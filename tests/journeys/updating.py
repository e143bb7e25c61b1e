"""The program, in a process of its own, with a newer version in the folder chosen: `… FOLDER KEYS`; installs it.

What `xdg-open` finds in the PATH is the test's: it only writes down what it was given, and how it found the dossier.
"""

import sys
from pathlib import Path

import csxl_desktop.ui  # as in the program: before anything of Qt

# isort: split
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from csxl_desktop.app import Application
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.services import updates

_AGAIN, _LONGEST = 20, 60_000  # milliseconds
assert csxl_desktop.ui


def main(folder: Path, keys: Path) -> int:
    """Open the dossier, write something, take the update that is proposed."""
    updates.KEYS = keys
    app = QApplication([])
    program = Application(app, "en")
    program.start(folder)
    steps = iter((_written, _proposed, _installed))
    current = next(steps, None)

    def look() -> None:
        nonlocal current
        if current is not None and not program.jobs.busy and current(program):
            current = next(steps, None)

    eye = QTimer(interval=_AGAIN)
    eye.timeout.connect(look)
    eye.start()
    QTimer.singleShot(_LONGEST, app.quit)
    return app.exec()


def _written(program: Application) -> bool:
    if not program.dossier.is_open:
        return False
    services = program.dossier.workspace
    program.jobs.save(lambda: services.records.create(Organisation, {"name": "Les Tilleuls"}), lambda _made: None)
    return True


def _proposed(program: Application) -> bool:
    line = program.desk.window.update_line if program.desk is not None else None
    if line is None or not line.isVisible():
        return False
    print(line.text(), flush=True)
    line.action.click()
    return True


def _installed(program: Application) -> bool:
    sheet = program.desk.updating.sheet if program.desk is not None else None
    if sheet is None or not sheet.isVisible():
        return False
    print(sheet.notes.toPlainText(), flush=True)
    sheet.install_button.click()
    return True


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
