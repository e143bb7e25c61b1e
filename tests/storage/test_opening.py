"""Opening a dossier: the healthy one with its settings; everything else refused in a sentence, and left as it is."""

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from csxl_desktop import ways_in
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import load
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage import driver, schema
from csxl_desktop.storage.database import FILE_NAME, PRAGMAS, create_dossier, open_dossier
from csxl_desktop.storage.errors import (
    DamagedDossierError,
    DossierError,
    DossierExistsError,
    DossierMissingError,
    EmptyFileError,
    ForeignContentError,
    LostFileError,
    NewerDossierError,
    NotADossierError,
    NotSavedError,
    UnreachableFolderError,
)
from csxl_desktop.storage.inspection import Inspected, inspect_ahead, inspect_file, version_of
from csxl_desktop.system.paths import resources
from tests.conftest import AUTHOR, NOW
from tests.factories import organisation
from tests.storage.refusals import alter, files, refused


def test_empty_file_is_never_taken_for_a_new_dossier(dossier: Path) -> None:
    (dossier / FILE_NAME).write_bytes(b"")

    refused(dossier, EmptyFileError)


def test_truncated_file_is_refused_wherever_it_was_cut(dossier: Path) -> None:
    whole = (dossier / FILE_NAME).read_bytes()

    for size in range(4096, len(whole), 4096):
        (dossier / FILE_NAME).write_bytes(whole[:size])
        with pytest.raises(DamagedDossierError):
            open_dossier(dossier, AUTHOR)
        assert (dossier / FILE_NAME).read_bytes() == whole[:size]
        assert not list(dossier.glob("*journal"))


@pytest.mark.parametrize("size", [1, 16, 99])
def test_file_cut_inside_its_header_is_not_a_dossier(dossier: Path, size: int) -> None:
    whole = (dossier / FILE_NAME).read_bytes()
    (dossier / FILE_NAME).write_bytes(whole[:size])

    refused(dossier, NotADossierError)


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("csxl.txt", "x" * 5000)


def _text(path: Path) -> None:
    path.write_text("Ceci n’est pas un dossier.\n" * 200, encoding="utf-8")


def _other_application(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
    connection.close()


@pytest.mark.parametrize("write", [_zip, _text, _other_application])
@pytest.mark.parametrize("name", [FILE_NAME, "autre.bin"])
def test_other_kinds_of_files_arerefused(tmp_path: Path, write: Callable[[Path], None], name: str) -> None:
    write(tmp_path / name)
    before = files(tmp_path)

    with pytest.raises(NotADossierError):
        open_dossier(tmp_path if name == FILE_NAME else tmp_path / name, AUTHOR)

    assert files(tmp_path) == before


def test_dossier_of_a_newer_version_isrefused(dossier: Path) -> None:
    alter(dossier, f"PRAGMA user_version={schema.SCHEMA_VERSION + 1}")

    error = refused(dossier, NewerDossierError)

    assert error.values["found"] == schema.SCHEMA_VERSION + 1


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER steal AFTER UPDATE ON people BEGIN DELETE FROM organisations; END",
        "CREATE VIEW everybody AS SELECT * FROM people",
        "CREATE TABLE notes (id INTEGER PRIMARY KEY)",
        "CREATE INDEX ix_notes ON people (note)",
        "ALTER TABLE people ADD COLUMN secret TEXT",
    ],
)
def test_foreign_parts_arerefused(dossier: Path, statement: str) -> None:
    alter(dossier, statement)

    refused(dossier, ForeignContentError)


def test_dangling_references_are_damage(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        organisation(workspace, "Maison")
    alter(dossier, "DELETE FROM organisations")

    refused(dossier, DamagedDossierError)


@pytest.mark.parametrize("part", ["meeting_kinds", "ix_people_sort_key", "sqlite_autoindex_meeting_kinds_1"])
def test_broken_pages_are_damage(dossier: Path, part: str) -> None:
    whole = bytearray((dossier / FILE_NAME).read_bytes())
    root = sqlite3.connect(dossier / FILE_NAME)
    (page,) = root.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (part,)).fetchone()
    root.close()
    whole[(page - 1) * 4096 : page * 4096] = bytes(4096)
    (dossier / FILE_NAME).write_bytes(whole)

    error = refused(dossier, DamagedDossierError)

    assert "\n" not in error.user_message


def test_two_pages_that_changed_places_are_damage(dossier: Path) -> None:
    whole = bytearray((dossier / FILE_NAME).read_bytes())
    with closing(sqlite3.connect(dossier / FILE_NAME)) as root:
        pages = [page for (page,) in root.execute("SELECT rootpage FROM sqlite_master WHERE rootpage > 1 ORDER BY 1")]
    one, other = (slice((page - 1) * 4096, page * 4096) for page in (pages[0], pages[1]))
    whole[one], whole[other] = whole[other], whole[one]
    (dossier / FILE_NAME).write_bytes(whole)

    refused(dossier, DamagedDossierError)


