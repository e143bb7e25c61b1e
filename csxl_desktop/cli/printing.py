"""`csxl print`: one document of the dossier, as PDF or for Word; the directory also for the web."""

import json
import re
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from csxl_desktop.cli import evaluation, following
from csxl_desktop.cli.naming import (
    meeting_named,
    organisation_named,
    person_named,
    report_section_named,
    selection_named,
)
from csxl_desktop.cli.output import UsageError, check_output, opened, reading, say, tell, write_file
from csxl_desktop.cli.sheets import attendance_sheet
from csxl_desktop.i18n import N_
from csxl_desktop.services.printing import WORD, Document, render, render_told
from csxl_desktop.services.two_languages import BOTH, in_languages
from csxl_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from csxl_desktop.domain.content.labels import LabelSheet

DONE = 0
IN_BOTH = {
    *("attendance-sheet", "invitation", "walk-programme", "poster", "calendar", "certificate", "membership-form"),
    *("ballot", "members", "committee", "directory", "slips"),
}
PERSONAL = "personal-data"
_LENGTHS = r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)"
_SHEET = re.compile(rf"(\d{{1,2}})x(\d{{1,2}}):{_LENGTHS}:{_LENGTHS}(?::{_LENGTHS})?")


class NoWordError(UsageError):
    template = N_("“{what}” does not come for Word yet: write it as PDF.")


class NotInBothError(UsageError):
    template = N_("“{what}” does not come in two languages at once: choose fr, nl or en.")


class WrongSheetError(UsageError):
    template = N_("“{text}” is no sheet of labels: L7160, L7163, L7159, or such as 3x8:63.5x33.9:7.2x12.9:2.5x0.")


class NoElectionError(UsageError):
    template = N_("No election is written down yet.")


def print_document(options: Namespace) -> int:
    if options.output is not None and options.document == "directory":
        suffix = options.output.suffix.lower()
        if suffix in {".html", ".csv"}:
            return _print_for_the_web(options, suffix)
        if not suffix or options.output.is_dir():
            return _publish(options)
    in_word = options.output is not None and options.output.suffix.lower() == ".docx"
    if in_word and options.document not in WORD:
        raise NoWordError(what=options.document)
    if options.output is not None:
        check_output(options.output)
    if options.lang == BOTH and options.document not in IN_BOTH:
        raise NotInBothError(what=options.document)
    with reading(options) as workspace:
        document = DOCUMENTS[options.document](workspace, options)
    path = options.output
    if path is None:
        path = options.folder / "documents" / f"{document.file_name}.pdf"
        path.parent.mkdir(exist_ok=True, mode=0o700)
    write_file(path, _bytes(document, path.suffix.lower()))
    tell(str(path))
    return DONE


def _print_for_the_web(options: Namespace, suffix: str) -> int:
    """One page or one table; nothing of it is kept as a publication."""
    if options.lang == BOTH:
        raise NotInBothError(what=options.output.name)
    check_output(options.output)
    with reading(options) as workspace:
        page = workspace.publication.page(_language(options))
    if suffix == ".html":
        data = render(page)
    else:
        from csxl_desktop.services.publication import table  # a sheet or minutes is printed without it

        data = table(page.content.brochure)
    write_file(options.output, data)
    tell(str(options.output))
    return DONE


def _publish(options: Namespace) -> int:
    """Into a folder: pages and tables in both languages, kept as the publication of today."""
    from csxl_desktop.services.publication import PAGES, TABLES  # a sheet or minutes is printed without it

    names = (*PAGES.values(), *TABLES.values())
    for name in names:
        check_output(options.output / name)
    with opened(options.folder) as workspace:
        workspace.publication.publish(options.output, write_file)
    for name in names:
        tell(str(options.output / name))
    return DONE


def _sheet(workspace: Workspace, options: Namespace) -> Document:
    return attendance_sheet(workspace, meeting_named(workspace, options.meeting), options, _language(options))


def _minutes(workspace: Workspace, options: Namespace) -> Document:
    return workspace.documents.minutes(meeting_named(workspace, options.meeting), language=_language(options))


def _extract(workspace: Workspace, options: Namespace) -> Document:
    meeting = meeting_named(workspace, options.meeting)
    numbers = options.item or [1]
    return workspace.documents.extract(meeting, numbers, recipient=options.recipient, language=_language(options))


def _invitation(workspace: Workspace, options: Namespace) -> Document:
    meeting, make = meeting_named(workspace, options.meeting), workspace.documents.invitation
    return in_languages(_language(options), lambda each: make(meeting, language=each))


def _programme(workspace: Workspace, options: Namespace) -> Document:
    meeting, make = meeting_named(workspace, options.meeting), workspace.programmes.programme
    return in_languages(_language(options), lambda each: make(meeting, language=each))


def _members(workspace: Workspace, options: Namespace) -> Document:
    day, make = _on(workspace, options), workspace.documents.members
    return in_languages(_language(options), lambda each: make(day, language=each))


def _committee(workspace: Workspace, options: Namespace) -> Document:
    day, make = _on(workspace, options), workspace.documents.committee
    return in_languages(_language(options), lambda each: make(day, language=each))


def _report(workspace: Workspace, options: Namespace) -> Document:
    year = options.year or workspace.today().year
    section = report_section_named(workspace, year, options.section) if options.section else None
    return workspace.documents.report(year, section=section, language=options.lang or "")


def _changes(workspace: Workspace, options: Namespace) -> Document:
    year = options.year or workspace.today().year
    return workspace.directory_documents.changes(year, language=_language(options))


