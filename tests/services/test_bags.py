"""A bag leaves, is opened on a laptop, comes back: what was done on both sides stands, once."""

import errno
import io
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from csxl_desktop.domain import passphrases
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Bag, BagState, Choice, DiscardKind
from csxl_desktop.services import bag_removal, bags
from csxl_desktop.services.bag_bases import BASES, BagBases
from csxl_desktop.services.files import FileService, clean_picture
from csxl_desktop.services.letterhead import LetterheadService, clean_paper
from csxl_desktop.services.office_settings import OfficeSettingsService
from csxl_desktop.services.reconciling import AlreadyTakenInError, ReconcilingService, WouldDeleteError
from csxl_desktop.services.safety.restoring import look_at
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments, driver, key_file, keyring
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.bags import header
from csxl_desktop.storage.bags.in_words import BagNotMadeError
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import LockedDossierError
from csxl_desktop.storage.history import broken_links
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.services.bag_support import LAPTOP, WORDS, Trip, trip_of


@pytest.fixture
def trip(workspace: Workspace, tmp_path: Path) -> Trip:
    return trip_of(workspace, tmp_path)


def test_an_opened_bag_is_encrypted_and_goes_only_once_all_of_it_is_closed_up(trip: Trip) -> None:
    def gone() -> None:
        bag_removal.remove(trip.laptop, LAPTOP, lambda: NOW)

    with pytest.raises(bag_removal.NotABagHereError):
        bag_removal.check(trip.office.database)
    trip.leave()
    assert driver.is_encrypted(trip.laptop / FILE_NAME)
    keyring.forget()
    with pytest.raises(LockedDossierError):
        trip.away()
    key_file.unlock(trip.laptop, WORDS)
    for act in (lambda away: away.records.change(Person, trip.people[0], {"note": "dit"}), lambda _away: None):
        with trip.away() as away:
            act(away)
        with pytest.raises(bag_removal.NotClosedUpError):
            gone()
        with trip.away() as away:
            away.bags.make(trip.bag, WORDS)
            away.records.change(Person, trip.people[0], {"note": "après"})
    with trip.away() as away:
        away.bags.make(trip.bag, WORDS)
    with pytest.raises(bag_removal.BagRemovedError):
        gone()
    assert not trip.laptop.exists()


def test_what_both_did_stands_and_what_both_wrote_is_asked(trip: Trip) -> None:
    office = trip.office
    trip.leave()
    with trip.away() as away:
        assert away.bags.open_bag() is not None
        away.attendance.set_state(trip.lines[0], AttendanceState.PRESENT)
        away.attendance.set_state(trip.lines[1], AttendanceState.EXCUSED)
        away.records.change(AgendaItem, trip.items[0], {"text": factories.paragraph("Dit au local.", "l1")})
        away.records.change(Person, trip.people[1], {"note": "Rappeler lundi"})
        factories.person(away, "Zoé", "Nouvelle")
        away.bags.make(trip.bag, WORDS)
    office.attendance.set_state(trip.lines[1], AttendanceState.PRESENT)
    office.records.change(AgendaItem, trip.items[1], {"text": factories.paragraph("Dit au bureau.", "o1")})
    office.records.change(Person, trip.people[1], {"last_name": "Benali-Diop"})

    taken = office.bags.take_back(trip.bag, WORDS)

    assert (taken.presences, taken.people, taken.texts, taken.asked) == (1, 1, 1, 1)
    person = office.records.values(Person, trip.people[1])
    assert (person["last_name"], person["note"], person["sort_key"]) == (
        "Benali-Diop",
        "Rappeler lundi",
        "benalidiopsamir",
    )
    texts = [office.records.values(AgendaItem, item)["text_plain"] for item in trip.items[:2]]
    assert texts == ["Dit au local.", "Dit au bureau."]
    assert office.history.find("nouvelle")[0].title == "Zoé Nouvelle"
    (row,) = office.discarded.waiting()
    assert (row.kind, row.choices) == (DiscardKind.STATE, (Choice.OURS, Choice.THEIRS))
    assert (row.theirs.by, row.ours.by) == ("Samir", AUTHOR.person)
    assert (row.ours.words, row.theirs.words) == ("present", "excused")
    with office.database() as session:
        assert broken_links(session) == []
    people = {line.person for line in office.history.of_record(trip.people[1])}
    assert people == {"Samir", AUTHOR.person}
    assert [each.state for each in office.bags.rows()] == [BagState.BACK]

    office.discarded.choose(row.id, Choice.THEIRS)
    assert office.records.values(Attendance, trip.lines[1])["state"] is AttendanceState.EXCUSED
    assert office.discarded.waiting() == ()
    with pytest.raises(AlreadyTakenInError):
        office.bags.take_back(trip.bag, WORDS)


