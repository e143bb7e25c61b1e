"""The folder of the open dossier vanishes: what is typed meanwhile is saved once it is back, or goes on elsewhere."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.office import Attachment
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.backups import ledger
from csxl_desktop.storage.backups.kept import place_of
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.widgets.text_fields import TextField
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.running import Running, running_at_home


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    yield from running_at_home(qtbot, qapp, tmp_path / "home", monkeypatch)


def typed(running: Running, qtbot: QtBot, key: UUID, words: str) -> TextField:
    """A field of the person, typed in and left."""
    field = TextField("Note")
    qtbot.addWidget(field)
    save_to(running.program.context(Path()), field, Person, "note", lambda: key)
    field.set_value("")
    field.edit.setText(words)
    field.flush()
    running.settle()
    return field


def opened(running: Running, dossier: Path) -> UUID:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as here:
        key = factories.person(here, "Odile", "Laval")
    running.program.open(dossier)
    running.settle()
    return key


def look(running: Running) -> None:
    assert running.program.desk is not None
    running.program.desk.safekeeping.look_after()
    running.settle()


def note(running: Running, key: UUID) -> object:
    return running.ask(lambda services: services.records.values(Person, key)["note"])


def test_what_is_typed_meanwhile_is_saved_once_it_is_back(running: Running, qtbot: QtBot, dossier: Path) -> None:
    key = opened(running, dossier)
    dossier.rename(dossier.with_name("away"))
    field = typed(running, qtbot, key, "dit sans disque")
    assert field.property("refused")
    look(running)
    assert "moved or removed" in running.window.banner.text()

    dossier.with_name("away").rename(dossier)
    look(running)
    running.settle()
    assert running.window.banner.text() == ""
    assert not field.property("refused")
    assert note(running, key) == "dit sans disque"


def test_it_goes_on_elsewhere_with_what_was_typed(
    running: Running, qtbot: QtBot, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workspace(dossier, AUTHOR, lambda: NOW) as here, here.database.begin("photo") as session:
        digest = attachments.store(dossier / "annexes", b"a photo")
        session.add(Attachment(sha256=digest, size=7, file_name="photo.jpg", media_type="image/jpeg"))
    key = opened(running, dossier)
    gone = dossier.with_name("away")
    dossier.rename(gone)
    typed(running, qtbot, key, "dit sans disque")
    look(running)
    (tmp_path / "mine").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "mine"))
    running.press("Save the dossier elsewhere…")
    running.settle()

    assert running.program.dossier.workspace.folder == tmp_path / "mine" / dossier.name
    running.settle()
    told = running.window.banner.text()
    assert "1 photo or annex could not be copied" in told
    assert "is to be done again" in told
    assert note(running, key) == "dit sans disque"
    assert not dossier.exists()
    with open_workspace(gone, AUTHOR, lambda: NOW) as before:  # what went away is as it was
        assert before.records.values(Person, key)["note"] == ""


def test_backups_that_are_taken_away_are_told_and_made_anew(running: Running, dossier: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened(running, dossier)
    running.ask(lambda services: services.backups.choose_second_place(stick))
    running.ask(lambda services: services.backups.make())
    look(running)
    place = place_of(dossier)
    place.rename(tmp_path / "moved away")

    look(running)
    running.settle()
    said = running.window.banner.text()
    assert said.startswith(f"The folder of the backups has disappeared: {place}.")
    assert "Your dossier is whole" in said
    assert len(ledger.read(place).backups()) == 1  # made at once, whatever was written since

    running.press("Open the backups")
    sheet = running.page.backups
    assert running.window.banner.text() == ""
    assert sheet.notice.text().startswith("The folder of the backups has disappeared")
    assert sheet.table.model().rowCount() == 1
    assert str(stick) in sheet.second.where.text()
    look(running)
    assert len(ledger.read(place).backups()) == 1


def test_page_of_the_backups_tells_it_before_the_next_look(running: Running, dossier: Path, tmp_path: Path) -> None:
    opened(running, dossier)
    running.ask(lambda services: services.backups.make())
    look(running)
    place_of(dossier).rename(tmp_path / "moved away")

    running.page.open_backups()
    running.settle()

    sheet = running.page.backups
    assert sheet.notice.text().startswith("The folder of the backups has disappeared")
    assert sheet.table.model().rowCount() == 1