def test_garbage_after_the_header_is_damage(dossier: Path) -> None:
    whole = (dossier / FILE_NAME).read_bytes()
    (dossier / FILE_NAME).write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))

    refused(dossier, DamagedDossierError)


def test_missing_dossier(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(DossierMissingError):
            open_dossier(folder, AUTHOR)
    assert files(tmp_path) == {}


def test_folder_in_place_of_the_file_is_unreachable(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    with pytest.raises(UnreachableFolderError):
        open_dossier(tmp_path, AUTHOR)


def test_copy_under_another_name_does_not_open_its_neighbour(dossier: Path) -> None:
    shutil.copy(dossier / FILE_NAME, dossier / "csxl (1).db")

    with pytest.raises(DossierMissingError):
        open_dossier(dossier / "csxl (1).db", AUTHOR)


def test_dossier_opens_by_its_file_too(dossier: Path) -> None:
    database = open_dossier(dossier / FILE_NAME, AUTHOR)
    database.close()

    assert database.folder == dossier


def test_every_safety_setting_is_read_back(workspace: Workspace) -> None:
    connection = workspace.database._connection

    found = {name: (connection.execute(f"PRAGMA {name}").fetchone() or (0,))[0] for name in PRAGMAS}

    assert found == PRAGMAS
    assert PRAGMAS["journal_mode"] == "truncate"
    assert PRAGMAS["synchronous"] == 3
    assert connection.execute("SELECT fold('Œuvre Éte'), fold(NULL)").fetchone() == ("oeuvre ete", None)


def test_only_the_user_may_read_a_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "Dossier n° 1 ? 100 % été 🙂 #"
    new_workspace(folder, AUTHOR, lambda: NOW, office_name="X").close()

    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()} == {
        FILE_NAME: 0o600,
        "annexes": 0o700,
        "sauvegardes": 0o700,
        "documents": 0o700,
    }


def test_share_is_named_as_sqlite_takes_it() -> None:
    share = PureWindowsPath(r"\\server\commun\été\csxl.db")

    assert driver.uri_of(share) == "file:////server/commun/%C3%A9t%C3%A9/csxl.db"
    assert driver.uri_of(PureWindowsPath(r"C:\CSXL\csxl.db")) == "file:///C:/CSXL/csxl.db"
    assert driver.uri_of(PurePosixPath("/home/ana/csxl.db")) == "file:///home/ana/csxl.db"


def test_file_readable_by_others_is_closed_when_opened(dossier: Path) -> None:
    (dossier / FILE_NAME).chmod(0o644)

    open_dossier(dossier, AUTHOR).close()

    assert (dossier / FILE_NAME).stat().st_mode & 0o777 == 0o600


def test_dossier_is_never_made_over_another(dossier: Path) -> None:
    before = files(dossier)

    with pytest.raises(DossierExistsError):
        create_dossier(dossier)

    assert files(dossier) == before


def test_dossier_cannot_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(UnreachableFolderError) as refusal:
        create_dossier(tmp_path / "file" / "dossier")

    assert refusal.value.values["detail"] == "a file stands where the folder should be"


def test_creation_that_fails_halfway_leaves_no_dossier_and_can_be_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"

    def fail(staging: Path) -> None:
        assert (staging / FILE_NAME).exists()
        msg = "power cut"
        raise RuntimeError(msg)

    with pytest.raises(RuntimeError):
        create_dossier(folder, fail)
    assert files(folder) == {}
    (folder / ".creation").mkdir()
    (folder / ".creation" / FILE_NAME).write_bytes(b"half")

    new_workspace(folder, AUTHOR, lambda: NOW, office_name="X").close()

    assert inspect_file(folder / FILE_NAME) == schema.SCHEMA_VERSION


def test_full_disk_says_not_saved_and_keeps_what_was(workspace: Workspace) -> None:
    kept = organisation(workspace, "Kept")
    connection = workspace.database._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}").fetchone()

    with pytest.raises(NotSavedError) as refusal:
        workspace.records.create(Organisation, {"name": "Too much", "note": "é" * 19_000, "description": "x" * 19_000})
    assert refusal.value.values["detail"] == "the disk is full"

    connection.execute("PRAGMA max_page_count=1000000").fetchone()
    workspace.records.change(Organisation, kept, {"name": "Changed"})
    assert workspace.records.values(Organisation, kept)["name"] == "Changed"


