"""A backup put back: what stood there is set aside with its journals, and nothing of it speaks to the new file."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.office import Attachment
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups import elsewhere, ledger, restoring
from csxl_desktop.storage.backups.kept import ASIDE, Backup, Why, place_of
from csxl_desktop.storage.database import FILE_NAME, open_dossier
from csxl_desktop.storage.errors import (
    BackupDamagedError,
    BackupFailedError,
    DossierHeldError,
    ReadOnlyError,
    SecondPlaceAwayError,
)
from csxl_desktop.storage.looking import open_backup
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.storage.test_migrations import _version as old_dossier


def backed_up(folder: Path, name: str = "Diop") -> Backup:
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Anna", name)
        return workspace.backups.make(Why.HAND).backup


def people(folder: Path) -> list[str]:
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        return [row.last_name for row in workspace.directory.people()]


@pytest.mark.parametrize("sidecar", ["csxl.db-wal", "csxl.db-journal", "csxl.db-shm"])
def test_state_is_that_of_the_backup_and_the_file_before_is_kept(dossier: Path, sidecar: str) -> None:
    made = backed_up(dossier)
    backed_up(dossier, "Later")
    (dossier / sidecar).write_bytes(b"of another file")

    aside = restoring.restore(dossier, made, NOW)

    assert people(dossier) == ["Diop"]
    assert aside is not None
    with sqlite3.connect(aside) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (2,)
    connection.close()
    assert not (dossier / sidecar).exists()
    assert not (dossier / ".restauration").exists()
    restoring.restore(dossier, made, NOW)
    assert len(list(aside.parent.glob("*.db"))) == 2


def test_a_hot_journal_of_the_file_before_is_never_played_back_into_the_backup(dossier: Path) -> None:
    made = backed_up(dossier)
    live = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    live.execute("PRAGMA cache_size=1")
    live.execute("BEGIN IMMEDIATE")
    live.execute("UPDATE people SET last_name = 'Half', note = ?", ("x" * 300_000,))
    crashed = dossier.parent / "crashed"
    shutil.copytree(dossier, crashed)
    live.close()
    assert (crashed / f"{FILE_NAME}-journal").stat().st_size > 0

    restoring.restore(crashed, made, NOW)

    assert not (crashed / f"{FILE_NAME}-journal").exists()
    assert people(crashed) == ["Diop"]


@pytest.mark.parametrize("damage", ["empty", "nonsense", "missing"])
def test_dossier_that_does_not_open_is_restored_with_its_annexes(dossier: Path, damage: str) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        attached = attachments.store(dossier / "annexes", b"a signed paper")
        with workspace.database.begin("x") as session:
            session.add(Attachment(sha256=attached, file_name="a.txt", media_type="text/plain", size=14))
    made = backed_up(dossier)
    shutil.rmtree(dossier / "annexes")
    live = dossier / FILE_NAME
    if damage == "missing":
        live.unlink()
    else:
        live.write_bytes(b"" if damage == "empty" else b"x" * 9000)

    aside = restoring.restore(dossier, made, NOW)

    assert people(dossier) == ["Diop"]
    assert attachments.read(dossier / "annexes", attached) == b"a signed paper"
    assert (aside is None) == (damage == "missing")
    assert aside is None or aside.read_bytes() == (b"" if damage == "empty" else b"x" * 9000)


def test_damaged_backup_touches_nothing(dossier: Path) -> None:
    made = backed_up(dossier)
    path = place_of(dossier) / made.name
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    before = (dossier / FILE_NAME).read_bytes()

    with pytest.raises(BackupDamagedError):
        restoring.restore(dossier, made, NOW)
    path.unlink()
    with pytest.raises(BackupFailedError, match="does not exist"):
        restoring.restore(dossier, made, NOW)

    assert (dossier / FILE_NAME).read_bytes() == before
    assert not (place_of(dossier) / ASIDE).exists()


def test_dossier_that_is_open_elsewhere_is_not_restored(dossier: Path) -> None:
    made = backed_up(dossier)
    other = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(DossierHeldError):
        restoring.restore(dossier, made, NOW)
    other.close()


def test_disk_without_second_names_is_copied_on(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = backed_up(dossier)

    def refuse(*_names: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)

    aside = restoring.restore(dossier, made, NOW)

    assert aside is not None
    assert aside.stat().st_mode & 0o777 == 0o600
    ledger_file = place_of(dossier) / ledger.FILE_NAME
    ledger_file.write_text(ledger_file.read_text().replace('"size"', '"Size"'))
    ledger.append(place_of(dossier), "refused")
    assert (place_of(dossier) / "liste-changee-1.jsonl").exists()


def test_backup_is_looked_at_and_never_written(dossier: Path) -> None:
    made = backed_up(dossier)
    backed_up(dossier, "Later")
    path = place_of(dossier) / made.name
    before = path.read_bytes()

    with Workspace(open_backup(place_of(dossier), made, AUTHOR)) as looked:
        assert [row.last_name for row in looked.directory.people()] == ["Diop"]
        assert looked.looked_at == made.at.replace(microsecond=0)
        with pytest.raises(ReadOnlyError):
            looked.records.create(Person, {"last_name": "x"})
        with pytest.raises(ReadOnlyError):
            looked.database.write_anew()

    assert path.read_bytes() == before
    with Workspace(open_dossier(dossier, AUTHOR)) as live:
        assert live.looked_at is None


def test_backup_of_an_older_version_is_looked_at_through_a_copy(tmp_path: Path) -> None:
    old_dossier(tmp_path, 4)
    open_dossier(tmp_path, AUTHOR).close()
    (made,) = ledger.read(place_of(tmp_path)).backups()

    with Workspace(open_backup(place_of(tmp_path), made, AUTHOR)) as looked:
        assert looked.office.name() == "Coordination Sociale de Sainte-Alix"

    assert not list(place_of(tmp_path).glob(".csxl*"))


def test_second_place_holds_the_same_and_heals(dossier: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    made = backed_up(dossier)
    with pytest.raises(SecondPlaceAwayError):
        elsewhere.copy_to(dossier, stick)
    stick.mkdir()
    assert elsewhere.second_place(dossier) == elsewhere.SecondPlace(None, None, None)
    elsewhere.choose(dossier, stick, NOW)
    assert elsewhere.second_place(dossier).last_at is None

    copied = elsewhere.copy_to(dossier, stick, NOW)

    there = stick / "CSXL dossier"
    assert copied == Backup.of_entry(made.entry())
    assert (there / made.name).read_bytes() == (place_of(dossier) / made.name).read_bytes()
    assert elsewhere.second_place(dossier) == elsewhere.SecondPlace(stick, NOW, NOW)
    assert ledger.read(there).last() == copied
    assert (there / made.name).stat().st_mode & 0o777 == 0o600

    ledger.append(place_of(dossier), "thinned", file=made.name)
    later = backed_up(dossier, "Later")
    (place_of(dossier) / made.name).unlink()
    elsewhere.copy_to(dossier, stick, NOW)
    assert [path.name for path in there.glob("*.db")] == [later.name]
    elsewhere.choose(dossier, None, NOW)
    assert elsewhere.second_place(dossier).path is None


def test_second_place_of_another_dossier_is_left_alone(dossier: Path, tmp_path: Path) -> None:
    backed_up(dossier)
    stick = tmp_path / "stick"
    stick.mkdir()
    elsewhere.copy_to(dossier, stick)
    other = tmp_path / "other" / "dossier"
    shutil.copytree(dossier, other)
    shutil.rmtree(place_of(other))
    backed_up(other, "Else")

    elsewhere.copy_to(other, stick)

    assert sorted(path.name for path in stick.iterdir()) == ["CSXL dossier", "CSXL dossier 2"]


def test_copy_that_does_not_read_back_is_no_copy(dossier: Path, tmp_path: Path) -> None:
    made = backed_up(dossier)
    path = place_of(dossier) / made.name
    path.write_bytes(path.read_bytes()[:-1] + b"x")

    with pytest.raises(BackupFailedError):
        elsewhere.copy_to(dossier, tmp_path)

    assert not list((tmp_path / "CSXL dossier").glob("*.db"))
    (tmp_path / "CSXL dossier").rmdir()
    (tmp_path / "CSXL dossier").touch()
    with pytest.raises(BackupFailedError):
        elsewhere.copy_to(dossier, tmp_path)
