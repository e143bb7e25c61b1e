"""A computer of a shared folder that gets another name, or keeps its dossier elsewhere: it stays one computer."""

import shutil
from pathlib import Path
from uuid import UUID

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.identity import identified
from csxl_desktop.services.reconciling import contain
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.sharing_words import Outcome
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.conftest import NOW
from tests.services.test_sharing import WORDS, Computer


@pytest.fixture
def office(workspace: Workspace, tmp_path: Path) -> tuple[Computer, Path, UUID]:
    """Ana’s computer, the folder that Samir’s joined, somebody to write about."""
    person = factories.person(workspace, "Odile", "Laval")
    workspace.close()
    ana, place = named(workspace.database.folder, "Ana", "poste-ana"), tmp_path / "commun"
    place.mkdir()
    ana.sharing.share(place, WORDS)
    join(place, WORDS, tmp_path / "samir", "poste-samir", "machine-samir")
    return ana, tmp_path, person


def named(folder: Path, person: str, name: str) -> Computer:
    """The machine of `person`, called `name`."""
    made = Computer(open_workspace(folder, Author(person, name), lambda: NOW))
    made.sharing = SharingService(made.workspace.database, lambda: made.seconds[0], lambda: f"machine-{person.lower()}")
    return made


def peers(computer: Computer) -> list[str]:
    return [peer.workstation for peer in computer.sharing.peers()]


def whole(computer: Computer) -> bool:
    with computer.workspace.database() as session:
        return broken_links(session) == []


def test_a_renamed_computer_is_one_computer_on_both_sides(office: tuple[Computer, Path, UUID]) -> None:
    ana, folder, person = office
    samir = named(folder / "samir", "Samir", "poste-samir")
    samir.workspace.records.change(Person, person, {"note": "Avant"})
    for each in (samir, ana):
        each.sharing.exchange()
    samir.workspace.close()

    samir = named(folder / "samir", "Samir", "poste-neuf")
    samir.workspace.records.change(Person, person, {"note": "Après"})
    ended = [each.sharing.exchange() for each in (samir, ana, samir)]

    assert [each.outcome for each in ended] == [Outcome.TOGETHER] * 3
    assert [each.asked for each in ended] == [0] * 3
    assert (peers(ana), peers(samir)) == (["poste-neuf"], ["poste-ana"])
    assert all(peer.up_to_date for each in (ana, samir) for peer in each.sharing.peers())
    assert (ana.note(person), samir.note(person)) == ("Après", "Après")
    assert [whole(each) for each in (ana, samir)] == [True, True]


def test_what_was_typed_under_the_old_name_is_told_under_the_new_one(office: tuple[Computer, Path, UUID]) -> None:
    """It never told anything yet: typed, closed before an exchange, renamed, and nothing typed since."""
    ana, folder, person = office
    samir = named(folder / "samir", "Samir", "poste-samir")
    samir.workspace.records.change(Person, person, {"note": "Tapé avant"})
    samir.workspace.close()

    samir = named(folder / "samir", "Samir", "poste-neuf")
    assert samir.sharing.exchange().told
    ana.sharing.exchange()

    assert ana.note(person) == "Tapé avant"
    assert not samir.sharing.exchange().told  # once


def test_two_computers_that_swap_their_names_stay_two(office: tuple[Computer, Path, UUID]) -> None:
    ana, folder, person = office
    samir = named(folder / "samir", "Samir", "poste-samir")
    for each in (samir, ana):
        each.sharing.exchange()
    for each in (ana, samir):
        each.workspace.close()

    ana, samir = named(ana.workspace.folder, "Ana", "poste-samir"), named(folder / "samir", "Samir", "poste-ana")
    ana.workspace.records.change(Person, person, {"note": "D’Ana"})
    samir.workspace.records.change(Person, person, {"civility": "Dr"})
    for _time in range(3):
        ended = [each.sharing.exchange() for each in (ana, samir)]

    assert [each.told for each in ended] == [False, False]  # they come to rest
    for each in (ana, samir):
        values = each.workspace.records.values(Person, person)
        assert (values["note"], values["civility"]) == ("D’Ana", "Dr")
    assert (peers(ana), peers(samir)) == (["poste-ana"], ["poste-samir"])
    assert [whole(each) for each in (ana, samir)] == [True, True]


def test_a_dossier_that_moved_on_its_computer_goes_on(office: tuple[Computer, Path, UUID]) -> None:
    ana, folder, person = office
    samir = named(folder / "samir", "Samir", "poste-samir")
    samir.workspace.records.change(Person, person, {"note": "Avant"})
    for each in (samir, ana):
        each.sharing.exchange()
    samir.workspace.close()
    (folder / "samir").rename(folder / "ailleurs")

    samir = named(folder / "ailleurs", "Samir", "poste-samir")
    samir.workspace.records.change(Person, person, {"note": "Après"})
    ended = [each.sharing.exchange() for each in (samir, ana)]

    assert [each.asked for each in ended] == [0, 0]
    assert (ana.note(person), peers(ana), peers(samir)) == ("Après", ["poste-samir"], ["poste-ana"])


def test_a_dossier_copied_by_hand_to_another_computer_is_another_one(office: tuple[Computer, Path, UUID]) -> None:
    """Both go on: each is seen, and what either writes stands on all."""
    ana, folder, person = office
    samir = named(folder / "samir", "Samir", "poste-samir")
    samir.sharing.exchange()
    samir.workspace.close()
    shutil.copytree(folder / "samir", folder / "copie")

    samir, other = named(folder / "samir", "Samir", "poste-samir"), named(folder / "copie", "Zoé", "poste-zoe")
    samir.workspace.records.change(Person, person, {"note": "De Samir"})
    other.workspace.records.change(Person, person, {"civility": "Dr"})
    for _time in range(4):
        for each in (other, samir, ana):
            each.seconds[0] += 2_000
            each.sharing.exchange()

    assert sorted(peers(ana)) == ["poste-samir", "poste-zoe"]
    for each in (ana, samir, other):
        values = each.workspace.records.values(Person, person)
        assert (values["note"], values["civility"]) == ("De Samir", "Dr")


def test_a_computer_renamed_after_an_exchange_that_was_killed_asks_nothing(office: tuple[Computer, Path, UUID]) -> None:
    """Killed once the copy stood in the folder, before the dossier knew: that copy was made under the old name."""
    ana, folder, person = office
    samir = named(folder / "samir", "Samir", "poste-samir")
    samir.workspace.records.change(Person, person, {"note": "S1"})
    with samir.workspace.database() as session:
        identity = identified(session)
        before = identity.parent_sha256, identity.generation
    assert samir.sharing.exchange().told
    contain(samir.workspace.database, *before)
    samir.workspace.close()

    samir = named(folder / "samir", "Samir", "poste-neuf")
    samir.workspace.records.change(Person, person, {"note": "S2"})
    ended = [each.sharing.exchange() for each in (samir, ana, samir)]

    assert [each.asked for each in ended] == [0, 0, 0]
    assert (ana.note(person), samir.note(person)) == ("S2", "S2")
