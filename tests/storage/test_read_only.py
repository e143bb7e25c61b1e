"""A dossier that may not be written opens to be read, nothing is written beside it, and a copy goes on."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.safety.places import carry_over
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.errors import DossierExistsError, ReadOnlyDossierError, UnreachableFolderError
from csxl_desktop.storage.holder import FILE_NAME, HOLDER_FILE
from csxl_desktop.storage.read_only import copy_whole, may_not_be_written
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.storage.test_migrations import _version as old_dossier

_NOBODY = 65534


@pytest.fixture
def kept(dossier: Path) -> Iterator[Path]:
    """A dossier with a person and a file, where everybody may look and nobody but its owner may write."""
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Anna", "Diop")
    (dossier / "annexes" / "aa").write_bytes(b"annexe")
    (dossier / HOLDER_FILE).write_text("{}")
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    folder = Path(shutil.copytree(dossier, above / "dossier"))
    yield folder
    _let(folder, 0o700, 0o600)
    shutil.rmtree(above)


def _let(folder: Path, folders: int, files: int) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(folders if path.is_dir() else files)


@contextmanager
def _somebody_else() -> Iterator[None]:
    """As root may write everything, somebody who may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="the rights of files are others on Windows")
@pytest.mark.parametrize(("folders", "files"), [(0o555, 0o644), (0o755, 0o444), (0o555, 0o444)])
def test_it_is_read_and_nothing_is_written(kept: Path, folders: int, files: int) -> None:
    _let(kept, folders, files)
    before = {path: path.stat().st_mtime_ns for path in (kept, *kept.rglob("*"))}
    with _somebody_else():
        assert may_not_be_written(kept)
        with open_workspace(kept, AUTHOR, lambda: NOW) as workspace:
            assert workspace.looked_at is not None
            with workspace.database() as session:
                (anna,) = session.query(Person).all()
            assert anna.full_name.endswith("Anna Diop")
            with pytest.raises(ReadOnlyDossierError, match=r"Copy and work there"):
                workspace.records.change(Person, anna.id, {"note": "a"})
            with pytest.raises(ReadOnlyDossierError):
                workspace.database.write_anew()
            assert workspace.backups.draw() is None
            assert workspace.backups.rows() == []
            assert workspace.backups.is_in_place()

    assert {path: path.stat().st_mtime_ns for path in (kept, *kept.rglob("*"))} == before


@pytest.mark.skipif(os.name != "posix", reason="the rights of files are others on Windows")
def test_a_copy_in_a_place_of_ones_own_goes_on(kept: Path, tmp_path: Path) -> None:
    _let(kept, 0o555, 0o444)
    with _somebody_else():
        workspace = open_workspace(kept, AUTHOR, lambda: NOW)
    with workspace:
        (tmp_path / "ici" / "dossier").mkdir(parents=True)
        copied = carry_over(workspace.database, tmp_path / "ici")
        with pytest.raises(DossierExistsError):
            copy_whole(workspace.database, copied)
        (tmp_path / "fichier").touch()
        with pytest.raises(UnreachableFolderError):
            copy_whole(workspace.database, tmp_path / "fichier" / "dossier")

    assert copied == tmp_path / "ici" / "dossier 2"
    assert (copied / "annexes" / "aa").read_bytes() == b"annexe"
    assert not (copied / HOLDER_FILE).exists()
    assert (copied / FILE_NAME).stat().st_mode & 0o777 == 0o600
    with open_workspace(copied, AUTHOR, lambda: NOW) as again:
        assert again.looked_at is None
        factories.person(again, "Berthe", "Diop")


@pytest.mark.skipif(os.name != "posix", reason="the rights of files are others on Windows")
def test_one_of_an_earlier_version_is_refused_in_words_and_stays(kept: Path) -> None:
    """It would have to be changed to be read."""
    shutil.rmtree(kept)
    kept.mkdir()
    old_dossier(kept, 4)
    before = (kept / FILE_NAME).read_bytes()
    _let(kept, 0o555, 0o444)
    with _somebody_else(), pytest.raises(DomainError) as refusal:
        open_workspace(kept, AUTHOR, lambda: NOW)

    assert str(kept) in refusal.value.user_message or "No backup" in refusal.value.user_message
    assert (kept / FILE_NAME).read_bytes() == before


def test_a_full_disk_or_no_file_is_another_thing(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_folder: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    assert not may_not_be_written(dossier / "nowhere")
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert not may_not_be_written(dossier)
