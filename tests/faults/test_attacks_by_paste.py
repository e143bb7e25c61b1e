"""Ten megabytes pasted, and odd values typed, wherever the window takes text: taken, or refused with the reason."""

import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.ui.directory.act_kinds import RENAME, REPRESENTATIVE
from csxl_desktop.ui.directory.columns import ORGANISATIONS, PEOPLE
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField
from csxl_desktop.ui.working_groups.record import GROUP, REPORT
from tests.faults.haunted_window import HauntedWindow
from tests.ui.typing_keys import press_key

HOME, DIRECTORY, MEETINGS, GROUPS, EVALUATION = range(5)
FIELDS = 24  # of one form that are tried
MEGABYTES = 10_000_000
HUGE = {
    "one word": "é" * (MEGABYTES // 2),
    "words": "à l’aide <b> " * (MEGABYTES // 14),
    "lines": "Maison;Rue\n" * (MEGABYTES // 11),
    "accents": "e\u0301\u0302" * (MEGABYTES // 5),
}
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="the kernel's witness is that of Linux"),
    pytest.mark.qt_log_ignore("^This plugin does not support", extend=True),
]


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, haunted: Path) -> Iterator[HauntedWindow]:
    assert dressed
    made = HauntedWindow(qtbot, haunted)
    made.window.show_tab(DIRECTORY)
    made.settle()
    yield made
    made.close()
    dressed.clipboard().clear()
    assert made.failures == []


def paste(widget: QWidget, text: str) -> None:
    """`text` in the clipboard, then the keys of a paste over all that stands there."""
    QApplication.clipboard().setText(text)
    widget.setFocus()
    press_key(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press_key(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def leave(desk: HauntedWindow, field: Field) -> None:
    """As Tab does; until its answer has come."""
    field.flush()
    desk.wait()


def opened(desk: HauntedWindow, view: str) -> Any:
    desk.page().list.turn_to(view)
    desk.settle()
    desk.page().list.table().choose_first()
    desk.settle()
    return desk.page().person if view == PEOPLE else desk.page().organisation


def test_ten_megabytes_in_the_boxes_of_the_directory(desk: HauntedWindow) -> None:
    search, narrow = desk.window.top.search, desk.page().list.search
    for huge in HUGE.values():
        for box in (search, narrow):
            paste(box, huge)
            desk.settle()
            assert box.text().split()[0] in huge.split("\n")[0]
        box.clear()
    panel = opened(desk, ORGANISATIONS)
    name, note = panel.identity.fields["name"], panel.identity.fields["note"]
    before = note.value()
    for huge in HUGE.values():
        paste(name.control, huge)
        leave(desk, name)
        assert "1000 characters" in name.refusal()
        name.revert()
        paste(note.control, huge)
        assert "too long" in below(note)
        assert note.value() == before
        press_key(note.control, Qt.Key.Key_Z, text="z")
        assert "too long" not in below(note)
        note.revert()


def test_ten_megabytes_in_the_import(desk: HauntedWindow) -> None:
    desk.page().open_tool("import")
    for huge in HUGE.values():
        paste(desk.page().tool().pasted, huge)
        desk.settle()
        assert "at most" in desk.page().tool().notice.text()
        desk.page().tool().begin()


def test_ten_megabytes_in_a_formatted_text(desk: HauntedWindow) -> None:
    tab(desk, GROUPS).record.show_view(REPORT)
    desk.settle()
    editor = next(each for each in desk.page().findChildren(RichTextEditor) if each.isVisible())
    told: list[str] = []
    editor.refused.connect(told.append)
    before = editor.value()
    for huge in HUGE.values():
        paste(editor.edit, huge)

    assert len(told) == len(HUGE)
    assert all("too long" in each for each in told)
    assert editor.value() == before


# Every field of every form.

ODD = (
    "<b>Né</b> & {0} %s", "31/02/2026", "nul\x00x", "'; DROP TABLE organisations;--", "9" * 30, "é" * 400, "=1+1",
    "\u202eabc\u202c", "12:99", "-1", "n’importe@", "😀" * 70, "0", "1e309", "03/04/9999", "x\u2028y\x07",
)  # fmt: skip
PLACES: dict[str, Callable[[HauntedWindow], Any]] = {
    "organisation": lambda desk: opened(desk, ORGANISATIONS),
    "person": lambda desk: opened(desk, PEOPLE),
    "new record": lambda desk: desk.page().new_record() or desk.page().new,
    "rename": lambda desk: act(desk, RENAME),
    "representative": lambda desk: act(desk, REPRESENTATIVE),
    "group": lambda desk: tab(desk, GROUPS).record.show_view(GROUP),
    "meeting": lambda desk: tab(desk, MEETINGS).new_record(),
    "settings": lambda desk: tab(desk, HOME).open_settings(),
    "figures": lambda desk: tab(desk, EVALUATION).show_place("figures"),
    "contacts": lambda desk: desk.page().open_tool("contacts"),
    "lists": lambda desk: desk.page().open_tool("lists"),
}


def below(field: Field) -> str:
    """What stands below the control of a field."""
    return " ".join(each.text() for each in field.findChildren(QLabel) if each.isVisible())


def letters(text: str) -> str:
    return "".join(each for each in text if each.isalnum())


def tab(desk: HauntedWindow, place: int) -> Any:
    desk.window.show_tab(place)
    desk.settle()
    return desk.page()


def act(desk: HauntedWindow, key: str) -> Any:
    acts = opened(desk, ORGANISATIONS).acts
    acts.open_act(key)
    return acts


def typed_in(desk: HauntedWindow, form: Any) -> list[Field]:
    """The fields on screen that take letters."""
    return [field for field in form.findChildren(Field) if _takes_letters(desk, field)]


def _takes_letters(desk: HauntedWindow, field: Field) -> bool:
    control = field.control
    if not isinstance(control, QLineEdit | QPlainTextEdit) or not control.isVisibleTo(desk.page()):
        return False
    return control.isEnabled() and not control.isReadOnly()


@pytest.mark.parametrize("place", PLACES)
def test_odd_values_in_every_field_are_taken_or_refused_in_words(desk: HauntedWindow, place: str) -> None:
    form = PLACES[place](desk) or desk.page()
    desk.until(lambda: typed_in(desk, form))  # rows may come once nothing else is on its way
    desk.settle()
    odd, tried = cycle(ODD), 0
    for field in form.findChildren(Field):
        if not _takes_letters(desk, field) or tried == FIELDS:
            continue
        control = field.control
        assert isinstance(control, QLineEdit | QPlainTextEdit)
        tried += 1
        value = next(odd)
        paste(control, value)
        leave(desk, field)
        shown = control.text() if isinstance(control, QLineEdit) else control.toPlainText()
        assert field.refusal() or not field.is_dirty(), (field.name(), value)
        assert field.refusal() or shown.strip() or not value.strip(), (field.name(), value)
        if not field.refusal() and type(field) in (TextField, MultilineField):
            assert letters(shown) == letters(value), field.name()  # nothing was cut without a word
        if field.refusal():
            assert "{" not in field.refusal().replace(value, ""), (field.name(), value)
            field.revert()
    assert tried
