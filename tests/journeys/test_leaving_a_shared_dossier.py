"""The window of a shared dossier is closed: what was just done is told first; a share that hangs keeps nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.sharing_joining import join
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.database import Author
from tests import factories
from tests.conftest import AUTHOR, NOW, PATIENCE
from tests.journeys.conftest import Start
from tests.journeys.running import Running

WORDS = "cerise verte lampe"


@pytest.fixture
def place(dossier: Path, tmp_path: Path) -> Path:
    """A shared folder; the other computer has joined."""
    made = tmp_path / "commun"
    made.mkdir()
    with open_workspace(dossier, AUTHOR, lambda: NOW) as here:
        factories.person(here, "Odile", "Laval")
        here.sharing.share(made, WORDS)
    join(made, WORDS, tmp_path / "b", "portable")
    return made


def opened(start: Start, dossier: Path) -> Running:
    running = start()
    running.program.open(dossier)
    running.settle()
    return running


def write(running: Running, note: str) -> None:
    """As a field that is left does: the write is only on its way when the window is closed."""
    context = running.program.context(Path())

    def work() -> None:
        services = context.services
        (person,) = services.directory.people()
        services.records.change(Person, person.id, {"note": note})

    context.jobs.save(work, lambda _written: None)


def note_elsewhere(tmp_path: Path) -> str:
    with open_workspace(tmp_path / "b", Author("Samir", "portable"), lambda: NOW) as other:
        other.sharing.exchange()
        (person,) = other.directory.people()
        return str(other.records.values(Person, person.id)["note"])


def test_what_was_typed_last_is_told_before_the_window_closes(
    start: Start, dossier: Path, place: Path, tmp_path: Path
) -> None:
    running = opened(start, dossier)
    write(running, "dit en partant")

    assert not running.window.close()
    assert "is being told to the other computer" in running.window.banner.text()
    assert not running.window.stack.isEnabled()
    running.until(lambda: not running.window.isVisible())
    running.close()
    assert note_elsewhere(tmp_path) == "dit en partant"


def test_where_nothing_is_to_be_told_it_closes_at_once(start: Start, dossier: Path, place: Path) -> None:
    running = opened(start, dossier)
    assert place.exists()
    assert running.window.close()


def test_who_is_in_a_hurry_closes_at_once(start: Start, dossier: Path, place: Path, tmp_path: Path) -> None:
    running = opened(start, dossier)
    os.mkfifo(place / "bail.json")
    held = os.open(place / "bail.json", os.O_RDWR)  # whoever reads there waits for ever
    try:
        write(running, "dit trop tard")
        assert not running.window.close()
        running.window.banner.action.click()
        assert not running.window.isVisible()
        running.close()
    finally:
        os.close(held)
    (place / "bail.json").unlink()
    with open_workspace(dossier, AUTHOR, lambda: NOW) as here:  # it is in the file, and told the next time
        assert here.sharing.exchange().told
    assert note_elsewhere(tmp_path) == "dit trop tard"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="how one sees that it hangs")
def test_a_program_whose_share_hangs_ends(qtbot: QtBot, qapp: QApplication, dossier: Path, place: Path) -> None:
    assert qapp
    os.mkfifo(place / "bail.json")
    held = os.open(place / "bail.json", os.O_RDWR)
    environment = os.environ | {"CSXL_HOME": str(dossier.parent / "home"), "QT_QPA_PLATFORM": "offscreen"}
    program = [sys.executable, "-m", "csxl_desktop", str(dossier)]
    with subprocess.Popen(program, env=environment, stderr=subprocess.DEVNULL) as running:
        files = Path(f"/proc/{running.pid}/fd")
        qtbot.waitUntil(lambda: any(_leads_to(each, place / "bail.json") for each in files.iterdir()))
        running.terminate()
        assert running.wait(PATIENCE / 1000) == 0
    os.close(held)


def _leads_to(link: Path, path: Path) -> bool:
    try:
        return link.readlink() == path
    except OSError:
        return False
