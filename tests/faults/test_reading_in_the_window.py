"""B7, in the open window: the disk refuses to read, or a part of the file is damaged; the page keeps what it showed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.services.workspace import Workspace, open_workspace
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.errors import DamageMetError
from tests.conftest import AUTHOR, NOW
from tests.faults import shim
from tests.journeys.running import DIRECTORY, HOME, Running, running_at_home

_PAGE = 4096


@pytest.mark.skipif(not shim.is_possible(), reason="the shim is built with cc, for Linux")
def test_a_disk_that_stops_answering_is_told_in_the_window_and_asked_again(demo: Path) -> None:
    """A page, the search, another tab and the preview of a document: each is told, none is the crash page."""
    command = [sys.executable, "-m", "tests.faults.unread_window", str(demo)]
    home = {"CSXL_HOME": str(demo.parent / "home"), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=os.environ | home, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])

    assert not told["crashed"]
    for place, words in told["told"].items():
        assert "could not be read: the disk does not answer" in words, place
        assert "What was saved stays saved" in words
    assert "could not be read" in told["preview"]
    assert [each.split("\n")[0] for each in told["backup"]] == ["No backup could be made (the disk does not answer)."]
    assert not told["damage_seen"]  # nothing is held back for a disk that did not answer
    assert told["kept"]
    assert max(told["rows"]) > 10
    assert "the disk does not answer" in told["still"]  # the disk is still away: said again
    assert told["after"] == ""  # it answers, and nothing is left to say
    assert told["found"]
    assert max(told["meetings"]) > 10
    assert told["pages"] > 0


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    yield from running_at_home(qtbot, qapp, tmp_path / "home", monkeypatch)


def _spoil(folder: Path) -> bytes:
    """The pages of the open file, but for its first ones, hold what they should not; what they held before."""
    whole = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(whole[: 4 * _PAGE] + b"\xaa" * (len(whole) - 4 * _PAGE))
    return whole


def _forget(services: Workspace) -> None:
    """What SQLite holds in memory is asked of the disk again."""
    services.database._connection.execute("PRAGMA shrink_memory").fetchone()


def test_damage_met_in_the_window_is_told_as_damage_with_the_way_to_the_backups(running: Running, demo: Path) -> None:
    running.program.open(demo)
    running.settle()
    running.show(DIRECTORY)
    rows = running.lists()
    running.ask(_forget)
    whole = _spoil(demo)

    running.page.reload()
    running.settle()
    line = running.window.unread_line
    assert running.program.crashes is not None
    assert running.program.crashes.page is None
    assert "damaged" in line.text()
    assert "The backups made before are safe" in line.text()
    assert running.lists() == rows

    line.action.click()
    running.settle()
    assert running.window.stack.currentIndex() == HOME
    assert running.page.topic() == "home/backups"
    (demo / FILE_NAME).write_bytes(whole)


def test_write_that_meets_damage_is_refused_as_damage_and_nothing_is_written(demo: Path) -> None:
    with open_workspace(demo, AUTHOR, lambda: NOW) as here:
        organisation = here.directory.organisations()[0].id
        _forget(here)
        whole = _spoil(demo)
        spoilt = (demo / FILE_NAME).read_bytes()

        with pytest.raises(DamageMetError):
            here.records.change(Organisation, organisation, {"note": "dit en vain"})
        assert (demo / FILE_NAME).read_bytes() == spoilt
        (demo / FILE_NAME).write_bytes(whole)
        _forget(here)
        here.records.change(Organisation, organisation, {"note": "dit ensuite"})
        assert here.records.values(Organisation, organisation)["note"] == "dit ensuite"


def test_damage_of_an_encrypted_dossier_is_damage_too(demo: Path) -> None:
    from csxl_desktop.services import protection
    from csxl_desktop.storage import keyring

    wanted = protection.Protecting(AUTHOR.person, "cerise verte lampe", protection.new_code())
    protection.turn_on(demo, wanted, AUTHOR, lambda: NOW)
    try:
        with open_workspace(demo, AUTHOR, lambda: NOW) as here:
            _forget(here)
            _spoil(demo)
            with pytest.raises(DamageMetError):
                here.directory.organisations()
    finally:
        keyring.forget()
