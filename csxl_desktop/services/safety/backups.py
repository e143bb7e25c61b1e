"""The backups of an open dossier: when one is made, where they are, what is still to be worried about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from csxl_desktop.services.safety import trials
from csxl_desktop.services.safety.places import CloudPlaceError, EncryptedCloudPlaceError, cloud_of
from csxl_desktop.storage.backups import elsewhere, keeping, ledger, making
from csxl_desktop.storage.backups.checking import check_content
from csxl_desktop.storage.backups.kept import Backup, Why, place_of
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.errors import BackupDamagedError, BackupFailedError, NoBackupError, SecondPlaceAwayError
from csxl_desktop.storage.holder import FILE_NAME, held_here
from csxl_desktop.system.clock import now_utc

if TYPE_CHECKING:
    from csxl_desktop.services.safety.losses import Losses

ALARM_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup in a list, in the folder `place`. `why` is the value of `Why`; `is_listed`: the list vouches for it."""

    place: Path
    name: str
    number: int
    at: datetime
    why: str
    size: int
    is_listed: bool


@dataclass(frozen=True, slots=True)
class SafetyState:
    """How safe the dossier is. `overdue` days without a second place; None: no reason to worry."""

    last_at: datetime | None
    last_why: str
    second: Path | None
    second_at: datetime | None
    overdue: int | None
    drilled_at: datetime | None
    drill_was_good: bool
    drill_lost: int
    damage_seen: bool
    list_changed: bool
    folder: Path
    exported_at: datetime | None
    encrypted: bool = False
    vanished_at: datetime | None = None  # the folder of the backups was seen to be gone


@dataclass(frozen=True, slots=True)
class Finished:
    """A backup that stands: and what happened to its copy, None where nobody chose a second place."""

    folder: Path
    backup: Backup
    copied: bool | None
    refusal: str = ""


class BackupService:
    """`draw` and the reads belong in the database lane; `finish` works on the drawn file, in any thread."""

    def __init__(self, database: Database) -> None:
        self._database, self._now = database, database.now
        self._folder = database.folder
        self._looking = database.looked_at is not None  # then the folder is the place of backups itself
        self._had_place = False
        self._vanished_at: datetime | None = None

    def draw(self, why: Why = Why.PERIODIC) -> making.Draft | None:
        """The pages as they stand; None where nothing was written since the last backup, or nothing can be."""
        if self._looking:
            return None
        self.is_place_lost()
        return self._database.draw_backup(why, again=why is Why.HAND)

    def make(self, why: Why = Why.HAND) -> Finished:
        """All of it at once, where nobody waits: a command, the end of the program."""
        draft = self.draw(why)
        if draft is None:
            raise NoBackupError
        return finish(draft, self._now())

    def draw_by_hand(self) -> making.Draft | None:
        """As one asks for it: even where nothing was written since."""
        return self.draw(Why.HAND)

    def at_the_end(self) -> bool:
        """The dossier is being closed: what was written since the last backup is backed up; whether there was any.

        The second place follows by `copy`, where nobody waits: a stick is slow, and a share may hang.
        """
        draft = self.draw(Why.CLOSE)
        if draft is not None:
            finish(draft, self._now(), copies=False)
        return draft is not None

    def is_in_place(self) -> bool:
        """Whether the open file still lies under its name: it is looked for, never opened beside its own lock."""
        return self._looking or held_here(self._folder)

    def is_place_lost(self) -> bool:
        """Whether somebody took the folder of the backups away while the dossier is open; the next backup makes one."""
        if not self.is_in_place() or self._looking:
            return False
        there = place_of(self._folder).is_dir()
        if self._had_place and not there:
            self._vanished_at = self._now()
        self._had_place |= there
        return self._had_place and not there

    def sweep(self) -> None:
        """Remove what a killed backup left; before the first one of a window."""
        if not self._looking:
            elsewhere.settle(self._folder)
            making.sweep(place_of(self._folder))
            trials.sweep(place_of(self._folder))

    def safeguard(self, why: Why) -> None:
        """Before an act that changes much; nothing is done twice for the same state."""
        if not self._looking:
            self._database.back_up(why)

    def state(self) -> SafetyState | None:
        """How safe the dossier is; None while one looks at a backup."""
        if self._looking:
            return None
        self.is_place_lost()
        state = state_of(self._folder, self._now(), encrypted=self._database.key is not None)
        return replace(state, vanished_at=self._vanished_at)

    def rows(self) -> list[BackupRow]:
        """Every backup, the newest first."""
        of_backup = self._looking and not (self._folder / FILE_NAME).exists()
        return rows_of(self._folder if of_backup else place_of(self._folder))

    def copy_to(self, path: Path) -> None:
        """Copy the backups to `path` once, whatever second place was chosen."""
        self._refuse_cloud(path)
        elsewhere.copy_to(self._folder, path, self._now())

    def losses(self, row: BackupRow) -> "Losses | None":
        """What restoring this backup, known to be sound, would lose; None while one looks at another."""
        from csxl_desktop.services.safety.losses import losses  # the words of every record: not for a backup alone

        if self._looking:
            return None
        with self._database() as session:
            return losses(session, row.place / row.name)

    def choose_second_place(self, path: Path | None) -> None:
        """Where the copies go on this computer; None: nowhere. No folder of a cloud: they would leave the office."""
        if path is not None:
            self._refuse_cloud(path)
        elsewhere.choose(self._folder, path, self._now())

    def _refuse_cloud(self, path: Path) -> None:
        if name := cloud_of(path):
            kind = CloudPlaceError if self._database.key is None else EncryptedCloudPlaceError
            raise kind(path=path, name=name)


