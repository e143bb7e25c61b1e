"""Commands on what is no dossier, no table, no folder: a sentence, and nothing written."""

import os
import sqlite3
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from csxl_desktop import __main__
from csxl_desktop.cli import commands, headless, lists, printing
from csxl_desktop.cli.output import NotWrittenError, write_file
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import FILE_NAME
from tests.cli.conftest import Csxl


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 5])


def _text(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 or any other text" * 200)


def _other_application(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (words)")
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.close()


def _with_trigger(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER bad AFTER UPDATE ON people BEGIN DELETE FROM people; END")
    connection.close()


@pytest.mark.parametrize("spoil", [_empty, _truncated, _text, _other_application, _newer, _with_trigger])
def test_what_is_no_healthy_dossier_is_refused_and_left(
    capsys: pytest.CaptureFixture[str], dossier: Path, members: Path, spoil: "object"
) -> None:
    path = dossier / FILE_NAME
    assert callable(spoil)
    spoil(path)
    before = path.read_bytes()

    said = Csxl(capsys, "fr")("import", dossier, members)

    assert said.status == 1
    assert said.out == ""
    assert str(dossier) in said.err
    assert path.read_bytes() == before


def _book(**cells: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for place, value in cells.items():
        sheet[place] = value
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"organisation\n" + b"x" * 200_000 + b"\n",
        b'organisation;nom\n"Le Pont;Ana\nLa Rive;Jan\n',
        b"organisation;nom\nLe P\x00nt;Ana\n",
        b"organisation;organisation\na;b\n",
        b"colour;taste\nred;sweet\n",
        b"%PDF-1.7 a document",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        b"PK\x03\x04 broken",
        _book(A1="organisation", A2="Le Pont")[:-400],
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    capsys: pytest.CaptureFixture[str], dossier: Path, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "table"
    path.write_bytes(content)
    before = (dossier / FILE_NAME).read_bytes()

    said = Csxl(capsys, "fr")("import", dossier, path)

    assert said.status in {1, 2}
    assert (said.out + said.err).strip()
    assert (dossier / FILE_NAME).read_bytes() == before


def test_a_file_that_is_not_there_is_named(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    said = csxl("import", dossier, tmp_path / "absent.csv")

    assert said.status == 1
    assert "absent.csv" in said.err


def test_a_dossier_that_is_open_elsewhere_is_named_with_its_holder(csxl: Csxl, workspace: Workspace) -> None:
    said = csxl("list", workspace.folder, "people")

    assert said.status == 1
    assert "Ana Test" in said.err


def test_what_cannot_be_written_leaves_what_was_there(csxl: Csxl, dossier: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()

    said = csxl("template", "-o", folder)

    assert said.status == 1
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.endswith(".part")) == []
    with pytest.raises(NotWrittenError):
        write_file(tmp_path / "nowhere" / "file.pdf", b"x")


def test_an_existing_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(b"old")

    write_file(path, b"new")

    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["file.pdf"]


def test_without_a_screen_the_demonstration_is_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    status = headless.main(tmp_path / "demo", "en")

    out, err = capsys.readouterr()
    paths = [Path(line) for line in out.splitlines()]
    assert status == 0
    assert "no screen" in err
    assert len(paths) == 6
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)


def test_without_a_screen_and_without_a_folder_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert headless.main(None, "en") == 1
    assert "no screen" in capsys.readouterr().err


def test_the_program_answers_in_the_language_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CSXL_LANG", "en_GB.UTF-8")

    assert __main__.main(["bag", "F"]) == 2
    assert "This command is not understood" in capsys.readouterr().err


def test_a_document_unknown_is_answered_by_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(["print", "F", "sheets"]) == 2
    assert {"attendance-sheet,", "report,"} <= set(capsys.readouterr().err.split())


def test_a_command_starts_without_qt_and_without_spreadsheets(dossier: Path) -> None:
    code = (
        "import sys; from csxl_desktop.__main__ import main; status = main(sys.argv[1:]); "
        "sys.exit(status or [name for name in ('PySide6', 'openpyxl', 'reportlab') if name in sys.modules] or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "list", str(dossier), "people", "--json"],
        env=os.environ | {"CSXL_LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


def test_without_a_command_and_without_a_screen_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("CSXL_LANG", "en")

    assert __main__.main([]) == 1
    assert "no screen" in capsys.readouterr().err


def test_without_a_screen_a_dossier_without_assembly_is_named(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert headless.main(dossier, "en") == 1
    assert "no assembly" in capsys.readouterr().err


def test_messages_may_be_asked_for_in_another_language(csxl: Csxl, dossier: Path) -> None:
    assert csxl("list", dossier, "people", "--lang", "nl", "--json").out == "[]\n"
    assert csxl("list", dossier, "people", "--lang", "xx").status == 2


def test_help_is_no_error(csxl: Csxl) -> None:
    with pytest.raises(SystemExit, match="0"):
        csxl("--help")


def test_every_document_of_the_parser_is_printed() -> None:
    assert set(printing.DOCUMENTS) == set(commands.DOCUMENTS)
    assert tuple(lists.LISTS) == commands.LISTS
