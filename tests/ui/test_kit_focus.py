"""One sees where the keyboard is: on sheets where nothing is chosen, on what is only read, on what was refused."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.services.updates import Release
from csxl_desktop.ui.meetings.year_view import YearView
from csxl_desktop.ui.release_sheet import ReleaseSheet
from csxl_desktop.ui.widgets.date_fields import _DayPicker
from csxl_desktop.ui.widgets.text_fields import TextField
from csxl_desktop.ui.widgets.week import WeekCalendar
from tests.legible.focus import unseen_focus
from tests.legible.reach import controls

_DAY = date(2026, 3, 12)
_ROOM = QSize(600, 500)


def _refused() -> QWidget:
    field = TextField("Name", required=True)
    field.show_refusal("A name is needed here.")
    return field


def _locked() -> QWidget:
    holder = QWidget()
    edit = QLineEdit("Approved", holder)
    edit.setReadOnly(True)
    return holder


_MADE: dict[str, Callable[[], QWidget]] = {
    "year": YearView,
    "week": lambda: WeekCalendar(_DAY),
    "day": lambda: _DayPicker(None, _DAY),
    "version": lambda: ReleaseSheet(Release("0.10.0", Path("setup"), "", {"en": "New."}), None),
    "refused": _refused,
    "locked": _locked,
}


@pytest.mark.parametrize("made", _MADE)
def test_the_keyboard_is_seen(qtbot: QtBot, made: str) -> None:
    shown = _MADE[made]()
    window = shown if isinstance(shown, QDialog) else QWidget()  # what is its own window is not among its controls
    qtbot.addWidget(window)
    if shown is not window:
        shown.setParent(window)
        shown.resize(_ROOM)
    window.resize(_ROOM)
    window.show()
    qtbot.waitExposed(window)

    assert controls(window)
    assert unseen_focus(window) == []
