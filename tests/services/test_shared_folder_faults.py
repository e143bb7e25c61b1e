"""What others, a program that keeps folders in step, and bad luck do to a shared folder: nothing is lost by it."""

import hashlib
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.files import FileService
from csxl_desktop.services.identity import identified
from csxl_desktop.services.reconciling import contain
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_copies import KEPT, prune
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.sharing_words import ExchangingError, NothingThereYetError, Outcome
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.sharing import snapshot
from csxl_desktop.storage.sharing.lease import STILL, Lease
from csxl_desktop.storage.sharing.place import COPIES, HEADS, LEASE, Place
from csxl_desktop.storage.sharing.snapshot import Label
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"
OTHER = "f" * 32
T = TypeVar("T")


class Computer:
    """A dossier, its view of the folder, and a clock that counts seconds."""

    def __init__(self, folder: Path, name: str, years: int = 0) -> None:
        self.seconds = 0.0
        author = Author(name, f"poste-{name.lower()}")
        self.workspace: Workspace = open_workspace(folder, author, lambda: NOW + timedelta(days=365 * years))
        self.sharing = SharingService(self.workspace.database, lambda: self.seconds)

    def write(self, person: UUID, note: str) -> None:
        self.workspace.records.change(Person, person, {"note": note})

    def note(self, person: UUID) -> object:
        return self.workspace.records.values(Person, person)["note"]


@dataclass
class Office:
    place: Place
    ana: Computer
    samir: Computer
    odile: UUID
    jean: UUID

    def head_of(self, computer: Computer) -> Path:
        """The head file of a computer."""
        return next(path for path in self.heads() if computer.workspace.database.author.person in path.read_text())

    def heads(self) -> list[Path]:
        return sorted((self.place.path / HEADS).iterdir())

    def settle(self) -> list[Outcome]:
        """Both exchange until neither has news; how the last exchanges ended."""
        for _round in range(6):
            ended = [each.sharing.exchange() for each in (self.ana, self.samir)]
            if not any(each.told or each.taken for each in ended):
                break
        return [each.outcome for each in ended]

    def notes(self) -> list[tuple[object, object]]:
        return [(each.note(self.odile), each.note(self.jean)) for each in (self.ana, self.samir)]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID, UUID]:
    """Two dossiers and their folder, as they are copied for each test."""
    root = tmp_path_factory.mktemp("pair")
    with new_workspace(root / "ana", Author("Ana", "poste-ana"), lambda: NOW, office_name="Essai") as made:
        people = [factories.person(made, first, "Laval") for first in ("Odile", "Jean")]
        (root / "commun").mkdir()
        made.sharing.share(root / "commun", WORDS)
    join(root / "commun", WORDS, root / "samir", "poste-samir")
    return root, people[0], people[1]


@pytest.fixture
def office(pair: tuple[Path, UUID, UUID], tmp_path: Path) -> Iterator[Office]:
    root, odile, jean = pair
    shutil.copytree(root, tmp_path / "two")
    root = tmp_path / "two"
    for name in ("ana", "samir"):
        told = json.loads((root / name / "partage.json").read_text())
        (root / name / "partage.json").write_text(json.dumps(told | {"place": str(root / "commun")}))
    ana, samir = Computer(root / "ana", "Ana"), Computer(root / "samir", "Samir", -3)
    made = Office(Place(root / "commun"), ana, samir, odile, jean)
    yield made
    for each in (made.ana, made.samir):
        each.workspace.close()


def test_computer_waits_while_it_is_another_s_turn_then_takes_over_one_that_stands_still(office: Office) -> None:
    ana, samir = office.ana, office.samir
    samir.sharing.exchange()
    other = Lease(office.place, OTHER, lambda: 0.0)
    assert other.take()
    ana.write(office.odile, "Dit par Ana")

    assert ana.sharing.exchange().outcome is Outcome.WAITING
    ana.seconds = STILL - 1
    assert ana.sharing.exchange().outcome is Outcome.WAITING
    assert other.is_mine()
    ana.seconds = STILL
    assert ana.sharing.exchange().told
    assert not other.is_mine()
    other.leave()
    assert office.settle() == [Outcome.TOGETHER, Outcome.TOGETHER]
    assert samir.note(office.odile) == "Dit par Ana"


