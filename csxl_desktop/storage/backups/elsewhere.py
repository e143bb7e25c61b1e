"""The second place: a stick or a share that holds the same backups, each read back after it was written."""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from csxl_desktop.storage import key_file
from csxl_desktop.storage.backups import annexes, ledger
from csxl_desktop.storage.backups.checking import check_file
from csxl_desktop.storage.backups.kept import Backup, place_of
from csxl_desktop.storage.backups.rewriting import REWRITTEN
from csxl_desktop.storage.errors import BackupDamagedError, BackupFailedError, SecondPlaceAwayError, reason
from csxl_desktop.storage.replacing import replace_file
from csxl_desktop.system.clock import now_utc

CHOICE_FILE = "deuxieme-lieu.json"  # this computer's own; beside the backups, not among them: they may be taken away
_PREFIX = "CSXL "
_MOST_COPIED = 20  # the newest; a new stick need not take two days of every ten minutes


@dataclass(frozen=True, slots=True)
class SecondPlace:
    """Where the copies go, and when the last one arrived."""

    path: Path | None
    last_at: datetime | None
    chosen_at: datetime | None


def second_place(folder: Path) -> SecondPlace:
    """What was chosen on this computer for the dossier `folder`."""
    try:
        found = json.loads(_choice_of(folder).read_text(encoding="utf-8"))
        path, chosen = Path(found["path"]), datetime.fromisoformat(found["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return SecondPlace(None, None, None)
    copied = [each for each in ledger.read(place_of(folder)).of_kind("copied") if each.get("to") == str(path)]
    return SecondPlace(path, datetime.fromisoformat(copied[-1]["at"]) if copied else None, chosen)


def choose(folder: Path, path: Path | None, now: datetime) -> None:
    """From now on copies go to `path`; None: nowhere."""
    file = folder / CHOICE_FILE
    _early_choice(folder).unlink(missing_ok=True)
    if path is None:
        file.unlink(missing_ok=True)
        return
    work = file.with_name(f".{CHOICE_FILE}.part")
    work.touch(mode=0o600)
    work.write_text(json.dumps({"path": str(path), "at": now.isoformat(timespec="seconds")}), encoding="utf-8")
    replace_file(work, file)


def settle(folder: Path) -> None:
    """What an earlier version chose lay among the backups: it comes out of there."""
    with suppress(OSError):
        early = _early_choice(folder)
        if early.exists() and not (folder / CHOICE_FILE).exists():
            replace_file(early, folder / CHOICE_FILE)


def _choice_of(folder: Path) -> Path:
    """Where the choice stands: an earlier version's, as long as it was not moved."""
    file = folder / CHOICE_FILE
    return file if file.exists() else _early_choice(folder)


def _early_choice(folder: Path) -> Path:
    return place_of(folder) / CHOICE_FILE


def copy_to(folder: Path, path: Path, now: datetime | None = None) -> Backup | None:
    """Copy the newest backups, the annexes and the list to `path`; the newest one that is there now.

    Raise `SecondPlaceAwayError` where the stick is not in.
    """
    if not path.is_dir():
        raise SecondPlaceAwayError(path=path)
    place = place_of(folder)
    try:
        target = _folder_in(path, folder)
        target.mkdir(mode=0o700, exist_ok=True)
        known = ledger.read(place)
        wanted = [each for each in known.backups() if each.is_listed]
        anew = _written_anew(target, known)
        for each in wanted:
            if each in wanted[-_MOST_COPIED:] or each.name in anew:
                _copy(place / each.name, target / each.name, each)
        _let_go(target, known)
        key_file.bring(place, target)
        annexes.bring(place / annexes.FOLDER, target / annexes.FOLDER)
        if wanted:
            moment = (now or now_utc()).isoformat(timespec="seconds")
            ledger.append(place, "copied", at=moment, to=str(path), file=wanted[-1].name)
        _copy_list(place, target)
    except OSError as error:
        raise BackupFailedError(detail=reason(error)) from None
    return wanted[-1] if wanted else None


def _folder_in(path: Path, folder: Path) -> Path:
    """The folder of this dossier in the second place; one of another dossier of the same name is left alone."""
    number = 1
    while True:
        name = f"{_PREFIX}{folder.name}" if number == 1 else f"{_PREFIX}{folder.name} {number}"
        there, here = ledger.read(path / name), ledger.read(place_of(folder))
        if not there.entries or (here.entries and there.entries[0] == here.entries[0]):
            return path / name
        number += 1


def _copy(source: Path, target: Path, backup: Backup) -> None:
    """Copy, let the disk have it, read it back, and only then give it its name."""
    if target.exists() and target.stat().st_size == backup.size:
        return
    work = target.with_name(f".{target.name}.part")
    try:
        work.unlink(missing_ok=True)
        work.touch(mode=0o600)
        shutil.copyfile(source, work)
        with work.open("rb+") as stream:
            os.fsync(stream.fileno())
        check_file(work, backup)
        replace_file(work, target)
    except BackupDamagedError:
        raise BackupFailedError(detail="≠") from None
    finally:
        with suppress(OSError):
            work.unlink(missing_ok=True)


def _written_anew(target: Path, known: ledger.Ledger) -> set[str]:
    """The backups that take the place of one that lies in `target`: whoever was erased leaves the stick too."""
    followed = {str(each.get("by")): str(each.get("file")) for each in known.of_kind(REWRITTEN)}
    found = set()
    for name in followed:
        before = followed.get(name)
        while before is not None and not (target / before).exists():
            before = followed.get(before)
        if before is not None:
            found.add(name)
    return found


def _let_go(target: Path, known: ledger.Ledger) -> None:
    thinned = {str(each.get("file")) for kind in ("thinned", REWRITTEN) for each in known.of_kind(kind)}
    for path in target.glob("csxl-*.db"):
        if path.name in thinned and Backup.of_name(path.name) is not None:
            path.unlink(missing_ok=True)


def _copy_list(place: Path, target: Path) -> None:
    work = target / f".{ledger.FILE_NAME}.part"
    work.unlink(missing_ok=True)
    work.touch(mode=0o600)
    work.write_bytes((place / ledger.FILE_NAME).read_bytes())
    replace_file(work, target / ledger.FILE_NAME)
