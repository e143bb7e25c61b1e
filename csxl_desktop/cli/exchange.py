"""`csxl new`, `template`, `import`, `export`: files in and out."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from csxl_desktop.cli.output import (
    NotWrittenError,
    check_output,
    opened,
    read_file,
    reading,
    say,
    tell,
    tell_rows,
    the_author,
    write_file,
)
from csxl_desktop.cli.reading_ahead import ReadAhead
from csxl_desktop.exchange.annexes import write_annexes
from csxl_desktop.exchange.errors import NoOrganisationColumnError
from csxl_desktop.exchange.events import EventTable
from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.people_table import PeopleTable, lists_people, people_table
from csxl_desktop.exchange.recognise import Recognised, recognise
from csxl_desktop.exchange.workbook import WorkbookContent
from csxl_desktop.exchange.workbook import read as read_workbook
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.demo import new_demo_workspace
from csxl_desktop.services.exchange import outgoing
from csxl_desktop.services.exchange.decisions import Decision, read_decisions
from csxl_desktop.services.exchange.import_batch import ImportOrigin
from csxl_desktop.services.exchange.incoming import import_workbook
from csxl_desktop.services.exchange.report import ImportLine, ImportReport, Outcome
from csxl_desktop.services.exchange.sheets import reading_specs
from csxl_desktop.services.members_import import apply_members, preview_members
from csxl_desktop.services.official_leaves import first_leaves
from csxl_desktop.services.people_import import PeoplePreview, apply_people, preview_people
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.storage.errors import reason
from csxl_desktop.system import clock, paths

DONE, REFUSED = 0, 1
_SHOWN = 8  # cells of a line told in a refusal
_OUTCOMES = {
    Outcome.CREATED: N_("created"),
    Outcome.CHANGED: N_("changed"),
    Outcome.UNCHANGED: N_("unchanged"),
    Outcome.RENAMED: N_("renamed"),
    Outcome.DEPARTED: N_("departed"),
    Outcome.REFUSED: N_("refused"),
    Outcome.DOUBTFUL: N_("doubtful"),
}


def new(options: Namespace) -> int:
    if options.demo:
        new_demo_workspace(options.folder, the_author(), clock.now_utc, paths.resources()).close()
    else:
        name = _("Coordination sociale")
        new_workspace(options.folder, the_author(), clock.now_utc, office_name=name, records=first_leaves()).close()
    say(_("The dossier was created in “{path}”.").format(path=options.folder))
    return DONE


def template(options: Namespace) -> int:
    write_file(options.output, outgoing.template())
    tell(str(options.output))
    return DONE


def export(options: Namespace) -> int:
    check_output(options.output)
    if options.output.suffix.lower() == ".ics":
        return _export_calendar(options)
    with reading(options) as workspace:
        made = outgoing.export_workbook(workspace)
        try:
            write_annexes(options.output, outgoing.exported_contents(workspace, made.files))
        except OSError as error:
            raise NotWrittenError(path=options.output, detail=reason(error)) from None
    write_file(options.output, made.content)
    tell(str(options.output))
    say(ngettext("{count} record was written.", "{count} records were written.", made.records).format(
        count=made.records
    ))  # fmt: skip
    return DONE


def _export_calendar(options: Namespace) -> int:
    """The meetings of one year, or last year's and all that come."""
    with reading(options) as workspace:
        content = workspace.calendar.year(options.year) if options.year else workspace.calendar.live()
    write_file(options.output, content)
    tell(str(options.output))
    return DONE