def test_turn_that_was_lost_meanwhile_tells_nothing(office: Office) -> None:
    """The lid was closed in the middle of an exchange: the other computer went on."""
    ana, samir = office.ana, office.samir
    ana.write(office.odile, "Dit par Ana")
    before = {path.name for path in (office.place.path / COPIES).iterdir()}

    def asleep(work: Callable[[], T]) -> T:
        office.place.write_json(LEASE, {"computer": OTHER, "token": "later"})
        return work()

    ended = ana.sharing.exchange(asleep)
    assert not ended.told
    assert {path.name for path in (office.place.path / COPIES).iterdir()} == before
    assert office.place.read_json(LEASE) == {"computer": OTHER, "token": "later"}
    (office.place.path / LEASE).unlink()
    assert office.settle() == [Outcome.TOGETHER, Outcome.TOGETHER]
    assert samir.note(office.odile) == "Dit par Ana"


def test_one_computer_exchanges_once_at_a_time_and_does_not_leave_meanwhile(office: Office) -> None:
    ana, ended = office.ana, list[Outcome]()

    def again(work: Callable[[], T]) -> T:
        ended.append(ana.sharing.exchange().outcome)
        with pytest.raises(ExchangingError):
            ana.sharing.leave()
        return work()

    ana.write(office.odile, "Dit par Ana")
    assert ana.sharing.exchange(again).told
    assert set(ended) == {Outcome.WAITING}
    ana.sharing.leave()
    assert ana.sharing.place() is None
    assert office.heads() == []


def test_of_computers_that_claim_at_once_one_has_the_turn(tmp_path: Path) -> None:
    place = Place(tmp_path)
    for _race in range(50):
        leases = [Lease(place, letter * 32, lambda: 0.0) for letter in "abcd"]
        ready, won = threading.Barrier(len(leases)), list[Lease]()

        def claim(lease: Lease, ready: threading.Barrier = ready, won: list[Lease] = won) -> None:
            ready.wait()
            if lease.take():
                won.append(lease)

        threads = [threading.Thread(target=claim, args=(lease,)) for lease in leases]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        won[0].leave()


def test_clock_that_is_three_years_behind_changes_nothing(office: Office) -> None:
    """Samir's is, in every test of this module; here what he wrote last stands."""
    office.ana.write(office.odile, "D’abord Ana")
    office.settle()
    office.samir.write(office.odile, "Puis Samir")
    office.settle()
    assert [first for first, _second in office.notes()] == ["Puis Samir"] * 2
    assert [each.workspace.discarded.waiting() for each in (office.ana, office.samir)] == [(), ()]


def test_two_that_tell_at_once_are_brought_together(office: Office) -> None:
    """A folder without locks, or kept in step late: both had the turn."""
    ana, samir = office.ana, office.samir
    office.settle()
    ana.write(office.odile, "Dit par Ana")
    samir.write(office.jean, "Dit par Samir")

    def meanwhile(work: Callable[[], T]) -> T:
        (office.place.path / LEASE).unlink(missing_ok=True)
        assert samir.sharing.exchange().outcome is Outcome.TOGETHER
        office.place.write_json(LEASE, mine)
        return work()

    mine: dict[str, object] = {}

    def first(work: Callable[[], T]) -> T:
        if mine:
            return work()
        mine.update(office.place.read_json(LEASE) or {})
        return meanwhile(work)

    assert ana.sharing.exchange(first).told
    assert len({head.copy for head in office.place.heads().values()}) == 2
    for each in (ana, samir):
        each.seconds += 2000
    office.settle()
    assert office.notes() == [("Dit par Ana", "Dit par Samir")] * 2
    assert [each.workspace.discarded.waiting() for each in (ana, samir)] == [(), ()]


