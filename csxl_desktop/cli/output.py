"""What every command does alike: opens the dossier, tells results and messages, writes files whole or not at all."""

import argparse
import csv
import errno
import glob
import io
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME, FOLDERS, Author
from csxl_desktop.storage.errors import reason
from csxl_desktop.system import clock
from csxl_desktop.system.clock import now_utc
from csxl_desktop.system.workstation import workstation

_PART = ".part"
_SHOWN = 40  # letters of the name that its part carries: the whole may be as long as the system allows
_ABANDONED = 600  # seconds


class UsageError(DomainError):
    """The command was wrongly called: exit status 2."""


class WrongCommandError(UsageError):
    template = N_("This command is not understood. {usage}")


class NotWrittenError(DomainError):
    template = N_("“{path}” cannot be written ({detail}).")
    safe = N_("Nothing was changed there.")
    then = N_("Choose another place, or make room there.")


class OutputInDossierError(DomainError):
    template = N_("“{path}” belongs to a dossier itself: nothing else may be written there.")
    safe = N_("Nothing was changed.")
    then = N_("Choose another place.")


class NotReadError(DomainError):
    template = N_("The file “{path}” cannot be read ({detail}).")


def speak_utf8() -> None:
    """Names hold every letter, whatever the console was told."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(message: str) -> None:
    sys.stderr.write(f"{message}\n")


def tell(result: str) -> None:
    sys.stdout.write(f"{result}\n")


def tell_rows(rows: Iterable[Mapping[str, Any]], *, as_json: bool) -> None:
    """One array of flat objects, or lines of cells separated by tabs under their keys."""
    rows = list(rows)
    if as_json:
        tell(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
        writer.writerow(rows[0].keys())
        writer.writerows(["" if value is None else value for value in row.values()] for row in rows)


def read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotReadError(path=path, detail=reason(error)) from None


def write_file(path: Path, content: bytes) -> None:
    """Write beside, then rename: what stood at `path` is replaced whole or stays."""
    try:
        target = _writable(path)
        _sweep(target)
        handle, name = tempfile.mkstemp(prefix=_part_start(target), suffix=_PART, dir=target.parent)
    except OSError as error:
        raise NotWrittenError(path=path, detail=reason(error)) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o600)
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotWrittenError(path=path, detail=reason(error)) from None


def check_output(path: Path) -> None:
    """Refuse to write over a part of a dossier, and anything that is no ordinary file."""
    try:
        _writable(path)
    except OSError as error:
        raise NotWrittenError(path=path, detail=reason(error)) from None


def _writable(path: Path) -> Path:
    """Where `path` leads, if an output may be written there."""
    try:
        target = path.resolve()
    except RuntimeError:
        raise OSError(errno.ELOOP, "") from None
    for folder in target.parents:
        if (folder / FILE_NAME).exists():
            first = target.relative_to(folder).parts[0].casefold()
            if first.startswith(FILE_NAME) or (first in FOLDERS and first != "documents"):
                raise OutputInDossierError(path=path)
    if target.name.casefold() == FILE_NAME:
        raise OutputInDossierError(path=path)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "")
    if target.exists() and not target.is_file():
        raise PermissionError(errno.EACCES, "")
    return target


def _part_start(target: Path) -> str:
    return f".{target.name[:_SHOWN]}."


def _sweep(target: Path) -> None:
    """Remove what a stopped writer of the same file left behind, unless it may still be at work."""
    for left in target.parent.glob(f"{glob.escape(_part_start(target))}*{_PART}"):
        with suppress(OSError):
            if now_utc().timestamp() - left.stat().st_mtime > _ABANDONED:
                left.unlink()


def opened(folder: Path) -> Workspace:
    """The dossier that a command works on."""
    return open_workspace(folder, the_author(), clock.now_utc)


def reading(options: argparse.Namespace) -> Workspace:
    """The dossier that a command only reads, or its newest sound backup where it is told so."""
    if not options.from_backup:
        return opened(options.folder)
    from csxl_desktop.services.safety.restoring import look_at  # hardly ever wanted
    from csxl_desktop.storage.backups.kept import PLACE

    workspace = look_at(options.folder / PLACE, "latest", the_author(), clock.now_utc)
    at = workspace.looked_at.astimezone() if workspace.looked_at is not None else clock.now_utc()
    say(_("Read from the backup of {day} at {time}.").format(day=short_date(at.date()), time=f"{at:%H:%M}"))
    return workspace


def the_author() -> Author:
    return Author(_("Command line"), workstation())
