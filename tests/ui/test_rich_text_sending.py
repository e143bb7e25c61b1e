"""The text editor: live fields, what it sends and when, what stays on screen, pictures."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText, Span
from csxl_desktop.i18n import french_spaces
from csxl_desktop.i18n.french_spaces import FrenchSpaces
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from tests.ui.rich_text_keys import (
    CTRL,
    lines,
    numbered_ids,
    paragraph,
    press,
    put_cursor,
    text_of,
    type_text,
)

FIELDS = (
    FieldChoice("year", "Année du rapport", "2025"),
    FieldChoice("members", "Nombre de membres", "97"),
    FieldChoice("partners", "Partenaires", "21"),
)


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    result = RichTextEditor("Texte", new_id=numbered_ids())
    qtbot.addWidget(result)
    result.set_fields(FIELDS)
    return result


# Live fields.


def test_a_brace_offers_the_fields_and_enter_takes_one(editor: RichTextEditor) -> None:
    type_text(editor, "En {")
    all_names = editor.edit.completion.names()
    type_text(editor, "ANNEE")
    narrowed = editor.edit.completion.names()
    press(editor, Qt.Key.Key_Return, text="\r")
    type_text(editor, ".")

    assert (all_names, narrowed) == (["year", "members", "partners"], ["year"])
    assert editor.text().blocks[0].runs == (Span("En "), LiveField("year"), Span("."))


def test_the_arrow_keys_choose_among_the_fields_and_escape_leaves_the_letters(editor: RichTextEditor) -> None:
    type_text(editor, "{")
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Tab, text="\t")
    type_text(editor, "{par")
    press(editor, Qt.Key.Key_Escape)

    assert editor.text().blocks[0].runs == (LiveField("members"), Span("{par"))
    assert not editor.edit.completion.is_open()


def test_a_field_written_whole_becomes_one_and_an_unknown_one_stays_letters(editor: RichTextEditor) -> None:
    type_text(editor, "{year} {nobody}")

    assert editor.text().blocks[0].runs == (LiveField("year"), Span(" {nobody}"))


def test_a_field_is_deleted_as_one_and_comes_back_by_undo(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", runs=(Span("En "), LiveField("year", "b"), Span(".")))))
    put_cursor(editor, 0, 4)

    press(editor, Qt.Key.Key_Backspace)
    without = editor.text().blocks[0].runs
    press(editor, Qt.Key.Key_Z, CTRL)

    assert without == (Span("En ."),)
    assert editor.text().blocks[0].runs == (Span("En "), LiveField("year", "b"), Span("."))


def test_notes_survive_typing_around_them(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", runs=(Span("mot"), Mark("note", "n1")))))
    put_cursor(editor, 0, -1)
    type_text(editor, " fin")

    assert editor.text().blocks[0].runs == (Span("mot"), Mark("note", "n1"), Span(" fin"))


def test_outside_of_the_window_a_copied_field_is_its_value(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", runs=(Span("En "), LiveField("year"), Span(" <ok>", "b")))))
    editor.edit.selectAll()

    press(editor, Qt.Key.Key_C, CTRL)

    clipboard = QGuiApplication.clipboard().mimeData()
    assert clipboard.text() == "En 2025 <ok>"
    assert clipboard.html() == "<p>En 2025<b> &lt;ok&gt;</b></p>"


# Typing aids.


def test_the_sign_of_a_list_comes_back_by_undo(editor: RichTextEditor) -> None:
    type_text(editor, "- ")
    shaped = editor.text().blocks[0].kind
    press(editor, Qt.Key.Key_Z, CTRL)

    assert shaped == "li"
    assert editor.text().blocks[0].runs == (Span("- "),)


def test_french_typography_is_off_until_asked_for(editor: RichTextEditor) -> None:
    type_text(editor, "l'an : 14:30 !\n")
    editor.set_french_typography(on=True)
    type_text(editor, 'l\'an : "oui" 14:30! https://a.be?x')

    assert lines(editor) == ["l'an : 14:30 !", "l’an\u00a0: «\u00a0oui\u00a0» 14:30\u202f! https://a.be?x"]


def test_typing_takes_the_spaces_that_the_office_chose(editor: RichTextEditor) -> None:
    editor.set_french_typography(on=True)
    french_spaces.use(FrenchSpaces(narrow_marks=False, narrow_guillemets=True))
    type_text(editor, 'Un "toit" !')

    assert lines(editor) == ["Un «\u202ftoit\u202f»\u00a0!"]


# What is sent, and when.


def test_a_rest_in_typing_sends_the_text_once(qtbot: QtBot) -> None:
    editor = RichTextEditor("Texte", rest=20)
    qtbot.addWidget(editor)
    sent: list[RichText] = []
    editor.committed.connect(sent.append)

    with qtbot.waitSignal(editor.committed):
        type_text(editor, "mots")
    editor.flush()

    assert [text.plain() for text in sent] == ["mots"]


def test_text_that_is_typed_without_a_rest_is_sent_as_far_as_it_is(qtbot: QtBot) -> None:
    editor = RichTextEditor("Texte", rest=600_000, longest=20)
    qtbot.addWidget(editor)
    sent: list[RichText] = []
    editor.committed.connect(sent.append)

    for word in ("un", " deux"):
        with qtbot.waitSignal(editor.committed):
            type_text(editor, word)

    assert [text.plain() for text in sent] == ["un", "un deux"]


def test_leaving_sends_what_changed_and_only_that(qtbot: QtBot) -> None:
    window, editor, other = QWidget(), RichTextEditor("Texte"), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(editor)
    box.addWidget(other)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    sent: list[RichText] = []
    editor.committed.connect(sent.append)
    editor.set_text(text_of(paragraph("a", "un")))

    editor.edit.setFocus()
    other.setFocus()
    untouched = list(sent)
    editor.edit.setFocus()
    put_cursor(editor, 0, -1)
    type_text(editor, "x")
    other.setFocus()

    assert untouched == []
    assert sent == [text_of(paragraph("a", "unx"))]


def test_a_refused_text_stays_on_screen_with_its_reason(editor: RichTextEditor) -> None:
    type_text(editor, "mots")
    editor.flush()
    editor.show_refusal("Le PV est approuvé.")

    press(editor, Qt.Key.Key_Escape)

    assert editor.refusal() == "Le PV est approuvé."
    assert lines(editor) == ["mots"]


def test_ctrl_z_goes_to_the_window_once_the_text_has_nothing_to_take_back(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "un")))
    fresh, typed = (QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL) for _n in range(2))
    QApplication.sendEvent(editor.edit, fresh)
    put_cursor(editor, 0, -1)
    type_text(editor, "x")
    QApplication.sendEvent(editor.edit, typed)

    assert (fresh.isAccepted(), typed.isAccepted()) == (False, True)


def test_a_read_only_text_takes_no_key_and_no_paste(editor: RichTextEditor) -> None:
    text = text_of(Block("a", "li", (Span("un"),), list_kind="bullet"))
    editor.set_text(text)
    editor.setReadOnly(True)
    put_cursor(editor, 0, -1)
    source = QMimeData()
    source.setText("collé")

    type_text(editor, "x\n")
    press(editor, Qt.Key.Key_B, CTRL)
    press(editor, Qt.Key.Key_Tab, text="\t")
    editor.edit.insertFromMimeData(source)

    assert editor.text() == text


# Pictures.


def test_a_picture_of_the_dossier_is_shown_in_its_width(qtbot: QtBot) -> None:
    asked: list[str] = []

    def attachments(name: str) -> bytes | None:
        asked.append(name)
        return _png() if name == "photo" else None

    editor = RichTextEditor("Texte", attachments=attachments)
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.insert_picture("photo", caption="La salle", alt="Une salle", width=0.5)
    editor.insert_picture("missing")
    seen = editor.grab().toImage()

    assert set(asked) == {"photo", "missing"}
    assert [block.attachment for block in editor.text().blocks] == ["photo", "missing"]
    reds = [x for x in range(seen.width()) if seen.pixelColor(x, 130).red() > 200 > 90 > seen.pixelColor(x, 130).blue()]
    assert 0.4 < len(reds) / seen.width() < 0.55


def _png() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (900, 450), (255, 0, 0)).save(stream, "PNG")
    return stream.getvalue()