def test_what_another_program_leaves_there_is_passed_over(office: Office) -> None:
    """Copies of a head after a conflict, torn and hostile files, other folders: as if they were not there."""
    place, known = office.place.path, office.head_of(office.ana)
    told = json.loads(known.read_text())
    (known.with_name(f"{known.stem} (conflit de Ana).json")).write_bytes(known.read_bytes())
    hostile: dict[str, bytes] = {
        "0" * 32: b"",
        "1" * 32: known.read_bytes()[:40],
        "2" * 32: b"[]",
        "3" * 32: b"[" * 60_000,
        "4" * 32: json.dumps(told | {"computer": "4" * 32, "copy": "../../ana/csxl.db"}).encode(),
        "5" * 32: json.dumps(told | {"computer": "5" * 32, "copy": "nul\0"}).encode(),
        "6" * 32: json.dumps(told | {"computer": "6" * 32, "at": "hier"}).encode(),
        "7" * 32: json.dumps(told | {"computer": "7" * 32, "at": "2026-11-21T09:30:00"}).encode(),
        "8" * 32: json.dumps(told | {"computer": "8" * 32, "knows": {"a": "x"}}).encode(),
        "9" * 32: json.dumps(told | {"computer": "9" * 32, "sha256": "0" * 64}).encode(),
        "a" * 32: b"\xff\xfe{}",
        "b" * 32: known.read_bytes(),
    }
    for name, content in hostile.items():
        (place / HEADS / f"{name}.json").write_bytes(content)
    (place / HEADS / f"{'c' * 32}.json").mkdir()
    copies = place / COPIES
    (copies / "000001-x.csxl").write_bytes(b"PK")
    deep = b"[" * 60_000
    (copies / "000002-x.csxl").write_bytes(
        snapshot.MAGIC + len(deep).to_bytes(4, "big") + deep + hashlib.sha256(deep).digest()
    )
    (copies / "000003-x.csxl").mkdir()
    whole = next(copies.glob("*-*-*.csxl"))
    (copies / f"{whole.stem} (conflit de Ana).csxl").write_bytes(whole.read_bytes())
    (copies / f"{whole.name}.part").write_bytes(whole.read_bytes()[:100])

    office.ana.write(office.odile, "Dit par Ana")
    office.samir.write(office.jean, "Dit par Samir")
    for each in (office.ana, office.samir):
        each.seconds += 2000
        assert each.sharing.exchange().outcome is not Outcome.AWAY
        each.seconds += 2000
    office.settle()
    for each in (office.ana, office.samir):
        each.seconds += 2000
    office.settle()
    assert office.notes() == [("Dit par Ana", "Dit par Samir")] * 2


def test_copy_that_has_not_arrived_whole_is_not_there_yet(office: Office) -> None:
    office.settle()
    office.ana.write(office.odile, "Dit par Ana")
    office.ana.sharing.exchange()
    copy = office.place.path / COPIES / json.loads(office.head_of(office.ana).read_text())["copy"]
    content = copy.read_bytes()

    for part in (b"", content[:500], content[:-1], content[:-1] + bytes([content[-1] ^ 1])):
        copy.write_bytes(part)
        assert office.samir.sharing.exchange().taken == ()
    assert office.samir.note(office.odile) != "Dit par Ana"
    copy.write_bytes(content)
    assert office.samir.sharing.exchange().taken[0].records == 1
    assert office.samir.note(office.odile) == "Dit par Ana"


def test_files_travel_by_content_once_unreadable_and_before_the_records(office: Office) -> None:
    ana, samir, content = office.ana.workspace, office.samir.workspace, b"Annexe de la seance " * 40
    office.settle()
    FileService(ana.database).add(content, "plan.txt", "text/plain")
    lost = attachments.path_of(ana.database.folder / "annexes", hashlib.sha256(b"perdu").hexdigest())
    FileService(ana.database).add(b"perdu", "perdu.txt", "text/plain")
    lost.unlink()  # what its own computer has lost keeps nobody waiting
    office.ana.write(office.odile, "Dit par Ana")
    office.ana.sharing.exchange()

    digest = hashlib.sha256(content).hexdigest()
    kept, here = office.place.file_path(digest), attachments.path_of(samir.database.folder / "annexes", digest)
    sealed = kept.read_bytes()
    assert content[:20] not in sealed
    for arrived in (b"", sealed[:-1]):
        kept.write_bytes(arrived)
        assert office.samir.sharing.exchange().taken == ()
        assert not here.exists()
    kept.write_bytes(sealed)
    assert office.samir.sharing.exchange().taken
    assert here.read_bytes() == content
    office.settle()
    assert kept.read_bytes() == sealed
    assert office.place.files() == {digest}


