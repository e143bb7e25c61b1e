"""Row B10: a user without a folder for the program's own files is told what happened, what is safe and what to do."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.system import paths
from csxl_desktop.ui.no_place import NoPlaceDialog, found_place

# What stands on screen once the program was started, read by a timer; then it is left as by its cross.
LOOK = """
import json, sys
from pathlib import Path
from csxl_desktop import app
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

def look():
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    if not shown:
        QTimer.singleShot(50, look)
        return
    print(json.dumps([label.text() for each in shown for label in each.findChildren(QLabel) if label.isVisible()]))
    for each in shown:
        each.close()

find_place = app.found_place
app.found_place = lambda *given: (QTimer.singleShot(0, look), find_place(*given))[1]
sys.exit(app.main(None, language="fr"))
"""


def _started(folder: Path, **environment: str) -> tuple[int, list[str], str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "CSXL_", "LOCALAPPDATA"))}
    ended = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={**kept, "PYTHONPATH": str(Path(__file__).parents[2]), "QT_QPA_PLATFORM": "offscreen", **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, json.loads(ended.stdout or "[]"), ended.stderr


def test_window_of_a_user_without_home_says_what_is_safe_and_what_to_do(tmp_path: Path) -> None:
    nothing = tmp_path / "file"
    nothing.touch()  # below a file no folder can be made, by nobody

    status, words, said = _started(tmp_path, HOME=str(nothing / "in"), APPDATA=str(nothing), LOCALAPPDATA=str(nothing))

    assert status == 1
    assert any("CSXL ne trouve pas" in each for each in words)
    assert any(str(nothing) in each for each in words)
    assert any("rien n’a été ouvert" in each for each in words)
    assert any("Choisissez un dossier" in each for each in words)
    assert "Traceback" not in said
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_home_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    home = tmp_path / "home"

    status, words, said = _started(tmp_path, HOME=str(home), LOCALAPPDATA=str(home))

    assert status == 0
    assert "Traceback" not in said
    assert "Bienvenue" in words
    assert any(home.rglob("log"))


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of the program's own that cannot be: below a file."""
    (tmp_path / "file").touch()
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "file/home"))
    return tmp_path


def test_folder_chosen_instead_serves_until_the_program_ends(
    nowhere: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["", str(nowhere / "file"), str(nowhere / "stick")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: answers.pop(0))
    told: list[str] = []

    def answer() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, NoPlaceDialog)
        dialog.choose_button.click()  # nothing is chosen
        assert not dialog.notice.isVisible()
        dialog.choose_button.click()  # where nothing can be written either
        told.append(dialog.notice.text())
        dialog.choose_button.click()

    QTimer.singleShot(0, answer)

    assert found_place(qapp, "fr")
    assert told == ["CSXL ne peut pas écrire là non plus\N{NO-BREAK SPACE}: choisissez un autre dossier."]
    assert paths.unwritable() is None
    assert paths.drafts_folder().is_relative_to(nowhere / "stick")
    assert found_place(qapp, "fr")  # asks no more


def test_who_has_no_home_at_all_is_not_given_one_where_the_program_was_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_asked, **_named: Path("~/.local/share/CSXL"))
    monkeypatch.chdir(tmp_path)

    assert paths.unwritable() == Path("~/.local/share/CSXL")
    assert [*tmp_path.iterdir()] == []


def test_temporary_files_go_to_the_program_s_own_folder_where_the_system_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(tmp_path / "away")])

    paths.provide_temporary_folder()

    assert Path(tempfile.mkdtemp()).parent == tmp_path / "temporary"
