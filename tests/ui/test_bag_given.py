"""The file of a bag, clicked twice: its passphrase is asked, or the open dossier says where it comes back."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.services.bags import SUFFIX
from csxl_desktop.system.workstation import BAG_SUFFIX
from csxl_desktop.ui.start_page import StartPage
from tests.journeys.running import Running


def test_the_passphrase_is_asked_where_no_dossier_is_open(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    bag = tmp_path / f"assembly{BAG_SUFFIX}"
    bag.write_bytes(b"x")
    running = Running(qtbot, qapp)

    running.program.start(bag)
    running.settle()

    page = running.program.window
    assert isinstance(page, StartPage)
    assert page.bag.passphrase.isVisibleTo(page)
    given: list[object] = []
    page.bag_chosen.disconnect()
    page.bag_chosen.connect(lambda *asked: given.extend(asked))
    page.bag.passphrase.set_value("three plain words")
    page.bag.go_button.click()
    assert given[:2] == [bag, "three plain words"]
    running.program.close()


def test_an_open_dossier_stays_and_says_where_the_bag_is_taken_back(
    qtbot: QtBot, qapp: QApplication, dossier: Path, tmp_path: Path
) -> None:
    bag = tmp_path / f"assembly{BAG_SUFFIX}"
    bag.write_bytes(b"x")
    running = Running(qtbot, qapp)
    running.program.state.set_text("person", "Anna Diop")
    running.program.open(dossier)
    running.settle()

    running.program.come_forward(bag)
    running.settle()

    assert running.program.dossier.workspace.folder == dossier
    assert f"“assembly{BAG_SUFFIX}” is a meeting bag" in running.window.banner.text()
    assert running.said == []
    running.program.close()


def test_the_way_in_knows_the_bags_by_their_name() -> None:
    assert BAG_SUFFIX == SUFFIX
