"""The annexes beside the backups: each content once, under its digest, whatever number of backups shows it."""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.replacing import replace_file

FOLDER = "annexes"


def keep(folder: Path) -> int:
    """Copy what the place of backups does not hold yet; how many files. Copies, so that what harms one spares the
    other.
    """
    return bring(folder / FOLDER, place_of(folder) / FOLDER)


def bring(source: Path, target: Path) -> int:
    """Bring the files of `source` to `target`, by content; what is damaged is not brought."""
    count = 0
    for path in sorted(source.glob("??/*")):
        goal = attachments.path_of(target, path.name)
        if _is_digest(path.name) and not _is_there(goal, path):
            count += _copy(path, goal)
    return count


def give_back(folder: Path, wanted: Iterable[str]) -> list[str]:
    """Bring back what the dossier lacks of `wanted`; the digests of which no sound file is left."""
    lost = []
    for digest in wanted:
        goal = attachments.path_of(folder / FOLDER, digest)
        if _holds(goal, digest):
            continue
        kept = attachments.path_of(place_of(folder) / FOLDER, digest)
        if not (kept.is_file() and _copy(kept, goal)):
            lost.append(digest)
    return lost


def damaged(place: Path) -> list[str]:
    """The annexes of a place of backups whose bytes are no longer theirs."""
    return [path.name for path in sorted((place / FOLDER).glob("??/*")) if not _holds(path, path.name)]


def _copy(source: Path, target: Path) -> bool:
    """Whole or not at all, and only what is what its name says."""
    for each in (target.parents[1], target.parent):
        each.mkdir(parents=True, exist_ok=True, mode=0o700)
    work = target.with_name(f".{target.name}.part")
    work.unlink(missing_ok=True)
    try:
        work.touch(mode=0o600)
        shutil.copyfile(source, work)
        with work.open("rb+") as stream:
            os.fsync(stream.fileno())
        if attachments.digest_at(work, target.name) != target.name:
            return False
        replace_file(work, target)
    finally:
        work.unlink(missing_ok=True)
    return True


def _is_there(goal: Path, source: Path) -> bool:
    return goal.is_file() and goal.stat().st_size == source.stat().st_size


def _holds(path: Path, digest: str) -> bool:
    return attachments.digest_at(path, digest) == digest


def _is_digest(name: str) -> bool:
    return len(name) == hashlib.sha256().digest_size * 2 and set(name) <= set("0123456789abcdef")