def test_a_bag_taken_back_is_one_act_that_can_be_undone_and_done_again(trip: Trip) -> None:
    office = trip.office
    trip.leave()
    with trip.away() as away:
        away.records.change(Organisation, away.directory.organisations()[0].id, {"name": "La Trame"})
        away.bags.make(trip.bag, WORDS)
    office.bags.take_back(trip.bag, WORDS)
    assert [row.name for row in office.directory.organisations()] == ["La Trame"]

    (row,) = office.discarded.taken_in()
    assert row.transaction_id is not None
    office.history.undo_transaction(row.transaction_id)

    assert [row.name for row in office.directory.organisations()] == ["Le Canevas"]
    assert office.discarded.taken_in()[0].undone
    assert [each.state for each in office.bags.rows()] == [BagState.OUT]
    office.bags.take_back(trip.bag, WORDS)
    assert [row.name for row in office.directory.organisations()] == ["La Trame"]
    with office.database() as session:
        assert broken_links(session) == []


def test_a_bag_taken_out_and_in_again_by_redo_is_back_with_what_it_asks(trip: Trip) -> None:
    office = trip.office
    trip.leave()
    with trip.away() as away:
        away.attendance.set_state(trip.lines[1], AttendanceState.EXCUSED)
        away.records.change(Organisation, away.directory.organisations()[0].id, {"name": "La Trame"})
        away.bags.make(trip.bag, WORDS)
    office.attendance.set_state(trip.lines[1], AttendanceState.PRESENT)
    office.bags.take_back(trip.bag, WORDS)
    asked = office.discarded.waiting()
    assert len(asked) == 1

    office.history.undo()
    assert (office.discarded.waiting(), office.discarded.taken_in()[0].undone) == ((), True)
    office.history.redo()
    assert (office.discarded.waiting(), office.discarded.taken_in()[0].undone) == (asked, False)
    assert [each.state for each in office.bags.rows()] == [BagState.BACK]
    office.history.undo()
    assert office.discarded.taken_in()[0].undone
    assert [each.state for each in office.bags.rows()] == [BagState.OUT]


def test_wrong_words_damage_and_other_files_are_told_apart(trip: Trip, tmp_path: Path) -> None:
    with pytest.raises(passphrases.ShortPassphraseError):
        trip.office.bags.make(trip.bag, "court")
    trip.leave()
    whole = trip.bag.read_bytes()

    assert b"Benali" not in whole
    with pytest.raises(header.WrongPassphraseError):
        trip.office.bags.take_back(trip.bag, "autres mots ici")
    for place in (len(header.MAGIC) + 9, len(whole) - 2000):
        trip.bag.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(header.DamagedBagError):
            trip.office.bags.take_back(trip.bag, WORDS)
    trip.bag.write_bytes(b"PK\x03\x04")
    with pytest.raises(header.NotABagError):
        trip.office.bags.take_back(trip.bag, WORDS)
    assert not list((trip.office.folder / BASES).glob(".*"))


def test_a_bag_that_lacks_records_is_refused(trip: Trip) -> None:
    for number in range(40):
        factories.person(trip.office, "Prénom", f"Nom{number}")
    trip.leave()
    with trip.away() as away, away.database.begin("Lost") as session:
        for person in session.query(Person).filter(Person.id.notin_(trip.people)):
            session.delete(person)
    with trip.away() as away:
        away.bags.make(trip.bag, WORDS)

    with pytest.raises(WouldDeleteError) as refused:
        trip.office.bags.take_back(trip.bag, WORDS)
    assert refused.value.values["count"] == 40
    assert trip.office.bags.take_back(trip.bag, WORDS, deletions=True).records >= 40


def test_erased_stays_erased(trip: Trip) -> None:
    office = trip.office
    trip.leave()
    with trip.away() as away:
        away.records.change(Person, trip.people[0], {"note": "Revient avec la mallette"})
        away.bags.make(trip.bag, WORDS)
    office.anonymising.anonymise(trip.people[0], "Odile Laval")

    office.bags.take_back(trip.bag, WORDS)

    person = office.records.values(Person, trip.people[0])
    assert (person["first_name"], person["note"]) == ("", "")
    told = [line for line in office.history.of_record(trip.people[0]) if "Revient" in str(line.new)]
    assert told == []


def test_without_its_base_every_difference_is_asked(trip: Trip) -> None:
    office = trip.office
    trip.leave()
    with trip.away() as away:
        away.records.change(Person, trip.people[0], {"note": "Ajout"})
        away.bags.make(trip.bag, WORDS)
    (base,) = (office.folder / BASES).glob("*.base")
    base.unlink()

    taken = office.bags.take_back(trip.bag, WORDS)

    assert (taken.records, taken.asked) == (0, 1)
    (row,) = office.discarded.waiting()
    office.discarded.choose(row.id, Choice.THEIRS)
    assert office.records.values(Person, trip.people[0])["note"] == "Ajout"


def test_bags_of_others_and_bags_in_bags_are_refused(trip: Trip, tmp_path: Path) -> None:
    trip.leave()
    with trip.away() as away, pytest.raises(bags.BagInBagError):
        away.bags.take_back(trip.bag, WORDS)
    with trip.office.database.begin("Forget") as session:
        session.delete(session.query(Bag).one())
    for base in bases_of(trip):
        base.unlink()
    with pytest.raises(bags.NotOurBagError):
        trip.office.bags.take_back(trip.bag, WORDS)