Content = WorkbookContent | MembersTable | PeopleTable | EventTable


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file to be taken in, read."""

    path: Path
    content: Content


def import_files(options: Namespace, first: ReadAhead) -> int:
    """Every file is read before the first is taken in, `first` being begun; a refused one stops the rest."""
    decisions = read_decisions(read_file(options.decisions)) if options.decisions else ()
    specs = reading_specs()
    files = [
        _Incoming(path, _content(path, recognise(read_file(path), specs, first.taken()))) for path in options.files
    ]
    _say_totals(files)
    lines: list[ImportLine] = []
    status = DONE
    with opened(options.folder) as workspace:
        while files:
            report = _take(workspace, files.pop(0), options, decisions)
            lines += report.lines
            if report.refused or report.undecided:
                status = REFUSED
                break
    if options.json:
        tell_rows([line.as_json() for line in lines], as_json=True)
    else:
        _tell_lines(lines)
    _say_counts(lines, written=status == DONE and not options.dry_run)
    return status


def _content(path: Path, found: Recognised) -> Content:
    """What a file says, by its nature."""
    if found.nature == "vcard":
        from csxl_desktop.exchange.vcard import read_cards  # kept out of start-up: cards come rarely

        return read_cards(read_file(path))
    if found.table is None:
        from csxl_desktop.exchange.ics_read import read_calendar  # calendars come rarely, too

        return read_calendar(read_file(path), today=clock.today())
    if found.nature == "workbook":
        return read_workbook(found.table, reading_specs(), today=clock.today())
    sheet = members_sheet(found.table)
    mapping = guessed_mapping(sheet)
    if not mapping.header_line:  # guessed by the looks of the cells: somebody must confirm it in the window
        first = ", ".join(str(cell) for cell in sheet.rows[0].cells[:_SHOWN] if cell is not None)
        raise NoOrganisationColumnError(columns=first)
    if lists_people(sheet, mapping):
        return people_table(sheet, mapping)
    return members_table(sheet, mapping, today=clock.today())


def _take(workspace: Workspace, file: _Incoming, options: Namespace, decisions: tuple[Decision, ...]) -> ImportReport:
    content, origin = file.content, ImportOrigin(file.path.name)
    if isinstance(content, MembersTable):
        members = preview_members(workspace, content, on=options.on, decisions=decisions, origin=origin)
        return members.report if options.dry_run else apply_members(workspace, members, decisions)
    if isinstance(content, EventTable):
        events = workspace.calendar_import.preview(content, file_name=file.path.name)
        return events.report if options.dry_run else workspace.calendar_import.apply(events)
    if isinstance(content, PeopleTable):
        if options.dry_run:
            return preview_people(workspace, content, decisions=decisions, origin=origin).report
        previews = [PeoplePreview(content, ImportReport((), written=False), origin)]
        del content, file  # `apply_people` lets go of each line that it has judged
        return apply_people(workspace, previews.pop(), decisions)
    return import_workbook(workspace, content, beside=file.path, dry_run=options.dry_run)


def _tell_lines(lines: list[ImportLine]) -> None:
    """The report, a line each; what stays as it is goes without saying."""
    at, outcomes = _("line {line}"), {outcome: _(word) for outcome, word in _OUTCOMES.items()}
    for line in lines:
        if line.outcome is Outcome.UNCHANGED and not line.reason:
            continue
        place = " · ".join(filter(None, (line.sheet, at.format(line=line.line) if line.line else "", line.column)))
        changes = "" if line.outcome is Outcome.CREATED else "; ".join(map(str, line.changes))
        tell(" – ".join(filter(None, (place, line.name, outcomes[line.outcome], line.reason, changes))))


def _say_totals(files: list[_Incoming]) -> None:
    """Lines that count the others are no members; that they were passed over goes not without saying."""
    for file in files:
        if isinstance(file.content, MembersTable | PeopleTable) and (totals := file.content.totals):
            passed = ngettext("{count} line of totals passed over", "{count} lines of totals passed over", totals)
            say(f"{file.path.name} – {passed.format(count=totals)}")


def _say_counts(lines: list[ImportLine], *, written: bool) -> None:
    counts = [
        f"{sum(line.outcome is outcome for line in lines)} {_(word)}"
        for outcome, word in _OUTCOMES.items()
        if any(line.outcome is outcome for line in lines)
    ]
    said = ", ".join(counts) or _("no line")
    say(f"{said}." if written else _("{counts}. Nothing was written.").format(counts=said))
