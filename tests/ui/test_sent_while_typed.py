"""A text goes to the dossier while one types in it, not only when the field is left."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets import sent_while_typed
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text_fields import MultilineField
from tests.ui.typing_keys import type_text


def _shown(qtbot: QtBot, field: Field) -> tuple[QWidget, QLineEdit]:
    """In a window, beside another field to go to."""
    window, other = QWidget(), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(field)
    box.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    field.control.setFocus()
    return window, other


def test_text_of_several_lines_is_saved_while_it_is_typed(
    qtbot: QtBot, jobs: Jobs, errors: Errors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_while_typed, "LONGEST", 20)
    kept = list[str]()
    field = MultilineField("Note")
    save_when_left(field, jobs, errors, lambda value: lambda: kept.append(value))
    window, _other = _shown(qtbot, field)

    type_text(field.edit, "un ")
    qtbot.waitUntil(lambda: kept == ["un"])
    type_text(field.edit, "deux")
    qtbot.waitUntil(lambda: kept == ["un", "un deux"])

    assert window.focusWidget() is field.edit
    assert field.edit.toPlainText() == "un deux"
    assert field.is_dirty() is False


def test_half_a_line_is_not_sent_where_only_whole_ones_mean_something(
    qtbot: QtBot, jobs: Jobs, errors: Errors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_while_typed, "LONGEST", 0)
    field = MultilineField("Names", whole=True)
    sent = list[object]()
    field.committed.connect(sent.append)
    save_when_left(field, jobs, errors, lambda _value: lambda: None)
    _window, other = _shown(qtbot, field)

    type_text(field.edit, "Odi")
    QApplication.processEvents()
    assert sent == []
    type_text(field.edit, "le")
    other.setFocus()
    assert sent == ["Odile"]
