"""A dossier that opens by a passphrase: turned on and off, who opens it, and the sheet for when nobody knows any."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from csxl_desktop.domain import passphrases, recovery_code
from csxl_desktop.domain.content.recovery_sheet import RecoverySheet
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services.document_parts import identity
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.safety.backups import finish
from csxl_desktop.storage import driver, key_file, keyring, keys, protecting
from csxl_desktop.storage.backups import carrying
from csxl_desktop.storage.backups.kept import Why, place_of
from csxl_desktop.storage.database import FILE_NAME, Author, Database, open_dossier
from csxl_desktop.storage.errors import DossierMissingError
from csxl_desktop.storage.key_file import KeyFile, Opener

CODE_DIGITS = recovery_code.GROUPS * recovery_code.DIGITS
_SHEET = ""  # one sheet at a time: the new one takes the place of the one before


class AlreadyProtectedError(DomainError):
    template = N_("This dossier is encrypted already.")


class NotEncryptedError(DomainError):
    template = N_("This dossier is not encrypted: there is nothing to be opened by a passphrase.")


class LastOpenerError(DomainError):
    template = N_("Nobody could open the dossier any more: give somebody else a passphrase first.")


class OtherGroupError(DomainError):
    template = N_("Group {number} is another one on the sheet: read it from the printed page.")


@dataclass(frozen=True, slots=True)
class OpenerRow:
    """Somebody who opens the dossier by a passphrase of their own; no name: the passphrase that a bag came with."""

    name: str
    since: date


@dataclass(frozen=True, slots=True)
class ProtectionPage:
    """`clear` files lie beside an encrypted dossier as they were before."""

    is_on: bool
    people: tuple[OpenerRow, ...] = ()
    sheet_on: date | None = None
    clear: int = 0


@dataclass(frozen=True, slots=True)
class Protecting:
    """What a dossier shall open by: the first person's passphrase, and the code of the sheet that was printed."""

    person: str
    passphrase: str
    code: tuple[str, ...]


class ProtectionService:
    """Of an open dossier; turning it on or off wants it closed, and is done by `turn_on` and `turn_off`."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._folder = database.folder

    def page(self) -> ProtectionPage:
        """What stands."""
        if self._database.key is None or self._database.looked_at is not None:
            return ProtectionPage(is_on=False)
        openers = list(self._file().openers())
        return ProtectionPage(
            is_on=True,
            people=tuple(OpenerRow(name, on) for kind, name, on in openers if kind is Opener.PASSPHRASE),
            sheet_on=next((on for kind, _name, on in openers if kind is Opener.SHEET), None),
            clear=len(protecting.clear_files(self._folder)),
        )

    def give(self, person: str, passphrase: str, again: str | None = None) -> None:
        """Let `person` open the dossier by `passphrase` from now on; their earlier one opens it no more."""
        passphrases.check(passphrase, again)
        self._keep(self._file().with_opener(self._key(), passphrase, Opener.PASSPHRASE, person, self._today()))

    def take_away(self, person: str) -> None:
        """The passphrase of `person` opens the dossier no more."""
        left = self._file().without(Opener.PASSPHRASE, person)
        if not any(kind is Opener.PASSPHRASE for kind, _name, _on in left.openers()):
            raise LastOpenerError
        self._keep(left)

    def keep_sheet(self, code: Sequence[str]) -> None:
        """From now on this sheet helps, and the one before no more."""
        secret = recovery_code.read("".join(code))
        self._keep(self._file().with_opener(self._key(), secret, Opener.SHEET, _SHEET, self._today()))

    def sheet(self, code: tuple[str, ...], language: str = "fr") -> Document:
        """The recovery sheet of `code`, to be printed before it is kept."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            content = RecoverySheet(
                office=identity(session, office, self._folder / "annexes"),
                dossier=self._folder.name,
                made_on=self._today(),
                groups=code,
                language=language,
            )
            name = f"{_('Recovery sheet')} {self._today().isoformat()}"
            return Document("recovery-sheet", content, name, office.look)

    def encrypt_rest(self) -> int:
        """Encrypt what still lies in the clear beside; how many files could not be, because they are damaged."""
        done = list(protecting.encrypt_files(self._folder, self._key(), self._database.now()))
        return sum(not encrypted for _path, encrypted in done)

    def _key(self) -> bytes:
        if self._database.key is None:
            raise NotEncryptedError
        return self._database.key

    def _file(self) -> KeyFile:
        self._key()
        return key_file.read(self._folder / key_file.FILE_NAME)

    def _keep(self, file: KeyFile) -> None:
        key_file.write(self._folder / key_file.FILE_NAME, file)
        key_file.keep_beside(self._folder, place_of(self._folder))


