"""Something was lost: found again in four clicks, taken back, and found again where the dossier does not open."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from csxl_desktop.domain.directory import Person
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.backups.kept import Why, place_of
from csxl_desktop.storage.database import FILE_NAME
from csxl_desktop.storage.schema import SCHEMA_VERSION
from csxl_desktop.ui.home.backups import BackupsSheet
from csxl_desktop.ui.start_page import StartPage
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.conftest import Start
from tests.journeys.running import HOME, people, refused

NOT_READ = Path("/proc/self/mem")  # nothing of a process lies at its address 0: reading there fails


def choose(sheet: BackupsSheet, row: int) -> None:
    """A click on a line of the list."""
    table = sheet.table
    where = table.visualRect(table.model().index(row, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_lost_and_found_again(start: Start, dossier: Path) -> None:
    running = start()
    running.program.open(dossier)
    running.settle()
    anna = running.ask(lambda services: factories.person(services, "Anna", "Diop"))
    running.ask(lambda services: services.backups.make())
    running.ask(lambda services: services.records.trash(Person, anna))
    assert people(running) == []

    running.show(HOME)
    running.press("Backups")
    sheet = running.page.backups
    choose(sheet, 0)
    running.settle()
    assert sheet.detail.state.text() == "Sound: every byte is as it was written."
    assert sheet.detail.told()[0].startswith("You would lose 1 act, done since")
    assert any("Ms Anna Diop" in line for line in sheet.detail.told())
    running.press("Restore this backup")  # the fourth click
    assert people(running) == ["Diop"]
    assert "The dossier is as it was on" in running.window.banner.text()

    running.press("Take this back")
    assert people(running) == []

    running.show(HOME)
    running.press("Backups")
    choose(running.page.backups, 2)
    running.settle()
    running.press("Look at it first")
    assert people(running) == ["Diop"]
    assert "nothing can be changed here" in running.window.banner.text()
    running.show(HOME)
    running.press("Backups")
    assert not running.page.backups.now_button.isVisible()
    running.press("Back to the dossier")
    assert people(running) == []
    running.close()
    assert len(list(place_of(dossier).glob("*.db"))) >= 3


def test_dossier_that_does_not_open_is_found_in_its_backups(start: Start, dossier: Path) -> None:
    running = start()
    running.program.open(dossier)
    running.settle()
    running.ask(lambda services: factories.person(services, "Anna", "Diop"))
    running.close()
    (dossier / FILE_NAME).write_bytes(b"")

    running = start()
    running.program.open(dossier)
    running.until(lambda: isinstance(running.program.window, StartPage))
    running.settle()
    page = running.program.window
    assert isinstance(page, StartPage)
    assert "The last good backup is of" in page.rescue.words.text()
    running.press("All backups")
    sheet = running.program.window
    assert isinstance(sheet, BackupsSheet)
    choose(sheet, 0)
    running.settle()
    assert sheet.detail.told() == ["What was done after this moment is not in the backup."]
    running.press("Back to the start page")
    running.program.open(dossier)
    running.until(lambda: isinstance(running.program.window, StartPage))
    running.settle()
    running.press("Look at this backup")
    assert people(running) == ["Diop"]
    running.press("Back to the dossier")
    running.until(lambda: isinstance(running.program.window, StartPage))
    running.settle()
    running.press("Restore this backup")

    assert people(running) == ["Diop"]
    assert "The file that could not be opened is kept" in running.window.banner.text()


@pytest.mark.skipif(not NOT_READ.exists(), reason="only Linux has a file of which no byte can be read")
def test_disk_that_cannot_be_read_names_the_last_good_backup_and_replaces_nothing(start: Start, dossier: Path) -> None:
    running = start()
    running.program.open(dossier)
    running.settle()
    running.ask(lambda services: factories.person(services, "Anna", "Diop"))
    running.close()
    file, whole = dossier / FILE_NAME, dossier.parent / "whole.db"
    file.rename(whole)
    file.symlink_to(NOT_READ)  # the system opens it, and answers every read as a broken disk does

    running = start()
    page = refused(running, dossier)
    assert "cannot be read or written (the disk does not answer)" in page.notice.text()
    assert "The last good backup is of" in page.rescue.words.text()
    assert not page.rescue.restore_button.isVisible()
    running.press("Look at this backup")
    assert people(running) == ["Diop"]
    running.press("Back to the dossier")
    refused(running, dossier)
    assert file.is_symlink()

    file.unlink()
    whole.rename(file)
    running.press("Try again")
    assert people(running) == ["Diop"]
    assert running.window.banner.text() == ""


def test_after_going_back_to_an_older_program_the_backup_before_the_newer_one_is_named(
    start: Start, dossier: Path
) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as workspace:
        factories.person(workspace, "Anna", "Diop")
        workspace.backups.make(Why.MIGRATE)
    with closing(sqlite3.connect(dossier / FILE_NAME)) as newer:
        newer.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")

    running = start()
    page = refused(running, dossier)
    assert "made with a newer version" in page.notice.text()
    assert "When the newer version took the dossier over, it backed it up first, on" in page.rescue.words.text()
    assert "What was done since is not in it." in page.rescue.words.text()
    assert not page.rescue.restore_button.isVisible()
    running.press("Look at this backup")

    assert people(running) == ["Diop"]
    assert "You are looking at the backup of" in running.window.banner.text()


def test_second_computer_without_any_backup_may_join_or_take_a_bag(start: Start, dossier: Path) -> None:
    with closing(sqlite3.connect(dossier / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        running = start()
        page = refused(running, dossier)

        assert "share the dossier there" in page.rescue.words.text()
        assert page.rescue.join_button.isVisible()
        assert page.rescue.bag_button.isVisible()
        assert not page.rescue.look_button.isVisible()
    running.press("Try again")
    assert running.program.dossier.workspace.looked_at is None


def test_second_computer_looks_at_the_backup_meanwhile(start: Start, dossier: Path) -> None:
    running = start()
    running.program.open(dossier)
    running.settle()
    running.ask(lambda services: services.backups.make())
    running.close()
    other = sqlite3.connect(dossier / FILE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    running = start()
    running.program.open(dossier)
    running.until(lambda: isinstance(running.program.window, StartPage))
    running.settle()
    page = running.program.window
    assert isinstance(page, StartPage)
    assert "is open elsewhere" in page.notice.text()
    assert not page.rescue.restore_button.isVisible()
    running.press("Look at this backup")

    assert "You are looking at the backup of" in running.window.banner.text()
    other.close()
