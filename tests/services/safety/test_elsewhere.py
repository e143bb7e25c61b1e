"""A dossier on the network or in a cloud's folder: what is offered, what comes here, what is only looked at."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services import protection
from csxl_desktop.services.safety import places
from csxl_desktop.services.safety.elsewhere import bring_here, look_there
from csxl_desktop.services.safety.offering import Help, Offer, offer
from csxl_desktop.services.safety.places import CloudDossierError, RemoteDossierError
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage import keyring
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import (
    DossierError,
    DossierExistsError,
    DossierHeldError,
    DossierMissingError,
    NotUpgradedError,
    ReadOnlyDossierError,
    UnreachableFolderError,
)
from tests.conftest import AUTHOR, NOW
from tests.factories import make
from tests.storage.test_migrations import _version as old_dossier

WORDS = "quatre chevaux sous la neige"
CLOUD = "Nextcloud"


@pytest.fixture
def cloud(dossier: Path, tmp_path: Path) -> Path:
    """The dossier, moved into a folder that a program keeps in step."""
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        make(workspace, Person, first_name="Anna", last_name="Diop")
    there = tmp_path / CLOUD / "Sainte-Alix"
    there.parent.mkdir()
    shutil.move(dossier, there)
    return there


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "dossiers" / "Sainte-Alix"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def people(workspace: Workspace) -> list[str]:
    return [each.full_name for each in workspace.directory.people()]


def refusal(folder: Path) -> DossierError:
    with pytest.raises(DossierError) as refused:
        open_workspace(folder, AUTHOR, lambda: NOW)
    return refused.value


def offered(folder: Path, error: Exception) -> Offer:
    told = offer(folder, error)
    assert told is not None
    return told


def test_it_comes_here_and_stays_as_it_is_there(cloud: Path, home: Path) -> None:
    before = state_of(cloud)

    with bring_here(cloud, home, AUTHOR, lambda: NOW) as workspace:
        assert (workspace.folder, people(workspace)) == (home, ["Anna Diop"])
        make(workspace, Person, last_name="Ici")

    assert state_of(cloud) == before


def test_it_comes_to_no_place_that_is_taken_or_no_better(cloud: Path, home: Path, tmp_path: Path) -> None:
    home.mkdir(parents=True)
    with pytest.raises(DossierExistsError):
        bring_here(cloud, home, AUTHOR, lambda: NOW)
    with pytest.raises(CloudDossierError):
        bring_here(cloud, tmp_path / CLOUD / "Copie", AUTHOR, lambda: NOW)
    with pytest.raises(RemoteDossierError):
        bring_here(cloud, Path(f"/{tmp_path}/copie"), AUTHOR, lambda: NOW)

    assert not any(home.iterdir())
    assert sorted(path.name for path in cloud.parent.iterdir()) == ["Sainte-Alix"]


def test_it_is_looked_at_where_it_lies(cloud: Path) -> None:
    before = state_of(cloud)

    with look_there(cloud, AUTHOR, lambda: NOW) as workspace:
        assert people(workspace) == ["Anna Diop"]
        assert workspace.looked_at is not None
        with pytest.raises(ReadOnlyDossierError):
            make(workspace, Person, last_name="Là-bas")

    assert state_of(cloud) == before


def test_while_somebody_has_it_open_it_is_neither_copied_nor_looked_at(cloud: Path, home: Path) -> None:
    with held(cloud):
        with pytest.raises(DossierHeldError):
            bring_here(cloud, home, AUTHOR, lambda: NOW)
        with pytest.raises(DossierHeldError):
            look_there(cloud, AUTHOR, lambda: NOW)
        refused = refusal(cloud)
        assert any("by whom is not written" in each for each in refused.parts())
        told = offered(cloud, refused)
        assert (told.help, told.held, told.may_copy, told.may_look) == (Help.ELSEWHERE, True, False, False)

    assert not home.exists()


def test_one_of_an_older_version_is_copied_and_not_looked_at(tmp_path: Path, home: Path) -> None:
    there = tmp_path / CLOUD / "Sainte-Alix"
    there.mkdir(parents=True)
    old_dossier(there, 10)
    before = state_of(there)

    with pytest.raises(NotUpgradedError):
        look_there(there, AUTHOR, lambda: NOW)
    told = offered(there, refusal(there))
    assert (told.may_copy, told.may_look) == (True, False)
    with bring_here(there, home, AUTHOR, lambda: NOW) as workspace:
        assert people(workspace) is not None

    assert state_of(there) == before


def test_what_may_be_done_with_one_that_is_encrypted_or_half_written(cloud: Path) -> None:
    where = offered(cloud, refusal(cloud))
    assert (where.help, where.may_copy, where.may_look, where.name) == (Help.ELSEWHERE, True, True, "")

    (cloud / f"{FILE_NAME}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(1016))
    half = offered(cloud, refusal(cloud))
    assert (half.may_copy, half.may_look) == (False, False)  # a write is to be taken back first, in that very file
    (cloud / f"{FILE_NAME}-journal").unlink()

    (cloud / FILE_NAME).write_bytes(b"what is this?" * 100)
    damaged = offered(cloud, refusal(cloud))
    assert (damaged.may_copy, damaged.may_look) == (False, False)


def test_an_encrypted_one_asks_for_its_words_later(cloud: Path, dossier: Path) -> None:
    cloud.rename(dossier)
    protection.turn_on(dossier, protection.Protecting("Ana", WORDS, protection.new_code()), AUTHOR, lambda: NOW)
    keyring.forget()
    dossier.rename(cloud)

    told = offered(cloud, refusal(cloud))

    assert (told.may_copy, told.may_look) == (True, True)


def test_nothing_is_offered_for_a_place_without_a_dossier(tmp_path: Path) -> None:
    empty = tmp_path / CLOUD / "vide"
    empty.mkdir(parents=True)
    assert offer(empty, refusal(empty)) is None
    assert offer(tmp_path / "x" / "y", DossierMissingError(path=tmp_path)) is None
    assert offer(tmp_path, ValueError("anything else")) is None
    file = tmp_path / CLOUD / "file"
    file.write_text("no folder")
    assert offer(file, UnreachableFolderError(path=file, detail="")) is None


def test_a_disk_that_may_answer_the_next_time(dossier: Path) -> None:
    assert offered(dossier, UnreachableFolderError(path=dossier, detail="")).help is Help.AGAIN

    loop = dossier.with_name("loop")  # the system itself cannot say what lies there
    loop.symlink_to(loop)
    assert offered(loop, UnreachableFolderError(path=loop, detail="")).help is Help.AGAIN


def test_a_folder_that_is_shared_by_others_is_joined(dossier: Path, tmp_path: Path) -> None:
    common = tmp_path / CLOUD / "commun"
    common.parent.mkdir()
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        workspace.sharing.share(common, WORDS)

    inside = offered(common, refusal(common))
    assert (inside.help, inside.shared) == (Help.ELSEWHERE, common)
    local = tmp_path / "commun"
    common.rename(local)
    here = offered(local, refusal(local))
    assert (here.help, here.shared) == (Help.ELSEWHERE, local)
    local.rename(common)
    with open_workspace(dossier, AUTHOR, lambda: NOW):
        mine = offered(dossier, DossierHeldError(path=dossier, person="B", workstation="P", since="9:12"))
        assert (mine.help, mine.held, mine.shared) == (Help.HELD, True, common)


def test_an_open_dossier_that_may_only_be_read_is_carried_here(cloud: Path, tmp_path: Path) -> None:
    home = tmp_path / "dossiers"
    (home / "Sainte-Alix").mkdir(parents=True)
    with look_there(cloud, AUTHOR, lambda: NOW) as looked:
        target = places.carry_over(looked.database, home)
        assert target == home / "Sainte-Alix 2"
        assert places.files_left_behind(looked.database, target) == 0

    with open_workspace(target, AUTHOR, lambda: NOW) as workspace:
        assert people(workspace) == ["Anna Diop"]
