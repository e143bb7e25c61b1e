"""The first page: each way in says what happens, and the keyboard alone reaches all of them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.window_state import WindowState
from tests.ui.typing_keys import type_text


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> StartPage:
    made = StartPage(tmp_path / "dossiers")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.name.setFocus()
    return made


def test_keyboard_alone_reaches_every_way_and_hears_what_it_does(page: StartPage) -> None:
    ways = [page.new_button, page.table_button, page.demo_button, page.open_button, page.carried_button]
    ways.append(page.stick_button)
    passed = []
    for _press in range(12):
        front = QApplication.focusWidget()
        assert front is not None
        QTest.keyClick(front, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())

    reached = [each for each in passed if each in ways]
    assert list(dict.fromkeys(reached)) == ways
    assert page.links.bag in passed
    assert page.links.join in passed
    assert all(each.accessibleDescription() for each in ways if isinstance(each, QPushButton))


def test_name_and_enter_make_a_dossier(page: StartPage, tmp_path: Path) -> None:
    asked: list[tuple[Path, str]] = []
    page.new_chosen.connect(lambda *told: asked.append(told))

    QTest.keyClick(page.name.edit, Qt.Key.Key_Return)
    assert page.name.refusal()
    type_text(page.name.edit, "Coordination de Sainte-Alix")
    QTest.keyClick(page.name.edit, Qt.Key.Key_Return)

    assert asked == [(tmp_path / "dossiers" / "Coordination de Sainte-Alix", "Coordination de Sainte-Alix")]


def test_table_begins_a_dossier_once_the_office_has_a_name(page: StartPage, tmp_path: Path) -> None:
    asked: list[tuple[Path, str, Path]] = []
    page.table_chosen.connect(lambda *told: asked.append(told))

    page.table_button.click()
    assert page.name.refusal()
    assert asked == []
    type_text(page.name.edit, "Sainte-Alix")
    page.beginning.begin_with(tmp_path / "membres.xlsx")

    assert asked == [(tmp_path / "dossiers" / "Sainte-Alix", "Sainte-Alix", tmp_path / "membres.xlsx")]


def test_dossier_taken_along_keeps_its_name(page: StartPage, tmp_path: Path) -> None:
    asked: list[tuple[Path, Path]] = []
    page.carried_chosen.connect(lambda *told: asked.append(told))

    page.take_over(tmp_path / "Sainte-Alix.dossier")

    assert asked == [(tmp_path / "Sainte-Alix.dossier", tmp_path / "dossiers" / "Sainte-Alix")]


def test_other_computer_adds_what_this_one_does_not_remember(tmp_path: Path) -> None:
    theirs, ours = WindowState(tmp_path / "theirs.json"), WindowState(tmp_path / "ours.json")
    for key, value in {"theme": "dark", "person": "Odile", "dossier": "/elsewhere"}.items():
        theirs.set_text(key, value)
    ours.set_text("person", "Samir")

    ours.adopt(theirs.content())
    ours.sync()

    kept = json.loads((tmp_path / "ours.json").read_text(encoding="utf-8"))
    assert kept == {"person": "Samir", "theme": "dark"}


@pytest.mark.parametrize("size", [1.5, 2.0])
def test_on_a_small_screen_large_letters_scroll(qtbot: QtBot, qapp: QApplication, tmp_path: Path, size: float) -> None:
    """1366×768: the last ways in, the manual and the language are reached by Tab and come into view."""
    theme.apply(qapp, "light", resources(), size)
    page = StartPage(tmp_path / "dossiers", "The dossier “Sainte-Alix” could not be opened.")
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    assert page.size() == QSize(1366, 768)

    for last in (page.stick_button, page.links.join, page.manual_button, page.language):
        for _press in range(30):
            if (front := QApplication.focusWidget()) is last:
                break
            QTest.keyClick(front or page, Qt.Key.Key_Tab)
        QApplication.processEvents()
        assert last.hasFocus()
        seen = QRect(last.mapTo(page, QPoint()), last.size())
        assert page.rect().contains(seen), (last.text(), seen)
    theme.apply(qapp, "light", resources())
