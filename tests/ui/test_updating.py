"""An update told in one line: proposed, read, declined, installed; what is not the publisher's is never started."""

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from csxl_desktop.services import updates
from csxl_desktop.services.updates import Release
from csxl_desktop.system import paths
from csxl_desktop.ui.context import Context, Dossier
from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.home.settings_updates import UpdatesCard
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.updating import FOLDER, Updating, folders, found_in, start_setup
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.window_state import WindowState
from tests.release_folder import new_publisher, publish, release

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the setup file is that of this system")


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_publisher(tmp_path_factory.mktemp("publisher"))


class Trial:
    """The line above the pages, in a window; the setups that were to be started, and were not."""

    def __init__(self, qtbot: QtBot, context: Context, keys: bytes) -> None:
        self.qtbot, self.context, self.keys = qtbot, context, keys
        self.left: list[tuple[Path, str]] = []
        self.line = Notice()
        qtbot.addWidget(self.line)
        self.updating = Updating(context, self.line, self.line, leave=lambda *setup: self.left.append(setup))

    def look(self, *places: Path) -> None:
        self.updating._look(places, self.keys)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy)


@pytest.fixture
def trial(
    qtbot: QtBot, jobs: Jobs, errors: Errors, tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Trial]:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(updates, "KEYS", key.parent / "resources" / updates.KEYS)
    context = Context(Dossier(), jobs, errors, WindowState(tmp_path / "window.json"), lambda: date(2026, 3, 12))
    yield Trial(qtbot, context, updates.publisher_keys(paths.resources()))
    qtbot.waitUntil(lambda: not jobs.busy)


def test_one_line_tells_a_newer_version_and_the_sheet_what_is_new(trial: Trial, tmp_path: Path, key: Path) -> None:
    trial.look(release(tmp_path / "partage", key))

    assert trial.line.text() == "Version 0.10.0 of CSXL is ready to be installed."
    assert trial.line.action.text() == "What is new…"
    trial.line.action.click()
    assert trial.updating.sheet is not None
    assert trial.updating.sheet.notes.toPlainText() == "L’imprimante est retenue."
    assert trial.left == []
    trial.updating.sheet.reject()


def test_a_version_that_was_declined_is_not_told_again_and_the_next_one_is(
    trial: Trial, tmp_path: Path, key: Path
) -> None:
    shared = release(tmp_path / "partage", key)
    trial.look(shared)
    trial.line.dismiss()
    trial.line.say("")

    trial.look(shared)
    assert trial.line.text() == ""

    trial.look(release(shared, key, "0.11.0"))
    assert "0.11.0" in trial.line.text()
    trial.updating.show_release()
    assert trial.updating.sheet is not None
    trial.updating.sheet.never_button.click()
    trial.line.say("")
    trial.look(shared)
    assert trial.line.text() == ""


def test_a_program_on_a_stick_is_told_of_the_new_folder_and_installs_nothing(
    trial: Trial, tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = release(tmp_path / "partage", key)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / paths.PORTABLE).touch()
    monkeypatch.setattr(sys, "executable", str(stick / "csxl"))
    trial.look(shared)
    assert "to replace this folder" in trial.line.text()

    trial.line.action.click()
    sheet = trial.updating.sheet
    assert sheet is not None
    words = " ".join(each.text() for each in sheet.findChildren(QLabel))
    assert "csxl-desktop-0.10.0-linux.tar.xz" in words
    assert "“data”" in words
    assert sheet.install_button.isHidden()
    assert sheet.folder_button.isVisible()

    sheet.wanted.emit()
    trial.settle()
    assert trial.left == []
    assert sheet.isVisible()
    sheet.reject()


def test_closing_the_sheet_leaves_the_question(trial: Trial, tmp_path: Path, key: Path) -> None:
    shared = release(tmp_path / "partage", key)
    trial.look(shared)
    trial.line.action.click()
    assert trial.updating.sheet is not None
    trial.updating.sheet.later_button.click()
    trial.line.say("")

    trial.look(shared)
    assert "0.10.0" in trial.line.text()


def test_the_setup_is_copied_checked_and_handed_on(trial: Trial, tmp_path: Path, key: Path) -> None:
    shared = release(tmp_path / "partage", key)
    trial.look(shared)
    trial.line.action.click()
    assert trial.updating.sheet is not None
    trial.updating.sheet.install_button.click()
    trial.settle()

    ((setup, digest),) = trial.left
    assert setup == tmp_path / "home" / "mise-a-jour" / "csxl-desktop_0.10.0_amd64.deb"
    assert hashlib.sha256(setup.read_bytes()).hexdigest() == digest


