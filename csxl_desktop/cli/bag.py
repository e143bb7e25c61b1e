"""`csxl bag make|open|back`, and `csxl merge`: the meeting bag leaves, is opened on the laptop, comes back."""

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from csxl_desktop.cli import unlocking
from csxl_desktop.cli.naming import meeting_named
from csxl_desktop.cli.output import UsageError, check_output, opened, read_file, tell, tell_rows
from csxl_desktop.i18n import N_, _, ngettext

DONE = 0
ACTS = ("make", "open", "back")


class NoPassphraseError(UsageError):
    template = N_("The file “{path}” holds no passphrase: write it alone on the first line.")


def spelt_out(arguments: Sequence[str]) -> list[str]:
    """`bag FOLDER …` makes a bag: the short way to say it."""
    given = list(arguments)
    if given[:1] == ["bag"] and given[1:2] and given[1] not in {*ACTS, "-h", "--help"}:
        return ["bag", "make", *given[1:]]
    return given


def add_acts(command: ArgumentParser) -> None:
    """What can be done with a bag."""
    acts = command.add_subparsers(dest="act", required=True, metavar="|".join(ACTS))
    make = acts.add_parser("make", help=_("one encrypted file for the laptop; or for the way back, from there"))
    make.add_argument("folder", metavar="FOLDER", type=Path)
    make.add_argument("--meeting", metavar="DATE|ID")
    make.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)
    make.set_defaults(run=_make)
    opens = acts.add_parser("open", help=_("on the laptop: a dossier in an empty folder"))
    opens.add_argument("file", metavar="FILE", type=Path)
    opens.add_argument("folder", metavar="FOLDER", type=Path)
    opens.set_defaults(run=_open)
    back = acts.add_parser("back", help=_("at the office: what was done on the way comes in"))
    add_back(back)
    for each in (make, opens, back):
        each.add_argument("--lang", default=argparse.SUPPRESS)
    for each in (make, opens):
        _add_passphrases(each)


def add_back(back: ArgumentParser) -> None:
    """What `bag back` and `merge`, the short way to say it, are told."""
    back.add_argument("folder", metavar="FOLDER", type=Path)
    back.add_argument("file", metavar="FILE", type=Path)
    back.add_argument("--dry-run", action="store_true", help=_("only say what would come in"))
    back.add_argument("--deletions", action="store_true", help=_("also where the bag lacks many records"))
    back.add_argument("--json", action="store_true", dest="as_json")
    _add_passphrases(back)
    back.set_defaults(run=_back)


def _add_passphrases(command: ArgumentParser) -> None:
    command.add_argument("--passphrase-file", metavar="FILE", type=Path, required=True)
    unlocking.add_option(command, "--dossier-passphrase-file")


def _make(options: Namespace) -> int:
    passphrase = passphrase_in(options.passphrase_file)
    check_output(options.output)
    with opened(options.folder) as workspace:
        meeting_id = meeting_named(workspace, options.meeting) if options.meeting else None
        workspace.bags.make(options.output, passphrase, meeting_id)
    tell(str(options.output))
    return DONE


def _open(options: Namespace) -> int:
    from csxl_desktop.services.bags import open_up  # a bag is made and taken back through the workspace

    open_up(options.file, passphrase_in(options.passphrase_file), options.folder)
    tell(str(options.folder))
    return DONE


def _back(options: Namespace) -> int:
    passphrase = passphrase_in(options.passphrase_file)
    with opened(options.folder) as workspace:
        taken = workspace.bags.take_back(
            options.file, passphrase, deletions=options.deletions, only_look=options.dry_run
        )
    numbers = {name: value for name, value in asdict(taken).items() if not name.endswith("_id")}
    if options.as_json:
        tell_rows([numbers], as_json=True)
        return DONE
    tell(
        ngettext("{count} presence", "{count} presences", taken.presences).format(count=taken.presences)
        + ", "
        + ngettext("{count} new person", "{count} new people", taken.people).format(count=taken.people)
        + ", "
        + ngettext("{count} thing to decide", "{count} things to decide", taken.asked).format(count=taken.asked)
    )
    return DONE


def passphrase_in(path: Path) -> str:
    """What the first line of the file says."""
    lines = read_file(path).decode("utf-8-sig", "replace").splitlines()
    found = lines[0].strip() if lines else ""
    if not found:
        raise NoPassphraseError(path=path)
    return found
