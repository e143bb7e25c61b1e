"""What the bar and its menus do: tables, links, alignment, marks; and that all of it can be seen."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, LiveField, Mark, Span, UnknownRun
from csxl_desktop.system.paths import resources
from csxl_desktop.ui import theme
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_link import LinkDialog
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.rich_text_tables import set_caption
from tests.ui.rich_text_keys import (
    CTRL,
    SHIFT,
    lines,
    numbered_ids,
    paragraph,
    press,
    put_cursor,
    select,
    text_of,
    type_text,
)

TABLE = Block("t", "table", rows=(((Span("a"),), (Span("b"),)), ((Span("c"),), (Span("d"),))), header=True)


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    result = RichTextEditor("Texte", new_id=numbered_ids())
    qtbot.addWidget(result)
    return result


def cells(editor: RichTextEditor) -> list[str]:
    return [
        "|".join("".join(run.text for run in cell if isinstance(run, Span)) for cell in row)
        for block in editor.text().blocks
        for row in block.rows
    ]


def test_a_new_table_is_headed_and_ready_to_be_typed_in(editor: RichTextEditor) -> None:
    type_text(editor, "avant")
    editor.perform("table")
    type_text(editor, "x")
    press(editor, Qt.Key.Key_Tab, text="\t")
    type_text(editor, "y")

    assert [block.kind for block in editor.text().blocks] == ["p", "table"]
    assert cells(editor) == ["x|y|", "||", "||"]
    assert editor.text().blocks[1].header


@pytest.mark.parametrize(
    ("command", "after"),
    [
        ("row", ["a|b", "|", "c|d"]),
        ("column", ["a||b", "c||d"]),
        ("drop-row", ["c|d"]),
        ("drop-column", ["b", "d"]),
        ("drop-table", []),
    ],
)
def test_a_table_grows_and_shrinks_and_undo_brings_it_back(
    editor: RichTextEditor, command: str, after: list[str]
) -> None:
    editor.set_text(text_of(TABLE, paragraph("p", "fin")))
    put_cursor(editor, 1)

    editor.perform(command)
    changed = cells(editor)
    editor.edit.undo()

    assert changed == after
    assert editor.text() == text_of(TABLE, paragraph("p", "fin"))


def test_the_heading_of_a_table_is_switched_without_touching_its_cells(editor: RichTextEditor) -> None:
    editor.set_text(text_of(TABLE))
    put_cursor(editor, 1)
    editor.perform("header")

    (table,) = editor.text().blocks
    assert (table.header, table.rows, table.id) == (False, TABLE.rows, "t")


def test_the_caption_of_a_table_has_a_line_above_it(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "avant"), TABLE))
    editor.resize(500, 400)
    editor.show()
    put_cursor(editor, 1, 0)
    cursor = editor.edit.textCursor()
    bare, low = editor.grab().toImage(), cursor.currentTable().format().topMargin()

    set_caption(cursor, "Qui fait quoi")

    assert cursor.currentTable().format().topMargin() > low
    assert editor.grab().toImage() != bare
    captioned = editor.text().blocks[1]
    assert captioned.caption == "Qui fait quoi"
    editor.set_text(text_of(paragraph("a", "avant"), captioned))
    put_cursor(editor, 1, 0)
    assert editor.edit.textCursor().currentTable().format().topMargin() > low
    set_caption(editor.edit.textCursor(), "")
    assert editor.edit.textCursor().currentTable().format().topMargin() == low


def test_table_commands_outside_of_a_table_do_nothing(editor: RichTextEditor) -> None:
    text = text_of(paragraph("a", "mots"))
    editor.set_text(text)
    for command in ("row", "column", "header", "drop-row", "drop-column", "drop-table"):
        editor.perform(command)

    assert editor.text() == text


def test_cells_chosen_together_are_copied_as_a_table(editor: RichTextEditor) -> None:
    editor.set_text(text_of(TABLE, paragraph("p")))
    put_cursor(editor, 1)
    cursor = editor.edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextCell, QTextCursor.MoveMode.KeepAnchor)
    editor.edit.setTextCursor(cursor)

    press(editor, Qt.Key.Key_C, CTRL)
    put_cursor(editor, 5)
    press(editor, Qt.Key.Key_V, CTRL)

    assert cells(editor) == ["a|b", "c|d", "a|b"]


def test_alignment_marks_and_their_removal(editor: RichTextEditor) -> None:
    url = "https://example.org"
    editor.set_text(text_of(Block("a", runs=(Span("un", "bi"), Span("deux", "^", url)))))
    editor.edit.selectAll()

    for command in ("align-right", "strike", "raised"):
        editor.perform(command)
    marked = editor.text()
    editor.perform("plain")

    assert marked == text_of(Block("a", runs=(Span("un", "bis^"), Span("deux", "s^", url)), align="right"))
    assert editor.text() == text_of(Block("a", runs=(Span("undeux"),), align="right"))


def test_quotes_and_page_breaks_from_the_bar(editor: RichTextEditor) -> None:
    type_text(editor, "parole")
    editor.perform("quote")
    editor.perform("pagebreak")
    type_text(editor, "suite")

    assert [block.kind for block in editor.text().blocks] == ["quote", "pagebreak", "p"]
    assert lines(editor) == ["parole", "suite"]


def _answer(address: str, words: str | None = None) -> None:
    """Fill in the link's window as soon as it is open, and say OK."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LinkDialog)
        dialog.address.setText(address)
        if words is not None:
            dialog.words.setText(words)
        dialog.findChildren(QDialogButtonBox)[0].button(QDialogButtonBox.StandardButton.Ok).click()
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, fill)


