"""One dossier, one holder: who comes second is told by whom it is held; a dead holder holds nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME, PRAGMAS, Database, open_dossier
from csxl_desktop.storage.errors import (
    DossierHeldError,
    HeldByUnknownError,
    HeldHereError,
    SettingRefusedError,
    UnreachableFolderError,
    reason,
)
from csxl_desktop.storage.holder import HOLDER_FILE, read_holder
from tests.conftest import AUTHOR, NOW
from tests.storage.refusals import refused

# Opens the dossier, says so, and waits until it is told to end.
HOLD = """
import sys
from pathlib import Path
from csxl_desktop.storage.database import Author, open_dossier
database = open_dossier(Path(sys.argv[1]), Author("Thérèse Tits", "PC-T"))
print("open", flush=True)
sys.stdin.readline()
database.close()
"""


def _hold(folder: Path) -> "subprocess.Popen[str]":
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    return holder


def test_dossier_held_by_another_process_is_refused_with_the_name_of_the_holder(dossier: Path) -> None:
    with _hold(dossier) as holder:
        error = refused(dossier, DossierHeldError)
        holder.communicate("\n")

    assert error.values["person"] == "Thérèse Tits"
    assert error.values["workstation"] == "PC-T"
    open_dossier(dossier, AUTHOR).close()


def test_second_opening_in_one_process_is_refused_and_keeps_the_lock(dossier: Path, workspace: Workspace) -> None:
    with pytest.raises(DossierHeldError):
        open_dossier(dossier, AUTHOR)

    other = subprocess.run(
        [sys.executable, "-c", HOLD, str(dossier)], input="\n", capture_output=True, text=True, check=False
    )
    assert "DossierHeldError" in other.stderr
    assert workspace.office.name() == "Coordination Sociale de Sainte-Alix"


def _linked(dossier: Path) -> Path:
    """Another folder in which the very same file lies."""
    other = dossier.parent / "autre"
    other.mkdir()
    os.link(dossier / FILE_NAME, other / FILE_NAME)
    return other


def test_same_file_by_a_link_is_told_in_words(dossier: Path) -> None:
    other = _linked(dossier)
    with _hold(dossier) as holder:
        error = refused(other, HeldByUnknownError)
        holder.communicate("\n")

    assert "another folder that leads to the same file" in error.user_message
    assert "—" not in error.user_message


def test_same_file_by_a_link_in_one_process_names_the_folder_that_is_open(dossier: Path, workspace: Workspace) -> None:
    other = _linked(dossier)

    with pytest.raises(HeldHereError, match=f"is the same as “{dossier}”"):
        open_dossier(other, AUTHOR)

    assert workspace.office.name() == "Coordination Sociale de Sainte-Alix"


def test_copy_of_an_open_dossier_is_not_taken_for_it(dossier: Path, workspace: Workspace) -> None:
    copy = dossier.parent / "copy"
    shutil.copytree(dossier, copy)

    with open_workspace(copy, AUTHOR, lambda: NOW) as other:
        assert other.office.name() == workspace.office.name()


def test_lock_taken_after_the_checks_is_told_too(dossier: Path) -> None:
    with _hold(dossier) as holder:
        with pytest.raises(DossierHeldError):
            Database(dossier, AUTHOR, lambda: NOW)
        holder.communicate("\n")


def test_file_that_goes_away_after_the_checks_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreachableFolderError) as refusal:
        Database(tmp_path, AUTHOR, lambda: NOW)

    assert refusal.value.values["detail"] == "the file cannot be opened"


def test_setting_that_does_not_take_isrefused(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PRAGMAS, "page_size", 123)

    with pytest.raises(SettingRefusedError, match="page_size: 4096 instead of 123"):
        open_dossier(dossier, AUTHOR)


def test_reasons_are_said_in_the_reader_s_words() -> None:
    assert reason(OSError(28, "No space left on device")) == "the disk is full"
    assert reason(OSError(99, "Strange")) == "the system refuses it: 99"
    assert reason(sqlite3.OperationalError("attempt to write a readonly database")).endswith("read-only")
    assert reason(sqlite3.OperationalError("strange")) == "strange"


def test_note_of_a_dead_holder_does_not_keep_anybody_out(dossier: Path) -> None:
    (dossier / HOLDER_FILE).write_text(json.dumps({"person": "Ana", "here": "1 abc 2"}), encoding="utf-8")

    open_dossier(dossier, AUTHOR).close()

    assert not (dossier / HOLDER_FILE).exists()


@pytest.mark.parametrize("note", ["", "[]", "{", '{"person": null}'])
def test_unreadable_note_of_the_holder_names_nobody(tmp_path: Path, note: str) -> None:
    (tmp_path / HOLDER_FILE).write_text(note, encoding="utf-8")

    assert read_holder(tmp_path) == {"person": "—", "workstation": "—", "since": "—"}


def test_note_of_the_holder_shows_the_hour_as_people_read_it(tmp_path: Path) -> None:
    note = {"person": "Tom", "workstation": "PC", "since": "2026-03-12T09:05+01:00"}
    (tmp_path / HOLDER_FILE).write_text(json.dumps(note), encoding="utf-8")

    assert read_holder(tmp_path)["since"] == "12/03/2026 at 09:05"