def test_a_bag_that_a_restored_backup_forgot_comes_back_all_the_same(trip: Trip) -> None:
    trip.leave()
    with trip.away() as away:
        away.records.change(Person, trip.people[0], {"note": "Ajout"})
        away.bags.make(trip.bag, WORDS)
    with trip.office.database.begin("Restored") as session:
        session.delete(session.query(Bag).one())

    assert trip.office.bags.take_back(trip.bag, WORDS).asked == 0
    assert trip.office.records.values(Person, trip.people[0])["note"] == "Ajout"


def test_expired_bags_let_go_of_their_base(trip: Trip) -> None:
    trip.leave()
    bases = BagBases(trip.office.database, lambda: trip.office.today() + timedelta(days=40))

    assert trip.office.bag_bases.expire() == 0
    assert bases_of(trip)
    assert (bases.expire(), bases.expire()) == (1, 0)
    assert not bases_of(trip)
    assert [row.state for row in trip.office.bags.rows()] == [BagState.EXPIRED]


def test_the_base_of_a_bag_that_is_back_goes_once_nobody_takes_it_out_again(trip: Trip) -> None:
    trip.leave()
    with trip.away() as away:
        away.records.change(Person, trip.people[0], {"note": "Ajout"})
        away.bags.make(trip.bag, WORDS)
    trip.office.bags.take_back(trip.bag, WORDS)
    today = trip.office.today()

    assert BagBases(trip.office.database, lambda: today + timedelta(days=28)).expire() == 0
    assert bases_of(trip)
    assert BagBases(trip.office.database, lambda: today + timedelta(days=29)).expire() == 0
    assert not bases_of(trip)
    assert [row.state for row in trip.office.bags.rows()] == [BagState.BACK]


def test_what_a_killed_act_left_is_swept_and_a_base_that_a_restored_backup_forgot_stays_a_while(trip: Trip) -> None:
    folder = trip.office.folder
    for beside in (folder, folder / BASES):
        left = beside / ".mallette-killed"
        left.mkdir(parents=True)
        (left / "theirs.db").write_bytes(b"everybody")
    for name, age in (("old", 29), ("young", 27)):
        base = folder / BASES / f"{name}.base"
        base.touch()
        at = (NOW - timedelta(days=age)).timestamp()
        os.utime(base, (at, at))

    trip.office.bag_bases.expire()

    assert not list(folder.glob("**/.mallette-*"))
    assert [path.name for path in bases_of(trip)] == ["young.base"]


def test_where_one_looks_at_a_backup_nothing_of_bags_goes(trip: Trip) -> None:
    trip.leave()
    made = trip.office.backups.make().backup
    place = place_of(trip.office.folder)
    with look_at(place, made.name, AUTHOR, lambda: NOW + timedelta(days=99)) as looked:
        assert looked.bag_bases.expire() == 0
        assert [row.state for row in looked.bags.rows()] == [BagState.OUT]


def test_what_the_head_of_the_documents_bears_travels_with_them(trip: Trip) -> None:
    logo, paper = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (30, 20), "teal").save(logo, "PNG")
    Image.new("RGB", (210, 297), "olive").save(paper, "PNG")
    OfficeSettingsService(trip.office.database).set_logo(clean_picture(logo.getvalue(), "logo.png"))
    LetterheadService(trip.office.database).choose(clean_paper(paper.getvalue(), "papier.png"))

    trip.leave()

    with trip.away() as away:
        office = away.documents.invitation(trip.meeting).content.office
        assert office.logo
        assert office.paper.content


def test_files_come_before_the_records_that_name_them(trip: Trip, monkeypatch: pytest.MonkeyPatch) -> None:
    office = trip.office
    trip.leave()
    with trip.away() as away:
        key = FileService(away.database).add(b"Le plan", "plan.txt", "text/plain")
        away.bags.make(trip.bag, WORDS)
    whole = ReconcilingService.take_in

    def killed(*given: Any, **named: Any) -> None:
        whole(*given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(ReconcilingService, "take_in", killed)
    with pytest.raises(KeyboardInterrupt):
        office.bags.take_back(trip.bag, WORDS)

    with office.database() as session:
        digest = session.get_one(Attachment, key).sha256
    assert attachments.read(office.folder / "annexes", digest) == b"Le plan"
    assert [row.state for row in office.bags.rows()] == [BagState.OUT]
    monkeypatch.setattr(ReconcilingService, "take_in", whole)
    with pytest.raises(AlreadyTakenInError):
        office.bags.take_back(trip.bag, WORDS)
    assert [row.state for row in office.bags.rows()] == [BagState.BACK]


def test_a_bag_that_exists_is_known_and_one_that_could_not_be_made_is_not(
    trip: Trip, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def refuse(*_given: object) -> None:
        seen.append(len(trip.office.bags.rows()))
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(header, "write", refuse)
    with pytest.raises(BagNotMadeError, match="the disk is full"):
        trip.office.bags.make(trip.bag, WORDS)
    assert seen == [1]
    assert (trip.office.bags.rows(), bases_of(trip)) == ((), [])


def bases_of(trip: Trip) -> list[Path]:
    return list((trip.office.folder / BASES).glob("*.base"))
