"""Words found again in an edited text: spaces, dashes and apostrophes may differ, fields stand for what they say."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from csxl_desktop.proofreading.text import FLAT
from csxl_desktop.ui.widgets.rich_text_clean import OBJECT_CHAR
from csxl_desktop.ui.widgets.rich_text_edit import RichTextEdit
from csxl_desktop.ui.widgets.rich_text_format import OBJECT, decode_run, is_block_object


def mark_words(edit: RichTextEdit, words: str, paragraph: str = "", start: int = 0) -> bool:
    """Select `words`, those nearest to `start` in `paragraph` where it is given; False where they stand nowhere."""
    wanted, whole = words.translate(FLAT).strip(), paragraph.translate(FLAT).strip()
    if not wanted:
        return False
    for block in _blocks(edit):
        letters, places = _said(edit, block)
        flat = letters.translate(FLAT)
        if whole and flat.strip() != whole:
            continue
        begin = len(flat) - len(flat.lstrip()) + start if whole else 0
        found = sorted(_all(flat, wanted), key=lambda at: abs(at - begin))
        if found:
            _select(edit, block, places[found[0]], places[found[0] + len(wanted)])
            return True
    return False


def _all(letters: str, wanted: str) -> Iterator[int]:
    at = letters.find(wanted)
    while at >= 0:
        yield at
        at = letters.find(wanted, at + 1)


def _blocks(edit: RichTextEdit) -> Iterator[QTextBlock]:
    block = edit.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def _said(edit: RichTextEdit, block: QTextBlock) -> tuple[str, list[int]]:
    """The letters as they print, and where each stands in the block; one more place for the end."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(block.text()):
        said = _object(edit, block, at) if char == OBJECT_CHAR else char
        letters.append(said)
        places += [at] * len(said)
    return "".join(letters), [*places, len(block.text())]


def _object(edit: RichTextEdit, block: QTextBlock, at: int) -> str:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + at + 1)
    data = cursor.charFormat().stringProperty(OBJECT)
    return "" if not data or is_block_object(data) else edit.objects.said(decode_run(data))


def _select(edit: RichTextEdit, block: QTextBlock, first: int, last: int) -> None:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + first)
    cursor.setPosition(block.position() + max(last, first + 1), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