def test_a_setup_that_was_swapped_since_is_refused_in_the_sheet(trial: Trial, tmp_path: Path, key: Path) -> None:
    shared = release(tmp_path / "partage", key)
    trial.look(shared)
    trial.line.action.click()
    (shared / "csxl-desktop_0.10.0_amd64.deb").write_bytes(b"another")
    sheet = trial.updating.sheet
    assert sheet is not None
    sheet.install_button.click()
    trial.settle()

    assert trial.left == []
    assert "is not whole, or was changed" in sheet.notice.text()
    sheet.reject()


def test_what_is_not_the_publisher_s_is_warned_of_once(trial: Trial, tmp_path: Path) -> None:
    shared = tmp_path / "partage"
    publish("new", tmp_path / "other.pem")
    release(shared, tmp_path / "other.pem")
    trial.look(shared)

    assert "is not the publisher’s" in trial.line.text()
    assert trial.line.action.isHidden()
    trial.updating.show_release()
    assert trial.updating.sheet is None

    trial.line.dismiss()
    trial.line.say("")
    trial.look(shared)
    assert trial.line.text() == ""


def test_a_folder_that_is_away_disturbs_nobody(trial: Trial, tmp_path: Path) -> None:
    trial.look(tmp_path / "nowhere")

    assert trial.line.text() == ""


def test_updates_are_looked_for_in_the_folder_chosen_else_in_the_shared_one(trial: Trial, tmp_path: Path) -> None:
    shared = tmp_path / "partage"

    assert folders(trial.context, None) == ()
    assert folders(trial.context, shared) == (shared / "mises-a-jour", shared)
    trial.context.state.set_text(FOLDER, str(tmp_path))
    assert folders(trial.context, shared) == (tmp_path,)


def test_a_sound_release_beside_an_empty_folder_is_found(trial: Trial, tmp_path: Path, key: Path) -> None:
    shared = release(tmp_path / "partage", key)

    found = found_in((shared / "mises-a-jour", shared), trial.keys)

    assert isinstance(found, Release)
    assert isinstance(found_in((tmp_path / "nowhere",), trial.keys), updates.UpdateFolderAwayError)
    (tmp_path / "empty").mkdir()
    assert found_in((tmp_path / "nowhere", tmp_path / "empty"), trial.keys) is None


def test_only_the_file_that_was_signed_is_started(qtbot: QtBot, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    setup = tmp_path / "csxl-desktop-9.0-setup.exe"
    setup.write_text(f"#!/bin/sh\necho started > '{mark}.part'\nmv '{mark}.part' '{mark}'\n")
    setup.chmod(0o755)
    digest = hashlib.sha256(setup.read_bytes()).hexdigest()

    assert start_setup(setup, "0" * 64) is False
    assert start_setup(setup, digest) is True
    qtbot.waitUntil(mark.exists)
    assert list(tmp_path.glob("mark*")) == [mark]


def test_a_package_is_handed_to_the_system(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/part"\nmv "{tmp_path}/part" "{tmp_path}/mark"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    setup = tmp_path / "csxl-desktop_9.0_amd64.deb"
    setup.write_bytes(b"!<arch>")

    assert start_setup(setup, hashlib.sha256(b"!<arch>").hexdigest())

    qtbot.waitUntil((tmp_path / "mark").exists)
    assert (tmp_path / "mark").read_text() == f"{setup}\n"


def test_the_settings_say_where_and_tell_again_what_was_declined(trial: Trial, tmp_path: Path, key: Path) -> None:
    card = UpdatesCard(trial.context)
    trial.qtbot.addWidget(card)
    card._show(None)
    assert "Choose the folder" in card.words.text()
    assert not card.look_button.isEnabled()

    trial.context.state.set_text("update/declined", "0.10.0")
    card.use(str(release(tmp_path / "partage", key)))
    trial.settle()
    assert str(tmp_path / "partage") in card.words.text()
    assert "0.10.0" in card.line.text()

    card.use(str(tmp_path / "nowhere"))
    trial.settle()
    assert card.line.text() == f"The folder of updates “{tmp_path / 'nowhere'}” cannot be read at the moment."
    (tmp_path / "empty").mkdir()
    card.use(str(tmp_path / "empty"))
    trial.settle()
    assert card.line.text() == "No newer version was found."


def test_a_copy_without_a_key_says_so(trial: Trial, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(updates, "KEYS", tmp_path / "none.pem")
    card = UpdatesCard(trial.context)
    trial.qtbot.addWidget(card)
    card._show(tmp_path)

    assert "bears no publisher’s key" in card.words.text()
    trial.updating.start()  # asks nobody: there is no dossier to be asked here
    trial.settle()
    assert trial.line.text() == ""
