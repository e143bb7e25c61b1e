"""What is told in a shared folder follows the order in which it was done: not names, nor the clock."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.directory_reads import DirectoryReads
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from csxl_desktop.system import identifiers
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"
A_DAY = 86_400_000  # milliseconds


@dataclass
class Seat:
    workspace: Workspace
    sharing: SharingService

    @classmethod
    def at(cls, folder: Path, person: str, workstation: str) -> "Seat":
        workspace = open_workspace(folder, Author(person, workstation), lambda: NOW)
        return cls(workspace, SharingService(workspace.database, lambda: 0.0, machine=lambda: person))

    def write(self, person: UUID, note: str) -> None:
        self.workspace.records.change(Person, person, {"note": note})

    def notes(self, people: list[UUID]) -> list[str]:
        return [self.workspace.records.values(Person, each)["note"] for each in people]

    def who_wrote(self, person: UUID) -> set[str]:
        return {act.person for act in DirectoryReads(self.workspace.database).acts(person)}


@dataclass
class Office:
    ana: Seat
    samir: Seat
    people: list[UUID]

    def exchange(self) -> None:
        for seat in (self.ana, self.samir, self.ana):
            seat.sharing.exchange()


def shared(workspace: Workspace, place: Path, names: tuple[str, str]) -> Office:
    people = [factories.person(workspace, first, "Laval") for first in ("Odile", "Jean")]
    workspace.close()
    ana = Seat.at(workspace.database.folder, "Ana", names[0])
    place.mkdir()
    ana.sharing.share(place, WORDS)
    join(place, WORDS, place.with_name("samir"), names[1], "Samir")
    return Office(ana, Seat.at(place.with_name("samir"), "Samir", names[1]), people)


def test_two_computers_of_one_name_tell_each_other_everything(workspace: Workspace, tmp_path: Path) -> None:
    office = shared(workspace, tmp_path / "commun", ("PC", "PC"))
    for turn in range(3):
        office.ana.write(office.people[0], f"Ana {turn}")
        office.samir.write(office.people[1], f"Samir {turn}")
        office.exchange()
        for seat in (office.ana, office.samir):
            assert seat.notes(office.people) == [f"Ana {turn}", f"Samir {turn}"]
            assert seat.workspace.discarded.waiting() == ()
            with seat.workspace.database() as session:
                assert broken_links(session) == []
    for seat in (office.ana, office.samir):
        assert all({who} <= seat.who_wrote(each) for who, each in zip(("Ana", "Samir"), office.people, strict=True))


def test_what_is_typed_after_the_clock_was_set_back_is_told(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys of this run of the program are smaller than those of the one before."""
    office = shared(workspace, tmp_path / "commun", ("poste-ana", "poste-samir"))
    with monkeypatch.context() as ahead:
        early = identifiers._milliseconds() + A_DAY
        ahead.setattr(identifiers, "_keys", identifiers.KeySequence(lambda: early))
        office.ana.write(office.people[0], "écrit demain")
        office.exchange()
    assert office.samir.notes(office.people) == ["écrit demain", ""]

    office.ana.write(office.people[1], "écrit aujourd’hui")
    office.exchange()

    assert office.samir.notes(office.people) == ["écrit demain", "écrit aujourd’hui"]
