"""A bag leaves the laptop by a click: refused while something is not closed up, gone without a trace after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.directory import Person
from csxl_desktop.services import bags
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.ui.start_page import StartPage
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.running import HOME, Running, running_at_home

WORDS = "cerise verte lampe"
REMOVE = "Remove this bag from the laptop"


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    yield from running_at_home(qtbot, qapp, tmp_path / "home", monkeypatch)


def test_a_bag_is_removed_once_it_is_closed_up(running: Running, dossier: Path, tmp_path: Path) -> None:
    bag, laptop = tmp_path / "AG.mallette", tmp_path / "laptop"
    with open_workspace(dossier, AUTHOR, lambda: NOW) as office:
        key = factories.person(office, "Odile", "Laval")
        office.bags.make(bag, WORDS)
    bags.open_up(bag, WORDS, laptop)
    running.program.open(laptop)
    running.settle()
    running.ask(lambda services: services.records.change(Person, key, {"note": "dit sur place"}))
    running.show(HOME)
    running.page.memory_button.click()
    running.settle()
    running.page.memory.show_bags()
    running.settle()
    view = running.page.memory.bags

    running.press(REMOVE)
    assert "was not closed up since its last change" in running.said[-1]
    assert (laptop / "csxl.db").is_file()

    view.passphrase.set_value(WORDS)
    view.make(bag)
    running.settle()
    assert "remove it from this laptop" in view.notice.text()
    running.press(REMOVE)
    running.until(lambda: isinstance(running.program.window, StartPage) and running.program.window.notice.isVisible())
    assert not laptop.exists()
    assert isinstance(running.program.window, StartPage)
    assert running.program.window.notice.text() == "The bag was removed from this computer."

    with open_workspace(dossier, AUTHOR, lambda: NOW) as office:  # and nothing went with it
        office.bags.take_back(bag, WORDS)
        assert office.records.values(Person, key)["note"] == "dit sur place"
