"""Two computers on one dossier: what one did is told in a shared folder, what the other did is taken in from there."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.reconciling import Choice, CopySource, DiscardedValue
from csxl_desktop.services import sharing_copies as copies
from csxl_desktop.services.bags import BagInBagError
from csxl_desktop.services.identity import identified, identity_of
from csxl_desktop.services.reconciling import (
    TAKEN_IN,
    Lane,
    ReconcilingService,
    Source,
    TakenIn,
    WouldDeleteError,
    at_once,
    contain,
)
from csxl_desktop.services.sharing_bases import Bases, InCommon, NotComeYetError
from csxl_desktop.services.sharing_computer import membership_of, new_membership, peers_of
from csxl_desktop.services.sharing_key import key_of, place_of_key
from csxl_desktop.services.sharing_words import (
    AlreadySharedError,
    Exchange,
    ExchangingError,
    NotTakenInYetError,
    Outcome,
    Peer,
    PlaceRefusedError,
)
from csxl_desktop.storage.bags.private import private_folder, sweep
from csxl_desktop.storage.database import FILE_NAME, Database
from csxl_desktop.storage.errors import reason
from csxl_desktop.storage.schema import SCHEMA_VERSION
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.sharing.lease import Lease
from csxl_desktop.storage.sharing.membership import Membership
from csxl_desktop.storage.sharing.place import COPIES, Head, Place
from csxl_desktop.storage.sharing.snapshot import Label
from csxl_desktop.storage.sharing.vectors import Vector, covers, joined
from csxl_desktop.system import workstation

SIGN_OF_LIFE = timedelta(minutes=10)
SILENT = 1500.0  # seconds; a computer that does not bring together what parted within these is off
WORK = "partage"  # beside the file: plain copies while an exchange lasts


class SharingService:
    """Shares an open dossier. `exchange` may run in any thread; `lane` brings it to the dossier where it must."""

    def __init__(
        self,
        database: Database,
        monotonic: Callable[[], float] = time.monotonic,
        machine: Callable[[], str] = workstation.machine,
    ) -> None:
        self._database, self._monotonic, self._machine = database, monotonic, machine
        self._bases = Bases(monotonic)
        self._lease: Lease | None = None
        self._under_way = threading.Lock()
        self._seen: dict[str, tuple[Head, float]] = {}  # the head of each computer, and since when it is so

    def place(self) -> Path | None:
        """The shared folder of this dossier; None where it is not shared."""
        found = membership.read(self._database.folder)
        return Path(found.place) if found else None

    def share(self, path: Path, passphrase: str, lane: Lane = at_once) -> Exchange:
        """Share this dossier in the folder `path`, new or one that holds this very dossier already."""
        folder = self._database.folder
        if membership.read(folder) is not None:
            raise AlreadySharedError
        key = place_of_key(Place(path), lane(self._begun), passphrase)
        membership.write(folder, new_membership(path, key, self._database.author.workstation, self._machine()))
        return self.exchange(lane)

    def _begun(self) -> str:
        """The dossier stands at the beginning of a shared folder; its key."""
        with self._database.begin(TAKEN_IN) as session:
            identity = identified(session)
            if identity.bag_id is not None:
                raise BagInBagError
            identity.generation, identity.parent_sha256 = 0, ""
            return identity.id.hex

    def leave(self) -> None:
        """Share no more: the folder and the other computers keep what they have."""
        found = self._membership()
        if not self._under_way.acquire(blocking=False):
            raise ExchangingError  # never waited for: this may be the thread that the exchange waits for
        try:
            Place(Path(found.place)).remove_head(found.computer)
            membership.forget(self._database.folder)
            self._lease = None
        except OSError as error:
            raise PlaceRefusedError(detail=reason(error)) from None
        finally:
            self._under_way.release()

    def forget(self, computer: str, lane: Lane = at_once) -> None:
        """Wait no more for a computer that will not come back; refused where something of it would be lost.

        Should it come back all the same, it shows itself again, and what it did is taken in.
        """
        mine = self._membership()
        place = Place(Path(mine.place))
        here = lane(partial(contained, self._database, mine))
        try:
            head, copies_there = place.heads().get(computer), place.copies()
            if (
                head is not None
                and head.copy in copies_there
                and not covers(here, copies_there[head.copy].label.contains)
            ):
                raise NotTakenInYetError(workstation=head.workstation)
            place.remove_head(computer)
        except OSError as error:
            raise PlaceRefusedError(detail=reason(error)) from None

    def exchange(self, lane: Lane = at_once, *, deletions: bool = False) -> Exchange:
        """Take in what is new in the folder, tell what is new here. Whatever fails leaves both as they were.

        Called while another thread exchanges, it says that it waits.
        """
        mine = self._membership()
        if not self._under_way.acquire(blocking=False):
            return Exchange(Outcome.WAITING, self._database.now())
        try:
            sweep(self._database.folder / WORK)  # plain copies of an exchange that was killed
            ended = self._exchange(Place(Path(mine.place)), mine, lane, deletions=deletions)
            return replace(ended, waiting=lane(self.waiting), work_at=lane(partial(self._work_of, ended.peers[:1])))
        finally:
            self._under_way.release()

    def waiting(self) -> int:
        """How much waits for somebody to decide."""
        with self._database() as session:
            asked = (DiscardedValue.asked, DiscardedValue.choice == Choice.OPEN)
            return session.scalar(select(func.count()).select_from(DiscardedValue).where(*asked)) or 0

    def _work_of(self, peers: tuple[Peer, ...]) -> datetime | None:
        """When the last act was done there that stands here."""
        names = [peer.workstation for peer in peers if peer.workstation != self._database.author.workstation]
        with self._database() as session:
            last = select(func.max(HistoryTransaction.at)).where(HistoryTransaction.workstation.in_(names))
            return session.scalar(last.where(HistoryTransaction.label != TAKEN_IN)) if names else None

    def _exchange(self, place: Place, mine: Membership, lane: Lane, *, deletions: bool) -> Exchange:
        if not place.is_there():
            return Exchange(Outcome.AWAY, self._database.now())
        if self._lease is None:
            self._lease = Lease(place, mine.computer, self._monotonic)
        try:
            if not self._lease.take():
                return self._ended(Outcome.WAITING, place, mine.computer)
            turn = _Turn(self._database, place, mine, self._lease, lane, self._bases)
            return turn.run(self._gathers(turn.heads, mine.computer), deletions=deletions)
        except OSError as error:
            return Exchange(Outcome.AWAY, self._database.now(), detail=reason(error))
        finally:
            self._lease.leave()

    def _gathers(self, heads: dict[str, Head], me: str) -> bool:
        """Whether it is this computer that brings together what parted: the one of lowest key that shows itself.

        Were it two, each would bring together what the other had brought together, and ask a person about it.
        """
        now = self._monotonic()
        for computer, head in heads.items():
            seen = self._seen.get(computer)
            if seen is None or seen[0] != head:
                self._seen[computer] = (head, now)
        return all(now - self._seen[computer][1] >= SILENT for computer in heads if computer < me)

    def peers(self) -> tuple[Peer, ...]:
        """The other computers of the folder."""
        mine = self._membership()
        return peers_of(Place(Path(mine.place)).heads(), mine.computer)

    def _ended(self, outcome: Outcome, place: Place, computer: str) -> Exchange:
        return Exchange(outcome, self._database.now(), peers_of(place.heads(), computer))

    def _membership(self) -> Membership:
        database = self._database
        return membership_of(database.folder, database.author.workstation, self._machine(), database.now())


class _Turn:
    """One exchange, while it is this computer's turn."""

    def __init__(
        self, database: Database, place: Place, mine: Membership, lease: Lease, lane: Lane, bases: Bases
    ) -> None:
        self._database, self._place, self._lease, self._lane, self._bases = database, place, lease, lane, bases
        self._awaits = False  # a copy that one taken in stands on has not come yet
        self._mine, self._key = mine, key_of(mine)
        self.heads = place.heads()
        self._here: Vector = lane(partial(contained, database, mine))

    def run(self, gathers: bool, *, deletions: bool) -> Exchange:
        now = self._database.now()
        if any(head.schema > SCHEMA_VERSION for head in self.heads.values()):
            return Exchange(Outcome.NEWER, now, peers_of(self.heads, self._mine.computer))
        taken: list[TakenIn] = []
        waits = False
        labels = {copy.path.name: copy.label for copy in self._place.copies().values()}
        self._know_own(labels)
        for head in sorted(self.heads.values(), key=lambda head: head.computer):
            label = labels.get(head.copy)
            if label is None or covers(self._here, label.contains):
                continue
            if self._part(label) and not gathers:
                waits = True
                continue
            try:
                came = self._take(head, label, labels, deletions=deletions)
            except WouldDeleteError as error:
                return Exchange(Outcome.ASKS, now, peers_of(self.heads, self._mine.computer), detail=str(error))
            if came is not None:
                taken.append(came)
        told = not waits and self._has_news(labels) and self._tell(labels)
        self._say_what_is_known()
        outcome = Outcome.WAITING if waits or self._awaits else Outcome.TOGETHER
        return Exchange(outcome, now, peers_of(self.heads, self._mine.computer), tuple(taken), told)

    def _know_own(self, labels: dict[str, Label]) -> None:
        """Our last copy was told, and the exchange killed before the dossier knew: it is known now.

        Taken in like a copy of another, it would ask about all that was written here since. Only where the dossier
        holds the last act of that copy and all that others did in it: one that was put back from a backup may not.
        """
        me, head = self._mine.computer, self.heads.get(self._mine.computer)
        label = labels.get(head.copy) if head is not None else None
        if head is None or label is None or label.computer != me or covers(self._here, label.contains):
            return
        others = {computer: number for computer, number in label.contains.items() if computer != me}
        if not covers(self._here, others) or not self._place.is_whole(head):
            return
        with private_folder(self._database.folder / WORK) as work:
            copy = work / FILE_NAME
            if not copies.open_copy(self._place.path / COPIES / head.copy, self._key, copy, work):
                return
            last = copies.last_act(copy, head.workstation, TAKEN_IN)  # as we were called then
        if not last or not self._lane(partial(self._holds, last)):
            return
        self._here = joined(self._here, label.contains)
        self._remember(head.sha256, self._here)
        self._lane(partial(contain, self._database, head.sha256, label.number))

    def _holds(self, act: str) -> bool:
        with self._database() as session:
            return session.get(HistoryTransaction, UUID(hex=act)) is not None

    def _part(self, label: Label) -> bool:
        """Whether that copy was made without knowing the last one of ours."""
        me = self._mine.computer
        return label.computer != me and label.contains.get(me, 0) < self._here.get(me, 0)

    def _take(self, head: Head, label: Label, labels: dict[str, Label], *, deletions: bool) -> TakenIn | None:
        """Take the copy of `head` in; nothing where it, or a file it names, has not arrived yet."""
        folder = self._database.folder
        if not self._place.is_whole(head):
            return None
        with private_folder(folder / WORK) as work:
            theirs = work / "theirs.db"
            if not copies.open_copy(self._place.path / COPIES / head.copy, self._key, theirs, work):
                return None
            if copies.fetch_files(self._place, label, theirs, folder / "annexes", self._key):
                return None
            try:
                common = self._in_common(label, labels, work)
            except NotComeYetError:
                self._awaits = True
                return None
            self._remember(head.sha256, joined(self._here, label.contains))
            source = Source(
                CopySource.FOLDER, workstation=head.workstation, generation=label.number, sha256=head.sha256
            )
            taken = ReconcilingService(self._database).take_in(
                theirs,
                common.base,
                source,
                work=work,
                deletions=deletions,
                lane=self._lane,
                beside=common.beside,
            )
        self._here = joined(self._here, label.contains)
        return taken

    def _in_common(self, label: Label, labels: dict[str, Label], work: Path) -> InCommon:
        """The newest copies that both contain; where they are lost, every difference will be asked."""

        def opens(name: str, database: Path) -> bool:
            return copies.open_copy(self._place.path / COPIES / name, self._key, database, work)

        return self._bases.open_common(labels, self._here, label.contains, opens, work)

    def _has_news(self, labels: dict[str, Label]) -> bool:
        """Whether something was done here that no copy of ours tells, or two were brought together that parted.

        Also where the last copy of ours was damaged in the folder: whoever waits for it gets another.
        """
        own = self.heads.get(self._mine.computer)
        if own is not None and own.copy and not self._place.is_whole(own):
            return True
        if not any(covers(label.contains, self._here) for label in labels.values()) or not self._here:
            return True
        return self._lane(self._last_act) != self._mine.told

    def _last_act(self) -> str:
        with self._database() as session:
            return copies.last_act_here(session, self._mine.workstation, TAKEN_IN)

    def _tell(self, labels: dict[str, Label]) -> bool:
        """Put a copy of the dossier as it stands into the folder; whether it is there.

        A number is never given twice, also where an earlier copy was told and the dossier never heard of it.
        """
        me, folder = self._mine.computer, self._database.folder
        last = max([self._here.get(me, 0), *(label.number for label in labels.values() if label.computer == me)])
        contains = joined(self._here, {me: last + 1})
        with private_folder(folder / WORK) as work:
            copy = work / FILE_NAME
            self._lane(partial(self._database.copy_to, copy))
            told = copies.last_act(copy, self._mine.workstation, TAKEN_IN)
            lacks = copies.send_files(self._place, copy, folder / "annexes", self._key)
            label = Label(self._lane(self._dossier), me, last + 1, contains, SCHEMA_VERSION, "", lacks)
            name, sha256 = copies.publish(self._place, copy, self._key, label)
        if not self._lease.is_mine():
            (self._place.path / COPIES / name).unlink(missing_ok=True)
            return False
        self._remember(sha256, contains)
        self._write_head(contains, name, sha256)
        self._lane(partial(contain, self._database, sha256, last + 1))
        self._mine = replace(self._mine, told=told)
        membership.write(folder, self._mine)
        self._here = contains
        copies.prune(self._place, me, (head.knows.get(me, 0) for head in self.heads.values()))
        return True

    def _dossier(self) -> str:
        with self._database() as session:
            identity = identity_of(session)
        return identity.id.hex if identity else ""

    def _say_what_is_known(self) -> None:
        """Also now and then where nothing changed: the other computer sees by it that this one is on."""
        own = self.heads.get(self._mine.computer)
        if own is None or own.knows != self._here or self._database.now() - own.at > SIGN_OF_LIFE:
            self._write_head(self._here, own.copy if own else "", own.sha256 if own else "")

    def _write_head(self, knows: Vector, copy: str, sha256: str) -> None:
        author = self._database.author
        head = Head(
            self._mine.computer,
            author.workstation,
            author.person,
            self._database.now(),
            SCHEMA_VERSION,
            dict(knows),
            copy,
            sha256,
        )
        self._place.write_head(head)
        self.heads[head.computer] = head

    def _remember(self, sha256: str, contains: Vector) -> None:
        """Before the dossier says so: what a copy contains is known as soon as the dossier contains it."""
        self._mine = replace(self._mine, contained=self._mine.knowing(sha256, dict(contains)))
        membership.write(self._database.folder, self._mine)


def contained(database: Database, mine: Membership) -> Vector:
    """What the dossier contains of the copies of each computer."""
    with database() as session:
        identity = identity_of(session)
    if identity is None:
        return {}
    own = {mine.computer: identity.generation} if identity.generation else {}
    return joined(mine.contained.get(identity.parent_sha256, {}), own)
