"""Making a backup: drawn from the live connection, then finished and checked beside it, and only then named.

A killed copy looks like a healthy empty dossier: nothing bears the name of a backup before it was read back.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from csxl_desktop.i18n import _
from csxl_desktop.storage import driver, key_file
from csxl_desktop.storage.backups import annexes, ledger
from csxl_desktop.storage.backups.checking import examine
from csxl_desktop.storage.backups.facts import Facts, facts
from csxl_desktop.storage.backups.kept import Backup, Why, name_of, place_of
from csxl_desktop.storage.errors import BackupDamagedError, BackupFailedError, DamagedSourceError, reason
from csxl_desktop.storage.file_digest import digest_of
from csxl_desktop.storage.replacing import put_in_place

PART = ".part"


@dataclass(frozen=True, slots=True)
class Draft:
    """The pages as they stand, not yet a backup; `facts` is what the source said at that moment."""

    folder: Path
    path: Path
    at: datetime
    why: Why
    facts: Facts


def draw(
    source: sqlite3.Connection,
    folder: Path,
    why: Why,
    at: datetime,
    key: driver.Key = None,
    is_silent: Callable[[Exception], bool] = lambda _error: False,
) -> Draft:
    """Copy the pages, encrypted where the source is: the only part that needs it, and in its thread.

    `finish` does the rest anywhere. SQLite calls damaged what a disk does not give: `is_silent` tells it from damage.
    """
    place = place_of(folder)
    path = place / f".csxl-{secrets.token_hex(8)}{PART}"
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        path.touch(mode=0o600)
        with closing(driver.connect(path, "rw", key)) as target:
            target.execute("PRAGMA synchronous=OFF")  # `finish` writes it anew, and waits for the disk
            target.execute("PRAGMA journal_mode=OFF")
            source.backup(target)
        return Draft(folder, path, at, why, facts(source))
    except driver.operational() as error:
        _drop(path)
        raise BackupFailedError(detail=reason(error)) from None
    except driver.refusals() as error:
        _drop(path)
        if is_silent(error):
            raise BackupFailedError(detail=_("the disk does not answer")) from None
        raise _refusal(folder, at, str(error)) from None
    except OSError as error:
        _drop(path)
        raise BackupFailedError(detail=reason(error)) from None


def finish(draft: Draft) -> Backup:
    """Check the drawn pages, write them anew, read that back, and give it its number and name."""
    work = draft.path.with_name(draft.path.name + ".new")
    try:
        _compare(draft)
        _write_anew(draft.path, work)
        found, version = examine(work)
        if found.content != draft.facts.content:
            raise BackupFailedError(detail="≠")
        annexes.keep(draft.folder)
        return _name(draft, work, found, version)
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    except driver.operational() as error:
        raise BackupFailedError(detail=reason(error)) from None
    finally:
        _drop(draft.path)
        _drop(work)


def sweep(place: Path) -> None:
    """Remove what a killed backup left; only when no backup is on its way."""
    for left in place.glob(f".csxl-*{PART}*"):
        _drop(left)


def _compare(draft: Draft) -> None:
    """The pages are the source's own: what is wrong with them is wrong there."""
    try:
        found, _version = examine(draft.path)
    except BackupDamagedError:
        raise _refusal(draft.folder, draft.at, "pages") from None
    if found.content != draft.facts.content:
        raise _refusal(draft.folder, draft.at, "content")


def _refusal(folder: Path, at: datetime, detail: str) -> DamagedSourceError:
    """A damaged source is not backed up, and from now on no older backup is let go of."""
    with suppress(OSError):
        ledger.append(place_of(folder), "refused", at=at.isoformat(timespec="seconds"), detail=detail[:200])
    return DamagedSourceError()


def _drop(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _write_anew(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    with closing(driver.connect(source, "still", driver.key_of(source))) as connection:
        connection.execute("VACUUM INTO ?", (str(target.absolute()),))
    with target.open("rb+") as stream:
        os.fsync(stream.fileno())


def _name(draft: Draft, work: Path, found: Facts, version: int) -> Backup:
    place, digest = place_of(draft.folder), digest_of(work)
    with ledger.locked():
        known = ledger.read(place)
        number = known.next_number()
        made = Backup(
            number,
            name_of(number, draft.at, draft.why, digest),
            draft.at,
            draft.why,
            digest,
            work.stat().st_size,
            version,
            found.content,
            found.records,
            found.ends,
        )
        for side, keys in (("people", found.erased), ("whole", found.whole)):
            told = {key for entry in known.of_kind("erased") for key in entry.get(side, ())}
            if new := sorted(set(keys) - told):
                ledger.append(place, "erased", at=draft.at.isoformat(timespec="seconds"), **{side: new})
        key_file.keep_beside(draft.folder, place)
        ledger.append(place, "backup", **made.entry())
        put_in_place(work, place / made.name)
    return made
