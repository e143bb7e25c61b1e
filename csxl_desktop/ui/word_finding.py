"""The words that something is said of, marked where they are written."""

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from csxl_desktop.proofreading.finding import Finding
from csxl_desktop.proofreading.text import FLAT, Jump, Text
from csxl_desktop.ui.widgets.rich_text_edit import RichTextEdit
from csxl_desktop.ui.widgets.rich_text_find import mark_words as mark_in_text


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a passage and the record and field that hold it; without a part the whole field is meant."""

    jump: Jump
    passage: str = ""
    start: int = 0
    end: int = 0


def words_of(finding: Finding, text: Text) -> Words:
    """Where what was found stands written."""
    place = finding.remark.place
    if place is None:
        return Words(finding.remark.jump)
    block = text.blocks[place.block]
    return Words(block.jump, block.text, place.start, place.end)


def mark_words(edit: QWidget, words: Words) -> None:
    """Give `edit` the keyboard and mark the words in it; where they changed since, only the first."""
    edit.setFocus()
    if isinstance(edit, RichTextEdit):
        meant = words.passage[words.start : words.end]
        if not mark_in_text(edit, meant, words.passage, words.start):
            mark_in_text(edit, meant)
    elif isinstance(edit, QLineEdit):
        if (found := _found(edit.text(), words)) is not None:
            edit.setSelection(*found)
    elif isinstance(edit, QPlainTextEdit) and (found := _found(edit.toPlainText(), words)) is not None:
        cursor = edit.textCursor()
        cursor.setPosition(found[0])
        cursor.setPosition(found[0] + found[1], QTextCursor.MoveMode.KeepAnchor)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
    _bring_into_view(edit)


def _found(shown: str, words: Words) -> tuple[int, int] | None:
    """Position and length as Qt counts them: the words in their passage, else where they stand first."""
    flat, passage = shown.translate(FLAT), words.passage.translate(FLAT)
    wanted = passage[words.start : words.end]
    at = flat.find(passage) + words.start if passage and passage in flat else flat.find(wanted)
    if not wanted or at < 0:
        return None
    return _units(shown[:at]), _units(shown[at : at + len(wanted)])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _bring_into_view(edit: QWidget) -> None:
    above = edit.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(edit)
        above = above.parentWidget()
