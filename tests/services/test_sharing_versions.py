"""Row D14: two computers on one folder, of which one has the newer program."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.reconciling import DossierIdentity
from csxl_desktop.services import sharing_copies as copies
from csxl_desktop.services.sharing import SharingService
from csxl_desktop.services.sharing_computer import new_membership
from csxl_desktop.services.sharing_words import Outcome
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.schema import SCHEMA_VERSION
from csxl_desktop.storage.sharing import membership
from csxl_desktop.storage.sharing.membership import Membership
from csxl_desktop.storage.sharing.place import Head, Place
from csxl_desktop.storage.sharing.snapshot import Label
from tests.conftest import NOW
from tests.faults.base_check import faults_of
from tests.storage.test_migrations import _version as old_dossier

OLD = SCHEMA_VERSION - 1
WORDS = "cerise verte lampe"


def _opened(folder: Path, name: str) -> Workspace:
    return open_workspace(folder, Author(name, f"poste-{name.lower()}"), lambda: NOW)


def _tell_as_the_older_program(
    place: Place, mine: Membership, folder: Path, work: Path, ana: str, identity: DossierIdentity
) -> None:
    """What the program of the version before puts into the folder: a copy and a head of its own version."""
    shutil.copyfile(folder / FILE_NAME, work)
    contains = {ana: 1, mine.computer: 1}
    label = Label(identity.id.hex, mine.computer, 1, contains, OLD, "")
    name, sha256 = copies.publish(place, work, bytes.fromhex(mine.key), label)
    place.write_head(Head(mine.computer, mine.workstation, "Samir", NOW, OLD, contains, name, sha256))
    membership.write(folder, replace(mine, contained={sha256: contains}))
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute(
            "INSERT INTO dossier_identity (id, erasure_key, generation, parent_sha256) VALUES (?, ?, 1, ?)",
            (identity.id.hex, identity.erasure_key, sha256),
        )


def _version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _write_by_the_older_program(path: Path, name: str, note: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute("UPDATE organisations SET note = ? WHERE name = ?", (note, name)).rowcount == 1


def _notes(workspace: Workspace) -> dict[str, str]:
    with workspace.database() as session:
        return {row.name: row.note for row in session.scalars(select(Organisation))}


def test_copy_of_the_version_before_is_taken_in_and_its_computer_follows_once_it_is_updated(tmp_path: Path) -> None:
    ana_folder, samir_folder, place = tmp_path / "ana", tmp_path / "samir", tmp_path / "commun"
    for folder in (ana_folder, samir_folder, place):
        folder.mkdir()
    old_dossier(ana_folder, OLD)
    shutil.copytree(ana_folder, samir_folder, dirs_exist_ok=True)
    with _opened(ana_folder, "Ana") as ana:  # her program is new: it brought her dossier up
        sharing = SharingService(ana.database)
        sharing.share(place, WORDS)
        mine = membership.read(ana_folder)
        assert mine is not None
        with ana.database() as session:
            identity = session.scalars(select(DossierIdentity)).one()
        samirs = new_membership(place, bytes.fromhex(mine.key), "poste-samir", "")
        _write_by_the_older_program(samir_folder / FILE_NAME, "Espace Rencontre", "Dit par Samir")
        _tell_as_the_older_program(Place(place), samirs, samir_folder, tmp_path / "work.db", mine.computer, identity)
        canevas = next(row.id for row in ana.directory.organisations() if "Canevas" in row.name)
        ana.records.change(Organisation, canevas, {"note": "Dit par Ana"})

        came = sharing.exchange()

        assert (came.outcome, came.told) == (Outcome.TOGETHER, True)
        assert sum(each.asked for each in came.taken) == 0
        both = {"(Le) Canevas": "Dit par Ana", "Espace Rencontre": "Dit par Samir"}
        assert _notes(ana) == both
        assert list(faults_of(ana)) == []
        assert _version_of(samir_folder / FILE_NAME) == OLD  # nobody touched his file

        with _opened(samir_folder, "Samir") as samir:  # updated meanwhile
            late = SharingService(samir.database).exchange()
            assert (late.outcome, sum(each.asked for each in late.taken)) == (Outcome.TOGETHER, 0)
            assert _notes(samir) == both
            assert list(faults_of(samir)) == []
            quiet = [each.exchange() for each in (sharing, SharingService(samir.database))]
            assert [each.taken for each in quiet] == [(), ()]


def test_program_that_is_older_than_the_folder_changes_nothing_and_says_so(tmp_path: Path) -> None:
    folder, place = tmp_path / "ana", tmp_path / "commun"
    folder.mkdir()
    place.mkdir()
    old_dossier(folder, OLD)
    with _opened(folder, "Ana") as ana:
        sharing = SharingService(ana.database)
        sharing.share(place, WORDS)
        contains = {"f" * 32: 1}
        Place(place).write_head(Head("f" * 32, "poste-samir", "Samir", NOW, SCHEMA_VERSION + 1, contains, "", ""))
        before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and path.name != "bail.json"}
        notes = _notes(ana)

        came = sharing.exchange()

        assert (came.outcome, came.told, came.taken) == (Outcome.NEWER, False, ())
        assert _notes(ana) == notes
        after = {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and path.name != "bail.json"}
        assert after == before
