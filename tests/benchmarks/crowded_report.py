"""`crowded_report FOLDER`: the report of a year of 5,000 meetings, read and laid out; made where there is none."""

import sys
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import select

from csxl_desktop import i18n
from csxl_desktop.domain.choices import MeetingState
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.undo import CREATION
from csxl_desktop.system import clock, paths
from tests.benchmarks.material import AUTHOR, as_the_program
from tests.benchmarks.telling import most_memory, say
from tests.benchmarks.whole_report import timed

MEETINGS, YEAR = 5_000, 2025


def main() -> int:
    folder = Path(sys.argv[1])
    as_the_program()
    i18n.load(paths.resources() / "locale", "fr")
    if not folder.exists():
        with new_workspace(folder, AUTHOR, clock.now_utc, office_name="Coordination Sociale") as workspace:
            _fill(workspace)
    with open_workspace(folder, AUTHOR, clock.now_utc) as workspace:
        document, read = timed(lambda: workspace.documents.report(YEAR))
    pdf, laid_out = timed(lambda: render(document))
    most = most_memory()
    say(read=read, laid_out=laid_out, pages=len(PdfReader(BytesIO(pdf)).pages), bytes=len(pdf), most=most)
    return 0


def _fill(workspace: Workspace) -> None:
    """Meetings of every kind in turn, on every day of the year, each with a subject."""
    with workspace.database.begin(CREATION) as session:
        kinds = list(session.scalars(select(MeetingKind.id)))
        for number in range(MEETINGS):
            day = date.fromordinal(date(YEAR, 1, 1).toordinal() + number % 365)
            kind = kinds[number % len(kinds)]
            session.add(Meeting(kind_id=kind, theme=f"Sujet {number}", first_on=day, state=MeetingState.HELD))


if __name__ == "__main__":
    sys.exit(main())
