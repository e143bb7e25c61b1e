"""The commands for scripts, tests and the office's IT: `csxl new`, `import`, `export`, `list`, `print`…"""

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from csxl_desktop import i18n
from csxl_desktop.cli import bag, following, sharing, sheets, unlocking
from csxl_desktop.cli.option_words import option_words
from csxl_desktop.cli.output import UsageError, WrongCommandError, say, speak_utf8
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.two_languages import BOTH
from csxl_desktop.system import clock, paths
from csxl_desktop.system import logging as log_file

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
LISTS = ("organisations", "people", "members", "meetings", "groups", "actions")
DOCUMENTS = (
    "invitation", "attendance-sheet", "minutes", "members", "committee", "report",
    "badges", "labels", "certificate", "changes", "directory", "group", "planning", "group-partners", "group-presence",
    "minutes-register", "actions", "advocacy",
    "figures", "summary", "decisions", "member-sheet", "slips", "table-names", "subsidy", "action-sheet", "thread",
    "letters", "calendar", "walk-programme", "poster", "newsletter", "membership-form", "ballot", "testimonials",
    "swot", "evaluations",
    "personal-data", "processing-register", "call-list", "portrait", "minutes-extract",
    "criteria", "publications", "conventions",
    "handover", "cycle", "survey", "survey-sheet", "findings",
)  # fmt: skip
PROTECT_ACTS = ("on", "off", "add", "remove", "sheet", "state")
FIRST_YEAR, LAST_YEAR = 1000, 2999
COMMANDS = (
    "new", "template", "import", "export", "list", "print", "check", "access", "backup", "restore", "verify",
    "bag", "merge", "share", "join", "exchange", "protect",
)  # fmt: skip

logger = logging.getLogger(__name__)


class NotADateError(UsageError):
    template = N_("“{text}” is no date. Write it as 31/12/2025 or 2025-12-31.")


class NotAYearError(UsageError):
    template = N_("“{text}” is no year. Write it with four figures, as 2025.")


def main(arguments: Sequence[str], language: str = "fr") -> int:
    """Run one command; the exit status."""
    i18n.load(paths.resources() / "locale", language)
    speak_utf8()
    try:
        return _run(arguments)
    except UsageError as error:
        say(error.user_message)
        return WRONG_USAGE
    except DomainError as error:
        say(error.user_message)
        return REFUSED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough
        return DONE
    except KeyboardInterrupt:
        say(_("Interrupted: nothing was written."))
        return REFUSED
    except OSError as error:
        from csxl_desktop.storage.errors import reason  # hardly ever wanted

        say(_("A file or folder cannot be read or written ({detail}).").format(detail=reason(error)))
        return REFUSED
    except Exception:
        if paths.unwritable() is not None:
            say(_("Unexpected error: nothing was written, not even its details: CSXL cannot write its own files here."))
            return REFUSED
        path = log_file.start(paths.log_folder())
        logger.exception("A command failed")
        log_file.stop()
        say(_("Unexpected error: nothing was written. The details are in {path}.").format(path=path))
        return REFUSED


def _run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(bag.spelt_out(arguments))
    if options.lang and options.command != "print":
        i18n.load(paths.resources() / "locale", options.lang)
    year = getattr(options, "year", None)
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotAYearError(text=year)
    if getattr(options, "on_text", None):
        options.on = _day(options.on_text)
    unlocking.unlock(options)
    run: Callable[[argparse.Namespace], int] = options.run
    return run(options)


def _day(text: str) -> date:
    found = parse_date(text, clock.today())
    if found is None:
        raise NotADateError(text=text)
    return found


class _Parser(argparse.ArgumentParser):
    """Says what is wrong, and what its options do, in the chosen language."""

    def add_argument(self, *names: Any, **given: Any) -> argparse.Action:
        if names and ("help" not in given or given.get("action") == "help"):
            given["help"] = option_words(names[0])
        return super().add_argument(*names, **given)

    def error(self, _message: str) -> NoReturn:
        raise WrongCommandError(usage=self.format_help().strip())


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="csxl", description=_("Without a command, the window opens."))
    commands = parser.add_subparsers(dest="command", required=True, metavar="|".join(COMMANDS), parser_class=_Parser)
    _add_new(commands)
    _add_template(commands)
    _add_import(commands)
    _add_export(commands)
    _add_list(commands)
    _add_print(commands)
    _add_check(commands)
    _add_access(commands)
    _add_safety(commands)
    bag.add_acts(commands.add_parser("bag", help=_("the meeting bag for the laptop, and the way back")))
    bag.add_back(commands.add_parser("merge", help=_("at the office: what was done on the way comes in")))
    sharing.add_commands(commands.add_parser)
    _add_protect(commands)
    for name, command in commands.choices.items():
        # Acts of bags and of a shared folder take the passphrase of these.
        mine = "--dossier-passphrase-file" if name in {"share", "join"} else "--passphrase-file"
        if name not in {"bag", "merge", "template"}:
            unlocking.add_option(command, mine)
        both = (BOTH,) if name == "print" else ()
        command.add_argument("--lang", choices=(*i18n.catalogue.LANGUAGES, *both))
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"  # noqa: SLF001 - the name argparse gives it


