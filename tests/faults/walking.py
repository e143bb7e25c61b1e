"""What a window says, read widget by widget: its words, and the words that Qt would read as markup or as keys."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

ROWS = 400  # of a list that are read
_TIP = Qt.ItemDataRole.ToolTipRole


class Walk:
    """One look at `window`: its `words`, and `faults` where Qt would not show them as they are."""

    def __init__(self, window: QWidget) -> None:
        self.words: list[str] = []
        self.faults: list[str] = []
        for widget in (window, *window.findChildren(QWidget)):
            self._read(widget)
        for action in window.findChildren(QAction):
            self._keys(action, action.text())
            self._tip(action, action.toolTip() if action.toolTip() != plain_action(action) else "")

    def _read(self, widget: QWidget) -> None:
        self._tip(widget, widget.toolTip())
        self.words += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        match widget:
            case QLabel():
                self._label(widget)
            case QAbstractButton():
                if not isinstance(widget.parent(), QDialogButtonBox):
                    self._keys(widget, QAbstractButton.text(widget))  # as Qt has it, whatever its class says
            case QMenu():
                self._keys(widget, widget.title())
            case QLineEdit():
                self.words += [widget.text(), widget.placeholderText()]
            case QPlainTextEdit():
                self.words.append(widget.toPlainText())
            case QTextEdit():
                self.words.append(widget.toPlainText())
                self._pictures(widget, widget.document())
            case QComboBox():
                self.words += [widget.itemText(place) for place in range(widget.count())]
            case QAbstractItemView():
                self._rows(widget, widget.model())

    def _label(self, label: QLabel) -> None:
        text = label.text()
        rich = label.textFormat() in {Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText}
        if rich or (label.textFormat() is Qt.TextFormat.AutoText and Qt.mightBeRichText(text)):
            self._fault(label, "read as markup", text)
        if label.buddy() is not None:
            self._keys(label, text)
        else:
            self.words.append(text)

    def _keys(self, owner: object, text: str) -> None:
        """A lone ampersand underlines a letter and is lost."""
        if "&" in text.replace("&&", ""):
            self._fault(owner, "ampersand lost", text)
        self.words.append(text.replace("&&", "&"))

    def _tip(self, owner: object, text: str) -> None:
        """A tool tip is markup as soon as it looks like it: it must be plain, or made of plain words."""
        if Qt.mightBeRichText(text) and (not text.startswith("<p>") or "<" in re.sub("</?p>|<br ?/?>", "", text)):
            self._fault(owner, "tool tip read as markup", text)

    def _rows(self, view: QWidget, model: QAbstractItemModel | None) -> None:
        if model is None or not view.isVisible():
            return
        for index in _indexes(model):
            self.words.append(str(index.data() or ""))
            self._tip(view, str(index.data(_TIP) or ""))

    def _pictures(self, owner: QWidget, document: QTextDocument) -> None:
        block = document.begin()
        while block.isValid():
            for each in block.begin():  # type: ignore[attr-defined]
                made = each.fragment().charFormat()
                if made.isImageFormat():
                    self._fault(owner, "picture", made.toImageFormat().name())
            block = block.next()

    def _fault(self, owner: object, what: str, text: str) -> None:
        self.faults.append(f"{type(owner).__name__}: {what}: {text[:80]!a}")


def plain_action(action: QAction) -> str:
    """The tool tip that Qt itself makes of the words of an action."""
    return re.sub(r"&(.)", r"\1", action.text()).split("\t")[0]


def _indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(), ROWS)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            yield model.index(row, column)
