"""A short day in the real window, with a word in everything that the program keeps for itself.

Started as a process of its own, as the shell starts it: `python -m tests.own_files_day FOLDER`.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer

from csxl_desktop import app as program
from csxl_desktop.cli import commands
from csxl_desktop.domain.directory import Person
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.system import paths
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.system.put_aside import put_aside
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.mail_drafts import write_drafts

AUTHOR = Author("Ana Test", "poste-1")


def work(workspace: Workspace) -> None:
    """What an office leaves behind in a day: a backup, a stick, an export, a mail, a paper that was brought."""
    workspace.records.create(Person, {"first_name": "Zoé", "last_name": "Peeters"})
    stick = paths.data_folder().parent / "stick"
    stick.mkdir(exist_ok=True)
    workspace.backups.choose_second_place(stick)
    workspace.backups.make()
    workspace.bags.make(stick / "AG.mallette", "cerise verte lampe")
    write_drafts(workspace.folder / "documents", [("rappel.eml", b"Bonjour")])


def live(application: program.Application) -> None:
    """Once the window stands."""
    application.state.set_text("person", AUTHOR.person)
    Drafts(paths.drafts_folder()).keep("person", {"note": "half a sentence"})
    DraftJournal(paths.drafts_folder() / "texts").append("a", {"text": "half a sentence"})
    application.jobs.ask(lambda: work(application.dossier.workspace), lambda _answer: fail(application))


def fail(application: program.Application) -> None:
    try:
        int("Zoé")
    except ValueError as error:
        application.errors.show(error)
    QTimer.singleShot(0, application.app.quit)


def main(folder: Path) -> int:
    """The window on a dossier of its own, then a command that fails to write."""
    with new_workspace(folder, AUTHOR, lambda: datetime.now(UTC), office_name="Coordination"):
        pass
    removed = folder.with_name("demonstration")
    removed.mkdir(mode=0o700)  # as a dossier is made
    put_aside(removed, paths.removed_folder(), date.today())  # noqa: DTZ011 - the day of the computer
    begun = program.Application.start

    def start(application: program.Application, folder: Path | None = None) -> None:
        begun(application, folder)
        application.jobs.ask(lambda: None, lambda _answer: live(application))

    program.Application.start = start  # type: ignore[method-assign, assignment]
    status = program.main(folder, language="fr")
    return status or commands.main(["backup", str(folder)], "fr")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
