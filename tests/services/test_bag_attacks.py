"""A bag that comes back when nobody reckons with it: twice, elsewhere, too late, beside another, cut short."""

import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import BAG_DAYS, BagState, Choice
from csxl_desktop.services import bags
from csxl_desktop.services.bag_bases import BagBases
from csxl_desktop.services.reconciling import AlreadyTakenInError, WouldDeleteError
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage.bags import header
from csxl_desktop.storage.bags.in_words import BagNotMadeError, BagNotReadError
from csxl_desktop.storage.history import broken_links
from csxl_desktop.storage.reconciling import asking
from csxl_desktop.storage.values import record_classes
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.services.bag_support import LAPTOP, WORDS, Trip, trip_of

SAID = "Dit au local."


@pytest.fixture
def trip(workspace: Workspace, tmp_path: Path) -> Trip:
    return trip_of(workspace, tmp_path)


@pytest.fixture(autouse=True)
def _sound(workspace: Workspace) -> Iterator[None]:
    """Whatever came: the history hangs together, no record points to nothing, nothing is left lying about."""
    yield
    with workspace.database() as session:
        assert broken_links(session) == []
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    assert [path for path in workspace.folder.rglob(".*") if path.name.startswith(".mallette")] == []


def _state(workspace: Workspace) -> dict[tuple[str, UUID], dict[str, Any]]:
    with workspace.database() as session:
        return {
            (table, row["id"]): dict(row)
            for table, kind in record_classes().items()
            for row in session.connection().execute(kind.__table__.select()).mappings()
        }


def _write_away(trip: Trip) -> None:
    """What somebody does with the bag in the room, closed up at the end."""
    with trip.away() as away:
        away.attendance.set_state(trip.lines[0], AttendanceState.PRESENT)
        away.records.change(AgendaItem, trip.items[0], {"text": factories.paragraph(SAID, "l1")})
        away.records.change(Person, trip.people[0], {"note": "Rappeler lundi"})
        away.bags.make(trip.bag, WORDS)


def _brought(trip: Trip) -> tuple[Any, str, str]:
    office = trip.office
    return (
        office.records.values(Attendance, trip.lines[0])["state"],
        office.records.values(AgendaItem, trip.items[0])["text_plain"],
        office.records.values(Person, trip.people[0])["note"],
    )


ALL = (AttendanceState.PRESENT, SAID, "Rappeler lundi")


def test_taken_back_twice_it_changes_nothing_the_second_time(trip: Trip) -> None:
    trip.leave()
    _write_away(trip)
    trip.office.bags.take_back(trip.bag, WORDS)
    trip.office.records.change(Person, trip.people[0], {"note": "C’est fait"})
    before = _state(trip.office)

    with pytest.raises(AlreadyTakenInError):
        trip.office.bags.take_back(trip.bag, WORDS)

    assert _state(trip.office) == before


def test_closed_up_again_with_more_it_brings_what_is_new_alone(trip: Trip) -> None:
    trip.leave()
    _write_away(trip)
    trip.office.bags.take_back(trip.bag, WORDS)
    trip.office.records.change(Person, trip.people[0], {"note": "C’est fait"})
    with trip.away() as away:
        away.records.change(Person, trip.people[1], {"note": "Dit en partant"})
        away.bags.make(trip.bag, WORDS)

    taken = trip.office.bags.take_back(trip.bag, WORDS)

    assert trip.office.records.values(Person, trip.people[1])["note"] == "Dit en partant"
    assert _brought(trip)[:2] == ALL[:2]
    kept = {trip.office.records.values(Person, trip.people[0])["note"]} | _waiting_words(trip)
    assert "C’est fait" in kept
    assert taken.people == 0


def test_in_another_dossier_it_is_refused_and_nothing_is_touched(trip: Trip, tmp_path: Path) -> None:
    trip.leave()
    _write_away(trip)
    with new_workspace(tmp_path / "other", AUTHOR, lambda: NOW, office_name="Autre") as other:
        before = _state(other)
        with pytest.raises(bags.OtherDossierError):
            other.bags.take_back(trip.bag, WORDS)
        assert _state(other) == before
        assert other.bags.rows() == ()


