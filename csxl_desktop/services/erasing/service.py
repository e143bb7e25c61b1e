"""Erasing a person, as somebody asks for it: said and counted before, then one act that nothing takes back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.erasing import Eraser
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.anonymising import (
    ERASED,
    OtherNameTypedError,
    PreviewLine,
    counted_lines,
    placeholder,
    records_of,
)
from csxl_desktop.services.erasing import copies, telling, words
from csxl_desktop.services.erasing.act import ERASING, carry_out, survey
from csxl_desktop.services.identity import identified, identity_of
from csxl_desktop.services.person_links import same_people
from csxl_desktop.services.personal_data import title_of
from csxl_desktop.services.records import Written, existing, written
from csxl_desktop.storage.backups.kept import Why
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.reconciling.ledger import whole_digest_of
from csxl_desktop.storage.schema import SNAPSHOT


class AlreadyErasedError(DomainError):
    template = N_("This person has already been erased.")


class ErasedAtTheOfficeError(DomainError):
    template = N_("This dossier is a bag: erase the person at the office, and the bag follows when it comes back.")


@dataclass(frozen=True, slots=True)
class ErasePreview:
    """What erasing would do, in numbers and names; nothing of it is done yet.

    `sealed` are papers that get a version without the person, `by_hand` what only people can look through,
    `authored` the acts of the history that the person did as one of the team: their author stays.
    """

    person_id: UUID
    name: str
    mark: str
    placeholder: str
    namesake: bool
    erased: tuple[PreviewLine, ...]
    unnamed: tuple[PreviewLine, ...]
    texts: tuple[PreviewLine, ...]
    history: int
    sealed: tuple[str, ...]
    by_hand: tuple[str, ...]
    alone: tuple[str, ...]
    authored: int
    backups: copies.InBackups
    aside: int
    exports: int
    bags: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done; `unreadable` are copies that nobody but a person can look through."""

    written: Written
    eraser: Eraser
    sealed: int
    wanted: copies.Wanted
    copies: int
    exports: int
    unreadable: tuple[Path, ...] = field(default=())


class EraseService:
    """`preview` and `erase` are one transaction each; the backups follow in any thread."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._folder = database.folder

    def preview(self, person_id: UUID) -> ErasePreview:
        """What the act would do; nothing is written."""
        with self._database() as session:
            people = self._people(session, person_id)
            found = survey(session, people, copies.files_of(self._folder))
            erased, unnamed = self._lines(session, people)
            return ErasePreview(
                person_id,
                telling.called(people[0], found),
                found.eraser.mark,
                people[0].last_name if people[0].anonymised_on else placeholder(session),
                found.namesake,
                erased,
                unnamed,
                telling.texts(found),
                0 if found.namesake else len(words.told_of(session, found.eraser)),
                tuple(sorted(telling.paper(session, each) for each in found.sealed)),
                tuple(dict.fromkeys(telling.by_hand(session, found))),
                tuple(dict.fromkeys(telling.places(session, found.alone))),
                telling.authored(session, found),
                copies.in_backups(self._folder, person_id),
                *copies.counted(self._folder),
            )

    def erase(self, person_id: UUID, typed_name: str) -> Erased:
        """Let the person go everywhere but in the backups; `typed_name` proves that the right one is meant."""
        today, files = self._today(), copies.files_of(self._folder)
        with self._database.begin(ERASING, after=Why.ERASE) as session:
            people = self._people(session, person_id)
            found = survey(session, people, files)
            if fold(typed_name) != fold(telling.called(people[0], found)):
                raise OtherNameTypedError(name=telling.called(people[0], found))
            telling.tell(session, found, today)
            gone = carry_out(session, found, files, today)
            key = identified(session).erasure_key
            answer = written(self._database, session, person_id)
        wanted = copies.Wanted(key, frozenset(whole_digest_of(key, each.id.hex) for each in people))
        copies.drop_files(self._folder, gone)
        (self._folder / SNAPSHOT).unlink(missing_ok=True)
        self._database.write_anew()
        self._database.back_up(Why.ERASE)  # the newest backup is without the person, and the list knows it
        followed = copies.follow(self._folder, wanted, today)
        return Erased(
            answer,
            found.eraser,
            len(found.sealed),
            wanted,
            followed.written,
            followed.exports,
            tuple(followed.unreadable),
        )

    def out_of_backups(self, wanted: copies.Wanted) -> copies.Followed:
        """Write the backups anew without whoever is `wanted`; it touches nothing of the open file."""
        return copies.rewrite_backups(self._folder, wanted, self._database.author, self._database.now)

    def _people(self, session: Session, person_id: UUID) -> list[Person]:
        existing(session, Person, person_id)
        identity = identity_of(session)
        if identity is not None and identity.bag_id is not None:
            raise ErasedAtTheOfficeError
        if identity is not None and words.is_in_ledger(session, whole_digest_of(identity.erasure_key, person_id.hex)):
            raise AlreadyErasedError
        return same_people(session, person_id)

    def _lines(self, session: Session, people: list[Person]) -> tuple[tuple[PreviewLine, ...], tuple[PreviewLine, ...]]:
        erased: dict[str, int] = {}
        unnamed: dict[str, int] = {}
        for record in records_of(session, people):
            side, title = erased if type(record) in ERASED else unnamed, title_of(type(record))
            side[title] = side.get(title, 0) + 1
        return counted_lines(erased), counted_lines(unnamed)
