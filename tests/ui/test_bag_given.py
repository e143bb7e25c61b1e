"""The file of a bag, clicked twice: its passphrase is asked, or the open dossier says where it comes back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.bags import SUFFIX
from csxl_desktop.services.workspace import open_workspace
from csxl_desktop.storage.bags.header import read_label
from csxl_desktop.system.workstation import BAG_SUFFIX
from csxl_desktop.ui.passphrase_page import PassphrasePage
from csxl_desktop.ui.start_page import StartPage
from tests import factories
from tests.conftest import AUTHOR, NOW
from tests.journeys.running import Running, running_at_home

WORDS = "cerise verte lampe"


@pytest.fixture
def running(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    yield from running_at_home(qtbot, qapp, tmp_path / "home", monkeypatch)


@pytest.fixture
def bag(dossier: Path, tmp_path: Path) -> Path:
    """One that left the office."""
    made = tmp_path / f"assembly{BAG_SUFFIX}"
    with open_workspace(dossier, AUTHOR, lambda: NOW) as office:
        factories.person(office, "Odile", "Laval")
        office.bags.make(made, WORDS)
    return made


def asking(running: Running) -> PassphrasePage:
    running.until(lambda: isinstance(running.program.window, PassphrasePage))
    running.settle()
    page = running.program.window
    assert isinstance(page, PassphrasePage)
    return page


def test_a_page_of_its_own_names_the_bag_and_waits_for_its_passphrase(running: Running, bag: Path) -> None:
    running.program.start(bag)

    page = asking(running)
    assert page.title.text() == "Meeting bag “assembly”"
    label = read_label(bag)
    days = (short_date(label.made_on), short_date(label.until_on))
    assert page.about.text() == "Prepared on {}, valid until {}.".format(*days)
    assert page.words.edit.hasFocus()
    running.press("Back to the first page")
    assert isinstance(running.program.window, StartPage)


def test_a_wrong_passphrase_keeps_the_file_and_what_was_typed(running: Running, bag: Path, tmp_path: Path) -> None:
    running.program.start(bag)
    first = asking(running)
    running.press("Open the bag")
    assert first.words.refusal() == "The passphrase is needed here."

    running.type_in(first.words, "cerise verte lamppe", then=Qt.Key.Key_Return)
    running.until(lambda: running.program.window is not first)
    page = asking(running)
    assert page.words.refusal().startswith("This is not the passphrase of this bag.")
    assert page.words.value() == "cerise verte lamppe"
    assert page.about.text().startswith("Prepared on")
    assert running.said == []

    running.type_in(page.words, WORDS, then=Qt.Key.Key_Return)
    running.until(lambda: running.program.desk is not None)
    running.settle()
    assert running.program.dossier.workspace.folder == tmp_path / "home" / "dossiers" / "assembly"


def test_what_is_no_bag_is_said_at_once(running: Running, tmp_path: Path) -> None:
    other = tmp_path / f"letter{BAG_SUFFIX}"
    other.write_bytes(b"x")

    running.program.start(other)

    assert asking(running).notice.text().startswith(f"“letter{BAG_SUFFIX}” is not a meeting bag.")


def test_a_wrong_passphrase_of_a_shared_folder_keeps_the_folder(
    running: Running, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "commun"
    with open_workspace(dossier, AUTHOR, lambda: NOW) as office:
        office.sharing.share(place, WORDS)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_where: str(place))
    running.program.start()
    running.press("Join a shared folder…")
    first = asking(running)
    assert first.title.text() == "Shared folder “commun”"

    running.type_in(first.words, "autre chose", then=Qt.Key.Key_Return)
    running.until(lambda: running.program.window is not first)
    page = asking(running)
    assert page.words.refusal().startswith("This is not the passphrase of the shared folder.")
    running.type_in(page.words, WORDS, then=Qt.Key.Key_Return)
    running.until(lambda: running.program.dossier.is_open)
    running.settle()


def test_beside_an_open_dossier_it_is_taken_back_in_two_steps(running: Running, dossier: Path, bag: Path) -> None:
    running.program.open(dossier)
    running.settle()

    running.program.come_forward(bag)
    running.settle()
    assert running.program.dossier.workspace.folder == dossier
    assert f"“assembly{BAG_SUFFIX}” is a meeting bag" in running.window.banner.text()

    running.press("Take it back here…")
    view = running.page.memory.bags
    assert running.window.banner.text() == ""
    assert f"“assembly{BAG_SUFFIX}” comes back" in view.notice.text()
    running.press("Take this bag back")
    assert view.passphrase.refusal() == "The passphrase is needed here."
    running.type_in(view.passphrase, "autre chose")
    running.press("Take this bag back")
    assert view.passphrase.refusal().startswith("This is not the passphrase of this bag.")
    view.passphrase.edit.clear()
    running.type_in(view.passphrase, WORDS)
    running.press("Take this bag back")
    assert view.notice.text().startswith("The bag is back")
    assert view.back_button.text() == "Take a bag back…"
    assert running.said == []


def test_the_way_in_knows_the_bags_by_their_name() -> None:
    assert BAG_SUFFIX == SUFFIX
