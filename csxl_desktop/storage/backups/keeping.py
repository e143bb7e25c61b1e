"""The place of backups after a backup was made: older ones let go, and what the list says of that and of the drills."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import Backup
from csxl_desktop.storage.backups.thinning import superfluous

DRILL_EVERY = timedelta(days=30)
GOOD = "good"


def thin_out(place: Path, now: datetime) -> list[str]:
    """Let go of what is superfluous; the names. Nothing where the dossier or a backup was found damaged meanwhile."""
    with ledger.locked():
        known = ledger.read(place)
        if known.broken or is_suspended(known):
            return []
        gone = [each for each in superfluous(known.backups(), now) if each.is_listed]
        for each in gone:
            ledger.append(place, "thinned", at=now.isoformat(timespec="seconds"), file=each.name)
            with suppress(OSError):  # somebody looks at it: it stays a while
                (place / each.name).unlink(missing_ok=True)
        return [each.name for each in gone]


def is_suspended(known: ledger.Ledger) -> bool:
    """Whether damage was seen after the last sound backup, or by the last drill."""
    last = next((each for each in reversed(known.entries) if each.get("kind") in {"backup", "refused"}), None)
    drill = last_drill(known)
    return (last is not None and last["kind"] == "refused") or (drill is not None and drill.get("result") != GOOD)


def last_drill(known: ledger.Ledger) -> Mapping[str, Any] | None:
    return next((each for each in reversed(known.entries) if each.get("kind") == "drill"), None)


def drill_is_due(known: ledger.Ledger, now: datetime) -> bool:
    """Once a month; a clock set back does not put it off for years."""
    drill = last_drill(known)
    if known.last() is None:
        return False
    return drill is None or abs(now - datetime.fromisoformat(drill["at"])) >= DRILL_EVERY


def note_drill(place: Path, backup: Backup, now: datetime, *, good: bool, records: int, lost: int) -> None:
    """Write into the list how restoring `backup` on trial went, and how many files that it names are lost."""
    at, result = now.isoformat(timespec="seconds"), GOOD if good else "damaged"
    ledger.append(place, "drill", at=at, file=backup.name, result=result, records=records, lost=lost)
