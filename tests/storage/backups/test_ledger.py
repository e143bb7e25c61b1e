"""The list of the backups: only added to, believed as far as its chain holds."""

import json
from datetime import UTC, datetime
from pathlib import Path

from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import Backup, Why, name_of

AT = datetime(2026, 11, 28, 14, 3, tzinfo=UTC)


def listed(number: int) -> Backup:
    digest = f"{number:064x}"
    return Backup(number, name_of(number, AT, Why.CLOSE, digest), AT, Why.CLOSE, digest, 10, 5, "x", 3, {"p": "1:a"})


def place_with(folder: Path, *numbers: int) -> Path:
    for number in numbers:
        ledger.append(folder, "backup", **listed(number).entry())
        (folder / listed(number).name).touch()
    return folder


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    known = ledger.read(place_with(tmp_path, 1, 2))

    assert not known.broken
    assert known.backups() == [listed(1), listed(2)]
    assert known.last() == listed(2)
    assert known.next_number() == 3
    assert (tmp_path / ledger.FILE_NAME).stat().st_mode & 0o777 == 0o600
    assert not ledger.read(tmp_path / "nowhere").entries


def test_torn_line_is_passed_over_and_the_list_goes_on(tmp_path: Path) -> None:
    place_with(tmp_path, 1)
    with (tmp_path / ledger.FILE_NAME).open("ab") as stream:
        stream.write(b'{"kind": "backup", "fi')

    place_with(tmp_path, 2)

    known = ledger.read(tmp_path)
    assert not known.broken
    assert known.backups() == [listed(1), listed(2)]


def test_changed_line_ends_the_belief_and_is_put_aside(tmp_path: Path) -> None:
    path = place_with(tmp_path, 1, 2, 3) / ledger.FILE_NAME
    lines = path.read_text().splitlines()
    lines[1] = lines[1].replace('"size": 10', '"size": 11')
    path.write_text("\n".join(lines) + "\n")

    known = ledger.read(tmp_path)
    assert known.broken
    assert [each.is_listed for each in known.backups()] == [True, False, False]  # the others are still there

    place_with(tmp_path, 4)
    known = ledger.read(tmp_path)
    assert not known.broken
    assert [each.number for each in known.backups() if each.is_listed] == [1, 4]
    assert (tmp_path / "liste-changee-1.jsonl").read_text().splitlines() == lines
    path.write_text(path.read_text().replace('"size": 10', '"size": 12'))
    place_with(tmp_path, 5)
    assert (tmp_path / "liste-changee-2.jsonl").exists()


def test_number_counts_past_files_of_a_lost_list(tmp_path: Path) -> None:
    place_with(tmp_path, 7)
    (tmp_path / ledger.FILE_NAME).unlink()

    assert ledger.read(tmp_path).next_number() == 8


def test_no_line_leads_out_of_the_folder(tmp_path: Path) -> None:
    place, outside = tmp_path / "place", tmp_path / listed(1).name
    place.mkdir()
    outside.touch()
    ledger.append(place, "backup", **{**listed(1).entry(), "file": f"../{listed(1).name}"})
    ledger.append(place, "backup", **{**listed(2).entry(), "sha256": "f" * 64})
    (place / listed(2).name).touch()

    assert [(each.number, each.is_listed) for each in ledger.read(place).backups()] == [(2, False)]
    assert Backup.of_name(f"../{listed(1).name}") is None
    assert Backup.of_name("csxl-000001-20261399T250000-close-0123456789abcdef.db") is None
    assert Backup.of_name("csxl-000001-20261128T140300-nobody-0123456789abcdef.db") is None


def test_line_that_is_no_line_of_ours_is_none(tmp_path: Path) -> None:
    (tmp_path / ledger.FILE_NAME).write_text("[1]\n" + "[" * 100_000 + "\n\n" + "x" * 1_000_001 + "\n")
    ledger.append(tmp_path, "backup", file=listed(1).name, at="never", ends=[])
    (tmp_path / listed(1).name).touch()

    known = ledger.read(tmp_path)

    assert json.loads((tmp_path / ledger.FILE_NAME).read_text().splitlines()[-1])["kind"] == "backup"
    assert [each.is_listed for each in known.backups()] == [False]
    assert known.last() is None
