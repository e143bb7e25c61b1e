"""What the first page showed is kept for the next start, for that very file alone, and needs no database."""

import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.storage.schema import SNAPSHOT
from csxl_desktop.ui import opening
from csxl_desktop.ui.home.board import Bar, Board, BoardLine

BOARD = Board(
    year=2026,
    past=(),
    next=(BoardLine("Logement", "jeu. 12 mars", ("AG", "teal"), (("no venue", "late"),), "meeting", "01" * 16),),
    minutes=(),
    actions=(BoardLine("Écrire", "Odile"),),
    alerts=(),
    members=99,
    assemblies=7,
    assemblies_held=6,
    meetings=40,
    meetings_held=38,
    bars=(Bar("I", "Logement", 34, 21),),
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "csxl.db"
    file.write_bytes(bytes(range(200)))
    return file


def test_board_comes_back_as_it_was_kept(database: Path) -> None:
    opening.keep(database.parent, database, BOARD.to_json())

    found = opening.kept(database.parent, database)

    assert found is not None
    assert Board.from_json(found) == BOARD


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps it by the folder")
def test_kept_page_is_readable_by_its_owner_alone(database: Path) -> None:
    opening.keep(database.parent, database, BOARD.to_json())

    assert (database.parent / SNAPSHOT).stat().st_mode & 0o077 == 0


def test_nothing_is_shown_of_a_file_that_was_written_since(database: Path) -> None:
    opening.keep(database.parent, database, BOARD.to_json())
    changed = bytearray(database.read_bytes())
    changed[27] += 1  # SQLite's counter of changes
    database.write_bytes(changed)

    assert opening.kept(database.parent, database) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"of": "", "page": {}}', b"\xff\xfe", b'{"page": 3}'])
def test_damaged_page_counts_as_none(database: Path, content: bytes) -> None:
    (database.parent / SNAPSHOT).write_bytes(content)

    assert opening.kept(database.parent, database) is None


@pytest.mark.parametrize("kept", [{}, {"v": 0}, {"v": 1}, {"v": 1, "next": 3}])
def test_board_of_another_version_is_no_board(kept: dict[str, object]) -> None:
    assert Board.from_json(kept) is None


def test_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    opening.keep(tmp_path / "gone", tmp_path / "gone" / "csxl.db", BOARD.to_json())

    assert opening.kept(tmp_path / "gone", tmp_path / "gone" / "csxl.db") is None


def test_window_stands_without_the_database_library() -> None:
    heavy = ("sqlalchemy", "alembic", "reportlab", "babel", "openpyxl", "phonenumbers", "PIL", "rapidfuzz")
    program = (
        "import csxl_desktop.app, csxl_desktop.ui.home.page, builtins, sys;"
        f"print([name for name in {heavy} if name in sys.modules], builtins.__import__.__name__)"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert told.startswith("[]")
    assert "feature" not in told
