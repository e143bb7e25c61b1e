"""Who works here: one name is chosen, once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.who import WhoDialog, ask_who
from csxl_desktop.ui.widgets.text_fields import TextField
from tests.ui.typing_keys import press_key, type_text


def opened(qtbot: QtBot) -> tuple[WhoDialog, list[str]]:
    dialog = WhoDialog(["Anna Diop", "Bram Peeters"], "", None)
    qtbot.addWidget(dialog)
    said: list[str] = []
    dialog.chosen.connect(said.append)
    dialog.open()
    qtbot.waitExposed(dialog)
    return dialog, said


def test_enter_takes_the_name_that_has_the_focus(qtbot: QtBot) -> None:
    dialog, said = opened(qtbot)

    press_key(dialog.findChildren(QPushButton)[1], Qt.Key.Key_Return)

    assert said == ["Bram Peeters"]
    assert not dialog.isVisible()


def test_somebody_else_is_not_overridden_by_the_first_button(qtbot: QtBot) -> None:
    dialog, said = opened(qtbot)
    field = dialog.findChild(TextField)
    assert field is not None
    field.edit.setText("Chloé Remy")

    press_key(field.edit, Qt.Key.Key_Return)

    assert said == ["Chloé Remy"]


def test_a_name_that_was_typed_and_not_taken_stands_there_again(qtbot: QtBot, tmp_path: Path) -> None:
    drafts, window = Drafts(tmp_path), QWidget()
    qtbot.addWidget(window)
    said: list[str] = []

    def asked() -> tuple[WhoDialog, TextField]:
        dialog = ask_who(drafts, ["Anna Diop"], "", window)
        dialog.chosen.connect(said.append)
        qtbot.waitExposed(dialog)
        field = dialog.findChild(TextField)
        assert field is not None
        return dialog, field

    dialog, field = asked()
    assert field._note.text() == "Type the name, then Enter."
    field.edit.setFocus()
    type_text(field.edit, "Chloé Remy")
    press_key(field.edit, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

    dialog, field = asked()
    assert field.edit.text() == "Chloé Remy"
    type_text(field.edit, "e")
    dialog.close()

    dialog, field = asked()
    assert field.edit.text() == "Chloé Remye"
    assert said == []
    press_key(field.edit, Qt.Key.Key_Backspace)
    press_key(field.edit, Qt.Key.Key_Return)
    assert said == ["Chloé Remy"]
    assert asked()[1].edit.text() == ""


def test_the_name_that_stands_out_is_the_one_that_enter_takes(qtbot: QtBot) -> None:
    dialog = WhoDialog(["Anna Diop", "Bram Peeters"], "Bram Peeters", None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()

    held = dialog.focusWidget()

    assert isinstance(held, QPushButton)
    assert (held.text(), held.property("look")) == ("Bram Peeters", "primary")
