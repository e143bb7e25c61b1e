"""A dossier was refused: what can be done for it all the same, from its backups, from where it lies, from the other
computers.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.safety.places import NotLocalError, is_local
from csxl_desktop.storage import driver
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.checking import check_content, check_file
from csxl_desktop.storage.backups.kept import Backup, Why, place_of
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import (
    BackupDamagedError,
    DamagedDossierError,
    DossierHeldError,
    DossierMissingError,
    EmptyFileError,
    ForeignContentError,
    LockedDossierError,
    NewerDossierError,
    NotADossierError,
    UnreachableFolderError,
)
from csxl_desktop.storage.inspection import inspect_file
from csxl_desktop.storage.schema import SCHEMA_VERSION
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.sharing.place import found_near, is_shared

# What a backup helps against; a newer version or a dossier that somebody holds is no damage.
HELPED = (DamagedDossierError, EmptyFileError, ForeignContentError, NotADossierError, DossierMissingError)


class Help(StrEnum):
    """Why it was refused, as far as that says what can be done."""

    RESTORE = "restore"  # damaged or gone: a backup takes its place
    HELD = "held"  # somebody has it open
    ELSEWHERE = "elsewhere"  # it lies on the network or in a cloud, where it is not worked on
    AGAIN = "again"  # it could not be read: the disk may answer the next time
    NEWER = "newer"  # of a newer version of the program


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done for the dossier in `folder`; `name` and `at` are of its newest sound backup, if there is one.

    `passed` newer ones are damaged. `at_most_until` is when the dossier was last written: what was done between both
    is not in the backup. `may_copy`: it may come to this computer as it stands; `may_look`: be looked at where it
    lies. `held`: somebody has it open. `shared` is a shared folder that it, or one beside it, is exchanged by.
    """

    folder: Path
    help: Help
    name: str = ""
    at: datetime | None = None
    passed: int = 0
    at_most_until: datetime | None = None
    before_newer: bool = False  # the backup was made when a newer version brought the dossier to itself
    may_copy: bool = False
    may_look: bool = False
    held: bool = False
    shared: Path | None = None


def offer(folder: Path, error: Exception) -> Offer | None:
    """What can be done for a dossier that was refused with `error`."""
    help_ = _help(folder, error)
    if help_ is None:
        return None
    found, passed = None, 0
    with suppress(OSError):  # a disk that does not answer
        found, passed = _newest_sound(place_of(folder))
    if found is None and help_ in {Help.RESTORE, Help.NEWER}:
        return Offer(folder, Help.ELSEWHERE, shared=folder) if is_shared(folder) else None
    until = None
    with suppress(OSError):
        until = datetime.fromtimestamp((folder / FILE_NAME).stat().st_mtime).astimezone()
    may_copy, may_look = _as_it_lies(folder) if help_ is Help.ELSEWHERE else (False, False)
    return Offer(
        folder,
        help_,
        found.name if found else "",
        found.at if found else None,
        passed,
        until,
        before_newer=found is not None and found.why is Why.MIGRATE,
        may_copy=may_copy,
        may_look=may_look,
        held=_is_held(error),
        shared=_shared(folder) if help_ in {Help.ELSEWHERE, Help.HELD} else None,
    )


def _help(folder: Path, error: Exception) -> Help | None:
    refused = (*HELPED, DossierHeldError, UnreachableFolderError, NewerDossierError)
    if not is_local(folder):  # whatever else is wrong with it: nothing is written there
        there = isinstance(error, (*refused, NotLocalError)) and (_is_there(folder) or _shared(folder) is not None)
        return Help.ELSEWHERE if there else None
    if isinstance(error, HELPED):
        return Help.RESTORE
    if isinstance(error, DossierHeldError):
        return Help.HELD
    if isinstance(error, UnreachableFolderError) and _is_there(folder):
        return Help.AGAIN
    return Help.NEWER if isinstance(error, NewerDossierError) else None


def _is_held(error: Exception) -> bool:
    return isinstance(error, DossierHeldError) or (isinstance(error, NotLocalError) and error.held is not None)


def _is_there(folder: Path) -> bool:
    """Whether a dossier stands there, be it one that cannot be read."""
    try:
        (folder / FILE_NAME).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _newest_sound(place: Path) -> tuple[Backup | None, int]:
    """The newest backup that this version reads and of which every byte is right; how many newer ones are damaged."""
    passed = 0
    for each in reversed(ledger.read(place).backups()):
        if each.schema > SCHEMA_VERSION:
            continue
        try:
            _check(place, each)
        except BackupDamagedError:
            passed += 1
            continue
        return each, passed
    return None, passed


def _check(place: Path, backup: Backup) -> None:
    """Of one that waits for its passphrase at least that every byte is as it was written."""
    try:
        check_content(place / backup.name, backup)
    except LockedDossierError:
        check_file(place / backup.name, backup)


def _as_it_lies(folder: Path) -> tuple[bool, bool]:
    """Whether the dossier may be copied from where it lies, and looked at there: nothing is written in either case."""
    path = folder / FILE_NAME
    try:
        if driver.has_hot_journal(path):  # somebody's write is to be taken back first, in that very file
            return False, False
        version = inspect_file(path)
    except LockedDossierError:
        return True, True  # its passphrase is asked for then
    except (DomainError, OSError):
        return False, False
    return True, version == SCHEMA_VERSION


def _shared(folder: Path) -> Path | None:
    """The shared folder that the dossier in `folder` is exchanged by, or that lies there or beside it."""
    mine = membership.read(folder)
    return found_near(folder, *([Path(mine.place)] if mine is not None else []))