@pytest.mark.parametrize("days", [BAG_DAYS, BAG_DAYS + 1, 2 * BAG_DAYS, 2 * BAG_DAYS + 1, 400])
def test_it_comes_back_however_late_and_nothing_of_it_is_lost(trip: Trip, days: int) -> None:
    trip.leave()
    _write_away(trip)
    BagBases(trip.office.database, lambda: trip.office.today() + timedelta(days=days)).expire()

    trip.office.bags.take_back(trip.bag, WORDS)
    for row in trip.office.discarded.waiting():
        trip.office.discarded.choose(row.id, Choice.THEIRS)

    assert _brought(trip) == ALL
    assert [row.state for row in trip.office.bags.rows()] == [BagState.BACK]


def test_its_meeting_was_thrown_away_meanwhile(trip: Trip) -> None:
    trip.leave()
    _write_away(trip)
    trip.office.records.trash(Meeting, trip.meeting)

    trip.office.bags.take_back(trip.bag, WORDS)

    assert _brought(trip) == ALL
    back = trip.office.records.values(Meeting, trip.meeting)["trashed_at"] is None
    assert back or trip.office.discarded.waiting()


def test_its_meeting_was_deleted_for_good_meanwhile(trip: Trip) -> None:
    trip.leave()
    _write_away(trip)
    trip.office.records.trash(Meeting, trip.meeting)
    trip.office.trash.empty(trip.office.today() + timedelta(days=4000))
    with pytest.raises(RecordNotFoundError):
        trip.office.records.values(Meeting, trip.meeting)

    trip.office.bags.take_back(trip.bag, WORDS)

    assert _brought(trip) == ALL
    assert trip.office.records.values(Meeting, trip.meeting)["theme"] == "Logement"


def test_its_person_was_merged_into_another_meanwhile(trip: Trip) -> None:
    twin = factories.person(trip.office, "Odile", "Lavale")
    trip.leave()
    _write_away(trip)
    trip.office.merging.merge(Person, twin, trip.people[0], Choices())

    trip.office.bags.take_back(trip.bag, WORDS)

    words = {trip.office.records.values(Person, key)["note"] for key in (twin, trip.people[0])} | _waiting_words(trip)
    assert any("Rappeler lundi" in each for each in words)
    assert trip.office.records.values(Attendance, trip.lines[0])["state"] is AttendanceState.PRESENT


def test_its_person_was_erased_for_good_meanwhile(trip: Trip) -> None:
    trip.leave()
    _write_away(trip)
    trip.office.erasing.erase(trip.people[0], "Odile Laval")

    trip.office.bags.take_back(trip.bag, WORDS)

    rows = [str(row) for row in _state(trip.office).values()] + list(_waiting_words(trip))
    assert [row for row in rows if "Laval" in row or "Rappeler lundi" in row] == []
    assert trip.office.records.values(AgendaItem, trip.items[0])["text_plain"] == SAID


def test_two_bags_are_out_at_once(trip: Trip, tmp_path: Path) -> None:
    trip.leave()
    second = tmp_path / f"deux{bags.SUFFIX}"
    trip.office.bags.make(second, WORDS, trip.meeting)
    bags.open_up(second, WORDS, tmp_path / "second")
    _write_away(trip)
    with open_workspace(tmp_path / "second", LAPTOP, lambda: NOW) as away:
        away.attendance.set_state(trip.lines[0], AttendanceState.EXCUSED)
        away.records.change(Person, trip.people[1], {"note": "De la seconde"})
        away.bags.make(second, WORDS)

    trip.office.bags.take_back(second, WORDS)
    trip.office.bags.take_back(trip.bag, WORDS)

    (asked,) = trip.office.discarded.waiting()
    assert {asked.ours.words, asked.theirs.words} == {"excused", "present"}
    assert trip.office.records.values(Person, trip.people[1])["note"] == "De la seconde"
    assert _brought(trip)[1:] == ALL[1:]
    assert [row.state for row in trip.office.bags.rows()] == [BagState.BACK, BagState.BACK]


