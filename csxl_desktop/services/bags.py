"""The meeting bag: out with the laptop as one encrypted file, opened there as a dossier, taken back at the office."""

import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import passphrases
from csxl_desktop.domain.enclosures import Annex, Picture
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.reconciling import BAG_DAYS, Bag, BagState, CopySource, DossierIdentity
from csxl_desktop.domain.sheets import MeetingFile
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import N_
from csxl_desktop.services.bag_bases import BASES, base_path
from csxl_desktop.services.bag_removal import note_closed_up
from csxl_desktop.services.erasing.following import bring_copies
from csxl_desktop.services.identity import identified, identity_of
from csxl_desktop.services.merge_words import title_of
from csxl_desktop.services.office import the_office
from csxl_desktop.services.open_bag import OpenBag, OpenBagService
from csxl_desktop.services.reconciling import AlreadyTakenInError, ReconcilingService, Source, TakenIn
from csxl_desktop.storage import attachments, key_file, keyring, migrate, schema
from csxl_desktop.storage.bags import file as bag_file
from csxl_desktop.storage.bags.header import BagLabel, read_label
from csxl_desktop.storage.bags.in_words import BagNotMadeError, BagNotReadError, told_as
from csxl_desktop.storage.bags.private import private_folder
from csxl_desktop.storage.copies import write_to_copy
from csxl_desktop.storage.database import FILE_NAME, FOLDERS, Database
from csxl_desktop.storage.errors import DossierExistsError
from csxl_desktop.storage.file_digest import digest_of
from csxl_desktop.storage.inspection import inspect_file
from csxl_desktop.storage.key_file import Opener
from csxl_desktop.storage.replacing import put_in_place
from csxl_desktop.system.identifiers import new_id

_MEETINGS = 12  # to choose from
SUFFIX = bag_file.SUFFIX


class OtherDossierError(DomainError):
    template = N_("This bag was made from another dossier: it cannot be taken in here.")
    safe = N_("Your dossier was not touched.")
    then = N_("Open the dossier that it was made from, and take it back there.")


class NotOurBagError(DomainError):
    template = N_("This dossier does not know this bag: it was made at another computer.")
    safe = N_("Your dossier was not touched.")
    then = N_("Take it back there.")


class BagInBagError(DomainError):
    template = N_("This is a bag itself: no other one is taken in here.")
    safe = N_("Your dossier was not touched.")
    then = N_("Open the dossier of the office, and take it back there.")


@dataclass(frozen=True, slots=True)
class BagRow:
    """A bag that left; `expired` ones can still be taken back as long as their copy is kept."""

    id: UUID
    made_on: date
    made_by: str
    until_on: date
    file_name: str
    meeting_id: UUID | None
    state: BagState
    overdue: bool


@dataclass(frozen=True, slots=True)
class BagsPage:
    """What the page of bags shows; `meetings` are those that a bag may be made for, the next one first."""

    open_bag: OpenBag | None
    bags: tuple[BagRow, ...]
    meetings: tuple[tuple[UUID, str], ...]


