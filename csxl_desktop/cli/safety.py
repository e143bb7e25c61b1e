"""`csxl backup`, `csxl restore`, `csxl verify`: the backups without the window."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from csxl_desktop.cli.output import UsageError, opened, say, tell, tell_rows, the_author
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.safety.backups import BackupRow, rows_of, sound, verify
from csxl_desktop.services.safety.drilling import drill_if_due
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.backups.kept import PLACE, Why
from csxl_desktop.storage.errors import BackupDamagedError
from csxl_desktop.system import clock


class NoBackupNamedError(UsageError):
    template = N_("Say which backup: its number or name from the list (restore FOLDER --list), or “latest”.")


def backup(options: Namespace) -> int:
    """Make one, whether or not something changed; the name is the result."""
    with opened(options.folder) as workspace:
        made = workspace.backups.make(Why.HAND)
        if options.to is not None:
            workspace.backups.copy_to(options.to)
    drilled = drill_if_due(options.folder, clock.now_utc)
    tell(str(options.folder / PLACE / made.backup.name))
    if drilled is not None and not drilled.good:
        say(BackupDamagedError(name=made.backup.name).user_message)
    if made.refusal:
        say(made.refusal)
    return 0


def restore(options: Namespace) -> int:
    """Put one back, or list them with what each would lose."""
    place: Path | None = options.from_place
    if options.list:
        tell_rows(_rows(options.folder, place), as_json=options.json)
        return 0
    if not options.backup:
        raise NoBackupNamedError
    done = restore_dossier(options.folder, options.backup, the_author(), clock.now_utc, source=place)
    at = done.backup.at.astimezone()
    say(_("The dossier is as it was on {day} at {time}.").format(day=short_date(at.date()), time=f"{at:%H:%M}"))
    if done.safety is not None:
        say(_("To take this back: restore number {number}.").format(number=done.safety.number))
    elif done.aside is not None:
        say(_("The file that stood there could not be opened; it is kept: {path}").format(path=done.aside))
    return 0


def check_everything(options: Namespace) -> int:
    """The dossier and each of its backups, to the byte; 1 where one of them is not sound."""
    bad = 0
    try:
        with opened(options.folder):
            tell(_("The dossier is sound."))
    except DomainError as error:
        bad += 1
        say(error.user_message)
    for name, is_sound in verify(options.folder / PLACE):
        if is_sound:
            tell(name)
        else:
            bad += 1
            say(BackupDamagedError(name=name).user_message)
    if bad:
        say(ngettext("{count} file is not sound.", "{count} files are not sound.", bad).format(count=bad))
    return 1 if bad else 0


def _rows(folder: Path, place: Path | None) -> list[dict[str, Any]]:
    rows = rows_of(place or folder / PLACE)
    try:
        with opened(folder) as workspace:
            return [_row(each, place or folder / PLACE, workspace) for each in rows]
    except DomainError:  # it does not open: that is why one restores
        return [_row(each, place or folder / PLACE, None) for each in rows]


def _row(row: BackupRow, place: Path, workspace: Workspace | None) -> dict[str, Any]:
    is_sound = sound(place, row.name)
    lost = workspace.backups.losses(row) if workspace is not None and is_sound else None
    return {
        "number": row.number,
        "name": row.name,
        "at": row.at.isoformat(timespec="seconds"),
        "why": row.why,
        "size": row.size,
        "sound": is_sound,
        "acts_lost": None if lost is None else lost.acts,
        "acts_regained": None if lost is None else lost.regained,
    }
