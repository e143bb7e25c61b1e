"""`csxl protect FOLDER on|off|add|remove|sheet|state`: the encryption of a dossier, and who opens it."""

from argparse import Namespace

from csxl_desktop.cli.bag import passphrase_in
from csxl_desktop.cli.output import UsageError, check_output, opened, say, tell, tell_rows, the_author, write_file
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services import protection
from csxl_desktop.services.printing import render
from csxl_desktop.system import clock

DONE = 0


class WantedError(UsageError):
    template = N_("“protect {act}” wants {options}.")


def run(options: Namespace) -> int:
    """Do it; the dossier is closed meanwhile where that is needed."""
    return {"on": _on, "off": _off, "add": _add, "remove": _remove, "sheet": _sheet, "state": _state}[options.act](
        options
    )


def _on(options: Namespace) -> int:
    """The sheet is written before anything is encrypted: nobody is left without it."""
    person, passphrase = _person(options), _passphrase(options)
    code = protection.new_code()
    _write_sheet(options, code)
    wanted = protection.Protecting(person, passphrase, code)
    left = protection.turn_on(options.folder, wanted, the_author(), clock.now_utc)
    tell(str(options.output))
    if left:
        words = ngettext(
            "{count} damaged file beside the dossier stays as it was, in the clear.",
            "{count} damaged files beside the dossier stay as they were, in the clear.",
            left,
        )
        say(words.format(count=left))
    return DONE


def _off(options: Namespace) -> int:
    protection.turn_off(options.folder, the_author(), clock.now_utc)
    return DONE


def _add(options: Namespace) -> int:
    with opened(options.folder) as workspace:
        workspace.protection.give(_person(options), _passphrase(options))
    return DONE


def _remove(options: Namespace) -> int:
    with opened(options.folder) as workspace:
        workspace.protection.take_away(_person(options))
    return DONE


def _sheet(options: Namespace) -> int:
    code = protection.new_code()
    _write_sheet(options, code)
    with opened(options.folder) as workspace:
        workspace.protection.keep_sheet(code)
    tell(str(options.output))
    return DONE


def _state(options: Namespace) -> int:
    with opened(options.folder) as workspace:
        page = workspace.protection.page()
    rows = [{"opens": row.name, "since": row.since.isoformat()} for row in page.people]
    if page.sheet_on is not None:
        rows.append({"opens": "recovery-sheet", "since": page.sheet_on.isoformat()})
    tell_rows(rows, as_json=False)
    say(_("This dossier is encrypted.") if page.is_on else _("This dossier is not encrypted."))
    return DONE


def _write_sheet(options: Namespace, code: tuple[str, ...]) -> None:
    if options.output is None:
        raise WantedError(act=options.act, options="-o FILE")
    check_output(options.output)
    with opened(options.folder) as workspace:
        document = workspace.protection.sheet(code, getattr(options, "lang", None) or "fr")
    write_file(options.output, render(document))


def _person(options: Namespace) -> str:
    if not options.person:
        raise WantedError(act=options.act, options="--person NAME")
    return str(options.person)


def _passphrase(options: Namespace) -> str:
    if options.new_passphrase_file is None:
        raise WantedError(act=options.act, options="--new-passphrase-file FILE")
    return passphrase_in(options.new_passphrase_file)
