"""What a text shows and what comes in and out of it by the clipboard, the mouse and the eye."""

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from csxl_desktop.domain.rich_text import Block
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets import rich_text_commands as commands
from csxl_desktop.ui.widgets.rich_text_clipboard import Refused, copied, pasted
from csxl_desktop.ui.widgets.rich_text_format import OBJECT, OBJECT_TYPE, URL, block_of, decode_run, is_block_object
from csxl_desktop.ui.widgets.rich_text_from_qt import note_objects, read_selection
from csxl_desktop.ui.widgets.rich_text_look import RichTextLook, paint_around, paint_side_marks
from csxl_desktop.ui.widgets.rich_text_objects import Attachments, FieldChoice, RichTextObjects
from csxl_desktop.ui.widgets.rich_text_to_qt import OfflineDocument
from csxl_desktop.ui.widgets.text import plain_tip

_MARGIN = 6


class RichTextArea(QTextEdit):
    """Shows one document of text format v1, copies from it and pastes into it, clean."""

    refused = Signal(str)  # a paste that is not taken, and why
    link_opened = Signal(str)  # Ctrl and a click on a link
    object_opened = Signal(object)  # a double click on a field, a note, a reference or a picture: it is marked

    def __init__(self, new_id: Callable[[], UUID], attachments: Attachments) -> None:
        super().__init__()
        self._new_id = new_id
        document = OfflineDocument(self)
        document.setDocumentMargin(look().sizes.px(_MARGIN))
        document.setDefaultFont(look().font(look().sizes.body))
        self.setDocument(document)
        self.objects = RichTextObjects(self, attachments)
        document.documentLayout().registerHandler(OBJECT_TYPE, self.objects)
        self.side_marks: Mapping[str, str] = {}
        self._doubts: list[tuple[QTextCursor, str]] = []
        self.offers_qr = False  # whether the QR code of a link may be printed
        self.qr_links: frozenset[str] = frozenset()
        self.look_over = RichTextLook(document)
        document.contentsChanged.connect(self._number_notes)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)

    def set_fields(self, fields: Iterable[FieldChoice]) -> None:
        """What each live field is called and says at present."""
        self.objects.fields = {choice.name: choice for choice in fields}
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Measure and paint everything anew: a field's value or a picture has changed."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def insert(self, blocks: Iterable[Block]) -> None:
        """Put blocks at the cursor, in one undo step."""
        cursor = self.textCursor()
        commands.insert_blocks(cursor, list(blocks), self._new_id)
        self.setTextCursor(cursor)

    def open_object(self) -> bool:
        """Ask for a change of what stands at the cursor as one thing; whether there is any."""
        cursor = self.textCursor()
        found = commands.select_object(cursor)
        if found is None or self.isReadOnly():
            return False
        self.setTextCursor(cursor)
        self.object_opened.emit(found)
        return True

    def _number_notes(self) -> None:
        """Footnotes are numbered in the order in which they are called."""
        found = tuple(note_objects(self.document()))
        if self.objects.number_notes(found):
            self.lay_out_again()

    def show_doubts(self, doubts: Iterable[tuple[int, int, str]]) -> None:
        """Lay a quiet ground under letters that may hold no longer: start, end, why. They stay out of the text."""
        style = QTextCharFormat()
        style.setBackground(look().color("late_soft"))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        style.setUnderlineColor(look().color("late"))
        self._doubts = []
        selections = []
        for start, end, why in doubts:
            cursor, selection = QTextCursor(self.document()), QTextEdit.ExtraSelection()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.format, selection.cursor = style, cursor
            selections.append(selection)
            self._doubts.append((cursor, why))
        self.setExtraSelections(selections)

    def show_side_marks(self, marks: Mapping[str, str]) -> None:
        """Block → words: a bar stands beside it, its tip says the words."""
        self.side_marks = dict(marks)
        self.viewport().update()

    # The clipboard.

    def createMimeDataFromSelection(self) -> QMimeData:
        values = {choice.name: choice.value for choice in self.objects.fields.values() if choice.value}
        return copied(read_selection(self.textCursor()), values)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "look_over"):
            self.look_over.rehighlight()

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = pasted(source, self._new_id)
        if isinstance(found, Refused):
            self.refused.emit(found.reason)
        elif found and not self.isReadOnly():
            self.insert(found)
            self.ensureCursorVisible()

    # What is seen.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        paint_around(painter, self.document(), offset, QRectF(event.rect()))
        if self.side_marks:
            paint_side_marks(painter, self.document(), offset, QRectF(event.rect()), self.side_marks.keys())
        painter.end()
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            return self._explain(event.pos(), event.globalPos())
        return super().viewportEvent(event)

    def _explain(self, where: QPoint, on_screen: QPoint) -> bool:
        style = self._style_at(where)
        data, url = style.stringProperty(OBJECT), style.stringProperty(URL)
        if data and not is_block_object(data):
            QToolTip.showText(on_screen, plain_tip(self.objects.description(decode_run(data))), self)
        elif url:
            QToolTip.showText(on_screen, plain_tip(_("{url} (Ctrl+click opens it)").format(url=url)), self)
        elif words := self._marked_words(where):
            QToolTip.showText(on_screen, plain_tip(words), self)
        else:
            QToolTip.hideText()
        return True

    def _marked_words(self, where: QPoint) -> str:
        """What is said of the letter, or of the passage, under the mouse."""
        cursor = self.cursorForPosition(where)
        for doubt, why in self._doubts:
            if doubt.selectionStart() <= cursor.position() <= doubt.selectionEnd():
                return why
        shell = block_of(cursor.block())
        return self.side_marks.get(shell.id, "") if shell is not None else ""

    def _url_at(self, where: QPoint) -> str:
        return self._style_at(where).stringProperty(URL)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        url = self._url_at(event.position().toPoint())
        if url and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.link_opened.emit(url)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        if not self._style_at(where).stringProperty(OBJECT):
            super().mouseDoubleClickEvent(event)
            return
        cursor = self.cursorForPosition(where)
        if self.cursorRect(cursor).left() > where.x():
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        self.setTextCursor(cursor)
        self.open_object()

    def _style_at(self, where: QPoint) -> QTextCharFormat:
        """The format of the letter under the mouse."""
        cursor = self.cursorForPosition(where)
        if self.cursorRect(cursor).left() <= where.x():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return cursor.charFormat()
