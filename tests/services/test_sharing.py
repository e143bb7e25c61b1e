"""Two computers, one shared folder: what either did stands on both."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.sharing_words import Outcome
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.conftest import NOW

WORDS = "cerise verte lampe"


@dataclass
class Computer:
    """A computer with its dossier, and a clock that counts seconds."""

    workspace: Workspace
    seconds: list[float] = field(default_factory=lambda: [0.0])

    def __post_init__(self) -> None:
        self.sharing = SharingService(self.workspace.database, lambda: self.seconds[0])

    def note(self, person: UUID) -> str:
        return str(self.workspace.records.values(Person, person)["note"])


@dataclass
class Office:
    place: Path
    ana: Computer
    samir: Computer
    people: list[UUID]


def opened(folder: Path, name: str) -> Computer:
    return Computer(open_workspace(folder, Author(name, f"poste-{name.lower()}"), lambda: NOW))


@pytest.fixture
def office(workspace: Workspace, tmp_path: Path) -> Office:
    people = [factories.person(workspace, first, "Laval") for first in ("Odile", "Jean", "Zoé")]
    workspace.close()
    ana = opened(workspace.database.folder, "Ana")
    place = tmp_path / "commun"
    place.mkdir()
    first = ana.sharing.share(place, WORDS)
    assert (first.outcome, first.told, first.peers) == (Outcome.TOGETHER, True, ())
    join(place, WORDS, tmp_path / "samir", "poste-samir")
    return Office(place, ana, opened(tmp_path / "samir", "Samir"), people)


def test_what_one_did_is_on_the_other_after_both_exchanged(office: Office) -> None:
    ana, samir, (odile, jean, zoe) = office.ana, office.samir, office.people
    ana.workspace.records.change(Person, odile, {"note": "Dit par Ana"})
    samir.workspace.records.change(Person, jean, {"note": "Dit par Samir"})
    assert ana.sharing.exchange().told
    came = samir.sharing.exchange()
    assert (came.told, [each.records for each in came.taken]) == (True, [1])
    assert samir.note(odile) == "Dit par Ana"
    assert ana.sharing.exchange().taken[0].records == 1
    assert ana.note(jean) == "Dit par Samir"

    quiet = [each.sharing.exchange() for each in (samir, ana, samir, ana)]
    assert [(each.told, each.taken) for each in quiet] == [(False, ())] * 4
    assert [peer.up_to_date for each in quiet[2:] for peer in each.peers] == [True, True]
    for each in (ana, samir):
        with each.workspace.database() as session:
            assert broken_links(session) == []
    assert zoe