def test_nothing_is_made_of_a_folder_whose_copies_have_not_arrived(office: Office, tmp_path: Path) -> None:
    for copy in (office.place.path / COPIES).iterdir():
        copy.write_bytes(copy.read_bytes()[:-10])

    with pytest.raises(NothingThereYetError):
        join(office.place.path, WORDS, tmp_path / "late", "poste-late")
    assert not (tmp_path / "late" / "csxl.db").exists()


def test_old_copies_go_but_for_the_last_and_those_somebody_stands_on(tmp_path: Path) -> None:
    place, body = Place(tmp_path), tmp_path / "body"
    place.make()
    body.write_bytes(b"body")
    for number in range(1, KEPT + 11):
        label = Label("d", OTHER, number, {OTHER: number}, 6, "")
        snapshot.write(place.path / COPIES / f"{number:06d}-{OTHER}-x.csxl", label, body)

    prune(place, OTHER, (8, 30))  # somebody was away, and stands on the eighth
    assert sorted(copy.label.number for copy in place.copies().values()) == list(range(8, KEPT + 11))
    prune(place, OTHER, (30, 30))
    assert len(place.copies()) == KEPT


def test_large_copies_are_fewer_and_none_goes_that_somebody_stands_on(tmp_path: Path) -> None:
    """343 MB at a hundred thousand people: twenty of them were 7 GB."""
    place, body = Place(tmp_path), tmp_path / "body"
    place.make()
    body.write_bytes(bytes(1000))
    for number in range(1, 16):
        snapshot.write(
            place.path / COPIES / f"{number:06d}-{OTHER}-x.csxl",
            Label("d", OTHER, number, {OTHER: number}, 6, ""),
            body,
        )
    numbers = partial(_numbers, place)

    prune(place, OTHER, (9, 15), room=2000)
    assert numbers() == list(range(9, 16))
    prune(place, OTHER, (15, 15), room=1 << 20)
    assert numbers() == list(range(9, 16))
    size = max(path.stat().st_size for path in (place.path / COPIES).iterdir())
    prune(place, OTHER, (15, 15), room=5 * size)
    assert len(numbers()) == 5
    prune(place, OTHER, (15, 15), room=10)
    assert numbers() == [13, 14, 15]


def _numbers(place: Place) -> list[int]:
    return sorted(copy.label.number for copy in place.copies().values())


def test_what_was_told_by_an_exchange_that_was_killed_is_not_asked(office: Office) -> None:
    """Killed once the other computers may see the copy, before the dossier knew of it."""
    ana, samir = office.ana, office.samir
    samir.write(office.odile, "S1")
    database = samir.workspace.database
    with database() as session:
        identity = identified(session)
        before = identity.parent_sha256, identity.generation
    assert samir.sharing.exchange().told
    contain(database, *before)
    ana.sharing.exchange()
    samir.write(office.odile, "S2")
    office.settle()
    assert office.notes() == [("S2", "")] * 2
    assert [each.workspace.discarded.waiting() for each in (ana, samir)] == [(), ()]


def test_a_copy_of_ours_that_a_dossier_put_back_lacks_comes_in_again(office: Office, tmp_path: Path) -> None:
    samir, folder = office.samir, office.samir.workspace.folder
    samir.workspace.database.copy_to(tmp_path / "before.db")
    samir.write(office.odile, "S1")
    samir.sharing.exchange()
    samir.workspace.close()
    (tmp_path / "before.db").replace(folder / FILE_NAME)
    office.samir = Computer(folder, "Samir")
    assert office.samir.note(office.odile) == ""
    office.settle()
    assert office.notes() == [("S1", "")] * 2
