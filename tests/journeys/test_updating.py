"""A newer version is taken in: everything written, the dossier backed up and closed, and only then the setup begins."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from csxl_desktop.services import updates
from csxl_desktop.storage.backups.kept import PLACE
from csxl_desktop.storage.holder import HOLDER_FILE
from csxl_desktop.system.paths import HOME_VARIABLE
from csxl_desktop.ui.updating import FOLDER
from csxl_desktop.ui.window_state import WindowState
from tests.release_folder import new_publisher, release

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the setup file is that of this system")


def test_the_setup_begins_once_the_dossier_is_closed_and_backed_up(qtbot: QtBot, dossier: Path, tmp_path: Path) -> None:
    key = new_publisher(tmp_path)
    shared, home, mark = release(tmp_path / "partage", key), tmp_path / "home", tmp_path / "mark"
    (home / "config").mkdir(parents=True)
    state = WindowState(home / "config" / "fenetre.json")
    state.set_text(FOLDER, str(shared))
    state.set_text("person", "Ana Test")
    state.sync()
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    found = f'echo "$1"; test -e "{dossier}/{HOLDER_FILE}" && echo open || echo closed; ls "{dossier}/{PLACE}" | wc -l'
    opener.write_text(f'#!/bin/sh\n{{ {found}; }} > "{mark}.part"\nmv "{mark}.part" "{mark}"\n')
    opener.chmod(0o755)
    before = len(list((dossier / PLACE).glob("*"))) if (dossier / PLACE).exists() else 0

    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.updating", str(dossier), str(tmp_path / "resources" / updates.KEYS)],
        env={
            **os.environ,
            HOME_VARIABLE: str(home),
            "PATH": f"{opener.parent}:{os.environ['PATH']}",
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Version 0.10.0 of CSXL is ready to be installed.",
        "L’imprimante est retenue.",
    ]
    qtbot.waitUntil(mark.exists)
    setup, state_of_it, backups = mark.read_text().split()
    assert setup == str(home / "mise-a-jour" / "csxl-desktop_0.10.0_amd64.deb")
    assert state_of_it == "closed"
    assert int(backups) > before