def _add_new(commands: Commands) -> None:
    command = commands.add_parser("new", help=_("an empty dossier, or the demonstration years"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("--demo", action="store_true")
    command.set_defaults(run=_new)


def _add_template(commands: Commands) -> None:
    command = commands.add_parser("template", help=_("the exchange workbook, empty"))
    command.add_argument("-o", "--output", metavar="FILE.xlsx", type=Path, required=True)
    command.set_defaults(run=_template)


def _add_import(commands: Commands) -> None:
    command = commands.add_parser("import", help=_("a members' table or an exchange workbook"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("files", metavar="FILE", type=Path, nargs="+")
    command.add_argument("--dry-run", action="store_true")
    command.add_argument("--on", metavar="DATE", dest="on_text")
    command.add_argument("--decisions", metavar="FILE.json", type=Path)
    command.add_argument("--json", action="store_true")
    command.set_defaults(run=_import, on=None)


def _add_export(commands: Commands) -> None:
    words = _("everything, in the exchange workbook; or the meetings, as a calendar")
    command = commands.add_parser("export", help=words)
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("-o", "--output", metavar="FILE.xlsx|FILE.ics", type=Path, required=True)
    command.add_argument("--year", type=int)
    command.add_argument("--from-backup", action="store_true")
    command.set_defaults(run=_export)


def _add_list(commands: Commands) -> None:
    command = commands.add_parser("list", help=_("what the dossier holds"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("what", choices=LISTS)
    command.add_argument("--year", type=int)
    command.add_argument("--on", metavar="DATE", dest="on_text")
    command.add_argument("--json", action="store_true")
    command.add_argument("--from-backup", action="store_true")
    command.set_defaults(run=_list, on=None)


def _add_print(commands: Commands) -> None:
    command = commands.add_parser("print", help=_("a document, as PDF or for Word"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("document", metavar="DOCUMENT", choices=DOCUMENTS, help=", ".join(DOCUMENTS))
    command.add_argument("--meeting", metavar="DATE|ID")
    command.add_argument("--group", metavar="NAME")
    command.add_argument("--person", metavar="NAME")
    command.add_argument("--organisation", metavar="NAME")
    command.add_argument("--item", type=int, action="append", metavar="N")  # once for each
    command.add_argument("--for", dest="recipient", default="", metavar="NAME")
    command.add_argument("--selection", metavar="NAME")
    command.add_argument("--year", type=int)
    command.add_argument("--on", metavar="DATE", dest="on_text")
    command.add_argument("--title", metavar="TITLE")
    command.add_argument("--section", metavar="CODE|TITLE")
    command.add_argument("--sheet", metavar="L7160|L7163|L7159|CxR:WxH:LxT[:GxG]", default="L7160")
    command.add_argument("--start", metavar="N", type=int, default=1)
    command.add_argument("--bilingual", action="store_true")
    sheets.add_options(command)
    following.add_options(command)
    command.add_argument("-o", "--output", metavar="FILE.pdf|FILE.docx", type=Path)
    command.add_argument("--from-backup", action="store_true")
    command.set_defaults(run=_print, on=None)


def _add_check(commands: Commands) -> None:
    command = commands.add_parser("check", help=_("proofreading of the year, or of a text from outside"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--file", metavar="TEXT|DOCX|PDF", type=Path)
    command.add_argument("--json", action="store_true")
    command.add_argument("--from-backup", action="store_true")
    command.set_defaults(run=_check)


def _add_access(commands: Commands) -> None:
    command = commands.add_parser("access", help=_("everything held about a person, for that person"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("--person", metavar="NAME", required=True)
    command.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True)
    command.set_defaults(run=_access)


def _add_safety(commands: Commands) -> None:
    command = commands.add_parser("backup", help=_("a backup, checked before it is named"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("--to", metavar="PLACE", type=Path)
    command.set_defaults(run=_backup)
    command = commands.add_parser("restore", help=_("a backup put back; the dossier of today is kept"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("backup", metavar="BACKUP", nargs="?", default="")
    command.add_argument("--list", action="store_true")
    command.add_argument("--json", action="store_true")
    command.add_argument("--from", dest="from_place", metavar="PLACE", type=Path)
    command.set_defaults(run=_restore)
    command = commands.add_parser("verify", help=_("the dossier and its backups, read to the last byte"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.set_defaults(run=_verify)


def _add_protect(commands: Commands) -> None:
    command = commands.add_parser("protect", help=_("the encryption of a dossier, and who opens it"))
    command.add_argument("folder", metavar="FOLDER", type=Path)
    command.add_argument("act", choices=PROTECT_ACTS, metavar="|".join(PROTECT_ACTS))
    command.add_argument("--person", metavar="NAME")
    command.add_argument("--new-passphrase-file", metavar="FILE", type=Path)
    command.add_argument("-o", "--output", metavar="FILE", type=Path, help=_("where the recovery sheet goes"))
    command.set_defaults(run=_protect)


# Each command imports what it needs when it runs: printing a sheet waits for no spreadsheet library.


def _new(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import exchange

    return exchange.new(options)


def _template(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import exchange

    return exchange.template(options)


def _import(options: argparse.Namespace) -> int:
    from csxl_desktop.cli.reading_ahead import ReadAhead

    first = ReadAhead(options.files[0])

    from csxl_desktop.cli import exchange

    return exchange.import_files(options, first)


def _export(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import exchange

    return exchange.export(options)


def _list(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import lists

    return lists.list_records(options)


def _print(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import printing

    return printing.print_document(options)


def _check(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import check

    return check.check(options)


def _access(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import access

    return access.access(options)


def _backup(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import safety

    return safety.backup(options)


def _restore(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import safety

    return safety.restore(options)


def _protect(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import protect

    return protect.run(options)


def _verify(options: argparse.Namespace) -> int:
    from csxl_desktop.cli import safety

    return safety.check_everything(options)