def test_cut_short_anywhere_it_is_told_to_be_damaged_and_nothing_is_touched(trip: Trip, tmp_path: Path) -> None:
    trip.leave()
    _write_away(trip)
    whole, before = trip.bag.read_bytes(), _state(trip.office)
    start = len(header.MAGIC)
    lengths = {0, 1, start - 1, start, start + 3, start + 4, start + 60, 1000, 4096, len(whole) // 2, len(whole) - 1}
    for length in sorted(lengths):
        trip.bag.write_bytes(whole[:length])
        with pytest.raises(header.BagError):
            trip.office.bags.take_back(trip.bag, WORDS)
        with pytest.raises(header.BagError):
            bags.open_up(trip.bag, WORDS, tmp_path / "anew")
    trip.bag.write_bytes(whole + b"\0")
    with pytest.raises(header.DamagedBagError):
        trip.office.bags.take_back(trip.bag, WORDS)

    assert _state(trip.office) == before
    assert not list((tmp_path / "anew").glob("*"))
    trip.bag.write_bytes(whole)
    trip.office.bags.take_back(trip.bag, WORDS)
    assert _brought(trip) == ALL


def test_the_one_that_left_is_given_back_unopened(trip: Trip) -> None:
    """The file that went out, brought back instead of the one that was closed up: it brings nothing, and stays out."""
    trip.office.bags.make(trip.bag, WORDS, trip.meeting)
    left = trip.bag.with_name(f"copie{bags.SUFFIX}")
    shutil.copyfile(trip.bag, left)
    bags.open_up(trip.bag, WORDS, trip.laptop)
    _write_away(trip)
    before = _state(trip.office)

    assert trip.office.bags.take_back(left, WORDS).records == 0
    assert _state(trip.office) == before
    trip.office.bags.take_back(trip.bag, WORDS)

    assert _brought(trip) == ALL


def test_emptied_by_somebody_it_takes_nothing_away(trip: Trip) -> None:
    for number in range(60):
        factories.organisation(trip.office, f"Maison {number}", member=False)
    trip.leave()
    with trip.away() as away:
        for row in away.directory.organisations():
            away.records.trash(Organisation, row.id)
        away.bags.make(trip.bag, WORDS)

    try:
        trip.office.bags.take_back(trip.bag, WORDS)
    except WouldDeleteError:
        assert len(trip.office.directory.organisations()) == 61
    else:  # thrown away by hand, one by one: said, and taken back as one act
        act = trip.office.discarded.taken_in()[0].transaction_id
        assert act is not None
        trip.office.history.undo_transaction(act)
        assert len(trip.office.directory.organisations()) == 61


def test_a_file_that_is_not_to_be_read_is_refused_in_words(
    trip: Trip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trip.leave()
    with pytest.raises(BagNotReadError, match="a folder stands where the file should be"):
        trip.office.bags.take_back(tmp_path, WORDS)
    with pytest.raises(BagNotReadError, match="does not exist"):
        bags.open_up(tmp_path / "nowhere.mallette", WORDS, tmp_path / "anew")
    with pytest.raises(BagNotMadeError, match="does not exist"):
        trip.office.bags.make(tmp_path / "no folder" / "AG.mallette", WORDS)
    monkeypatch.setattr(asking, "_command", lambda: [sys.executable, "-c", "raise MemoryError"])
    with pytest.raises(BagNotReadError, match="for lack of room or memory"):
        bags.open_up(trip.bag, WORDS, tmp_path / "anew")
    with pytest.raises(BagNotMadeError, match="for lack of room or memory"):
        trip.office.bags.make(tmp_path / "AG.mallette", WORDS)
    assert len(trip.office.bags.rows()) == 1


def _waiting_words(trip: Trip) -> set[str]:
    return {str(side.words) for row in trip.office.discarded.waiting() for side in (row.ours, row.theirs)}
