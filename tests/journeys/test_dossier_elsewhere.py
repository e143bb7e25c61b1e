"""A dossier that lies in a cloud's folder or on the network is not worked on there: the window offers what to do."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from csxl_desktop.services import protection
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import driver, keyring
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.holder import HOLDER_FILE
from csxl_desktop.ui.home.shared import SharedView
from csxl_desktop.ui.passphrase_page import PassphrasePage
from csxl_desktop.ui.unlock_page import UnlockPage
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.conftest import Start
from tests.journeys.running import people, refused

WORDS = "quatre chevaux sous la neige"


@pytest.fixture
def cloud(dossier: Path, tmp_path: Path) -> Path:
    """The dossier, moved into a folder that a program keeps in step; a backup lies with it."""
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Anna", "Diop")
        workspace.backups.make()
    there = tmp_path / "Nextcloud" / "Sainte-Alix"
    there.parent.mkdir()
    shutil.move(dossier, there)
    return there


def over_the_network(folder: Path) -> Path:
    """The same folder, named as a share is: this system takes both names for one."""
    return Path(f"/{folder}")


@contextmanager
def open_there(folder: Path, *, named: bool = True) -> Iterator[None]:
    """Another computer has it open: its lock, and its note beside the file."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        if named:
            note = {"person": "Thérèse Tits", "workstation": "PC-T", "since": "2026-03-12T09:05+01:00"}
            (folder / HOLDER_FILE).write_text(json.dumps(note), encoding="utf-8")
        yield


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_from_a_cloud_it_is_copied_to_this_computer_and_shared(start: Start, cloud: Path, home: Path) -> None:
    before = state_of(cloud)
    running = start()
    page = refused(running, cloud)
    assert "kept in step by Nextcloud" in page.notice.text()
    assert "shared folder" in page.notice.text()
    assert page.rescue.isVisible()
    assert not page.rescue.restore_button.isVisible()

    running.press("Copy it to this computer")

    assert running.program.dossier.workspace.folder == home / "dossiers" / "Sainte-Alix"
    assert people(running) == ["Diop"]
    assert str(cloud) in running.window.banner.text()
    assert state_of(cloud) == before
    running.press("Share it…")
    shown = running.page.findChild(SharedView)
    assert shown.isVisible()
    assert shown.share_button.isVisible()


def test_from_a_cloud_it_is_looked_at_where_it_lies(start: Start, cloud: Path, home: Path) -> None:
    before = state_of(cloud)
    running = start()
    page = refused(running, cloud)
    assert "only look at it where it lies, as it was on" in page.rescue.words.text()

    running.press("Only look at the dossier")

    assert people(running) == ["Diop"]
    assert "as it was on" in running.window.banner.text()
    assert running.program.dossier.workspace.looked_at is not None
    running.close()
    assert state_of(cloud) == before
    assert not (home / "dossiers").exists()


def test_shared_folder_that_is_there_is_joined(start: Start, cloud: Path, home: Path) -> None:
    local = cloud.parent.parent / "local"
    shutil.copytree(cloud, local)
    with open_workspace(local, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Bram", "Peeters")
        workspace.sharing.share(cloud.parent / "commun", WORDS)
    running = start()
    page = refused(running, cloud)
    assert f"There is a shared folder, “{cloud.parent / 'commun'}”" in page.rescue.words.text()

    running.press("Join a shared folder…", page.rescue)
    asked = running.program.window
    assert isinstance(asked, PassphrasePage)
    running.type_in(asked.words, WORDS)
    running.press("Join the shared folder")

    assert sorted(people(running)) == ["Diop", "Peeters"]
    assert running.program.dossier.workspace.folder == home / "dossiers" / "commun"


def test_second_computer_hears_over_the_share_who_has_it_open_and_since_when(start: Start, cloud: Path) -> None:
    over = over_the_network(cloud.rename(cloud.parent.parent / "Sainte-Alix"))
    with open_there(over):
        running = start()
        page = refused(running, over)
        told = page.notice.text()

        assert "lies on another computer or a network drive" in told
        assert "is open elsewhere: Thérèse Tits, on PC-T, since 12/03/2026 at 09:05" in told
        assert "shared folder" in told
        assert not page.rescue.copy_button.isVisible()  # what is typed there meanwhile would be missing in the copy
        assert page.rescue.join_button.isVisible()
        assert "share the dossier there" in page.rescue.words.text()
        assert "can be looked at meanwhile" in page.rescue.words.text()
        running.press("Look at this backup")
        assert people(running) == ["Diop"]
        assert "You are looking at the backup of" in running.window.banner.text()


def test_note_that_a_dead_computer_left_on_a_share_names_nobody(start: Start, cloud: Path) -> None:
    over = over_the_network(cloud.rename(cloud.parent.parent / "Sainte-Alix"))
    (over / HOLDER_FILE).write_text('{"person": "Ana", "workstation": "PC-A"}')
    running = start()
    page = refused(running, over)

    assert "Ana" not in page.notice.text()
    assert page.rescue.copy_button.isVisible()


def test_who_has_it_open_without_a_note_is_told_in_words(start: Start, cloud: Path) -> None:
    with open_there(cloud, named=False):
        running = start()
        page = refused(running, cloud)

        assert "by whom is not written beside it" in page.notice.text()
        assert "—" not in page.notice.text()
        assert not page.rescue.copy_button.isVisible()


def test_encrypted_dossier_asks_for_its_passphrase_before_it_is_copied(start: Start, cloud: Path, home: Path) -> None:
    local = cloud.rename(cloud.parent.parent / "Sainte-Alix")
    protection.turn_on(local, protection.Protecting("Ana", WORDS, protection.new_code()), AUTHOR, lambda: NOW)
    keyring.forget()
    local.rename(cloud)
    running = start()
    refused(running, cloud)

    running.press("Copy it to this computer")
    page = running.program.window
    assert isinstance(page, UnlockPage)
    running.type_in(page.words, WORDS)
    running.press("Open")

    assert running.program.dossier.workspace.folder == home / "dossiers" / "Sainte-Alix"
    assert people(running) == ["Diop"]
    assert driver.is_encrypted(cloud / FILE_NAME)