class BagService:
    """Each public method is whole or leaves everything as it was."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def open_bag(self) -> OpenBag | None:
        """What the banner says, where this dossier is a bag."""
        return OpenBagService(self._database, self._today).open_bag()

    def rows(self) -> tuple[BagRow, ...]:
        """The bags that left this dossier, newest first."""
        today = self._today()
        with self._database() as session:
            found = session.scalars(select(Bag).order_by(Bag.made_at.desc(), Bag.id.desc()))
            return tuple(_row(bag, today) for bag in found)

    def page(self) -> BagsPage:
        """All of it at once."""
        with self._database() as session:
            ahead = session.scalars(
                select(Meeting)
                .where(Meeting.first_on >= self._today(), Meeting.trashed_at.is_(None))
                .order_by(Meeting.first_on, Meeting.id)
                .limit(_MEETINGS)
            )
            meetings = tuple((each.id, _choice(session, each)) for each in ahead)
        return BagsPage(self.open_bag(), self.rows(), meetings)

    @told_as(BagNotMadeError)
    def make(self, target: Path, passphrase: str, meeting_id: UUID | None = None) -> BagRow | OpenBag:
        """Write the bag to `target`; where this dossier is a bag, close it up again for the way back."""
        passphrases.check(passphrase)
        closing = self.open_bag()
        with private_folder(self._database.folder / BASES) as work:
            copy = work / FILE_NAME
            if closing is not None:
                self._database.copy_to(copy)
                label = self._label(closing.id, closing.made_on, closing.until_on, None)
                bag_file.make(copy, self._files(None), label, passphrase, target)
                note_closed_up(self._database)
                return closing
            return self._made(copy, target, passphrase, meeting_id)

    @told_as(BagNotReadError)
    def take_back(self, path: Path, passphrase: str, *, deletions: bool = False, only_look: bool = False) -> TakenIn:
        """Bring what was done with the bag at `path` into this dossier, as one act; or say what would come."""
        if self.open_bag() is not None:
            raise BagInBagError
        bag_id = self._known(read_label(path))
        folder = self._database.folder
        with private_folder(folder / BASES) as work:
            theirs, brought = work / "theirs.db", work / "annexes"
            bag_file.unpack(path, passphrase, theirs, brought)
            base = self._base(bag_id, work)
            _bring_up(theirs)
            bring_copies(self._database, (each for each in (theirs, base) if each is not None), brought)
            source = Source(CopySource.BAG, bag_id)
            reconciling = ReconcilingService(self._database)
            if only_look:
                return reconciling.look(theirs, base, source, work=work, deletions=deletions)
            attachments.move(brought, folder / "annexes")  # before the records that name them, in case of a kill
            try:
                taken = reconciling.take_in(theirs, base, source, work=work, deletions=deletions)
            except AlreadyTakenInError:
                self._end(bag_id)  # a kill may have kept that from being put down
                raise
        self._end(bag_id)
        return taken

    def _made(self, copy: Path, target: Path, passphrase: str, meeting_id: UUID | None) -> BagRow:
        database, today, bag_id = self._database, self._today(), new_id()
        until = today + timedelta(days=BAG_DAYS)
        with database.begin(N_("Bag made")) as session:
            identified(session)
        base = base_path(database.folder, bag_id)
        database.copy_to(base)
        try:
            shutil.copyfile(base, copy)
            copy.chmod(0o600)
            _mark(copy, bag_id, today, until)
            bag = Bag(
                id=bag_id,
                made_at=database.now(),
                made_by=database.author.person,
                workstation=database.author.workstation,
                valid_until_on=until,
                meeting_id=meeting_id,
                file_name=target.name,
                base_sha256=digest_of(base),
            )
            with database.begin(N_("Bag made")) as session:  # known before it exists: one that is not is never taken in
                session.add(bag)
            label = self._label(bag_id, today, until, meeting_id)
            bag_file.make(copy, self._files(meeting_id), label, passphrase, target)
        except BaseException:
            base.unlink(missing_ok=True)
            with suppress(DomainError):  # a full disk: the row of a bag that is not expires by itself
                self._forget(bag_id)
            raise
        return _row(bag, today)

    def _label(self, bag_id: UUID, made_on: date, until_on: date, meeting_id: UUID | None) -> BagLabel:
        with self._database() as session:
            identity = identity_of(session)
        if identity is None:
            raise OtherDossierError
        return BagLabel(bag_id, identity.id, made_on, until_on, meeting_id)

    def _known(self, label: BagLabel) -> UUID:
        """The bag, which left here: a backup that was put back may have forgotten it, its base has not."""
        with self._database() as session:
            identity = identity_of(session)
            if identity is None or identity.id != label.dossier_id:
                raise OtherDossierError
            bag = session.get(Bag, label.bag_id)
        if bag is None and not base_path(self._database.folder, label.bag_id).exists():
            raise NotOurBagError
        return label.bag_id

    def _base(self, bag_id: UUID, work: Path) -> Path | None:
        """The copy that the bag was made from, brought to today's version; nothing where it is no longer there."""
        kept = base_path(self._database.folder, bag_id)
        if not kept.exists():
            return None
        base = work / "base.db"
        shutil.copyfile(kept, base)
        base.chmod(0o600)
        _bring_up(base)
        return base

    def _files(self, meeting_id: UUID | None) -> dict[str, Path]:
        """The files that travel: the head of the documents and those of the meeting, or all that a bag brings back."""
        annexes = self._database.folder / "annexes"
        if meeting_id is None:
            return {path.name: path for path in sorted(annexes.glob("??/*"))} if self.open_bag() else {}
        with self._database() as session:
            wanted = [*_attached(session, meeting_id), *_of_the_office(session)]
            keys = set(session.scalars(select(Attachment.sha256).where(Attachment.id.in_(wanted))))
        paths = {digest: attachments.path_of(annexes, digest) for digest in sorted(keys)}
        return {digest: path for digest, path in paths.items() if path.exists()}

    def _forget(self, bag_id: UUID) -> None:
        with self._database.begin(N_("Bag made")) as session:
            bag = session.get(Bag, bag_id)
            if bag is not None:
                session.delete(bag)

    def _end(self, bag_id: UUID) -> None:
        with self._database.begin(N_("Bag back")) as session:
            bag = session.get(Bag, bag_id)
            if bag is not None:
                bag.state, bag.ended_at = BagState.BACK, self._database.now()


