"""Two computers, one shared folder: what either did stands on both."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import UndoConflictError
from csxl_desktop.domain.reconciling import Choice, CopySource, DiscardedValue, DiscardKind
from csxl_desktop.services.discarded import DiscardedRow
from csxl_desktop.services.safety.restoring import restore_dossier
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_copies import KEPT
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.sharing_words import (
    AlreadySharedError,
    DamagedKeyError,
    NotAPlaceError,
    NothingThereYetError,
    NotSharedError,
    NotTakenInYetError,
    Outcome,
    WrongSharePassphraseError,
)
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.errors import DossierExistsError
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
    ana, samir, (odile, jean, _zoe) = office.ana, office.samir, office.people
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


def test_a_field_written_on_both_is_asked_once_and_the_answer_reaches_the_other(office: Office) -> None:
    ana, samir, (odile, *_others) = office.ana, office.samir, office.people
    ana.workspace.records.change(Person, odile, {"note": "A"})
    samir.workspace.records.change(Person, odile, {"note": "S"})
    ana.sharing.exchange()
    assert samir.sharing.exchange().asked == 1
    assert ana.sharing.exchange().asked == 0
    assert (ana.note(odile), samir.note(odile)) == ("S", "S")

    (row,) = samir.workspace.discarded.waiting()
    samir.workspace.discarded.choose(row.id, Choice.THEIRS)
    samir.sharing.exchange()
    ana.sharing.exchange()
    assert (ana.note(odile), ana.workspace.discarded.waiting()) == ("A", ())


def asked(office: Office) -> DiscardedRow:
    """The one question that Ana and Samir both see: both wrote Odile's note, Samir's stands."""
    ana, samir, odile = office.ana, office.samir, office.people[0]
    ana.workspace.records.change(Person, odile, {"note": "A"})
    samir.workspace.records.change(Person, odile, {"note": "S"})
    for each in (ana, samir, ana):
        each.sharing.exchange()
    (row,), there = ana.workspace.discarded.waiting(), samir.workspace.discarded.waiting()
    assert there == (row,)
    assert (row.ours.words, row.theirs.words) == ("S", "A")
    return row


def exchanged(office: Office) -> list[int]:
    """Both exchange until nothing is new; what waits on each."""
    ended = [each.sharing.exchange() for _time in range(4) for each in (office.ana, office.samir)]
    assert not any(each.told or each.taken for each in ended[-2:])
    return [each.waiting for each in ended[-2:]]


@pytest.mark.parametrize(("choice", "stands"), [(Choice.OURS, "S"), (Choice.THEIRS, "A")])
def test_a_question_waits_on_both_and_is_decided_once_wherever(office: Office, choice: Choice, stands: str) -> None:
    row = asked(office)
    assert exchanged(office) == [1, 1]
    office.ana.workspace.discarded.choose(row.id, choice)  # who did not gather decides

    assert exchanged(office) == [0, 0]
    assert [each.note(office.people[0]) for each in (office.ana, office.samir)] == [stands] * 2
    assert [len(each.workspace.discarded.taken_in(CopySource.FOLDER)) > 0 for each in (office.ana, office.samir)]


def test_two_who_decide_differently_are_asked_once_more(office: Office) -> None:
    row = asked(office)
    office.ana.workspace.discarded.choose(row.id, Choice.OURS)
    office.samir.workspace.discarded.choose(row.id, Choice.THEIRS)

    assert exchanged(office) == [1, 1]
    (here,), (there,) = (each.workspace.discarded.waiting() for each in (office.ana, office.samir))
    assert here == there
    assert (here.ours.words, here.ours.by, here.theirs.words, here.theirs.by) == ("A", "Samir", "S", "Ana")
    office.samir.workspace.discarded.choose(there.id, Choice.THEIRS)
    assert exchanged(office) == [0, 0]
    assert [each.note(office.people[0]) for each in (office.ana, office.samir)] == ["S", "S"]


def test_two_who_decide_alike_are_asked_no_more(office: Office) -> None:
    row = asked(office)
    for each in (office.ana, office.samir):
        each.workspace.discarded.choose(row.id, Choice.THEIRS)
    assert exchanged(office) == [0, 0]
    assert office.samir.note(office.people[0]) == "A"


def test_a_decision_that_is_taken_back_is_asked_again(office: Office) -> None:
    row = asked(office)
    office.ana.workspace.discarded.choose(row.id, Choice.THEIRS)
    assert exchanged(office) == [0, 0]
    office.ana.workspace.history.undo()

    assert exchanged(office) == [1, 1]
    (again,) = office.samir.workspace.discarded.waiting()
    assert (again.ours.words, again.theirs.words) == ("S", "A")


def test_what_one_threw_away_and_the_other_kept_is_asked_once_more(office: Office) -> None:
    ana, samir, jean = office.ana, office.samir, office.people[1]
    ana.workspace.records.change(Person, jean, {"note": "A"})
    samir.workspace.records.trash(Person, jean)
    exchanged(office)
    (row,) = ana.workspace.discarded.waiting()
    away, kept = (Choice.THEIRS, Choice.OURS) if row.kind is DiscardKind.DELETED_THERE else (Choice.OURS, Choice.THEIRS)
    samir.workspace.discarded.choose(row.id, away)
    ana.workspace.discarded.choose(row.id, kept)

    assert exchanged(office) == [1, 1]
    (again,) = samir.workspace.discarded.waiting()
    assert (again.ours.words, again.theirs.words) == ("in the trash", "not in the trash")
    samir.workspace.discarded.choose(again.id, Choice.THEIRS)
    assert exchanged(office) == [0, 0]
    assert ana.workspace.records.values(Person, jean)["trashed_at"] is None


def test_what_waits_of_an_exchange_goes_on_waiting_when_that_is_taken_back(office: Office) -> None:
    office.ana.workspace.records.change(Person, office.people[1], {"note": "aussi"})
    asked(office)
    (came,) = office.samir.workspace.discarded.taken_in(CopySource.FOLDER)
    assert came.transaction_id is not None
    office.samir.workspace.history.undo_transaction(came.transaction_id)
    assert exchanged(office) == [1, 1]
    assert office.ana.note(office.people[1]) == ""


def test_of_who_was_made_anonymous_no_question_comes_back(office: Office) -> None:
    odile = office.people[0]
    office.ana.workspace.records.change(Person, odile, {"note": "A Laval"})
    office.samir.workspace.records.change(Person, odile, {"note": "S Laval"})
    office.ana.sharing.exchange()
    office.samir.sharing.exchange()  # Samir asks; Ana has not heard of it
    office.ana.workspace.anonymising.anonymise(odile, "Odile Laval")
    assert exchanged(office) == [0, 0]
    for each in (office.ana, office.samir):
        with each.workspace.database() as session:
            kept = session.scalars(select(DiscardedValue)).all()
        assert [(row.ours, row.theirs) for row in kept if row.record_id == odile] == [(None, None)] * len(kept)
        assert kept


def test_the_same_value_again_is_no_copy_taken_in_before(office: Office) -> None:
    ana, samir, (odile, *_others) = office.ana, office.samir, office.people
    for note in ("un", "deux", "un", "deux"):
        ana.workspace.records.change(Person, odile, {"note": note})
        ana.sharing.exchange()
        samir.sharing.exchange()
        assert samir.note(odile) == note


def test_a_backup_put_back_is_brought_together_with_what_was_told_since(office: Office) -> None:
    ana, samir, (odile, jean, _zoe) = office.ana, office.samir, office.people
    ana.workspace.records.change(Person, odile, {"note": "avant"})
    ana.sharing.exchange()
    kept = ana.workspace.backups.make().backup
    ana.workspace.records.change(Person, jean, {"note": "après"})
    ana.sharing.exchange()
    samir.sharing.exchange()
    folder = ana.workspace.database.folder
    ana.workspace.close()
    restore_dossier(folder, kept.name, Author("Ana", "poste-ana"), lambda: NOW)
    again = opened(folder, "Ana")
    assert again.note(jean) == ""

    again.sharing.exchange()
    samir.sharing.exchange()
    assert [(each.note(odile), each.note(jean)) for each in (again, samir)] == [("avant", "après")] * 2


def test_one_waits_for_the_turn_of_the_other_and_takes_over_what_stands_still(office: Office) -> None:
    ana, samir = office.ana, office.samir
    ana.workspace.records.change(Person, office.people[0], {"note": "tour"})
    bail = office.place / "bail.json"
    bail.write_text(json.dumps({"computer": "ffff", "token": "t"}), encoding="utf-8")
    for seconds in (0.0, 119.0):
        ana.seconds[0] = seconds
        assert ana.sharing.exchange().outcome is Outcome.WAITING
    bail.write_text(json.dumps({"computer": "ffff", "token": "u"}), encoding="utf-8")  # it moves: it lives
    ana.seconds[0] = 200.0
    assert ana.sharing.exchange().outcome is Outcome.WAITING
    ana.seconds[0] = 321.0
    assert ana.sharing.exchange().told
    assert samir.sharing.exchange().taken
    assert not bail.exists()


def test_what_cannot_be_shared_is_refused_in_words(office: Office, tmp_path: Path) -> None:
    ana, place = office.ana, office.place
    with pytest.raises(AlreadySharedError):
        ana.sharing.share(place, WORDS)
    with pytest.raises(WrongSharePassphraseError):
        join(place, "autre chose", tmp_path / "c", "poste-c")
    with pytest.raises(NotAPlaceError):
        join(tmp_path, WORDS, tmp_path / "c", "poste-c")
    with pytest.raises(DossierExistsError):
        join(place, WORDS, office.samir.workspace.database.folder, "poste-c")
    assert office.samir.sharing.peers()[0].workstation == "poste-ana"
    for path in (place / "instantanes").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(NothingThereYetError):
        join(place, WORDS, tmp_path / "c", "poste-c")
    assert ana.sharing.exchange().told  # another copy in the place of the damaged one
    ana.sharing.leave()
    assert ana.sharing.place() is None
    with pytest.raises(NotSharedError):
        ana.sharing.exchange()
    (place / "cle.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DamagedKeyError):
        ana.sharing.share(place, WORDS)
    (place / "cle.json").unlink()
    assert office.samir.sharing.exchange().outcome is Outcome.AWAY


def test_an_exchange_taken_back_is_taken_back_on_the_other_too(office: Office) -> None:
    ana, samir, (odile, jean, _zoe) = office.ana, office.samir, office.people
    samir.workspace.records.change(Person, odile, {"note": "De Samir"})
    samir.sharing.exchange()
    ana.sharing.exchange()
    ana.workspace.records.change(Person, jean, {"note": "D’Ana"})
    (row,) = ana.workspace.discarded.taken_in(CopySource.FOLDER)
    assert (row.workstation, row.taken.records, row.undone) == ("poste-samir", 1, False)
    assert row.transaction_id is not None

    ana.workspace.history.undo_transaction(row.transaction_id)
    assert ana.workspace.discarded.taken_in(CopySource.FOLDER)[0].undone
    assert ana.sharing.exchange().told
    samir.sharing.exchange()
    assert [(each.note(odile), each.note(jean)) for each in (ana, samir)] == [("", "D’Ana")] * 2


def test_ctrl_z_takes_back_what_was_done_here_not_what_came_by_itself(office: Office) -> None:
    ana, samir, (odile, jean, zoe) = office.ana, office.samir, office.people
    ana.workspace.records.change(Person, jean, {"note": "D’Ana"})
    ana.workspace.records.change(Person, zoe, {"note": "Aussi d’Ana"})
    ana.workspace.history.undo()
    samir.workspace.records.change(Person, odile, {"note": "De Samir"})
    samir.sharing.exchange()
    assert ana.sharing.exchange().taken

    ana.workspace.history.redo()
    assert ana.note(zoe) == "Aussi d’Ana"
    ana.workspace.history.undo()
    ana.workspace.history.undo()
    assert [ana.note(each) for each in (odile, jean, zoe)] == ["De Samir", "", ""]


def test_what_stands_on_an_exchange_keeps_it_from_being_taken_back(office: Office) -> None:
    ana, samir, (odile, *_others) = office.ana, office.samir, office.people
    samir.workspace.records.change(Person, odile, {"note": "De Samir"})
    samir.sharing.exchange()
    ana.sharing.exchange()
    ana.workspace.records.change(Person, odile, {"note": "Puis d’Ana"})
    (row,) = ana.workspace.discarded.taken_in(CopySource.FOLDER)
    assert row.transaction_id is not None

    with pytest.raises(UndoConflictError):
        ana.workspace.history.undo_transaction(row.transaction_id)
    assert ana.note(odile) == "Puis d’Ana"


def test_a_computer_that_is_gone_is_forgotten_once_all_it_told_is_here(office: Office) -> None:
    ana, samir, (odile, jean, _zoe) = office.ana, office.samir, office.people
    samir.workspace.records.change(Person, odile, {"note": "De Samir"})
    samir.sharing.exchange()
    (peer,) = ana.sharing.peers()
    with pytest.raises(NotTakenInYetError):
        ana.sharing.forget(peer.computer)
    assert ana.sharing.peers() == (peer,)
    ana.sharing.exchange()
    for number in range(KEPT + 3):
        ana.workspace.records.change(Person, jean, {"note": f"fois {number}"})
        ana.sharing.exchange()
    copies = list((office.place / "instantanes").iterdir())
    assert len(copies) > KEPT + 2  # he never took them in: all are kept for him

    ana.sharing.forget(peer.computer)
    assert ana.sharing.peers() == ()
    ana.workspace.records.change(Person, jean, {"note": "ensuite"})
    ana.sharing.exchange()
    assert len(list((office.place / "instantanes").iterdir())) < len(copies)

    samir.workspace.records.change(Person, odile, {"note": "De retour"})
    for each in (samir, ana, samir, ana):
        each.sharing.exchange()
    assert [(each.note(odile), each.note(jean)) for each in (ana, samir)] == [("De retour", "ensuite")] * 2


def test_a_computer_that_was_renamed_still_lists_what_came_in_before(office: Office) -> None:
    ana, samir, (odile, jean, _zoe) = office.ana, office.samir, office.people
    samir.workspace.records.change(Person, odile, {"note": "Dit par Samir"})
    samir.sharing.exchange()
    assert len(ana.sharing.exchange().taken) == 1
    folder = ana.workspace.database.folder
    ana.workspace.close()

    renamed = Computer(open_workspace(folder, Author("Ana", "poste-neuf"), lambda: NOW))
    listed = [row.workstation for row in renamed.workspace.discarded.taken_in(CopySource.FOLDER)]
    assert listed == ["poste-samir"]  # before it exchanged under its new name
    samir.workspace.records.change(Person, jean, {"note": "Dit encore"})
    for _time in range(4):  # the old name is silent from now on
        for each in (samir, renamed):
            each.seconds[0] += 2_000
            each.sharing.exchange()

    rows = renamed.workspace.discarded.taken_in(CopySource.FOLDER)
    assert [row.workstation for row in rows] == ["poste-samir"] * 2
    here = {row.id for row in rows}
    assert here.isdisjoint(row.id for row in samir.workspace.discarded.taken_in(CopySource.FOLDER))
    renamed.workspace.close()
    samir.workspace.close()
