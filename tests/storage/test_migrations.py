"""The tables of a dossier: what the entities say, made and upgraded on a copy, never half."""

import hashlib
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import migrate, schema
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.entities import metadata
from csxl_desktop.storage.errors import DamagedDossierError
from tests.conftest import AUTHOR, NOW
from tests.factories import organisation


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.db"
    migrate.create(path)
    return path


def test_migrated_tables_are_those_of_the_entities(made: Path) -> None:
    engine = create_engine(f"sqlite:///{made}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours, "compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and name is not None and (name.startswith("search_index") or name == "alembic_version"))


def test_fingerprint_of_the_version_is_known(made: Path) -> None:
    connection = sqlite3.connect(made)

    assert schema.fingerprint(connection) == schema.FINGERPRINTS[schema.SCHEMA_VERSION]
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    assert schema.foreign_objects(connection) == []
    connection.close()


def test_every_version_has_its_fingerprint() -> None:
    assert sorted(schema.FINGERPRINTS) == list(range(1, schema.SCHEMA_VERSION + 1))


def test_every_table_has_a_key_that_is_never_empty(made: Path) -> None:
    connection = sqlite3.connect(made)
    for table in metadata.tables:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        (key,) = [column for column in columns if column[5]]
        assert (key[1], key[3]) == ("id", 1), table
    connection.close()


def test_creation_that_fails_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "made.db").mkdir()  # the last step, the rename, cannot succeed
    (tmp_path / "made.db" / "inside").touch()

    with pytest.raises(OSError, match="irectory"):
        migrate.create(tmp_path / "made.db")

    assert [path.name for path in tmp_path.iterdir()] == ["made.db"]


def test_rest_of_a_killed_creation_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "made.db.new").write_bytes(b"half")

    migrate.create(tmp_path / "made.db")

    assert [path.name for path in tmp_path.iterdir()] == ["made.db"]


def test_upgrade_keeps_every_value(dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        organisation(workspace, "Gardée")
    (dossier / f"{FILE_NAME}.upgrade").write_bytes(b"half")

    migrate.upgrade(dossier / FILE_NAME)

    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        assert [row.name for row in workspace.directory.organisations()] == ["Gardée"]
        assert [row.organisation for row in workspace.directory.members(NOW.date())] == ["Gardée"]
    assert not (dossier / f"{FILE_NAME}.upgrade").exists()


def test_upgrade_that_fails_leaves_the_file_as_it_was(dossier: Path) -> None:
    connection = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    connection.execute("INSERT INTO memberships (id, organisation_id, leaving_reason) VALUES ('1', 'nowhere', '')")
    connection.close()
    before = hashlib.sha256((dossier / FILE_NAME).read_bytes()).digest()

    with pytest.raises(DamagedDossierError):
        migrate.upgrade(dossier / FILE_NAME)

    assert hashlib.sha256((dossier / FILE_NAME).read_bytes()).digest() == before
    assert not (dossier / f"{FILE_NAME}.upgrade").exists()


def test_dossier_of_an_older_version_is_upgraded_when_opened(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # No older version exists yet: today's file, marked as one, takes the same road.
    monkeypatch.setitem(schema.FINGERPRINTS, 0, schema.FINGERPRINTS[schema.SCHEMA_VERSION])
    connection = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    connection.execute("PRAGMA user_version=0")
    connection.close()

    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        assert workspace.office.name() == "Coordination Sociale de Sainte-Alix"

    connection = sqlite3.connect(dossier / FILE_NAME)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    connection.close()
