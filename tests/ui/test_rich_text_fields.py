"""Live fields while typing: found by their words, shown as chips, with the words that agree with them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, LiveField, RichText, Run
from csxl_desktop.i18n import speaking
from csxl_desktop.ui.widgets.rich_text_agreement import AgreementDialog, usual_plural
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from tests.ui.rich_text_keys import ALT, numbered_ids, press, put_cursor, type_text
from tests.ui.typing_keys import type_text as type_into

FIELDS = (
    FieldChoice("year", "Year of the report", "2026"),
    FieldChoice("arrivals", "Number of arrivals", "3", counted=True),
    FieldChoice("team", "Number of members of the team", "2", counted=True, feminine=True),
    FieldChoice("source.1", "Baromètre", "Observatoire, Baromètre, 2024"),
)


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    made = RichTextEditor("", new_id=numbered_ids())
    made.set_fields(FIELDS)
    qtbot.addWidget(made)
    made.show()
    return made


def runs(editor: RichTextEditor) -> tuple[Run, ...]:
    return editor.text().blocks[0].runs


def dialog(editor: RichTextEditor) -> AgreementDialog:
    found = editor.findChildren(AgreementDialog)[-1]
    assert found.isVisible()
    return found


def test_a_field_that_counts_is_offered_with_the_words_that_agree(editor: RichTextEditor) -> None:
    type_text(editor, "{")
    assert editor.edit.completion.names() == ["year", "arrivals", "team"]
    type_text(editor, "arriv")
    assert editor.edit.completion.names() == ["arrivals", "arrivals|"]

    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Return)
    asked = dialog(editor)
    type_into(asked.one, "nouveau membre")
    assert asked.many.text() == "nouveaux membres"
    assert asked.shown.text() == "Reads now: “nouveaux membres”"
    asked.accept()

    assert runs(editor) == (LiveField("arrivals|nouveau membre|nouveaux membres"),)


def test_words_are_changed_by_the_keyboard_and_a_plural_written_by_hand_stays(editor: RichTextEditor) -> None:
    editor.set_value(RichText((Block("1", runs=(LiveField("arrivals|bail|baux"),)),)))
    put_cursor(editor, 0, 1)

    press(editor, Qt.Key.Key_Return, ALT)
    asked = dialog(editor)
    assert (asked.one.text(), asked.many.text()) == ("bail", "baux")
    type_into(asked.one, " signé")
    assert asked.many.text() == "baux"
    asked.many.setText("baux signés")
    asked.accept()

    assert runs(editor) == (LiveField("arrivals|bail signé|baux signés"),)


def test_who_is_counted_gives_the_gender(editor: RichTextEditor) -> None:
    type_text(editor, "{team|")
    assert editor.edit.completion.names() == ["team|"]
    press(editor, Qt.Key.Key_Return)
    asked = dialog(editor)
    lines = list(asked.findChildren(type(asked.one)))
    assert len(lines) == 4
    for line, words in zip(
        lines, ("le coordinateur", "les coordinateurs", "la coordinatrice", "les coordinatrices"), strict=True
    ):
        line.setText(words)
    with speaking("fr"):
        lines[0].setText("un coordinateur")
        assert "les coordinatrices" in asked.shown.text()
    asked.accept()

    (run,) = runs(editor)
    assert isinstance(run, LiveField)
    assert run.name == "team|un coordinateur|les coordinateurs|la coordinatrice|les coordinatrices"


def test_words_typed_whole_become_a_chip(editor: RichTextEditor) -> None:
    type_text(editor, "{arrivals|membre|membres} {other|a|b}")

    assert runs(editor)[0] == LiveField("arrivals|membre|membres")
    assert editor.text().plain().endswith(" {other|a|b}")
    assert editor.edit.objects.description(runs(editor)[0]).startswith("Agrees with: Number of arrivals")


def test_nothing_is_asked_where_nothing_agrees(editor: RichTextEditor) -> None:
    editor.set_value(RichText((Block("1", runs=(LiveField("year"), LiveField("gone|a|b"))),)))
    for at in (0, 2):
        put_cursor(editor, 0, at)
        press(editor, Qt.Key.Key_Return, ALT)
    put_cursor(editor, 0, 1)
    editor.edit.setReadOnly(True)
    editor.perform("change")

    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, AgreementDialog)]


def test_the_usual_plural_is_proposed() -> None:
    assert [usual_plural(words) for words in ("nouveau journal", "pays", "prix  bas", "")] == [
        "nouveaux journaux", "pays", "prix  bas", "",
    ]  # fmt: skip
