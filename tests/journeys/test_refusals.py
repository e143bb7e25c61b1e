"""What is not a dossier, or is another's, is refused in a sentence and left as it is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.ui.start_page import StartPage
from tests.conftest import AUTHOR, NOW
from tests.journeys.conftest import Start


def test_file_of_no_bytes_is_refused_in_french_and_stays(
    start: Start, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "vide"
    folder.mkdir()
    file = folder / "csxl.db"
    file.touch()
    running = start("fr")

    running.program.start(folder)
    running.until(lambda: isinstance(running.program.window, StartPage))

    page = running.program.window
    assert isinstance(page, StartPage)
    assert "vide" in page.notice.text()
    assert page.notice.isVisible()
    assert file.stat().st_size == 0
    assert [each.name for each in folder.iterdir()] == ["csxl.db"]
    running.settle()
    assert "no dossier is open" not in caplog.text


def test_dossier_in_use_names_who_holds_it(start: Start, dossier: Path) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW):
        running = start("fr")
        running.program.start(dossier)
        running.until(lambda: isinstance(running.program.window, StartPage))
        page = running.program.window
        assert isinstance(page, StartPage)
        told = page.notice.text()
        running.settle()
        assert not page.new_button.isVisible()  # one does not come to begin another dossier
        running.press("Commencer un nouveau dossier")
        assert page.new_button.isVisible()
        assert page.name.edit.hasFocus()

    assert AUTHOR.person in told
    assert AUTHOR.workstation in told
    assert re.search(r"depuis le \d\d/\d\d/\d{4} à \d\d:\d\d", told)


def test_command_beside_the_window_is_told_who_holds_the_dossier(start: Start, demo: Path, home: Path) -> None:
    running = start()
    running.program.state.set_text("person", "Bénédicte Lens")
    running.program.start(demo)
    running.settle()

    ended = subprocess.run(
        [sys.executable, "-m", "csxl_desktop", "list", str(demo), "people"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert home.exists()
    assert ended.returncode == 1
    assert "Bénédicte Lens" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout == ""
