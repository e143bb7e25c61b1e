"""What typing does by itself: “- ” opens a list, “# ” a heading, and French spaces where the office wants them."""

import re
from dataclasses import dataclass

from PySide6.QtGui import QTextCharFormat, QTextCursor

from csxl_desktop.i18n.french_spaces import in_use
from csxl_desktop.ui.widgets.rich_text_format import OBJECT, URL
from csxl_desktop.ui.widgets.rich_text_from_qt import fragments

_OPENINGS = {
    "-": ("li", 0, "bullet"),
    "*": ("li", 0, "bullet"),
    "•": ("li", 0, "bullet"),
    "1.": ("li", 0, "number"),
    "1)": ("li", 0, "number"),
    "#": ("h", 1, ""),
    "##": ("h", 2, ""),
    "###": ("h", 3, ""),
    ">": ("quote", 0, ""),
}
_NARROW = "\u202f"
_NO_BREAK = "\u00a0"
_SPACES = f" {_NO_BREAK}{_NARROW}"
_ADDRESS = re.compile(r"(https?|mailto|www\.)\S*$")


@dataclass(frozen=True, slots=True)
class Replacement:
    """Take away `back` letters before the cursor, then write `text`."""

    back: int
    text: str


def opening(before: str) -> tuple[str, int, str] | None:
    """(kind, level, kind of list) that a line start such as `-` or `##` asks for once a space is typed."""
    return _OPENINGS.get(before)


def french(before: str, typed: str) -> Replacement | None:
    """What French typography writes for `typed` after `before`; `None`: the letter as it is."""
    match typed:
        case "'":
            return Replacement(0, "’")
        case '"':
            opens = not before or before[-1] in f"{_SPACES}(\u2028"
            inside = _NARROW if in_use().narrow_guillemets else _NO_BREAK
            return Replacement(0, f"«{inside}" if opens else f"{inside}»")
        case ":" if before[-1:].isdigit():  # a time, perhaps
            return None
        case ":" | ";" | "!" | "?" if before and not _ADDRESS.search(before):
            space = _NARROW if typed != ":" and in_use().narrow_marks else _NO_BREAK
            if before[-1] in _SPACES:
                return Replacement(1, space + typed)
            return None if before[-1] in ":;!?(«" else Replacement(0, space + typed)
    return None


def before_cursor(cursor: QTextCursor) -> str:
    """What stands in the paragraph before the cursor."""
    line = QTextCursor(cursor)
    line.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    line.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
    return line.selectedText()


def next_letter_format(cursor: QTextCursor) -> QTextCharFormat | None:
    """The format that the next letter needs behind a field or at the end of a link; `None`: Qt's own is right."""
    style = cursor.charFormat()
    link_ends = bool(style.stringProperty(URL)) and not _link_goes_on(cursor)
    if cursor.hasSelection() or not (style.hasProperty(OBJECT) or link_ends):
        return None
    for key in (
        OBJECT,
        URL,
        QTextCharFormat.Property.ObjectType.value,
        QTextCharFormat.Property.TextVerticalAlignment.value,
    ):
        style.clearProperty(key)
    return style


def _link_goes_on(cursor: QTextCursor) -> bool:
    url = cursor.charFormat().stringProperty(URL)
    return any(
        piece.position() <= cursor.position() < piece.position() + piece.length()
        and piece.charFormat().stringProperty(URL) == url
        for piece in fragments(cursor.block())
    )
