"""The program where there is no screen: it says so and prints the demonstration's documents instead."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from csxl_desktop import i18n
from csxl_desktop.cli.output import opened, say, speak_utf8, tell, the_author, write_file
from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.system import clock, paths

DONE, FAILED = 0, 1


class NoMeetingError(DomainError):
    template = N_("This dossier holds no assembly of which a document could be printed.")


def main(demo: Path | None, language: str) -> int:
    """Print the documents of the dossier in `demo` into its `documents/` and name them; the exit status."""
    i18n.load(paths.resources() / "locale", language)
    speak_utf8()
    say(_("There is no screen here: the window cannot be shown."))
    if demo is None:
        say(_("Commands work without a screen: see csxl --help."))
        return FAILED
    try:
        with _dossier(demo) as workspace:
            say(_("The documents of the demonstration are printed instead:"))
            for document in _documents(workspace):
                path = demo / "documents" / f"{document.file_name}.pdf"
                write_file(path, render(document))
                tell(str(path))
    except DomainError as error:
        say(error.user_message)
        return FAILED
    return DONE


def _dossier(folder: Path) -> Workspace:
    if (folder / FILE_NAME).exists():
        return opened(folder)
    return new_demo_workspace(folder, the_author(), clock.now_utc, paths.resources())


def _documents(workspace: Workspace) -> Iterator[Document]:
    """What an office prints first: the papers of its last assembly, its members, its report."""
    held = _last_assembly(workspace)
    year = held.first_on.year
    last_day = date(year, 12, 31)
    meeting: UUID = held.id
    yield workspace.documents.invitation(meeting)
    yield workspace.documents.attendance_sheet(meeting)
    yield workspace.documents.minutes(meeting)
    yield workspace.documents.members(last_day)
    yield workspace.documents.committee(last_day)
    yield workspace.documents.report(year)


def _last_assembly(workspace: Workspace) -> MeetingRow:
    for year in sorted(workspace.meetings.years(), reverse=True):
        rows = [
            row
            for row in workspace.meetings.rows(year)
            if row.behaviour is BasicKind.PLENARY and row.state is MeetingState.HELD and not row.stub
        ]
        if rows:
            return rows[-1]
    raise NoMeetingError
