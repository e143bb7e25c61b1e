"""The whole dossier in one file for another computer: nothing of it is lost, and nothing damaged becomes a dossier."""

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from csxl_desktop.services import protection
from csxl_desktop.services.protection import Protecting
from csxl_desktop.services.safety.carrying import SUFFIX, carry_away, take_over
from csxl_desktop.services.safety.places import CloudPlaceError
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import attachments, driver, keyring
from csxl_desktop.storage.backups.carrying import DamagedCarriedError, NotCarriedError
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import BackupFailedError, DossierExistsError, LockedDossierError, WrongPassphraseError
from tests.conftest import AUTHOR, NOW

WORDS = "trois mots faciles"
# Another process asks whether anybody has the file open.
IS_HELD = """
import sys
from pathlib import Path
from csxl_desktop.storage.inspection import is_held
print(is_held(Path(sys.argv[1])))
"""
WINDOW = b"[General]\ntheme=dark\n"


@pytest.fixture(autouse=True)
def _no_keys() -> Iterator[None]:
    keyring.forget()
    yield
    keyring.forget()


def carried(dossier: Path, target: Path) -> Path:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        return carry_away(workspace.backups.draw_by_hand(), target, WINDOW, NOW)


@pytest.fixture(scope="module")
def file(demo_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration, taken along."""
    folder = tmp_path_factory.mktemp("carried")
    dossier = Path(shutil.copytree(demo_made_once, folder / "Sainte-Alix"))
    return carried(dossier, folder / "Sainte-Alix 2026")


def contents(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace, workspace.database() as session:
        tables = session.connection().exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%'"
        )
        found = {}
        for (name,) in tables.all():
            rows = session.connection().exec_driver_sql(f'SELECT * FROM "{name}"').all()
            found[name] = sorted((tuple(row) for row in rows), key=repr)
        return found


def test_all_of_it_stands_on_the_other_computer(file: Path, demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "autre poste" / "Sainte-Alix"

    window = take_over(file, target, AUTHOR, lambda: NOW)

    assert file.suffix == SUFFIX
    assert window == WINDOW
    assert contents(target) == contents(demo)
    kept = sorted(path.name for path in (demo / "annexes").glob("??/*"))
    assert sorted(path.name for path in (target / "annexes").glob("??/*")) == kept
    assert kept
    assert sorted(path.name for path in target.parent.iterdir()) == ["Sainte-Alix"]


def test_whoever_has_the_file_alone_reads_nothing_of_an_encrypted_dossier(dossier: Path, tmp_path: Path) -> None:
    attachments.store(dossier / "annexes", b"Zephyrine")
    protection.turn_on(dossier, Protecting("Ana", WORDS, protection.new_code()), AUTHOR, lambda: NOW)
    file, target = carried(dossier, tmp_path / "secret"), tmp_path / "autre"
    keyring.forget()
    assert b"SQLite format" not in file.read_bytes()

    with pytest.raises(LockedDossierError) as refused:
        take_over(file, target, AUTHOR, lambda: NOW)
    assert Path(str(refused.value.values["path"])) == file
    with pytest.raises(WrongPassphraseError):
        protection.unlock(file, "autre chose")
    protection.unlock(file, WORDS)
    take_over(file, target, AUTHOR, lambda: NOW)

    assert driver.is_encrypted(target / FILE_NAME)
    keyring.forget()
    with pytest.raises(LockedDossierError):
        open_workspace(target, AUTHOR, lambda: NOW)
    protection.unlock(target, WORDS)
    open_workspace(target, AUTHOR, lambda: NOW).close()


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.97])
def test_changed_byte_is_told_and_nothing_is_taken_over(file: Path, tmp_path: Path, part: float) -> None:
    content = bytearray(file.read_bytes())
    content[int(len(content) * part)] ^= 0xFF
    damaged = tmp_path / file.name
    damaged.write_bytes(content)

    with pytest.raises(DamagedCarriedError):
        take_over(damaged, tmp_path / "autre", AUTHOR, lambda: NOW)

    assert sorted(path.name for path in tmp_path.iterdir()) == [file.name]


@pytest.mark.parametrize("size", [3, 1000, 2_000_000])
def test_file_cut_short_is_told(file: Path, tmp_path: Path, size: int) -> None:
    damaged = tmp_path / file.name
    damaged.write_bytes(file.read_bytes()[:size])

    with pytest.raises(DamagedCarriedError):
        take_over(damaged, tmp_path / "autre", AUTHOR, lambda: NOW)


@pytest.mark.parametrize("content", [b"", b"Nothing of ours", b"\x00" * 5000])
def test_another_file_is_no_dossier(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "lettre.docx"
    other.write_bytes(content)

    with pytest.raises(NotCarriedError):
        take_over(other, tmp_path / "autre", AUTHOR, lambda: NOW)


def test_archive_of_somebody_else_is_no_dossier(tmp_path: Path) -> None:
    other = tmp_path / "lettre.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")

    with pytest.raises(NotCarriedError):
        take_over(other, tmp_path / "autre", AUTHOR, lambda: NOW)


@pytest.mark.parametrize("name", ["../dehors.txt", "/etc/dehors", "annexes/../../dehors", "csxl-1.db/../x"])
def test_name_that_leads_elsewhere_is_refused(file: Path, tmp_path: Path, name: str) -> None:
    hostile = Path(shutil.copy(file, tmp_path / "hostile.dossier"))
    with zipfile.ZipFile(hostile, "a") as archive:
        archive.writestr(name, "x")

    with pytest.raises(DamagedCarriedError):
        take_over(hostile, tmp_path / "autre", AUTHOR, lambda: NOW)

    assert not list(tmp_path.glob("**/dehors*"))


def test_folder_that_holds_something_is_left_alone(file: Path, dossier: Path) -> None:
    before = (dossier / FILE_NAME).read_bytes()

    with pytest.raises(DossierExistsError):
        take_over(file, dossier, AUTHOR, lambda: NOW)

    assert (dossier / FILE_NAME).read_bytes() == before


def test_refused_in_a_cloud_the_open_dossier_stays_held(dossier: Path, tmp_path: Path) -> None:
    """Whoever looks into the file beside its own lock drops it."""
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        with pytest.raises(CloudPlaceError, match="the dossier is not encrypted"):
            carry_away(workspace.backups.draw_by_hand(), cloud / "x", b"", NOW)
        other = subprocess.run(
            [sys.executable, "-c", IS_HELD, str(dossier / FILE_NAME)], capture_output=True, text=True, check=True
        )

    assert other.stdout == "True\n"


def test_plain_dossier_is_not_written_into_a_cloud(dossier: Path, tmp_path: Path) -> None:
    cloud = tmp_path / "OneDrive"
    cloud.mkdir()

    with pytest.raises(CloudPlaceError):
        carried(dossier, cloud / "x")

    assert not list(cloud.iterdir())


def test_what_the_disk_refuses_is_told_and_leaves_nothing(file: Path, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(BackupFailedError):
        carried(dossier, tmp_path / "file" / "Sainte-Alix")
    with pytest.raises(BackupFailedError):
        take_over(file, tmp_path / "file" / "Sainte-Alix", AUTHOR, lambda: NOW)
    with pytest.raises(BackupFailedError):
        take_over(tmp_path / "absent.dossier", tmp_path / "neuf", AUTHOR, lambda: NOW)

    assert not (tmp_path / "neuf").exists()
