"""The tables of a dossier: what the entities say, made and upgraded on a copy, never half."""

import gzip
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import ForeignKeyConstraint, create_engine, select
from sqlalchemy.pool import NullPool

from csxl_desktop.domain import base
from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.i18n import N_
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import migrate, schema
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.entities import MODULES, metadata
from csxl_desktop.storage.errors import DamagedDossierError, NotUpgradedError
from tests.conftest import AUTHOR, NOW
from tests.factories import organisation

ENGLISH_BADGES = {
    "AG": "PLEN.", "RT": "TO", "GT": "WG", "CA": "BC", "WALK": "WANDEL.", "LUNCH": "MIDDAG", "EVENT": "EVENEM.",
    "OUT": "EXT.", "TEAM": "TEAM",
}  # fmt: skip


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.db"
    migrate.create(path)
    return path


def test_migrated_tables_are_those_of_the_entities(made: Path) -> None:
    engine = create_engine(f"sqlite:///{made}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours, "compare_type": True})
        differences = compare_metadata(context, metadata())
    engine.dispose()

    assert [each for each in differences if each[0] not in {"remove_fk", "add_fk"}] == []
    # A key added to a table that stood is written in its column, where SQLAlchemy does not read how it is deferred.
    found, wanted = ({_key(each[1]) for each in differences if each[0] == name} for name in ("remove_fk", "add_fk"))
    assert found == wanted


def _key(constraint: ForeignKeyConstraint) -> tuple[object, ...]:
    return (constraint.table.name, *((each.parent.name, each.target_fullname) for each in constraint.elements))


def test_every_reference_waits_for_the_end_of_the_transaction(made: Path) -> None:
    connection = sqlite3.connect(made)
    tables = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%REFERENCES%'").fetchall()
    connection.close()

    assert len(tables) > 40
    for name, sql in tables:
        assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED"), name


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
    for table in metadata().tables:
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


def test_upgrade_that_the_disk_refuses_says_so_and_changes_nothing(dossier: Path) -> None:
    before = hashlib.sha256((dossier / FILE_NAME).read_bytes()).digest()
    (dossier / f"{FILE_NAME}.upgrade").mkdir()

    with pytest.raises(NotUpgradedError, match="a folder stands where the file should be") as refused:
        migrate.upgrade(dossier / FILE_NAME)

    assert "It stands as it was" in refused.value.user_message
    assert hashlib.sha256((dossier / FILE_NAME).read_bytes()).digest() == before


def test_upgrade_that_fails_leaves_the_file_as_it_was(dossier: Path) -> None:
    connection = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    connection.execute("INSERT INTO memberships (id, organisation_id, leaving_reason) VALUES ('1', 'nowhere', '')")
    connection.close()
    before = hashlib.sha256((dossier / FILE_NAME).read_bytes()).digest()

    with pytest.raises(DamagedDossierError):
        migrate.upgrade(dossier / FILE_NAME)

    assert hashlib.sha256((dossier / FILE_NAME).read_bytes()).digest() == before
    assert not (dossier / f"{FILE_NAME}.upgrade").exists()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
def test_dossier_of_an_earlier_version_opens_with_every_value(tmp_path: Path, version: int) -> None:
    before = _version(tmp_path, version)

    with open_workspace(tmp_path, AUTHOR, lambda: NOW) as workspace:
        assert [row.name for row in workspace.directory.organisations()] == ["(Le) Canevas", "Espace Rencontre"]
        assert workspace.history.find("vieux canevas")[0].title == "(Le) Canevas"
        assert workspace.office.name() == "Coordination Sociale de Sainte-Alix"

    after = _rows(tmp_path / FILE_NAME)
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    connection.close()
    for table, rows in before.items():
        assert [{key: row[key] for key in old} for old, row in zip(rows, after[table], strict=True)] == rows, table
    assert {row["printable"] for row in after["organisations"]} == {1}
    assert {row["name_printable"] for row in after["people"]} == {1}
    assert {row["reason"] for row in after["candidacies"]} == {""}
    assert {row["outcome"] for row in after["agenda_items"]} == {"open"}
    assert {(row["approval"] == "next_meeting", row["minutes_due_days"]) for row in after["meeting_kinds"]} == {
        (True, 30),
        (False, None),
    }
    assert {(row["label_nl"], row["label_plural_nl"]) for row in after["meeting_kinds"]} == {("", "")}
    assert {row["badge"]: row["badge_nl"] for row in after["meeting_kinds"]} == ENGLISH_BADGES
    typography = ("narrow_guillemets", "text_justified", "text_size")
    assert {tuple(row[name] for name in typography) for row in after["offices"]} == {(0, 0, "normal")}
    assert {row["service_printed"] for row in after["speakers"]} <= {1}
    assert {row["typeface"] for row in after["report_years"]} == ({"sans"} if version > 4 else set())
    assert {row["language"] for row in after["report_years"]} == ({"fr"} if version > 4 else set())


KINDS_TOUCHED_OR_NOT = (
    # code, what the office had written before, the Dutch letters it has afterwards
    ("AG", {"label": "Assemblée générale"}, "PLEN."),
    ("GT", {"label": "Atelier", "badge": "ATEL."}, "WG"),  # a word of the office that the program offers
    ("CA", {"label": "Begeleidingscomité"}, "BC"),
    ("RT", {"label": "Rencontre thématique", "badge": "R.TH."}, ""),
    ("WALK", {"label": "Balade", "badge": "MARCHE"}, ""),
    ("LUNCH", {"label": "Midi de la Coordination", "badge": "MIDI", "label_nl": "Lunch"}, ""),
    ("EVENT", {"label": "Événement partenaire", "badge": "ÉVÉN."}, "EVENEM."),
    ("TEAM", {"label": "Réunion d’équipe", "badge": "ÉQUIPE", "behaviour": "OUTSIDE"}, ""),  # of the office’s own
)


def test_only_kinds_of_the_house_that_nobody_changed_take_dutch_letters(tmp_path: Path) -> None:
    _version(tmp_path, 10)
    for code, values, _letters in KINDS_TOUCHED_OR_NOT:
        _alter(tmp_path, code, values)

    open_workspace(tmp_path, AUTHOR, lambda: NOW).close()

    kinds = {row["code"]: row for row in _rows(tmp_path / FILE_NAME)["meeting_kinds"]}
    for code, values, letters in KINDS_TOUCHED_OR_NOT:
        assert {key: kinds[code][key] for key in values} == values
        assert kinds[code]["badge_nl"] == letters, code


@pytest.mark.parametrize(("vocabulary", "letters"), [
    ('{"nl": {"assembly": ["koepelvergadering", "koepelvergaderingen", "de"]}}', ""),
    ('{"fr": {"assembly": ["plénière", "plénières", "f"]}}', "PLEN."),
    ("{ not json", "PLEN."),
])  # fmt: skip
def test_a_dutch_word_of_the_office_leaves_the_letters_of_the_house_out(
    tmp_path: Path, vocabulary: str, letters: str
) -> None:
    path = tmp_path / FILE_NAME
    _version(tmp_path, 10)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE offices SET vocabulary = ?", (vocabulary,))

    migrate.upgrade(path)

    kinds = {row["code"]: row["badge_nl"] for row in _rows(path)["meeting_kinds"]}
    assert (kinds["AG"], kinds["RT"]) == (letters, "TO")


def test_letters_of_new_and_of_upgraded_kinds_are_the_same(dossier: Path, tmp_path: Path) -> None:
    _version(tmp_path, 10)
    migrate.upgrade(tmp_path / FILE_NAME)

    new, upgraded = (
        {row["code"]: (row["badge"], row["badge_nl"]) for row in _rows(each / FILE_NAME)["meeting_kinds"]}
        for each in (dossier, tmp_path)
    )
    assert new == upgraded


def test_texts_of_the_second_version_stand_and_take_new_places(tmp_path: Path) -> None:
    _version(tmp_path, 2)

    with open_workspace(tmp_path, AUTHOR, lambda: NOW) as workspace, workspace.database.begin(N_("Text")) as session:
        assert session.scalars(select(OfficeText.title)).all() == ["Charte"]
        session.add(OfficeText(code=OfficeTextCode.INVITATION, title="Invitation"))


def test_first_version_undoes_what_it_remembers(tmp_path: Path) -> None:
    _version(tmp_path, 1)

    with open_workspace(tmp_path, AUTHOR, lambda: NOW) as workspace:
        workspace.history.undo()
        (canevas, _espace) = workspace.directory.organisations()

        assert workspace.directory.organisation(canevas.id).values["street"] == ""


def _version(folder: Path, version: int) -> dict[str, list[dict[str, object]]]:
    """Put a dossier that an earlier version wrote into `folder`; what it holds, by table."""
    kept = Path(__file__).parent / f"dossiers/version-{version}.db.gz"
    (folder / FILE_NAME).write_bytes(gzip.decompress(kept.read_bytes()))
    (folder / "annexes").mkdir()
    return _rows(folder / FILE_NAME)


def _alter(folder: Path, code: str, values: dict[str, str]) -> None:
    """A kind of meeting as the office has it."""
    told = ", ".join(f"{column} = :{column}" for column in values)
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.execute(f"UPDATE meeting_kinds SET {told} WHERE code = :code", {**values, "code": code})


def _rows(path: Path) -> dict[str, list[dict[str, object]]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = {}
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        if not table.startswith(("search_index", "alembic")):
            found[table] = [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
    connection.close()
    return found


def test_catalogue_names_every_module_that_has_a_table() -> None:
    folder = Path(base.__file__).parent
    with_tables = {path.stem for path in folder.glob("*.py") if "__tablename__ =" in path.read_text("utf-8")}

    assert with_tables == set(MODULES)
