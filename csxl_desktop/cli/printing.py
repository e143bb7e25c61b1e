"""`csxl print`: one document of the dossier, as PDF."""

import re
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from uuid import UUID

from csxl_desktop.cli.output import UsageError, check_output, opened, tell, write_file
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace

DONE = 0
_KEY = re.compile(r"[0-9a-f]{32}")


class DocumentLaterError(UsageError):
    template = N_("“{what}” is not there yet: it comes with a later version.")


class MeetingWantedError(UsageError):
    template = N_("Say which meeting: --meeting with its date or its identifier.")


class NoSuchMeetingError(UsageError):
    template = N_("No meeting is found for “{text}”.")


class SeveralMeetingsError(UsageError):
    template = N_("“{text}” may be one of several meetings: {candidates}. Give the identifier of one of them.")


def print_document(options: Namespace) -> int:
    if options.document not in DOCUMENTS:
        raise DocumentLaterError(what=options.document)
    if options.output is not None and options.output.suffix.lower() == ".docx":
        raise DocumentLaterError(what="DOCX")
    if options.output is not None:
        check_output(options.output)
    with opened(options.folder) as workspace:
        document = DOCUMENTS[options.document](workspace, options)
    path = options.output
    if path is None:
        path = options.folder / "documents" / f"{document.file_name}.pdf"
        path.parent.mkdir(exist_ok=True, mode=0o700)
    write_file(path, render(document))
    tell(str(path))
    return DONE


def _sheet(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.attendance_sheet(_meeting(workspace, options.meeting), language=_language(options))


def _minutes(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.minutes(_meeting(workspace, options.meeting), language=_language(options))


def _invitation(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.invitation(_meeting(workspace, options.meeting), language=_language(options))


def _members(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.members(_on(workspace, options), language=_language(options))


def _committee(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.committee(_on(workspace, options), language=_language(options))


def _report(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.report(options.year or workspace.today().year, language=_language(options))


DOCUMENTS: dict[str, Callable[[Workspace, Namespace], Document]] = {
    "invitation": _invitation,
    "attendance-sheet": _sheet,
    "minutes": _minutes,
    "members": _members,
    "committee": _committee,
    "report": _report,
}


def _language(options: Namespace) -> str:
    return options.lang or "fr"


def _on(workspace: Workspace, options: Namespace) -> date:
    """The day asked for; of a year, its last."""
    if options.on is not None:
        return date.fromisoformat(options.on.isoformat())
    return date(options.year, 12, 31) if options.year else workspace.today()


def _meeting(workspace: Workspace, text: str | None) -> UUID:
    if not text:
        raise MeetingWantedError
    key = text.lower().replace("-", "")
    day = None if _KEY.fullmatch(key) else parse_date(text, workspace.today())
    years = workspace.meetings.years()
    # A meeting of several days may have begun the year before.
    wanted = years if day is None else [year for year in years if day.year - 1 <= year <= day.year]
    rows = [row for year in wanted for row in workspace.meetings.rows(year)]
    found = [row for row in rows if (row.id.hex == key if day is None else _is_on(row, day))]
    if not found:
        raise NoSuchMeetingError(text=text)
    if len(found) > 1:
        names = "; ".join(f"{row.badge} {row.first_on} {row.subject} ({row.id})" for row in found)
        raise SeveralMeetingsError(text=text, candidates=names)
    return found[0].id


def _is_on(row: MeetingRow, day: date) -> bool:
    return row.first_on <= day <= (row.last_on or row.first_on)
