"""What a shared folder refuses: a second exchange at once, another dossier, what the disk will not do."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.bags import BagInBagError
from csxl_desktop.services.sharing_words import ExchangingError, OtherPlaceError, Outcome, PlaceRefusedError
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.storage.database import Author
from tests.conftest import NOW
from tests.services.bag_support import trip_of
from tests.services.test_sharing import WORDS, Computer, Office, office

__all__ = ["office"]  # the fixture
T = TypeVar("T")


def test_while_one_exchanges_one_neither_exchanges_again_nor_leaves(office: Office) -> None:
    ana, seen = office.ana, list[object]()
    ana.workspace.records.change(Person, office.people[0], {"note": "pendant"})

    def lane(work: Callable[[], T]) -> T:
        if not seen:
            seen.append(ana.sharing.exchange().outcome)
            with pytest.raises(ExchangingError):
                ana.sharing.leave()
        return work()

    assert ana.sharing.exchange(lane).told
    assert seen == [Outcome.WAITING]
    assert ana.sharing.place() == office.place


def test_a_folder_serves_one_dossier(office: Office, tmp_path: Path) -> None:
    other = Computer(new_workspace(tmp_path / "autre", Author("Zoé", "poste-zoe"), lambda: NOW, office_name="Autre"))

    with pytest.raises(OtherPlaceError):
        other.sharing.share(office.place, WORDS)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(PlaceRefusedError):
        other.sharing.share(tmp_path / "file" / "commun", WORDS)

    assert other.sharing.place() is None
    assert office.samir.sharing.exchange().outcome is Outcome.TOGETHER


def test_what_the_disk_refuses_in_the_folder_is_told_and_nothing_is_left(office: Office) -> None:
    ana, place = office.ana, office.place
    office.samir.sharing.exchange()
    (peer,) = ana.sharing.peers()
    ana.sharing.exchange()
    for head in [path for path in place.rglob("*") if path.is_file() and peer.computer in path.name]:
        head.unlink()
        head.mkdir()  # the disk answers with a refusal
    with pytest.raises(PlaceRefusedError):
        ana.sharing.forget(peer.computer)

    shutil.rmtree(place / "instantanes")
    (place / "instantanes").write_text("no folder", encoding="utf-8")
    assert ana.sharing.exchange().outcome is Outcome.AWAY
    assert ana.sharing.place() == place


def test_one_that_left_comes_back_into_its_own_folder(office: Office) -> None:
    office.ana.sharing.leave()

    again = office.ana.sharing.share(office.place, WORDS)

    assert (again.outcome, office.ana.sharing.place()) == (Outcome.TOGETHER, office.place)


def test_where_the_disk_refuses_to_let_go_of_it_one_has_not_left(office: Office) -> None:
    for head in [path for path in office.place.rglob("*.json") if path.parent != office.place]:
        head.unlink()
        head.mkdir()

    with pytest.raises(PlaceRefusedError):
        office.ana.sharing.leave()

    assert office.ana.sharing.place() == office.place


def test_many_records_that_another_deleted_are_asked_about_first(office: Office) -> None:
    ana, samir = office.ana, office.samir
    with samir.workspace.database.begin("Many people") as session:
        session.add_all([Person(first_name="Camille", last_name=f"N{number}") for number in range(60)])
    samir.sharing.exchange()
    assert ana.sharing.exchange().taken
    samir.workspace.history.undo()
    samir.sharing.exchange()

    asked = ana.sharing.exchange()
    assert (asked.outcome, "60" in asked.detail, len(ana.workspace.directory.people())) == (Outcome.ASKS, True, 63)
    agreed = ana.sharing.exchange(deletions=True)

    assert (agreed.outcome, len(ana.workspace.directory.people())) == (Outcome.TOGETHER, 3)


def test_a_bag_is_shared_by_nobody(workspace: Workspace, tmp_path: Path) -> None:
    trip = trip_of(workspace, tmp_path)
    trip.leave()

    with trip.away() as away, pytest.raises(BagInBagError):
        away.sharing.share(tmp_path / "commun", WORDS)

    assert not (tmp_path / "commun").exists()
