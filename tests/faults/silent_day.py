"""A day at the window, with names that exist nowhere else: nothing of them may lie about, nothing was called.

Started as a process of its own by the test of what a day leaves: `python -m tests.faults.silent_day FOLDER [whole]`.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from csxl_desktop import app as program
from csxl_desktop.cli import commands
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.system import crash, logging, paths
from csxl_desktop.ui.directory.columns import COMMITTEE, FORMER, MEMBERS, ORGANISATIONS, PEOPLE
from csxl_desktop.ui.directory.tools import TOOLS
from csxl_desktop.ui.evaluation.entries import ENTRIES
from csxl_desktop.ui.working_groups.record import GROUP, REPORT, YEAR
from tests import factories
from tests.faults.walking import Walk
from tests.faults.writer import AUTHOR, now

SENTINELS = tuple(f"Zqxj{number:03}vw" for number in range(200))
_PRINTED = 30  # documents; the others need what this dossier has not
_TURNS = 4000  # looks at the events, ten milliseconds apart at most


def fill(folder: Path) -> None:
    """Two hundred names: organisations, people, notes, subjects."""
    with new_workspace(folder, AUTHOR, now, office_name="Coordination") as workspace:
        for place in range(0, len(SENTINELS), 4):
            house, last, note, subject = SENTINELS[place : place + 4]
            key = factories.make(workspace, Organisation, name=house, note=note)
            person = factories.make(workspace, Person, first_name="Zoé", last_name=last)
            factories.representative(workspace, person, key, function_title=note)
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


Show = Callable[[], object]


def tour(application: program.Application, *, whole: bool) -> tuple[int, str]:
    """Every place that a page says it has (or its first one), one after the other; how many, and what stood there."""
    assert application.desk is not None
    window = application.desk.window
    told: list[str] = []
    count = 0
    for tab, places in enumerate((_home, _directory, _meetings, _groups, _evaluation)):
        for show in places(_page(application, tab)) if whole else (lambda: None,):
            show()
            _settle(application)
            told.extend(Walk(window).words)
            count += 1
    return count, "\n".join(told)


def _home(page: Any) -> Iterator[Show]:
    yield from (page.reload, page.open_backups, page.open_settings, page.open_memory)
    yield from (page.memory.show_trash, page.memory.show_personal_data, page.memory.show_bags)


def _directory(page: Any) -> Iterator[Show]:
    for view in (MEMBERS, FORMER, COMMITTEE, ORGANISATIONS, PEOPLE):
        yield partial(page.list.turn_to, view)
        yield lambda: page.list.table().choose_first()
    for show in ("everything", "anonymising", "erasing", "certificate"):
        yield getattr(page.person, f"show_{show}")
    for entry in TOOLS:
        yield partial(page.open_tool, entry.key)


def _meetings(page: Any) -> Iterator[Show]:
    for row in page.list.model.rows()[:1]:
        yield partial(page.open_record, "meeting", row.id)
        yield from (partial(page.record.show_step, step) for step in Step)
    yield from (partial(page.list.show_view, view) for view in ("month", "year"))


def _groups(page: Any) -> Iterator[Show]:
    yield from (partial(page.record.show_view, view) for view in (YEAR, GROUP, REPORT))


def _evaluation(page: Any) -> Iterator[Show]:
    yield from (partial(page.show_place, place.key) for place in ENTRIES)


def _page(application: program.Application, tab: int) -> Any:
    assert application.desk is not None
    application.desk.window.show_tab(tab)
    _settle(application)
    return application.desk.window.current_page()


def print_all(folder: Path, out: Path) -> int:
    """Every document that the command line knows, for those whom the dossier names; how many could be printed."""
    with open_workspace(folder, AUTHOR, now) as workspace:
        meeting = str(workspace.meetings.rows(2026)[0].id)
    of = {"--meeting": meeting, "--person": f"Zoé {SENTINELS[1]}", "--organisation": SENTINELS[0], "--year": "2026"}
    count = 0
    for document in commands.DOCUMENTS:
        for options in ([], *([key, value] for key, value in of.items())):
            target = out / f"{document}.pdf"
            ended = commands.main(["print", str(folder), document, *options, "-o", str(target)], "fr")
            if ended == commands.DONE:
                count += 1
                break
    return count


def main(folder: Path, *, whole: bool = False) -> int:
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
        places, told = tour(application, whole=whole)
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
    printed = 0
    if whole:
        unseen = [name for name in SENTINELS if name not in told]
        (folder / "out").mkdir()
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            printed = print_all(folder / "dossier", folder / "out")
        assert printed >= _PRINTED, printed
        assert not unseen, unseen
    assert tempfile.gettempdir() == os.environ["TMPDIR"]
    sys.stdout.write(f"done: {places} places, {printed} documents\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), whole="whole" in sys.argv[2:]))
