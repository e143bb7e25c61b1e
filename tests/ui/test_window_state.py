"""What the window remembers: written beside it, the last word first; a damaged file means the defaults."""

import json
import stat
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from csxl_desktop.system import beside
from csxl_desktop.ui.window_state import WindowState


def test_the_last_word_is_remembered_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "config" / "window.json"
    state = WindowState(path)
    for word in ("light", "dark", "contrast"):
        state.set_text("theme", word)
    assert state.text("theme") == "contrast"

    assert WindowState(path).text("theme") == "contrast"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["window.json"]


def test_the_window_waits_for_no_disk_that_does_not_answer(tmp_path: Path, qtbot: QtBot) -> None:
    state, window = WindowState(tmp_path / "window.json"), QMainWindow()
    qtbot.addWidget(window)
    window.resize(700, 500)
    answered = Event()
    beside.do(answered.wait)  # what a disk does that keeps one waiting

    state.set_text("theme", "dark")
    state.keep_window(window)
    assert state.text("theme") == "dark"
    assert not (tmp_path / "window.json").exists()

    answered.set()
    state.sync()
    assert json.loads((tmp_path / "window.json").read_text())["theme"] == "dark"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"[General]\ntheme=dark\n", b'{"theme": 3}'])
def test_a_damaged_file_means_the_defaults_and_is_written_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.json"
    path.write_bytes(content)
    state = WindowState(path)
    assert state.text("theme", "light") == "light"

    state.set_text("person", "Ana")
    state.sync()

    assert json.loads(path.read_text()) == {"person": "Ana"}


def test_without_a_place_nothing_is_remembered_and_nothing_falls(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("no folder")
    state = WindowState(tmp_path / "config" / "window.json")
    state.set_text("theme", "dark")
    state.sync()
    assert state.text("theme") == "dark"
    assert state.content() == b""
