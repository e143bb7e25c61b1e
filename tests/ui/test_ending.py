"""A program that is asked to end by the system closes its window as by the cross."""

import os
import signal

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.ending import Ending


@pytest.mark.skipif(os.name != "posix", reason="Windows ends a session by a message that Qt hears")
def test_sigterm_closes_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(qapp)
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=10_000)
    finally:
        ending.stop()

    assert signal.getsignal(signal.SIGTERM) is before
