"""Labels: plain text always (a name may hold `<img …>`), in the looks of the type scale."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from csxl_desktop.ui.look import look as current_look
from csxl_desktop.ui.widgets.dots import DOT, broken_at_dots

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def label(text: str = "", look: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """A plain-text label. `look`: secondary, small, section, title, strong, figure, accent, good, late, wrong."""
    result = PlainLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setText(text)
    result.setProperty("look", look)
    result.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
    if selectable:
        result.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return result


class PlainLabel(QLabel):
    """Wrapped words keep the height that they need at the width they have, whatever holds them (Qt: at the width that
    they would like). A word that no line holds (a long address), or one line that has too little room, ends with “…”,
    and stands whole in the tip. A line ends with no “·”.
    """

    _laid_out = 0  # pixels: the width that it was given

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self._laid_out and self.wordWrap():
            hint.setHeight(max(hint.height(), self.heightForWidth(self._laid_out)))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._laid_out:
            self._laid_out = event.size().width()
            if self.wordWrap():
                self.updateGeometry()

    def cut_words(self) -> str:
        """The word, or the one line, where it has too little room, else nothing."""
        word = self.text()
        several = any(each.isspace() for each in word) if self.wordWrap() else "\n" in word
        if not word or several:
            return ""
        return word if self.fontMetrics().horizontalAdvance(word) > self.contentsRect().width() else ""

    def painted(self) -> str:
        """The words as they stand on their lines, where Qt would paint them otherwise; else nothing."""
        room = self.contentsRect().width()
        if word := self.cut_words():
            return self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, room)
        words = self.text()
        if DOT not in words or not self.wordWrap() or self.textInteractionFlags() & _SELECTABLE:
            return ""
        broken = broken_at_dots(words, self.font(), room)
        return "" if broken == words else broken

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.painted()
        if not words:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        wrapped = Qt.TextFlag.TextWordWrap if self.wordWrap() and not self.cut_words() else Qt.TextFlag(0)
        painter.drawText(self.contentsRect(), self.alignment() | wrapped, words)
        painter.end()

    def event(self, event: QEvent) -> bool:
        # The class first: a page tells its labels of thousands of events, and each type asked for is an object made.
        if (
            isinstance(event, QHelpEvent)
            and event.type() == QEvent.Type.ToolTip
            and not self.toolTip()
            and (word := self.cut_words())
        ):
            QToolTip.showText(event.globalPos(), plain_tip(word), self)
            return True
        return super().event(event)


def keys_told(text: str) -> QLabel:
    """What the keys of a list do, “E excused · A absent”; a line ends between two of them."""
    return label(" · ".join(part.replace(" ", "\u00a0") for part in text.split(" · ")), "small", wrap=True)


def plain_tip(text: str) -> str:
    """`text` for a tool tip: Qt takes what looks like markup for it, and opens the pictures that it names."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip of plain words."""
    widget.setToolTip(plain_tip(text))


def literal(text: str) -> str:
    """`text` for a button, a menu or the label of a field, where Qt takes a lone ampersand for the sign of a key."""
    return text.replace("&", "&&")


def set_look(widget: QWidget, look: str) -> None:
    """Change the look of a label, frame or button that is already on screen."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        restyle(widget)


def restyle(widget: QWidget) -> None:
    """Read the style sheet again after a property that it looks at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Paragraphs(QWidget):
    """Words of one or several lines, each a paragraph; of several the first says what it is about."""

    def __init__(self, text: str = "", *, wrap: bool = False, selectable: bool = False) -> None:
        super().__init__()
        self._wrap, self._selectable = wrap, selectable
        self._text = ""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(current_look().sizes.px(4))
        self._lines: list[QLabel] = []
        self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        self._text = text
        lines = text.split("\n")
        while len(self._lines) < len(lines):
            line = label("", wrap=self._wrap, selectable=self._selectable)
            line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._lines.append(line)
            self._box.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setText(lines[place] if place < len(lines) else "")
            line.setVisible(place < len(lines))
        set_look(self._lines[0], "strong" if len(lines) > 1 else "")

    def set_wrap(self, *, wrap: bool) -> None:
        """Whether long lines are broken."""
        self._wrap = wrap
        for line in self._lines:
            line.setWordWrap(wrap)


class Title(PlainLabel):
    """The 20 px title of a record; long ones wrap."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "title")
        self.setWordWrap(True)
        self.setText(text)


class SectionLabel(QLabel):
    """The small capitals above a section."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "section")
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show `text` in capitals, accents kept; a screen reader hears it as written."""
        super().setText(text.upper())
        self.setAccessibleName(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Below something else it keeps a distance that shows to which side it belongs."""
        super().showEvent(event)
        above = current_look().sizes.px(8) if self._stands_below() else 0
        if self.contentsMargins().top() != above:
            self.setContentsMargins(0, above, 0, 0)

    def _stands_below(self) -> bool:
        holder = self.parentWidget()
        box = _column_of(self, holder.layout() if holder is not None else None)
        if box is None:
            return False
        before = (box.itemAt(place) for place in range(box.indexOf(self)))
        return any(item is not None and not item.isEmpty() for item in before)


def _column_of(widget: QWidget, layout: QLayout | None) -> QVBoxLayout | None:
    """The column within `layout` that `widget` stands in."""
    if layout is None:
        return None
    if layout.indexOf(widget) >= 0:
        return layout if isinstance(layout, QVBoxLayout) else None
    inner = (item.layout() for place in range(layout.count()) if (item := layout.itemAt(place)) is not None)
    return next((found for each in inner if (found := _column_of(widget, each)) is not None), None)


class Figure(QWidget):
    """A large number over its word: 34 / people."""

    def __init__(self, word: str, value: str = "—", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = label(value, "figure")
        self._word = label(word, "secondary")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._value)
        box.addWidget(self._word)
        box.addStretch()  # beside a word of two lines the others stay below their number
        self._name()

    def set_value(self, value: object, word: str = "") -> None:
        """The number, and its word where the number changes it (1 person, 2 people)."""
        self._value.setText(str(value))
        if word:
            self._word.setText(word)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(" ".join(f"{self._value.text()} {self._word.text()}".split()))


class Card(QFrame):
    """A white card with a hairline; its layout is `box`. `section` writes a section label on top."""

    def __init__(self, section: str = "", parent: QWidget | None = None, *, padding: int = -1) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        sizes = current_look().sizes
        around = sizes.around if padding < 0 else padding
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(around, around, around, around)
        self.box.setSpacing(sizes.inside)
        if section:
            self.box.addWidget(SectionLabel(section))


def framed(widget: QWidget) -> Card:
    """`widget` on a card that is no larger than it."""
    card = Card(padding=3)
    card.box.addWidget(widget)
    return card


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal line one pixel high."""
    line = QFrame(parent)
    line.setProperty("look", "hairline")
    line.setFixedHeight(1)
    return line