def test_nothing_is_acknowledged_while_the_file_is_away(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        (dossier / FILE_NAME).rename(dossier / "away.db")
        with pytest.raises(LostFileError, match=r"Not saved"):
            organisation(workspace, "Lost", member=False)
        (dossier / FILE_NAME).write_bytes(b"another file")
        with pytest.raises(LostFileError):
            organisation(workspace, "Lost", member=False)

        (dossier / "away.db").replace(dossier / FILE_NAME)
        kept = organisation(workspace, "Kept", member=False)
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        assert workspace.records.values(Organisation, kept)["name"] == "Kept"


def test_hot_journal_is_rolled_back_before_the_dossier_opens(dossier: Path) -> None:
    # A copy made while a transaction is being written is what a crash leaves behind.
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        kept = organisation(workspace, "Kept", member=False)
    live = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    live.execute("PRAGMA cache_size=1")
    live.execute("BEGIN IMMEDIATE")
    live.execute("UPDATE organisations SET name = 'Half', note = ?", ("x" * 300_000,))
    crashed = dossier.parent / "crashed"
    shutil.copytree(dossier, crashed)
    live.close()
    assert (crashed / f"{FILE_NAME}-journal").stat().st_size > 0

    with open_workspace(crashed, AUTHOR, lambda: NOW) as workspace:
        assert workspace.records.values(Organisation, kept)["name"] == "Kept"


def test_half_a_transaction_whose_journal_was_deleted_by_hand_is_told_and_its_backup_is_offered(
    dossier: Path,
) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        kept = organisation(workspace, "Kept", member=False)
        for number in range(40):
            organisation(workspace, f"Beside {number}", member=False)
        workspace.backups.make()
    live = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    live.execute("PRAGMA cache_size=1")
    live.execute("BEGIN IMMEDIATE")
    live.execute("DELETE FROM organisations")  # pages are let go of before the header knows
    live.execute("DELETE FROM memberships")
    live.execute("UPDATE people SET note = ?", ("x" * 300_000,))
    live.execute("CREATE TABLE half (words TEXT)")
    live.execute("INSERT INTO half VALUES (?)", ("x" * 300_000,))
    crashed = dossier.parent / "crashed"
    shutil.copytree(dossier, crashed)
    live.close()
    (crashed / f"{FILE_NAME}-journal").unlink()
    before = (crashed / FILE_NAME).read_bytes()

    with pytest.raises((DamagedDossierError, ForeignContentError)) as refused_in_words:
        open_dossier(crashed, AUTHOR)

    assert "Nothing was changed" in refused_in_words.value.user_message
    assert (crashed / FILE_NAME).read_bytes() == before
    offer = ways_in.backup_offer(crashed, refused_in_words.value)
    assert offer is not None
    ways_in.restore_backup(crashed, offer.name, AUTHOR, None)
    with open_workspace(crashed, AUTHOR, lambda: NOW) as workspace:
        assert workspace.records.values(Organisation, kept)["name"] == "Kept"


def test_journal_of_another_dossier_is_refused_and_everything_left_as_it_was(dossier: Path, tmp_path: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        for number in range(40):
            organisation(workspace, f"Kept {number}", member=False)
    live = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    live.execute("PRAGMA cache_size=1")
    live.execute("BEGIN IMMEDIATE")
    live.execute("UPDATE organisations SET note = ?", ("x" * 30_000,))
    other = tmp_path / "other"
    with new_workspace(other, AUTHOR, lambda: NOW, office_name="Autre") as workspace:
        for number in range(60):
            organisation(workspace, f"Autre {number}", member=False)
    shutil.copyfile(dossier / f"{FILE_NAME}-journal", other / f"{FILE_NAME}-journal")
    live.close()
    before = files(other)

    with pytest.raises(DamagedDossierError):
        open_dossier(other, AUTHOR)

    assert files(other) == before
    (other / f"{FILE_NAME}-journal").unlink()
    with open_workspace(other, AUTHOR, lambda: NOW) as workspace:
        assert len(workspace.directory.organisations()) == 60


def test_every_refusal_has_a_french_sentence() -> None:
    load(resources() / "locale", "fr")
    kinds: list[type[DomainError]] = [DomainError, *DomainError.__subclasses__(), *DossierError.__subclasses__()]

    for kind in kinds:
        assert isinstance(kind.template, str)
        assert kind.template.strip().endswith(".")


def test_a_file_looked_at_ahead_is_not_looked_at_again(dossier: Path) -> None:
    looked = inspect_ahead(dossier / FILE_NAME)

    assert version_of(dossier / FILE_NAME, Inspected(-1, looked.mark)) == -1
    assert version_of(dossier / FILE_NAME) == looked.version == schema.SCHEMA_VERSION


def test_a_file_damaged_since_it_was_looked_at_is_refused(dossier: Path) -> None:
    looked = inspect_ahead(dossier / FILE_NAME)
    whole = (dossier / FILE_NAME).read_bytes()

    (dossier / FILE_NAME).write_bytes(whole[: len(whole) // 2])

    with pytest.raises(DamagedDossierError):
        open_dossier(dossier, AUTHOR, inspected=looked)


def test_what_is_wrong_is_told_by_the_opening_not_by_the_look_ahead(tmp_path: Path) -> None:
    ahead = ways_in.Looked(tmp_path / "nowhere", lambda: AUTHOR)

    ahead.look()

    with pytest.raises(DossierMissingError):
        ahead.open()
