"""The text editor under the fingers: ids, Enter and Backspace, lists, marks, headings, links."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csxl_desktop.domain.rich_text import Block, Span
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from tests.ui.rich_text_keys import (
    ALT,
    CTRL,
    SHIFT,
    ids,
    lines,
    numbered_ids,
    paragraph,
    press,
    put_cursor,
    select,
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


# Ids.


def test_words_typed_into_an_empty_text_become_a_paragraph(editor: RichTextEditor) -> None:
    type_text(editor, "Bonjour à « tous » 👋\nDeuxième ligne")

    first, second = editor.text().blocks
    assert (first.kind, first.runs) == ("p", (Span("Bonjour à « tous » 👋"),))
    assert second.runs == (Span("Deuxième ligne"),)
    assert first.id != second.id


def test_enter_in_the_middle_keeps_the_id_above_and_names_what_is_below(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", "quote", (Span("avant après"),), align="center", extra={"later": 1})))
    put_cursor(editor, 0, 6)

    press(editor, Qt.Key.Key_Return, text="\r")

    above, below = editor.text().blocks
    assert (above.id, above.runs, above.extra) == ("a", (Span("avant "),), {"later": 1})
    assert (below.kind, below.align, below.runs, below.extra) == ("quote", "center", (Span("après"),), {})
    assert below.id not in {"a", ""}


def test_enter_before_the_first_letter_leaves_the_id_with_the_words(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "mots")))
    put_cursor(editor, 0)

    press(editor, Qt.Key.Key_Return, text="\r")

    empty, words = editor.text().blocks
    assert (words.id, words.runs) == ("a", (Span("mots"),))
    assert empty.id != "a"


def test_backspace_joins_two_paragraphs_under_the_first_id(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "un "), paragraph("b", "deux")))
    put_cursor(editor, 1)

    press(editor, Qt.Key.Key_Backspace)

    assert editor.text() == text_of(paragraph("a", "un deux"))


def test_undo_and_redo_bring_the_same_ids_back(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "avant après")))
    put_cursor(editor, 0, 6)
    press(editor, Qt.Key.Key_Return, text="\r")
    split = ids(editor)

    press(editor, Qt.Key.Key_Z, CTRL)
    joined = ids(editor)
    press(editor, Qt.Key.Key_Z, CTRL | SHIFT)

    assert joined == ["a"]
    assert ids(editor) == split


def test_what_is_copied_and_pasted_inside_takes_new_ids(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "un"), Block("t", "table", rows=(((Span("x"),),),)), paragraph("b", "deux")))
    editor.edit.selectAll()

    press(editor, Qt.Key.Key_C, CTRL)
    put_cursor(editor, 2, -1)
    press(editor, Qt.Key.Key_V, CTRL)

    found = ids(editor)
    assert len(found) == len(set(found))
    assert [block.kind for block in editor.text().blocks] == ["p", "table", "p", "table", "p"]


def test_what_is_cut_and_pasted_keeps_its_id_and_everything_else(editor: RichTextEditor) -> None:
    picture = Block("i", "image", attachment="photo", caption="La salle", alt="Une salle", width=0.5)
    editor.set_text(text_of(paragraph("a", "un"), picture, paragraph("b", "deux")))
    select(editor, 3, 5)

    press(editor, Qt.Key.Key_X, CTRL)
    cut = editor.text()
    put_cursor(editor, 1, -1)
    press(editor, Qt.Key.Key_V, CTRL)

    assert "i" not in [block.id for block in cut.blocks]
    assert picture in editor.text().blocks


# Enter, Backspace, Delete, Tab.


def test_a_list_is_left_by_enter_on_its_empty_line(editor: RichTextEditor) -> None:
    type_text(editor, "- un\ndeux\n\naprès")

    assert [(block.kind, block.list_kind) for block in editor.text().blocks] == [
        ("li", "bullet"),
        ("li", "bullet"),
        ("p", ""),
    ]


def test_tab_moves_a_list_line_in_and_out_within_limits(editor: RichTextEditor) -> None:
    type_text(editor, "1. un")
    levels = []
    for key, modifier in [(Qt.Key.Key_Tab, 0)] * 5 + [(Qt.Key.Key_Backtab, 1)] * 5:
        press(editor, key, SHIFT if modifier else Qt.KeyboardModifier.NoModifier, "\t")
        levels.append(editor.text().blocks[0].level)

    assert levels == [1, 2, 3, 3, 3, 2, 1, 0, 0, 0]
    assert editor.text().blocks[0].list_kind == "number"


def test_backspace_at_the_start_of_a_list_line_makes_it_plainer_first(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "un"), Block("b", "li", (Span("x"),), level=1, list_kind="bullet")))
    put_cursor(editor, 1)
    seen = []
    for _n in range(3):
        press(editor, Qt.Key.Key_Backspace)
        last = editor.text().blocks[-1]
        seen.append((last.id, last.kind, last.level))

    assert seen == [("b", "li", 0), ("b", "p", 0), ("a", "p", 0)]
    assert lines(editor) == ["unx"]


def test_enter_after_a_heading_writes_a_paragraph(editor: RichTextEditor) -> None:
    type_text(editor, "## Titre\ntexte")

    heading, text = editor.text().blocks
    assert (heading.kind, heading.level, heading.runs) == ("h", 2, (Span("Titre"),))
    assert text.kind == "p"


def test_words_never_mix_with_a_picture(editor: RichTextEditor) -> None:
    picture = Block("i", "image", attachment="photo")
    editor.set_text(text_of(picture))
    put_cursor(editor, 0, 1)
    type_text(editor, "après")
    put_cursor(editor, 0)
    type_text(editor, "avant")

    before, middle, after = editor.text().blocks
    assert (before.runs, after.runs) == ((Span("avant"),), (Span("après"),))
    assert middle == picture


@pytest.mark.parametrize(("block", "offset", "key"), [(2, 0, Qt.Key.Key_Backspace), (0, -1, Qt.Key.Key_Delete)])
def test_a_page_break_is_deleted_whole_from_both_sides(
    editor: RichTextEditor, block: int, offset: int, key: Qt.Key
) -> None:
    editor.set_text(text_of(paragraph("a", "un"), Block("x", "pagebreak"), paragraph("b", "deux")))
    put_cursor(editor, block, offset)

    press(editor, key)

    assert editor.text() == text_of(paragraph("a", "un"), paragraph("b", "deux"))


def test_a_cell_holds_lines_and_tab_goes_on_to_a_new_row(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("t", "table", rows=(((), ()),), header=True)))
    put_cursor(editor, 1)
    type_text(editor, "a\nb")
    for word in ("c", "d"):
        press(editor, Qt.Key.Key_Tab, text="\t")
        type_text(editor, word)

    (table,) = editor.text().blocks
    assert table.rows == (((Span("a\u2028b"),), (Span("c"),)), ((Span("d"),), ()))
    assert (table.id, table.header) == ("t", True)


def test_tab_outside_of_lists_and_tables_goes_to_the_next_field(qtbot: QtBot) -> None:
    window, editor, following = QWidget(), RichTextEditor("Texte"), QLineEdit()
    box = QVBoxLayout(window)
    box.addWidget(editor)
    box.addWidget(following)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    editor.edit.setFocus()
    type_text(editor, "mots")

    press(editor, Qt.Key.Key_Tab, text="\t")

    assert lines(editor) == ["mots"]
    assert following.hasFocus()


# Marks, headings, links.


def test_keys_for_marks_change_the_selection_and_what_is_typed_next(editor: RichTextEditor) -> None:
    type_text(editor, "un deux")
    select(editor, 3, 7)
    press(editor, Qt.Key.Key_B, CTRL)
    press(editor, Qt.Key.Key_U, CTRL)
    put_cursor(editor, 0, 0)
    press(editor, Qt.Key.Key_I, CTRL)
    type_text(editor, "x")

    assert editor.text().blocks[0].runs == (Span("x", "i"), Span("un "), Span("deux", "bu"))


def test_a_mark_on_half_of_the_selection_is_first_put_on_all_of_it(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", runs=(Span("un", "b"), Span("deux")))))
    editor.edit.selectAll()

    press(editor, Qt.Key.Key_B, CTRL)
    whole = editor.text().blocks[0].runs
    press(editor, Qt.Key.Key_B, CTRL)

    assert whole == (Span("undeux", "b"),)
    assert editor.text().blocks[0].runs == (Span("undeux"),)


def test_heading_keys_keep_the_id_and_leave_letters_of_a_belgian_keyboard_alone(editor: RichTextEditor) -> None:
    editor.set_text(text_of(paragraph("a", "Titre")))
    put_cursor(editor, 0, -1)

    press(editor, Qt.Key.Key_2, CTRL | ALT)
    press(editor, Qt.Key.Key_At, CTRL | ALT, "@")

    assert editor.text() == text_of(Block("a", "h", (Span("Titre@"),), level=2))


def test_typing_behind_a_link_does_not_lengthen_it_but_inside_does(editor: RichTextEditor) -> None:
    url = "https://example.org"
    editor.set_text(text_of(Block("a", runs=(Span("page", "", url),))))
    put_cursor(editor, 0, 4)
    type_text(editor, " !")
    put_cursor(editor, 0, 2)
    type_text(editor, "x")

    assert editor.text().blocks[0].runs == (Span("paxge", "", url), Span(" !"))


def test_the_bar_shows_where_the_cursor_is_and_acts_on_it(editor: RichTextEditor) -> None:
    editor.set_text(text_of(Block("a", "h", (Span("Titre", "b"),), level=3), paragraph("b", "texte")))
    put_cursor(editor, 0, 3)
    in_heading = (editor.toolbar.kind.text(), editor.toolbar.command_button("bold").isChecked())
    put_cursor(editor, 1, 2)
    in_text = (editor.toolbar.kind.text(), editor.toolbar.command_button("bold").isChecked())
    editor.toolbar.command_button("numbers").click()

    assert (in_heading, in_text) == (("Heading 3", True), ("Paragraph", False))
    assert editor.text().blocks[1] == Block("b", "li", (Span("texte"),), list_kind="number")
    assert editor.toolbar.command_button("numbers").isChecked()


def test_every_button_of_the_bar_has_a_name_and_a_tool_tip(editor: RichTextEditor) -> None:
    bar = editor.toolbar
    for button in (bar.kind, bar.table, bar.more, *bar.buttons.values()):
        assert button.accessibleName()
        assert button.toolTip()