def _labels(workspace: Workspace, options: Namespace) -> Document:
    sheet, start = label_sheet(options.sheet), options.start
    if options.selection:
        chosen = selection_named(workspace, options.selection)
        return workspace.selection_documents.labels(chosen, sheet=sheet, start=start, language=_language(options))
    return workspace.directory_documents.labels(sheet=sheet, start=start, language=_language(options))


def _badges(workspace: Workspace, options: Namespace) -> Document:
    if options.selection:
        chosen = selection_named(workspace, options.selection)
        return workspace.selection_documents.badges(chosen, language=_language(options))
    meeting_id = meeting_named(workspace, options.meeting)
    return workspace.directory_documents.badges(meeting_id, language=_language(options))


def _table_names(workspace: Workspace, options: Namespace) -> Document:
    if options.selection:
        chosen = selection_named(workspace, options.selection)
        return workspace.selection_documents.table_names(chosen, language=_language(options))
    meeting_id = meeting_named(workspace, options.meeting) if options.meeting else None
    return workspace.directory_documents.table_names(meeting_id=meeting_id, language=_language(options))


def _directory(workspace: Workspace, options: Namespace) -> Document:
    first, _between, second = _language(options).partition("-")
    return workspace.directory_documents.directory(bilingual=options.bilingual or bool(second), language=first)


def _member_sheet(workspace: Workspace, options: Namespace) -> Document:
    wanted = [organisation_named(workspace, options.organisation)] if options.organisation else None
    return workspace.directory_documents.member_sheet(wanted, language=_language(options))


def _membership_form(workspace: Workspace, options: Namespace) -> Document:
    wanted = organisation_named(workspace, options.organisation) if options.organisation else None
    make = workspace.joining_documents.membership_form
    return in_languages(_language(options), lambda each: make(wanted, language=each))


def _letters(workspace: Workspace, options: Namespace) -> Document:
    if options.selection:
        chosen = selection_named(workspace, options.selection)
        return workspace.selection_documents.letters(chosen, options.title or "", language=_language(options))
    wanted = [organisation_named(workspace, options.organisation)] if options.organisation else None
    return workspace.joining_documents.free_letter(wanted, language=_language(options))


def _slips(workspace: Workspace, options: Namespace) -> Document:
    if options.selection:
        chosen = workspace.selections.recipients(selection_named(workspace, options.selection))
        return workspace.slip_documents.slips([each.id for each in chosen.bodies], language=options.lang or "")
    wanted = [organisation_named(workspace, options.organisation)] if options.organisation else None
    return workspace.slip_documents.slips(wanted, language=options.lang or "")


def _ballot(workspace: Workspace, options: Namespace) -> Document:
    elections = workspace.elections.board().elections
    if not elections:
        raise NoElectionError
    return workspace.joining_documents.ballot(elections[0].id, language=_language(options))


def _personal_data(workspace: Workspace, options: Namespace) -> Document:
    return workspace.privacy.everything(person_named(workspace, options.person), language=_language(options))


def _call_list(workspace: Workspace, options: Namespace) -> Document:
    return workspace.silence.call_list(language=_language(options))


def _processing_register(workspace: Workspace, options: Namespace) -> Document:
    return workspace.processing_register.document(language=_language(options))


def _bytes(document: Document, suffix: str) -> bytes:
    """The document as the name of its file asks for it."""
    if suffix == ".json" and document.kind == PERSONAL:
        from csxl_desktop.domain.content.personal_data import to_json  # a person's own data alone

        return (json.dumps(to_json(document.content), ensure_ascii=False, indent=1) + "\n").encode()
    data, told = render_told(document, word=suffix == ".docx")
    for each in told:
        say(each)
    return data


DOCUMENTS: dict[str, Callable[[Workspace, Namespace], Document]] = {
    "invitation": _invitation,
    "attendance-sheet": _sheet,
    "minutes": _minutes,
    "minutes-extract": _extract,
    "members": _members,
    "committee": _committee,
    "report": _report,
    "changes": _changes,
    "labels": _labels,
    "badges": _badges,
    "directory": _directory,
    "member-sheet": _member_sheet,
    "table-names": _table_names,
    "membership-form": _membership_form,
    "letters": _letters,
    "ballot": _ballot,
    "slips": _slips,
    PERSONAL: _personal_data,
    "call-list": _call_list,
    "processing-register": _processing_register,
    "walk-programme": _programme,
    **following.DOCUMENTS,
    **evaluation.DOCUMENTS,
}


def _language(options: Namespace) -> str:
    return options.lang or "fr"


def _on(workspace: Workspace, options: Namespace) -> date:
    """The day asked for; of a year, its last."""
    if options.on is not None:
        return date.fromisoformat(options.on.isoformat())
    return date(options.year, 12, 31) if options.year else workspace.today()


def label_sheet(text: str) -> "LabelSheet":
    """A sheet that is sold by its name, or a free one: `3x8:63.5x33.9:7.2x12.9:2.5x0` in millimetres."""
    from csxl_desktop.domain.content.labels import SHEETS, LabelSheet  # a sheet of presence needs no labels

    if text.upper() in SHEETS:
        return SHEETS[text.upper()]
    found = _SHEET.fullmatch(text)
    if not found:
        raise WrongSheetError(text=text)
    columns, rows, *lengths = found.groups(default="0")
    return LabelSheet(text, int(columns), int(rows), *(float(length) for length in lengths))
