"""A backup gets its name once it was read back; a damaged dossier is not backed up."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups import annexes, keeping, ledger, making
from csxl_desktop.storage.backups.checking import check_content, examine
from csxl_desktop.storage.backups.kept import Backup, Why, place_of
from csxl_desktop.storage.database import FILE_NAME, open_dossier
from csxl_desktop.storage.errors import BackupDamagedError, BackupFailedError, DamagedSourceError
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.storage.test_migrations import _version as old_dossier


def back_up(workspace: Workspace, why: Why = Why.HAND) -> Backup:
    draft = workspace.database.draw_backup(why, again=True)
    assert draft is not None
    return making.finish(draft)


def test_backup_is_whole_listed_private_and_alone(workspace: Workspace) -> None:
    factories.person(workspace, "Anna", "Diop")

    made = back_up(workspace)

    place = place_of(workspace.folder)
    found = check_content(place / made.name, made)
    assert (found.content, found.ends) == (made.content, made.ends)
    assert ledger.read(place).backups() == [Backup.of_entry(made.entry())]
    assert {path.name: path.stat().st_mode & 0o777 for path in place.iterdir()} == {
        made.name: 0o600,
        ledger.FILE_NAME: 0o600,
    }


def test_nothing_is_made_where_nothing_was_written(workspace: Workspace) -> None:
    workspace.database.back_up(Why.IMPORT)
    workspace.database.back_up(Why.IMPORT)
    assert len(ledger.read(place_of(workspace.folder)).backups()) == 1
    assert workspace.database.draw_backup(Why.PERIODIC) is None

    factories.person(workspace, "Anna", "Diop")
    workspace.database.back_up(Why.IMPORT)

    assert len(ledger.read(place_of(workspace.folder)).backups()) == 2


def test_act_that_changes_much_is_backed_up_before(workspace: Workspace) -> None:
    with workspace.database.begin("x", after=Why.MASS) as session:
        session.add(Person(first_name="Anna", last_name="Diop"))

    (made,) = ledger.read(place_of(workspace.folder)).backups()
    with sqlite3.connect(place_of(workspace.folder) / made.name) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (0,)
    connection.close()
    assert made.why is Why.MASS


def test_draft_that_was_changed_gets_no_name_and_stops_the_thinning_out(workspace: Workspace) -> None:
    back_up(workspace)
    draft = workspace.database.draw_backup(Why.HAND, again=True)
    assert draft is not None
    with sqlite3.connect(draft.path) as connection:
        connection.execute("UPDATE offices SET name = name || 'x'")
    connection.close()

    with pytest.raises(DamagedSourceError):
        making.finish(draft)

    place = place_of(workspace.folder)
    known = ledger.read(place)
    assert len(known.backups()) == 1
    assert keeping.is_suspended(known)
    assert keeping.thin_out(place, NOW + timedelta(days=9000)) == []
    assert not list(place.glob(".csxl*"))


def test_damaged_pages_are_no_backup(workspace: Workspace) -> None:
    draft = workspace.database.draw_backup(Why.HAND)
    assert draft is not None
    content = bytearray(draft.path.read_bytes())
    content[4096:12288] = b"\xff" * 8192
    draft.path.write_bytes(bytes(content))

    with pytest.raises(DamagedSourceError):
        making.finish(draft)

    assert not list(place_of(workspace.folder).glob("*.db"))


def test_damage_met_while_drawing_is_told(dossier: Path) -> None:
    database = open_dossier(dossier, AUTHOR)

    class Broken:
        """The connection of a disk that gives nonsense back."""

        def backup(self, _target: sqlite3.Connection) -> None:
            raise self.error

        error: Exception = sqlite3.DatabaseError("database disk image is malformed")

    broken = Broken()
    with pytest.raises(BackupFailedError, match="the disk does not answer"):  # told as malformed by SQLite
        making.draw(broken, dossier, Why.HAND, NOW, None, lambda _error: True)  # type: ignore[arg-type]
    assert not any(ledger.read(place_of(dossier)).of_kind("refused"))
    with pytest.raises(DamagedSourceError):
        making.draw(broken, dossier, Why.HAND, NOW)  # type: ignore[arg-type]
    assert any(ledger.read(place_of(dossier)).of_kind("refused"))
    broken.error = sqlite3.OperationalError("database or disk is full")
    with pytest.raises(BackupFailedError, match="the disk is full"):
        making.draw(broken, dossier, Why.HAND, NOW)  # type: ignore[arg-type]
    database.close()
    assert not list(place_of(dossier).glob(".csxl*"))


@pytest.mark.parametrize("blocked", ["place", "list"])
def test_place_that_cannot_be_written_is_told(workspace: Workspace, blocked: str) -> None:
    place = place_of(workspace.folder)
    if blocked == "place":
        place.rmdir()
        place.touch()
    else:
        (place / ledger.FILE_NAME).mkdir()

    with pytest.raises(BackupFailedError, match="stands where"):
        back_up(workspace)

    assert blocked == "place" or not list(place.glob("*.db"))


def test_what_a_killed_backup_left_is_swept(workspace: Workspace) -> None:
    place = place_of(workspace.folder)
    (place / ".csxl-00.part").touch()
    (place / ".csxl-00.part.new").touch()

    making.sweep(place)

    assert list(place.iterdir()) == []


def test_every_changed_byte_of_the_first_and_last_page_is_found(workspace: Workspace) -> None:
    made = back_up(workspace)
    path = place_of(workspace.folder) / made.name
    whole = path.read_bytes()

    for at in (0, 20, 60, 68, 100, 4096, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :])
        with pytest.raises(BackupDamagedError):
            check_content(path, made)
    for length in range(0, len(whole), max(4096, len(whole) // 30 // 4096 * 4096)):
        path.write_bytes(whole[:length])
        with pytest.raises(BackupDamagedError):
            check_content(path, made)
    path.unlink()
    with pytest.raises(BackupDamagedError):
        check_content(path, made)
    path.write_bytes(whole)
    with pytest.raises(BackupDamagedError):  # whole, and not what the list says was put into it
        check_content(path, replace(made, content="other"))


def test_what_is_no_dossier_is_not_examined(tmp_path: Path, dossier: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    (tmp_path / "text.db").write_text("Bonjour")

    shutil.copyfile(dossier / FILE_NAME, tmp_path / "changed.db")
    with sqlite3.connect(tmp_path / "changed.db") as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()

    for name in ("other.db", "text.db", "changed.db"):
        with pytest.raises(BackupDamagedError):
            examine(tmp_path / name)


def test_annexes_are_kept_once_by_content_and_healed(workspace: Workspace) -> None:
    folder = workspace.folder
    digest = attachments.store(folder / "annexes", b"a signed paper")
    (folder / "annexes" / "zz").mkdir()
    (folder / "annexes" / "zz" / "notes.txt").write_text("not ours")

    back_up(workspace)
    assert annexes.keep(folder) == 0
    kept = attachments.path_of(place_of(folder) / "annexes", digest)
    assert kept.read_bytes() == b"a signed paper"
    assert kept.stat().st_mode & 0o777 == 0o600

    live = attachments.path_of(folder / "annexes", digest)
    live.write_bytes(b"A signed paper")
    assert annexes.give_back(folder, [digest, "f" * 64]) == ["f" * 64]
    assert attachments.read(folder / "annexes", digest) == b"a signed paper"
    assert annexes.give_back(folder, [digest]) == []

    kept.write_bytes(b"a signed papeR")
    annexes.drop_damaged(place_of(folder))
    assert not kept.exists()  # comes again with the next backup
    assert annexes.keep(folder) == 1
    live.write_bytes(b"damaged")
    kept.unlink()
    assert annexes.keep(folder) == 0  # nothing is kept that is not what its name says


def test_thinning_out_removes_what_the_list_says(workspace: Workspace) -> None:
    names = [back_up(workspace).name for _turn in range(13)]
    place = place_of(workspace.folder)
    assert keeping.thin_out(place, NOW + timedelta(hours=1)) == []

    gone = keeping.thin_out(place, NOW + timedelta(days=5))

    assert gone == names[:3]
    assert [each.name for each in ledger.read(place).backups()] == names[3:]


def test_drill_is_due_once_a_month_and_damage_lets_no_older_one_go(workspace: Workspace) -> None:
    place = place_of(workspace.folder)
    assert not keeping.drill_is_due(ledger.read(place), NOW)
    made = back_up(workspace)
    assert keeping.drill_is_due(ledger.read(place), NOW)

    keeping.note_drill(place, made, NOW, good=True, records=12, lost=0)
    assert not keeping.drill_is_due(ledger.read(place), NOW + timedelta(days=29))
    assert keeping.drill_is_due(ledger.read(place), NOW + timedelta(days=31))
    assert keeping.drill_is_due(ledger.read(place), NOW - timedelta(days=800))  # the clock was set back
    assert not keeping.is_suspended(ledger.read(place))

    keeping.note_drill(place, made, NOW, good=False, records=0, lost=0)
    assert keeping.is_suspended(ledger.read(place))


@pytest.mark.parametrize("version", [1, 4])
def test_dossier_is_backed_up_before_a_new_version(tmp_path: Path, version: int) -> None:
    old_dossier(tmp_path, version)

    open_dossier(tmp_path, AUTHOR).close()

    (made,) = ledger.read(place_of(tmp_path)).backups()
    assert (made.why, made.schema) == (Why.MIGRATE, version)
    check_content(place_of(tmp_path) / made.name, made)
    assert (tmp_path / FILE_NAME).exists()