def test_the_selection_becomes_a_link_by_its_key(editor: RichTextEditor) -> None:
    type_text(editor, "la page")
    select(editor, 3, 7)
    _answer("example.org/a")
    press(editor, Qt.Key.Key_K, CTRL | SHIFT)

    assert editor.text().blocks[0].runs == (Span("la "), Span("page", "", "https://example.org/a"))


def test_a_link_gets_other_words_or_stops_being_one(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", runs=(Span("x "), Span("page", "b", "https://a.be"), Span(" y")))))
    put_cursor(editor, 0, 4)
    _answer("https://b.be", "autre")
    editor.perform("link")
    renamed = editor.text().blocks[0].runs
    put_cursor(editor, 0, 4)
    _answer("")
    editor.perform("link")

    assert renamed == (Span("x "), Span("autre", "b", "https://b.be"), Span(" y"))
    assert editor.text().blocks[0].runs == (Span("x "), Span("autre", "b"), Span(" y"))


def test_an_address_that_opens_nothing_is_not_taken(editor: RichTextEditor) -> None:
    type_text(editor, "mots")
    editor.edit.selectAll()
    _answer("javascript:alert(1)")
    editor.perform("link")

    assert editor.text().blocks[0].runs == (Span("mots"),)


def test_control_and_a_click_opens_a_link(editor: RichTextEditor, qtbot: QtBot) -> None:
    editor.set_text(text_of(Block("a", runs=(Span("page", "", "https://a.be"), Span(" mots")))))
    editor.resize(500, 300)
    opened: list[str] = []
    editor.link_opened.connect(opened.append)
    where = editor.edit.cursorRect().center() + QPoint(6, 0)

    QTest.mouseClick(editor.edit.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseClick(editor.edit.viewport(), Qt.MouseButton.LeftButton, CTRL, pos=where)

    assert opened == ["https://a.be"]


EVERYTHING = text_of(
    Block("h", "h", (Span("Titre"),), level=3),
    Block("p", "p", (LiveField("year", "b"), LiveField("x"), Mark("note", "n"), Mark("ref", ""), UnknownRun({"z": 1}))),
    *(Block(f"l{n}", "li", (Span("point"),), level=n % 3, list_kind="number") for n in range(5)),
    Block("q1", "quote", (Span("un"),)),
    Block("q2", "quote", (Span("deux"),)),
    TABLE,
    Block("e", "table"),
    Block("i", "image", attachment="x", alt="Une salle", caption="La salle"),
    Block("b", "pagebreak"),
    Block("v", "video"),
)  # fmt: skip


@pytest.mark.parametrize("name", ["dark", "contrast", "light"])
def test_everything_is_painted_in_the_colours_of_the_theme(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name, resources())
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    editor.set_fields([FieldChoice("year", "Année", "2025")])
    editor.set_text(EVERYTHING)
    editor.resize(600, 900)

    image = editor.grab().toImage()
    theme.apply(qapp, "light", resources())

    seen = {image.pixelColor(x, y).name() for y in range(0, image.height(), 1) for x in range(0, image.width(), 1)}
    tokens = theme.PALETTES[name]
    wanted = [tokens.surface, tokens.text, tokens.accent, tokens.accent_soft, tokens.late_soft, tokens.line_strong]
    assert [color for color in wanted if color.lower() not in seen] == []
    assert editor.text() == EVERYTHING


def test_the_text_follows_a_change_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    editor = RichTextEditor("Texte")
    qtbot.addWidget(editor)
    editor.set_text(text_of(Block("h", "h", (Span("Titre"),), level=3)))
    theme.apply(qapp, "dark", resources())
    accent = look().color("accent")
    format_range = editor.edit.document().firstBlock().layout().formats()[0]
    theme.apply(qapp, "light", resources())

    assert format_range.format.foreground().color() == accent
    assert not editor.edit.document().isUndoAvailable()


def test_doubtful_words_get_a_wave_and_keep_their_colour(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "un motx ici")))
    editor.edit.look_over.set_checker(lambda text: [(text.index("motx"), 4)] if "motx" in text else [])

    waves = [
        (piece.start, piece.length)
        for piece in editor.edit.document().firstBlock().layout().formats()
        if piece.format.underlineStyle().name == "SpellCheckUnderline"
    ]
    assert waves == [(3, 4)]
    assert editor.text() == text_of(paragraph("a", "un motx ici"))
