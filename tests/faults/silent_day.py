"""A day at the window, with names that exist nowhere else: nothing of them may lie about, nothing was called.

Started as a process of its own by the test of what a day leaves: `python -m tests.faults.silent_day FOLDER`.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from csxl_desktop import app as program
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.system import crash, logging, paths
from tests import factories
from tests.faults.writer import AUTHOR, now

SENTINELS = tuple(f"Zqxj{number:03}vw" for number in range(200))
_TURNS = 4000  # looks at the events, ten milliseconds apart at most


def fill(folder: Path) -> None:
    """Two hundred names: organisations, people, notes, subjects."""
    with new_workspace(folder, AUTHOR, now, office_name="Coordination") as workspace:
        for place in range(0, len(SENTINELS), 4):
            house, last, note, subject = SENTINELS[place : place + 4]
            key = factories.make(workspace, Organisation, name=house, note=note)
            person = factories.make(workspace, Person, first_name="Zoé", last_name=last)
            factories.representative(workspace, person, key)
            if place % 20 == 0:
                factories.meeting(workspace, on=date(2026, 1 + place // 20, 5), theme=subject)
            else:
                factories.make(workspace, Person, first_name=subject, last_name="Nom")


def print_and_export(workspace: Workspace) -> None:
    """What a day prints and carries out."""
    render(workspace.documents.members(now().date()))
    render(workspace.documents.report(2026))
    outgoing.export_workbook(workspace)
    read_table(f"Organisation\n{SENTINELS[0]}\n".encode())


def _settle(application: program.Application) -> None:
    for _turn in range(_TURNS):
        loop = QEventLoop()
        QTimer.singleShot(10, loop.quit)
        loop.exec()
        if not application.jobs.busy:
            return
    raise TimeoutError


def main(folder: Path) -> int:
    fill(folder / "dossier")
    log = paths.data_folder() / "log"
    logging.start(log)
    qt = QApplication(sys.argv[:1])
    application = program.Application(qt)
    application.state.set_text("person", "Ana Test")
    with crash.guarded(log, application.errors.show):
        application.open(folder / "dossier")
        _settle(application)
        assert application.desk is not None
        for tab in range(5):
            application.desk.window.show_tab(tab)
            _settle(application)
        application.jobs.ask(lambda: print_and_export(application.dossier.workspace), lambda _answer: None)
        _settle(application)
        try:
            int(" ".join(SENTINELS))
        except ValueError as error:
            application.errors.show(error)
        _settle(application)
        assert application.crashes is not None
        assert application.crashes.page is not None
    application.close()
    assert tempfile.gettempdir() == os.environ["TMPDIR"]
    sys.stdout.write("done\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
