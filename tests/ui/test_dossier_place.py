"""Where the open dossier lies is said below the pages; on a stick the window warns, and a click brings it home."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.system import drives, paths
from tests.journeys.running import Running


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Running:
    monkeypatch.setenv("CSXL_HOME", str(tmp_path / "home"))
    running = Running(qtbot, qapp)
    running.program.state.set_text("person", "Anna Diop")
    return running


def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> Path:
    """This system says of a folder that it is a stick, or something that nobody knows."""
    mounts, devices, disk = (tmp_path / each for each in ("mountinfo", "dev", "devices/pci/sdb"))
    told = {"stick": "8:17 / {} rw - vfat /dev/sdb1 rw", "unknown": "0:50 / {} rw - fuse.x x rw"}[kind]
    mounts.write_text(f"22 1 8:2 / / rw - ext4 /dev/sda2 rw\n23 22 {told.format(tmp_path / 'CLE')}\n")
    for each in (devices, disk, tmp_path / "CLE"):
        each.mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    (devices / "8:17").symlink_to(disk)
    monkeypatch.setattr(drives, "_MOUNTS", mounts)
    monkeypatch.setattr(drives, "_DEVICES", devices)
    return tmp_path / "CLE"


def facts(running: Running) -> str:
    return running.window.status._left.text()


def test_on_a_stick_the_window_warns_and_a_click_brings_it_home(
    program: Running, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Path(shutil.move(dossier, plug_in(tmp_path, monkeypatch, "stick") / "Sainte-Alix"))
    program.program.open(there)
    program.settle()
    assert "dossier on a stick" in facts(program)
    assert f"lies on a stick or a disk on a cable (“{there}”)" in program.window.banner.text()

    program.press("Copy it to this computer")
    program.settle()

    home = paths.default_dossiers_folder() / "Sainte-Alix"
    assert program.program.dossier.workspace.folder == home
    assert "local dossier" in facts(program)
    assert program.window.banner.text() == ""
    assert (there / FILE_NAME).exists()
    program.close()


def test_where_nobody_knows_a_disk_the_window_warns(
    program: Running, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.program.open(Path(shutil.move(dossier, plug_in(tmp_path, monkeypatch, "unknown") / "Sainte-Alix")))
    program.settle()

    assert "dossier not on a disk of this computer" in facts(program)
    assert "knows no disk of this computer" in program.window.banner.text()
    program.close()


def test_outside_the_usual_place_the_window_says_so(program: Running, dossier: Path) -> None:
    program.program.open(dossier)
    program.settle()

    assert "dossier outside its usual place" in facts(program)
    program.close()
