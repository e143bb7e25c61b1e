"""Rows D7 to D19 of the catalogue of faults: two copies of one dossier, brought together in this very process."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice, CopySource, DiscardKind
from csxl_desktop.services import identity
from csxl_desktop.services.discarded import DiscardedRow
from csxl_desktop.services.reconciling import ReconcilingService, Source, TakenIn
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.history import broken_links
from csxl_desktop.storage.reconciling.reconcile import reconcile
from csxl_desktop.storage.reconciling.taking_in import MovedOnError
from tests import factories
from tests.conftest import AUTHOR, NOW

FOLDER = Source(CopySource.FOLDER)


@dataclass
class Two:
    """An office, and another computer with a copy of its dossier."""

    here: Workspace
    there: Workspace
    folder: Path
    meeting: UUID
    body: UUID
    person: UUID
    item: UUID

    def come_back(self) -> TakenIn:
        service = ReconcilingService(self.here.database)
        theirs = self.folder / "theirs.db"
        theirs.unlink(missing_ok=True)
        self.there.database.copy_to(theirs)
        job = service.prepare(theirs, self.folder / "base.db", self.folder, source=FOLDER)
        return service.write(reconcile(job), Source(CopySource.FOLDER, workstation="portable", generation=2))

    def waiting(self) -> dict[DiscardKind, DiscardedRow]:
        return {row.kind: row for row in self.here.discarded.waiting()}


@pytest.fixture
def two(workspace: Workspace, tmp_path: Path) -> Iterator[Two]:
    meeting = factories.meeting(workspace, theme="Logement")
    body = factories.organisation(workspace, "Le Canevas")
    person = factories.person(workspace, "Odile", "Laval")
    item = workspace.meetings.record(meeting).items[0].id
    with workspace.database.begin("Identity") as session:
        identity.identified(session)
    folder = tmp_path / "copies"
    (folder / "there").mkdir(parents=True)
    workspace.database.copy_to(folder / "base.db")
    shutil.copyfile(folder / "base.db", folder / "there" / FILE_NAME)
    there = open_workspace(folder / "there", Author("Samir", "portable"), lambda: NOW)
    yield Two(workspace, there, folder, meeting, body, person, item)
    with workspace.database() as session:
        assert broken_links(session) == []
    there.close()


def test_edit_beats_the_trash_on_either_side_and_both_are_decided(two: Two) -> None:
    two.here.records.change(Organisation, two.body, {"city": "Forest"})
    two.there.records.trash(Organisation, two.body)
    two.here.records.trash(Person, two.person)
    two.there.records.change(Person, two.person, {"note": "Rappeler"})

    two.come_back()

    waiting = two.waiting()
    assert set(waiting) == {DiscardKind.DELETED_HERE, DiscardKind.DELETED_THERE}
    assert two.here.records.values(Person, two.person)["note"] == "Rappeler"
    assert two.here.records.values(Person, two.person)["trashed_at"] is None
    two.here.discarded.choose(waiting[DiscardKind.DELETED_HERE].id, Choice.OURS)
    two.here.discarded.choose(waiting[DiscardKind.DELETED_THERE].id, Choice.OURS)
    assert two.here.records.values(Person, two.person)["trashed_at"] is not None
    assert two.here.records.values(Organisation, two.body)["trashed_at"] is None
    assert two.here.discarded.waiting() == ()
    with pytest.raises(RecordNotFoundError):
        two.here.discarded.choose(waiting[DiscardKind.DELETED_HERE].id, Choice.BOTH)


@pytest.mark.parametrize("choice", [Choice.OURS, Choice.THEIRS])
def test_who_was_merged_here_and_changed_there_stands_apart_until_somebody_decides(two: Two, choice: Choice) -> None:
    kept = factories.person(two.here, "Odile", "Lavall")
    two.here.merging.merge(Person, kept, two.person, Choices())
    two.there.records.change(Person, two.person, {"note": "Rappeler"})

    two.come_back()

    row = two.waiting()[DiscardKind.DELETED_HERE]
    values = two.here.records.values(Person, two.person)
    assert (values["note"], values["trashed_at"], values["merged_into_id"]) == ("Rappeler", None, None)
    two.here.discarded.choose(row.id, choice)
    decided = two.here.records.values(Person, two.person)
    if choice is Choice.OURS:  # thrown away all the same: merged as it was
        assert (decided["trashed_at"] is None, decided["merged_into_id"]) == (False, kept)
    else:  # kept, and can be merged again, note and all
        two.here.merging.merge(Person, kept, two.person, Choices())
    two.here.history.undo()
    assert two.here.records.values(Person, two.person) == values


def test_a_line_added_to_what_was_thrown_away_brings_it_back_with_its_parts(two: Two) -> None:
    two.here.records.trash(Meeting, two.meeting)
    line = factories.make(two.there, Attendance, meeting_id=two.meeting, person_id=two.person)

    two.come_back()

    values = two.here.records.values
    assert values(Meeting, two.meeting)["trashed_at"] is None
    assert values(AgendaItem, two.item)["trashed_at"] is None
    assert values(Attendance, line)["state"] is AttendanceState.INVITED
    assert DiscardKind.PARENT in two.waiting()


def test_one_person_ticked_on_both_sides_is_one_line_and_two_states_are_asked_once(two: Two) -> None:
    line = {"meeting_id": two.meeting, "person_id": two.person}
    older = factories.make(two.here, Attendance, **line, state=AttendanceState.PRESENT)
    factories.make(two.there, Attendance, **line, state=AttendanceState.EXCUSED, answer_note="en retard")

    two.come_back()

    with two.here.database() as session:
        assert session.scalars(select(Attendance.id).where(Attendance.meeting_id == two.meeting)).all() == [older]
    assert two.here.records.values(Attendance, older)["answer_note"] == "en retard"
    assert set(two.waiting()) == {DiscardKind.STATE}
    assert [row.told.kind for row in two.here.discarded.kept_beside()] == [DiscardKind.UNITED]
    assert two.here.discarded.keep_all() == 1
    assert two.here.records.values(Attendance, older)["state"] is AttendanceState.PRESENT
    two.here.records.change(Attendance, older, {"state": AttendanceState.INVITED})

    beside = {row.told.kind: row for row in two.here.discarded.kept_beside()}
    united, decided = beside.pop(DiscardKind.UNITED), beside.pop(DiscardKind.STATE)
    assert beside == {}
    assert (united.choice, united.at) == (Choice.OPEN, None)  # nobody was asked
    assert (decided.choice, decided.by) == (Choice.OURS, AUTHOR.person)
    assert decided.at is not None
    assert (decided.told.ours.words, decided.told.theirs.words) == ("present", "excused")  # as they were
    assert two.here.discarded.kept_beside(most=1)


@pytest.mark.parametrize("sides", [("there",), ("here", "there")])
def test_values_that_change_places_do_so_and_nobody_is_asked(two: Two, sides: tuple[str, ...]) -> None:
    """In between both rows bear the one value: none of them is taken for the other."""
    first, second = (item.id for item in two.here.meetings.record(two.meeting).items[:2])
    before = [two.here.records.values(AgendaItem, key) for key in (first, second)]
    for side in sides:
        for key, other in ((first, before[1]), (second, before[0])):
            getattr(two, side).records.change(AgendaItem, key, {name: other[name] for name in ("kind", "position")})

    taken = two.come_back()

    after = [two.here.records.values(AgendaItem, key) for key in (second, first)]
    for was, now in zip(before, after, strict=True):
        assert (now["kind"], now["position"]) == (was["kind"], was["position"])
    assert before[0]["kind"] != before[1]["kind"]
    assert (taken.asked, two.waiting()) == (0, {})


@pytest.mark.parametrize("filled", ["here", "there"])
def test_new_and_empty_on_one_side_leaves_what_the_other_filled(two: Two, filled: str) -> None:
    line = {"meeting_id": two.meeting, "person_id": two.person}
    empty = "there" if filled == "here" else "here"
    said = {"state": AttendanceState.PRESENT, "answer_note": "viendra", "last_name": "Laval"}
    factories.make(getattr(two, filled), Attendance, **line, **said)
    factories.make(getattr(two, empty), Attendance, **line)

    two.come_back()

    with two.here.database() as session:
        (only,) = session.scalars(select(Attendance).where(Attendance.meeting_id == two.meeting)).all()
    assert (only.state, only.answer_note, only.last_name) == (AttendanceState.PRESENT, "viendra", "Laval")
    assert two.waiting() == {}


def test_one_text_written_on_both_sides_may_keep_both(two: Two) -> None:
    two.here.records.change(AgendaItem, two.item, {"text": factories.paragraph("Dit ici.", "same")})
    two.there.records.change(AgendaItem, two.item, {"text": factories.paragraph("Dit là-bas.", "same")})

    taken = two.come_back()

    assert (taken.texts_asked, taken.asked) == (1, 1)
    row = two.waiting()[DiscardKind.TEXT]
    assert (row.ours.words, row.theirs.words, row.choices[-1]) == ("Dit ici.", "Dit là-bas.", Choice.BOTH)
    two.here.discarded.choose(row.id, Choice.BOTH)
    assert two.here.records.values(AgendaItem, two.item)["text_plain"] == "Dit ici.\nDit là-bas."


def test_people_who_may_be_one_are_only_shown(two: Two) -> None:
    for side, name in ((two.here, "Jean"), (two.there, "Jean-Marie")):
        made = factories.person(side, name, "Dupont-Test")
        factories.make(side, ContactChannel, person_id=made, kind=ChannelKind.EMAIL, value="jean@exemple.be")

    two.come_back()

    row = two.waiting()[DiscardKind.ALIKE]
    assert row.choices == (Choice.OURS,)
    assert "Jean-Marie" in row.theirs.words
    two.here.discarded.choose(row.id, Choice.OURS)


def test_what_was_made_and_taken_away_on_one_side_goes_and_what_was_changed_stays(two: Two) -> None:
    two.there.history.undo_transaction(_made(two.there, two.person))
    two.come_back()
    with pytest.raises(RecordNotFoundError):
        two.here.records.values(Person, two.person)


def test_taken_away_here_and_changed_there_stands_again(two: Two) -> None:
    two.here.history.undo_transaction(_made(two.here, two.person))
    two.there.records.change(Person, two.person, {"note": "Gardée"})

    two.come_back()

    assert two.here.records.values(Person, two.person)["note"] == "Gardée"
    row = two.waiting()[DiscardKind.DELETED_HERE]
    assert row.field == ""
    two.here.discarded.choose(row.id, Choice.THEIRS)


def test_what_the_other_side_changed_behind_a_seal_waits(two: Two) -> None:
    following = factories.meeting(two.here, on=date(2026, 9, 17))
    two.there.records.change(AgendaItem, two.item, {"title": "Autre titre", "private_notes": "pour moi"})
    factories.make(two.there, AgendaItem, meeting_id=two.meeting, position=9, kind="free", title="Ajouté après")
    two.here.minutes.send(two.meeting, date(2026, 3, 20), "tous")
    two.here.minutes.approve(two.meeting, following)

    two.come_back()

    values = two.here.records.values(AgendaItem, two.item)
    assert (values["title"] == "Autre titre", values["private_notes"]) == (False, "pour moi")
    assert "Ajouté après" not in [item.title for item in two.here.meetings.record(two.meeting).items]
    assert [row.kind for row in two.here.discarded.waiting()] == [DiscardKind.SEALED, DiscardKind.SEALED]


def test_what_a_seal_put_away_stays_there_when_the_copy_comes_again(two: Two) -> None:
    following = factories.meeting(two.there, on=date(2026, 9, 17))
    late = factories.make(two.there, AgendaItem, meeting_id=two.meeting, position=9, kind="free", title="Trop tard")
    carried = factories.make(
        two.there, AgendaItem, meeting_id=following, position=9, kind="free", title="Reporté", carried_from_id=late
    )
    two.here.minutes.send(two.meeting, date(2026, 3, 20), "tous")
    two.here.minutes.approve(two.meeting, factories.meeting(two.here, on=date(2026, 10, 1)))
    two.come_back()
    waiting = two.here.discarded.waiting()

    two.there.records.change(Person, two.person, {"note": "Une autre chose"})
    two.come_back()

    values = two.here.records.values
    assert values(AgendaItem, late)["trashed_at"] is not None
    assert values(AgendaItem, carried)["trashed_at"] is None
    assert values(Person, two.person)["note"] == "Une autre chose"
    assert two.here.discarded.waiting() == waiting


def test_what_stands_again_with_another_asks_for_nothing_itself(two: Two) -> None:
    with two.here.database.begin("One act") as session:
        for entity, key in ((Organisation, two.body), (AgendaItem, two.item)):
            session.get_one(entity, key).trashed_at = NOW
    with two.there.database.begin("Another") as session:
        session.get_one(Meeting, two.meeting).trashed_at = NOW
    factories.make(two.there, ContactChannel, organisation_id=two.body, kind=ChannelKind.EMAIL, value="a@exemple.be")

    for note in ("Une fois", "Deux fois"):
        two.there.records.change(Person, two.person, {"note": note})
        two.come_back()

        values = two.here.records.values
        assert values(Organisation, two.body)["trashed_at"] is None
        assert values(AgendaItem, two.item)["trashed_at"] is None
        assert values(Meeting, two.meeting)["trashed_at"] is not None


def test_an_approval_that_comes_back_holds_what_was_changed_here_since(two: Two) -> None:
    title = two.here.records.values(AgendaItem, two.item)["title"]
    following = factories.meeting(two.there, on=date(2026, 9, 17))
    two.there.minutes.send(two.meeting, date(2026, 3, 20), "tous")
    two.there.minutes.approve(two.meeting, following)
    two.here.records.change(AgendaItem, two.item, {"title": "Changé ici"})

    two.come_back()

    assert two.here.records.values(AgendaItem, two.item)["title"] == title
    assert two.waiting()[DiscardKind.SEALED].ours.words.endswith("Changé ici")


@pytest.mark.parametrize("erased_here", [True, False])
def test_erased_on_one_side_is_erased_with_all_that_speaks_of_the_person(two: Two, erased_here: bool) -> None:
    erasing, other = (two.here, two.there) if erased_here else (two.there, two.here)
    line = factories.make(other, Attendance, meeting_id=two.meeting, person_id=two.person, last_name="Laval")
    factories.make(other, ContactChannel, person_id=two.person, kind=ChannelKind.EMAIL, value="odile@exemple.be")
    other.records.change(Person, two.person, {"note": "Secret gardé"})
    erasing.anonymising.anonymise(two.person, "Odile Laval")

    two.come_back()

    person = two.here.records.values(Person, two.person)
    assert (person["first_name"], person["note"]) == ("", "")
    assert two.here.records.values(Attendance, line)["last_name"] != "Laval"
    assert two.here.history.find("odile") == []
    told = str([each.new for each in two.here.history.of_record(two.person)])
    assert "Secret" not in told


def test_what_was_typed_meanwhile_makes_the_plan_anew(two: Two) -> None:
    two.there.records.change(Person, two.person, {"note": "Là-bas"})
    service = ReconcilingService(two.here.database)
    two.there.database.copy_to(two.folder / "theirs.db")
    plan = reconcile(service.prepare(two.folder / "theirs.db", two.folder / "base.db", two.folder, source=FOLDER))
    two.here.records.change(Person, two.person, {"note": "Entre-temps"})

    with pytest.raises(MovedOnError):
        service.write(plan, Source(CopySource.FOLDER))

    assert two.here.records.values(Person, two.person)["note"] == "Entre-temps"


def test_without_a_base_rows_of_theirs_are_asked_whole(two: Two) -> None:
    made = factories.person(two.there, "Zoé", "Nouvelle")
    (two.folder / "theirs.db").unlink(missing_ok=True)
    two.there.database.copy_to(two.folder / "theirs.db")
    service = ReconcilingService(two.here.database)
    service.write(reconcile(service.prepare(two.folder / "theirs.db", None, two.folder, source=FOLDER)), FOLDER)

    (row,) = two.here.discarded.waiting()
    assert "Zoé" in row.theirs.words
    two.here.discarded.choose(row.id, Choice.THEIRS)
    assert two.here.records.values(Person, made)["last_name"] == "Nouvelle"
    assert [each.waiting for each in two.here.discarded.taken_in()] == [0]


def _made(workspace: Workspace, key: UUID) -> UUID:
    return workspace.history.of_record(key)[-1].transaction_id


def test_erased_there_takes_back_what_was_done_here_since(two: Two) -> None:
    """A line that both know, a channel thrown out here, one changed here: all is as who erased left it."""
    person = two.person
    (two.folder / "base.db").unlink()
    line = factories.make(two.here, Attendance, meeting_id=two.meeting, person_id=person, last_name="Laval")
    gone = factories.make(two.here, ContactChannel, person_id=person, kind=ChannelKind.EMAIL, value="a@exemple.be")
    kept = factories.make(two.here, ContactChannel, person_id=person, kind=ChannelKind.PHONE, value="02 555 00 00")
    two.here.database.copy_to(two.folder / "base.db")
    two.there.close()
    shutil.copyfile(two.folder / "base.db", two.folder / "there" / FILE_NAME)
    two.there = open_workspace(two.folder / "there", Author("Samir", "portable"), lambda: NOW)
    two.there.anonymising.anonymise(person, "Odile Laval")
    two.here.records.change(Attendance, line, {"last_name": "Laval-Diop"})
    two.here.records.change(ContactChannel, kept, {"value": "02 555 11 11"})
    with two.here.database.begin("x") as session:
        session.delete(session.get_one(ContactChannel, gone))

    two.come_back()

    assert two.here.records.values(Attendance, line)["last_name"] == "Anonymised person no. 1"
    with two.here.database() as session:
        assert session.get(ContactChannel, kept) is None
        assert session.get(ContactChannel, gone) is None
    assert two.waiting() == {}


def test_what_is_decided_once_stays_and_everything_may_stay_as_it_is(two: Two) -> None:
    for workspace, words in ((two.here, "Ici"), (two.there, "Là-bas")):
        workspace.records.change(Person, two.person, {"note": words, "last_name": f"Laval-{words}"})
    two.come_back()
    first, second = two.here.discarded.waiting()
    with pytest.raises(RecordNotFoundError):
        two.here.discarded.choose(first.id, Choice.BOTH)

    two.here.discarded.choose(first.id, Choice.THEIRS)
    stands = two.here.records.values(Person, two.person)
    two.here.discarded.choose(first.id, Choice.OURS)  # said again from a page that was not read anew
    assert two.here.records.values(Person, two.person) == stands
    assert two.here.discarded.keep_all() == 1
    assert two.here.discarded.keep_all() == 0
    assert second.id != first.id
    assert two.here.discarded.waiting() == ()