def new_code() -> tuple[str, ...]:
    """The groups of a sheet that is not printed yet: nothing opens by it before it is kept."""
    return recovery_code.spelt("".join(secrets.choice("0123456789") for _digit in range(CODE_DIGITS)))


def groups_to_retype() -> tuple[int, int]:
    """Two groups, counted from one, that prove that the sheet lies on the table."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, recovery_code.GROUPS + 1), 2))
    return first, second


def check_retyped(code: Sequence[str], number: int, typed: str) -> None:
    """Raise where group `number` is not what the sheet says."""
    if "".join(char for char in typed if char.isdigit()) != code[number - 1]:
        raise OtherGroupError(number=number)


def is_locked(place: Path) -> bool:
    """Whether something in `place` (a dossier, or its backups) waits for its passphrase."""
    return any(not keyring.holds(file.id) for file in key_file.sound_near(place))


def unlock(place: Path, words: str) -> None:
    """Let what is encrypted in `place` open: by a passphrase, or the code of the sheet.

    It is a dossier, its backups, or the file in which a dossier was taken along.
    """
    if place.suffix == carrying.SUFFIX and place.is_file():
        carrying.unlock(place, words)
    else:
        key_file.unlock(place, words)


def turn_on(folder: Path, wanted: Protecting, author: Author, now: Callable[[], datetime]) -> int:
    """Encrypt the closed dossier and what lies beside it; how many damaged files had to stay as they are.

    Backed up first, on a copy, checked, one rename: a kill leaves the dossier before or after. What the disk refuses
    after that is told as such: `ProtectionService.encrypt_rest` goes on with it.
    """
    passphrases.check(wanted.passphrase)
    secret = recovery_code.read("".join(wanted.code))
    if driver.is_encrypted(folder / FILE_NAME):
        raise AlreadyProtectedError
    _back_up(folder, author, now)
    key, today = keys.new_key(), now().astimezone().date()
    file = (
        KeyFile.of(key)
        .with_opener(key, wanted.passphrase, Opener.PASSPHRASE, wanted.person, today)
        .with_opener(key, secret, Opener.SHEET, _SHEET, today)
    )
    keyring.add(key)
    protecting.encrypt(folder, key, file)
    protecting.keep_key_beside(folder)
    return sum(not encrypted for _path, encrypted in protecting.encrypt_files(folder, key, now()))


def turn_off(folder: Path, author: Author, now: Callable[[], datetime]) -> None:
    """Let the closed, unlocked dossier open without a passphrase; backups made until now still want theirs."""
    if not (folder / FILE_NAME).exists():
        raise DossierMissingError(path=folder)
    if not driver.is_encrypted(folder / FILE_NAME):
        raise NotEncryptedError
    _back_up(folder, author, now)
    protecting.decrypt(folder)


def _back_up(folder: Path, author: Author, now: Callable[[], datetime]) -> None:
    """Whole, and closed again: refused where somebody has it open, where it is damaged, or locked."""
    database = open_dossier(folder, author, now)
    try:
        draft = database.draw_backup(Why.MASS)
        if draft is not None:
            finish(draft, now())
    finally:
        database.close()
