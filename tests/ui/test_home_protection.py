"""The page of the passphrases: what opens the dossier goes on paper alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.home.protection import ProtectionView
from tests.ui.groups_support import Rig
from tests.ui.handed_over import HandedOver


def test_the_recovery_sheet_goes_by_no_mail(qtbot: QtBot, rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = HandedOver()
    monkeypatch.setattr(QDesktopServices, "openUrl", handed)
    view = ProtectionView(rig.context)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.reload()
    rig.settle()
    view.prepare()
    qtbot.waitUntil(lambda: bool(view.panel.preview.pdf()), timeout=20_000)
    buttons = {each.accessibleName(): each for each in view.panel.findChildren(QPushButton)}

    assert buttons["Print"].isVisible()
    assert not buttons["Send…"].isVisible()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    buttons["Print"].setFocus()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(buttons["Print"], Qt.Key.Key_E, keys)
    rig.settle()
    assert handed == []
    assert list((rig.context.services.folder / "documents").glob("*.eml")) == []
