"""A day at the window, with names that exist nowhere else: nothing of them may lie about, nothing was called.

Started as a process of its own by the test of what a day leaves: `python -m tests.faults.silent_day FOLDER [whole]`.
Its last line tells as JSON what was looked at; a word of `KNOWN_BAD` besides lets something out.
"""

import io
import json
import logging as python_logging
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from csxl_desktop import app as program
from csxl_desktop.cli import commands
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.system import crash, logging, paths
from tests import factories
from tests.faults.haunted import haunt, name_members
from tests.faults.silent_tour import Tour, settle
from tests.faults.writer import AUTHOR, now

SENTINELS = tuple(f"Zqxj{number:03}vw" for number in range(200))
KNOWN_BAD = ("log", "temp", "socket")
_OF_A_KIND = 12  # records that a document is asked of before it is told as one that this dossier has not


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


def fill_all(folder: Path) -> None:
    """The demonstration, one of the names in each of its fields."""
    names = list(SENTINELS)
    with (
        new_demo_workspace(folder, AUTHOR, now, paths.resources()) as workspace,
        workspace.database.begin("haunted") as session,
    ):
        haunt(session, names)
        name_members(session, names)


def print_and_export(workspace: Workspace) -> None:
    """What a day prints and carries out."""
    render(workspace.documents.members(now().date()))
    render(workspace.documents.report(2026))
    outgoing.export_workbook(workspace)
    read_table(f"Organisation\n{SENTINELS[0]}\n".encode())


def print_all(folder: Path, out: Path) -> list[str]:
    """Every document that the command line knows, of somebody or something that has it; those that nothing has."""
    with open_workspace(folder, AUTHOR, now) as workspace:
        ways = list(_ways(workspace))
    return [
        document for document in commands.DOCUMENTS if not any(_printed(folder, out, document, way) for way in ways)
    ]


def _ways(workspace: Workspace) -> Iterator[list[str]]:
    yield []
    yield from (["--title", row.title] for row in workspace.threads.choices()[:_OF_A_KIND])
    with workspace.database() as session:
        groups = [["--group", str(key)] for key in session.scalars(select(WorkingGroup.id).limit(_OF_A_KIND))]
        meetings = session.scalars(select(Meeting.id).order_by(Meeting.first_on.desc()).limit(_OF_A_KIND))
        yield from (["--meeting", str(key)] for key in meetings)
        yield from groups
        yield from (["--person", str(key)] for key in session.scalars(select(Person.id).limit(3)))
        heard_of = session.scalars(select(NewsItem.organisation_id).limit(_OF_A_KIND))
        yield from (["--organisation", str(key)] for key in heard_of if key is not None)
    for year in (2026, 2025):
        yield from (["--year", str(year), *group] for group in ([], *groups))


def _printed(folder: Path, out: Path, document: str, way: list[str]) -> bool:
    target = out / f"{document}.pdf"
    return commands.main(["print", str(folder), document, *way, "-o", str(target)], "fr") == commands.DONE


def let_out(what: str) -> socket.socket | None:
    """What is known to be bad."""
    if what == "log":
        python_logging.getLogger("csxl_desktop").info("saved %s", SENTINELS[7])
    elif what == "temp":
        Path(tempfile.mkstemp()[1]).write_text(SENTINELS[7])
    elif what == "socket":
        return socket.socket(socket.AF_INET)
    return None


def main(folder: Path, *, whole: bool = False, known_bad: str = "") -> int:
    dossier, log = folder / "dossier", paths.data_folder() / "log"
    (fill_all if whole else fill)(dossier)
    logging.start(log)
    application = program.Application(QApplication(sys.argv[:1]))
    application.state.set_text("person", "Ana Test")
    tour = Tour(application)
    with crash.guarded(log, application.errors.show):
        application.open(dossier)
        settle(application)
        tour.tabs(whole=whole)
        application.jobs.ask(lambda: print_and_export(application.dossier.workspace), lambda _answer: None)
        settle(application)
        held = let_out(known_bad)
        if whole:
            tour.beyond_the_tabs(dossier, folder / "locked")
        try:
            int(" ".join(SENTINELS))
        except ValueError as error:
            application.errors.show(error)
        settle(application)
        assert application.crashes is not None
        assert application.crashes.page is not None
        if whole:
            tour.look()  # the page of the crash
            application.crashes.page.leave()
    faults, missing = tour.faults, [*commands.DOCUMENTS]
    if whole:
        words = tour.words()
        faults += [f"{name} was nowhere to be seen" for name in SENTINELS if name not in words]
        (folder / "out").mkdir()
    application.close()
    if held is not None:
        held.close()
    if whole:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            missing = print_all(dossier, folder / "out")
    printed = len(commands.DOCUMENTS) - len(missing)
    told = {"places": tour.places, "documents": printed, "missing": missing, "faults": faults}
    assert tempfile.gettempdir() == os.environ["TMPDIR"]
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(
        main(
            Path(sys.argv[1]),
            whole="whole" in sys.argv[2:],
            known_bad=next((word for word in sys.argv[2:] if word in KNOWN_BAD), ""),
        )
    )
