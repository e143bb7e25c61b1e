"""Drafts of mails for the mail program: where they wait, and until when where that is the program's own folder."""

import hashlib
import os
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from csxl_desktop.system import for_owner, paths

KEPT = timedelta(days=7)  # in the program's own folder


def own_place(dossier: Path) -> Path:
    """Of a dossier beside which nothing stands in the clear: on this computer, closed to others, swept."""
    name = hashlib.sha256(os.fsencode(dossier.absolute())).hexdigest()[:16]
    return paths.mails_folder() / name


def bring_in(dossier: Path) -> None:
    """What waits among the documents of `dossier` waits in its own place from now on; raises `OSError`."""
    for path in sorted((dossier / "documents").glob("*.eml")):
        place = for_owner.folder(own_place(dossier))
        target, number = place / path.name, 2
        while target.exists():
            target, number = place / f"{path.stem} ({number}){path.suffix}", number + 1
        target.touch(mode=0o600)
        target.write_bytes(path.read_bytes())
        path.unlink()


def sweep(today: date) -> None:
    """What has waited longer than `KEPT` goes: the mail program has had it, or it is made again."""
    for path in paths.mails_folder().glob("*/*.eml"):
        with suppress(OSError):
            if datetime.fromtimestamp(path.stat().st_mtime, UTC).date() + KEPT < today:
                path.unlink()
    for place in paths.mails_folder().glob("*/"):
        with suppress(OSError):  # others wait there
            place.rmdir()
