"""How many blank rows a sign-in sheet has where nobody says it: as many as its page holds."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.office import Office
from csxl_desktop.domain.sheet_numbers import Printed
from csxl_desktop.domain.sheet_options import LEAST_BLANKS, MOST_BLANKS, SheetOptions
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document, theme_of
from csxl_desktop.services.sheet_content import Sheet, prints_of, sheet_of


def filled_sheet(
    session: Session,
    office: Office,
    annexes: Path,
    meeting_id: UUID,
    wanted: SheetOptions,
    *,
    only_new: bool = False,
    language: str = "fr",
) -> Sheet:
    """The sheet as it would be printed now; its blank rows are those of the paper that exists, else fill its page."""
    make = partial(sheet_of, session, office, annexes, meeting_id, only_new=only_new, language=language)
    sheet = make(options=wanted)
    if wanted.blank_rows is not None or wanted.tally or only_new:
        return sheet
    had = (len(Printed.from_json(each.rows).blank) for each in prints_of(session, meeting_id))
    rows = max(had, default=0) or _to_the_foot(sheet_document(session, sheet, language=language))
    return sheet if rows == LEAST_BLANKS else make(options=replace(wanted, blank_rows=rows))


def _to_the_foot(document: Document) -> int:
    from csxl_desktop.documents.sheet_room import further_rows  # ReportLab: only where a sheet is laid out

    return min(LEAST_BLANKS + further_rows(document.content, theme_of(document)), MOST_BLANKS)


def sheet_document(session: Session, sheet: Sheet, *, only_new: bool = False, language: str = "fr") -> Document:
    """The sheet with the name of its file and the look of the office."""
    office, row = the_office(session), sheet.row
    with speaking(language):
        title = _("Attendance sheet, new lines") if only_new else _("Attendance sheet")
    name = f"{title} {row.badge} {row.first_on.isoformat()}"
    return Document("attendance-sheet", sheet.content, name, office.look)
