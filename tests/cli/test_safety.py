"""`csxl backup`, `restore`, `verify`, and what is read from a backup."""

import json
import sqlite3
from pathlib import Path

from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.storage.database import FILE_NAME
from tests.cli.conftest import Csxl


def test_backup_restore_and_back(csxl: Csxl, dossier: Path, members: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = csxl("backup", dossier, "--to", stick)
    assert (made.status, Path(made.out.strip()).exists()) == (0, True)
    assert (stick / "CSXL dossier" / Path(made.out.strip()).name).exists()
    assert csxl("import", dossier, members, "--dry-run").status == 0
    assert csxl("import", dossier, members).status == 0

    (row,) = json.loads(csxl("restore", dossier, "--list", "--json").out)  # the same state needs no second backup
    assert {key: row[key] for key in ("number", "why", "sound", "acts_lost", "acts_regained")} == {
        "number": 1,
        "why": "hand",
        "sound": True,
        "acts_lost": 1,
        "acts_regained": 0,
    }

    assert "Grand Pont" not in csxl("list", dossier, "organisations", "--from-backup").out
    done = csxl("restore", dossier, 1)
    assert (done.status, done.out) == (0, "")
    assert "The dossier is as it was on" in done.err
    assert "restore number 2" in done.err
    assert csxl("list", dossier, "organisations").out == ""
    assert csxl("restore", dossier, 2).status == 0
    assert "Grand Pont" in csxl("list", dossier, "organisations").out
    assert csxl("restore", tmp_path / "fresh", "latest", "--from", stick / "CSXL dossier").status == 0
    assert csxl("list", tmp_path / "fresh", "organisations").out == ""


def test_import_into_a_dossier_without_backup_makes_one(csxl: Csxl, dossier: Path, members: Path) -> None:
    assert csxl("import", dossier, members, "--dry-run").status == 0
    assert list(place_of(dossier).iterdir()) == []

    csxl("import", dossier, members)

    (row,) = json.loads(csxl("restore", dossier, "--list", "--json").out)
    assert row["why"] == "import"


def test_damage_is_found_and_told(csxl: Csxl, dossier: Path) -> None:
    name = csxl("backup", dossier).out.strip()
    assert csxl("verify", dossier).status == 0
    csxl("backup", dossier)
    path = Path(name)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    (dossier / FILE_NAME).write_bytes(b"")

    found = csxl("verify", dossier)

    assert found.status == 1
    assert "2 files are not sound." in found.err
    assert found.out.count(".db") == 1
    rows = json.loads(csxl("restore", dossier, "--list", "--json").out)
    assert [(row["sound"], row["acts_lost"]) for row in rows] == [(True, None), (False, None)]
    assert csxl("restore", dossier, 1).status == 1
    done = csxl("restore", dossier, "latest")
    assert (done.status, "it is kept:" in done.err) == (0, True)


def test_restore_without_a_backup_named_is_wrong_usage(csxl: Csxl, dossier: Path) -> None:
    assert csxl("restore", dossier).status == 2
    refused = csxl("restore", dossier, "latest")
    assert (refused.status, refused.err) == (1, "There is no backup of this dossier yet.\n")
    assert csxl("list", dossier, "members", "--from-backup").status == 1


def test_dossier_in_use_is_read_from_its_backup(csxl: Csxl, dossier: Path) -> None:
    csxl("backup", dossier)
    other = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    assert csxl("list", dossier, "meetings").status == 1
    read = csxl("list", dossier, "meetings", "--from-backup")

    assert read.status == 0
    assert "Read from the backup of" in read.err
    other.close()


def test_stick_that_is_not_there_is_told(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    done = csxl("backup", dossier, "--to", tmp_path / "away")

    assert done.status == 1
    assert "is not there" in done.err
    assert len(list(place_of(dossier).glob("*.db"))) == 1
    assert csxl("backup", dossier, "--to", tmp_path / "Dropbox").status == 1