def finish(draft: making.Draft, now: datetime, *, copies: bool = True) -> Finished:
    """Check, name, thin out; then the second place (by `copy`, where not `copies`)."""
    made = making.finish(draft)
    place = place_of(draft.folder)
    keeping.thin_out(place, now)
    copied, refusal = copy(draft.folder, now) if copies else (None, "")
    return Finished(draft.folder, made, copied, refusal)


def finish_drawn(draft: object, *, copies: bool = True) -> Finished | None:
    """`finish` for the window, which knows no more of a draft than that there is one."""
    return finish(draft, now_utc(), copies=copies) if isinstance(draft, making.Draft) else None


def copy(folder: Path, now: datetime) -> tuple[bool | None, str]:
    """Bring the second place up to date: whether it worked, None where none was chosen; and the refusal in words."""
    second = elsewhere.second_place(folder).path
    if second is None:
        return None, ""
    try:
        elsewhere.copy_to(folder, second, now)
    except (SecondPlaceAwayError, BackupFailedError) as error:
        return False, error.user_message
    return True, ""


def rows_of(place: Path) -> list[BackupRow]:
    """The backups in `place`, newest first: of a dossier that does not open, or on a stick."""
    return [
        BackupRow(place, each.name, each.number, each.at, each.why.value, each.size, each.is_listed)
        for each in reversed(ledger.read(place).backups())
    ]


def sound(place: Path, name: str) -> bool:
    """Whether the backup `name` is, to the byte, what was put into it."""
    try:
        check_content(place / name, find(place, name))
    except BackupDamagedError:
        return False
    return True


def verify(place: Path) -> Iterator[tuple[str, bool]]:
    """Each backup in `place`, newest first, and whether it is sound."""
    return ((row.name, sound(place, row.name)) for row in rows_of(place))


def newest_sound(place: Path) -> Backup | None:
    """The newest backup of which every byte is right; damaged ones are passed over."""
    for each in reversed(ledger.read(place).backups()):
        try:
            check_content(place / each.name, each)
        except BackupDamagedError:
            continue
        return each
    return None


def find(place: Path, wanted: str) -> Backup:
    """By name, by number, or `latest`."""
    backups = ledger.read(place).backups()
    if wanted == "latest":
        backups = [each] if (each := newest_sound(place)) else []
    elif wanted.isdecimal():
        backups = [each for each in backups if each.number == int(wanted)]
    else:
        backups = [each for each in backups if each.name == wanted]
    if not backups:
        raise NoBackupError
    return backups[-1]


def state_of(folder: Path, now: datetime, *, encrypted: bool) -> SafetyState:
    """How safe the dossier `folder` is, as the list of its backups tells."""
    known = ledger.read(place_of(folder))
    last, second, drill = known.last(), elsewhere.second_place(folder), keeping.last_drill(known)
    return SafetyState(
        last.at if last else None,
        last.why.value if last else "",
        second.path,
        second.last_at,
        _overdue(known, second, now),
        datetime.fromisoformat(drill["at"]) if drill else None,
        drill is None or drill.get("result") == keeping.GOOD,
        int(drill.get("lost", 0)) if drill else 0,
        keeping.is_suspended(known),
        known.broken,
        folder,
        _exported(known),
        encrypted,
    )


def _exported(known: ledger.Ledger) -> datetime | None:
    done = [each["at"] for each in known.of_kind("exported")]
    return datetime.fromisoformat(done[-1]) if done else None


def _overdue(known: ledger.Ledger, second: elsewhere.SecondPlace, now: datetime) -> int | None:
    """Days since a copy left this computer, from the seventh on: counted from the first backup where none ever did."""
    first = next((each.at for entry in known.of_kind("backup") if (each := Backup.of_entry(entry))), None)
    since = second.last_at or second.chosen_at or first
    if since is None or now - since < ALARM_AFTER:
        return None
    return (now - since).days
