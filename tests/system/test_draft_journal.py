"""The journal of what is typed: whole entries come back, torn and damaged ones are named."""

import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from csxl_desktop.system.draft_journal import DraftJournal


@pytest.fixture
def journal(tmp_path: Path) -> DraftJournal:
    return DraftJournal(tmp_path / "texts")


def test_last_entry_comes_back(journal: DraftJournal) -> None:
    journal.append("a", {"text": "Il est"})
    journal.append("a", {"text": "Il est décidé"})

    found = journal.read("a")

    assert (found.last, found.damaged, journal.names()) == ({"text": "Il est décidé"}, 0, ["a"])
    assert journal.read("b").last is None


@pytest.mark.parametrize("cut", range(1, 30))
def test_torn_entry_leaves_those_before(journal: DraftJournal, tmp_path: Path, cut: int) -> None:
    journal.append("a", {"text": "Premier"})
    whole = (tmp_path / "texts" / "a.journal").stat().st_size
    journal.append("a", {"text": "Deuxième entrée"})
    path = tmp_path / "texts" / "a.journal"
    path.write_bytes(path.read_bytes()[:-cut])

    found = journal.read("a")

    assert found.last == {"text": "Premier"}
    assert found.damaged == path.stat().st_size - whole


def test_what_is_typed_behind_a_torn_entry_is_kept(journal: DraftJournal, tmp_path: Path) -> None:
    journal.append("a", {"text": "Premier"})
    journal.append("a", {"text": "Deuxième entrée"})
    path = tmp_path / "texts" / "a.journal"
    path.write_bytes(path.read_bytes()[:-4])

    later = DraftJournal(tmp_path / "texts")  # the program, started again
    later.append("a", {"text": "Troisième"})

    assert (later.read("a").last, later.read("a").damaged) == ({"text": "Troisième"}, 0)


def test_damaged_entry_is_named_not_read(journal: DraftJournal, tmp_path: Path) -> None:
    journal.append("a", {"text": "Premier"})
    journal.append("a", {"text": "Deuxième"})
    path = tmp_path / "texts" / "a.journal"
    data = bytearray(path.read_bytes())
    data[-3] ^= 0x40
    path.write_bytes(bytes(data))

    found = journal.read("a")

    assert found.last == {"text": "Premier"}
    assert found.damaged > 0


def test_what_was_found_is_not_written_over_and_what_was_left_is_kept_aside(
    journal: DraftJournal, tmp_path: Path
) -> None:
    for words in ("Premier", "Deuxième"):
        journal.append("a", {"text": words})
        journal.set_found("a")
    journal.append("a", {"text": "Troisième"})
    journal.remove("a")
    journal.append("b", {"text": "Écrit"})
    journal.remove("b")

    assert journal.names() == []
    assert [found.last for found in journal.found()] == [{"text": "Premier"}, {"text": "Deuxième"}]
    for found in journal.found():
        assert journal.leave(journal.leave(found)) == journal.left()[-1]
    assert journal.found() == []
    assert [(left.key, left.last) for left in journal.left()] == [
        ("a", {"text": "Premier"}),
        ("a", {"text": "Deuxième"}),
    ]
    assert sorted(path.name for path in (tmp_path / "texts").iterdir()) == ["a.left1", "a.left2"]


def test_what_was_left_goes_ninety_days_after(journal: DraftJournal) -> None:
    journal.append("a", {"text": "Trouvé"})
    journal.set_found("a")
    for words in ("Ancien", "Récent"):
        journal.append("b", {"text": words})
        journal.set_found("b")
        journal.leave(next(found for found in journal.found() if found.key == "b"))
    old, new = (left.place for left in journal.left())
    today = date(2026, 11, 21)
    for place, days in ((old, 91), (new, 90)):
        assert place is not None
        moment = datetime.combine(today - timedelta(days=days), time(12), UTC).timestamp()
        os.utime(place, (moment, moment))

    journal.sweep(today)

    assert [left.place for left in journal.left()] == [new]
    assert [found.key for found in journal.found()] == ["a"]


def test_entry_that_the_disk_takes_in_part_is_refused_and_the_next_stays_readable(
    journal: DraftJournal, tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource")  # limits of file sizes are POSIX's
    journal.append("a", {"text": "one"})
    (path,) = tmp_path.rglob("*.journal")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20, limits[1]))
    try:
        with pytest.raises(OSError, match="No space left"):
            journal.append("a", {"text": "two" * 100})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert journal.read("a").last == {"text": "one"}
    journal.append("a", {"text": "three"})
    assert journal.read("a").last == {"text": "three"}
