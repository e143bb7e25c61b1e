"""A backup written anew: it keeps its number and its moment, and takes the place of the one before once it was read."""

import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.checking import check_content, examine
from csxl_desktop.storage.backups.kept import Backup, name_of
from csxl_desktop.storage.backups.making import PART
from csxl_desktop.storage.errors import BackupFailedError, reason
from csxl_desktop.storage.file_digest import digest_of
from csxl_desktop.storage.replacing import put_in_place

REWRITTEN = "rewritten"


def rewrite(place: Path, backup: Backup, at: datetime, change: Callable[[Path], bool]) -> Backup:
    """Let `change` write in a copy of the sound `backup`, read that back, list it, and let go of the one before.

    A kill leaves the one before, or both; where `change` has nothing to do, the one before stays.
    """
    work = place / f".csxl-{secrets.token_hex(8)}{PART}"
    try:
        work.touch(mode=0o600)
        shutil.copyfile(place / backup.name, work)
        check_content(work, backup)
        if not change(work):
            return backup
        found, version = examine(work)
        digest = digest_of(work)
        made = replace(
            backup,
            name=name_of(backup.number, backup.at, backup.why, digest),
            sha256=digest,
            size=work.stat().st_size,
            schema=version,
            content=found.content,
            records=found.records,
            ends=found.ends,
        )
        with ledger.locked():
            ledger.append(place, "backup", **made.entry())
            put_in_place(work, place / made.name)
            moment = at.isoformat(timespec="seconds")
            ledger.append(place, REWRITTEN, at=moment, file=backup.name, by=made.name)
            (place / backup.name).unlink(missing_ok=True)
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    finally:
        with suppress(OSError):
            work.unlink(missing_ok=True)
    return made
