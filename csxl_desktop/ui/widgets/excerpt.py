"""A few words of a text, the ones that matter marked among those around them; to be read and copied."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from csxl_desktop.ui.look import look


class Excerpt(QTextEdit):
    """As high as its words; what is marked is bold and underlined, so that colour alone says nothing."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, before: str, words: str, after: str) -> None:
        """Letter by letter: nothing in them is taken for markup."""
        self.clear()
        cursor = self.textCursor()
        for part, marked in ((before, False), (words, True), (after, False)):
            cursor.insertText(part, _style(marked=marked))
        cursor.movePosition(cursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(200), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.maximumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        return round(self.document().size().height()) + look().sizes.px(14)


def _style(*, marked: bool) -> QTextCharFormat:
    now, made = look(), QTextCharFormat()
    made.setForeground(now.color("text" if marked else "secondary"))
    if marked:
        made.setFontWeight(QFont.Weight.DemiBold)
        made.setFontUnderline(True)
    return made