@told_as(BagNotReadError)
def open_up(path: Path, passphrase: str, folder: Path) -> BagLabel:
    """On the laptop: make `folder` the dossier that the bag at `path` holds, whole or not at all.

    It stays encrypted, and opens by the passphrase of the bag.
    """
    if (folder / FILE_NAME).exists():
        raise DossierExistsError(path=folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with private_folder(folder) as work:
        label, key = bag_file.unpack(path, passphrase, work / FILE_NAME, work / "annexes")
        _bring_up(work / FILE_NAME)
        for name in FOLDERS:
            (folder / name).mkdir(exist_ok=True, mode=0o700)
        keyring.assign(folder, key)
        attachments.move(work / "annexes", folder / "annexes")
        opens = key_file.KeyFile.of(key).with_opener(key, passphrase, Opener.PASSPHRASE, "", label.made_on)
        key_file.write(folder / key_file.FILE_NAME, opens)
        put_in_place(work / FILE_NAME, folder / FILE_NAME)
    return label


def _choice(session: Session, meeting: Meeting) -> str:
    """A meeting among others of its kind: its group and its theme tell it from them."""
    group = session.get(WorkingGroup, meeting.working_group_id) if meeting.working_group_id else None
    parts = (title_of(session, meeting), group.name if group else "", meeting.theme)
    return " · ".join(part for part in parts if part)


def _attached(session: Session, meeting_id: UUID) -> Iterable[UUID]:
    sides = (
        (Annex.attachment_id, Annex.meeting_id),
        (Picture.attachment_id, Picture.meeting_id),
        (MeetingFile.attachment_id, MeetingFile.meeting_id),
        (Minutes.seal_pdf_id, Minutes.meeting_id),
    )
    for file, meeting in sides:
        yield from (key for key in session.scalars(select(file).where(meeting == meeting_id)) if key is not None)


def _of_the_office(session: Session) -> Iterable[UUID]:
    """What the head of every document bears."""
    office = the_office(session)
    return [key for key in (office.logo_id, office.letterhead_id) if key is not None]


def _bring_up(path: Path) -> None:
    """A copy brought to today's version, as both sides are brought alike; refused where it is not one of ours."""
    if inspect_file(path) < schema.SCHEMA_VERSION:
        migrate.upgrade(path)


def _mark(copy: Path, bag_id: UUID, made_on: date, until_on: date) -> None:
    """Let the copy know that it is a bag."""
    write_to_copy(copy, DossierIdentity, {"bag_id": bag_id, "bag_made_on": made_on, "bag_until_on": until_on})


def _row(bag: Bag, today: date) -> BagRow:
    return BagRow(
        bag.id,
        bag.made_at.astimezone().date(),
        bag.made_by,
        bag.valid_until_on,
        bag.file_name,
        bag.meeting_id,
        bag.state,
        bag.state is BagState.OUT and bag.valid_until_on < today,
    )
