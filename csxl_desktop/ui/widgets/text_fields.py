"""Fields for words, long texts, numbers, yes or no, and one of several."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Self

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

from csxl_desktop.i18n import _
from csxl_desktop.i18n.number_reading import NotANumberError, TwoReadingsError, read_number
from csxl_desktop.i18n.numbers import every_figure
from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import look, paint_ring
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.line_edit import LineEdit, tells_cut_words
from csxl_desktop.ui.widgets.paste_limits import ENDLESS_WORD, too_long_words
from csxl_desktop.ui.widgets.sent_while_typed import SentWhileTyped
from csxl_desktop.ui.widgets.text import label, literal

MAX_NAME = 1_000
MAX_TEXT = 100_000


class TextField(Field):
    """One line of words: `str`, stripped."""

    def __init__(
        self, name: str, *, hint: str = "", placeholder: str = "", required: bool = False, limit: int = MAX_NAME
    ) -> None:
        super().__init__(name, hint=hint, required=required)
        self.edit: QLineEdit = LineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(limit)
        self.edit.returnPressed.connect(self.flush)
        self.edit.inputRejected.connect(self._note_cut)
        self._cut: str | None = None  # what Qt left of something longer
        self._use(self.edit)
        self.set_value("")

    def _note_cut(self) -> None:
        self._cut = self.edit.text()

    def _shown(self) -> Any:
        text = self.edit.text()
        if text == self._cut:
            limit = self.edit.maxLength()
            raise ValueError(_("Only {limit} characters fit here: the end is missing.").format(limit=limit))
        return text.strip()

    def _clean(self, value: Any) -> Any:
        return str(value or "").strip()

    def _show(self, value: Any) -> None:
        text, self._cut = str(value or ""), None
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)

    def _lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)


class PlainTextEdit(QPlainTextEdit):
    """Takes no paste that the screen would lay out for minutes: `refused(reason)`."""

    refused = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) > MAX_TEXT or ENDLESS_WORD.search(text):
            self.refused.emit(too_long_words(MAX_TEXT))
        else:
            super().insertFromMimeData(source)


class MultilineField(Field):
    """A text of several lines: `str`, as high as `lines` (see also `GrowingField`).

    `whole`: half of what is typed means nothing, and is sent only when the field is left.
    """

    def __init__(
        self, name: str, *, hint: str = "", placeholder: str = "", lines: int = 3, whole: bool = False
    ) -> None:
        super().__init__(name, hint=hint)
        self._whole = whole
        self._sending: SentWhileTyped | None = None
        self.edit = PlainTextEdit()
        self.edit.refused.connect(self.tell)
        self.edit.textChanged.connect(self._stop_telling)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        height = QFontMetrics(self.font()).lineSpacing() * lines + look().sizes.px(22)
        self.edit.setFixedHeight(height)
        self._use(self.edit)
        self.set_value("")

    def _shown(self) -> Any:
        return self.edit.toPlainText().strip()[:MAX_TEXT]

    def _clean(self, value: Any) -> Any:
        return str(value or "").strip()[:MAX_TEXT]

    def _show(self, value: Any) -> None:
        text = str(value or "")
        if text != self.edit.toPlainText():
            at = self.edit.textCursor().position() if self.edit.hasFocus() else 0
            self.edit.setPlainText(text)
            cursor = self.edit.textCursor()
            cursor.setPosition(min(at, self.edit.document().characterCount() - 1))
            self.edit.setTextCursor(cursor)
        if self._sending is not None:
            self._sending.stop()

    def send_while_typed(self) -> None:
        if not self._whole and self._sending is None:
            self._sending = SentWhileTyped(self.edit.textChanged, self.flush, self)

    def flush(self) -> None:
        if self._sending is not None:
            self._sending.stop()
        super().flush()

    def _lock(self, locked: bool) -> None:
        self.edit.setReadOnly(locked)


class NumberField(TextField):
    """A whole number or a decimal one (`decimals=True`): `int`, `Decimal` or None, typed in the manner of any language.

    `grouped`: an amount to the cent, “86 000,00” (“86.000,00” in Dutch) while nobody types there.
    """

    def __init__(
        self, name: str, *, hint: str = "", decimals: bool = False, unit: str = "", grouped: bool = False
    ) -> None:
        self._decimals, self._grouped = decimals, grouped
        self._places = None if decimals and not grouped else 2 if decimals else 0
        super().__init__(name, hint=hint, limit=20)
        if unit:
            self._row.addWidget(label(unit, "secondary"))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)

    def _shown(self) -> Any:
        text = self.edit.text().strip()
        if not text:
            return None
        try:
            number = read_number(text, places=self._places)
        except TwoReadingsError as error:
            words = _("This can be read in two ways: type {large} or {small}.")
            large, small = (every_figure(each, grouped=False) for each in (error.large, error.small))
            raise ValueError(words.format(large=large, small=small)) from None
        except NotANumberError:
            raise ValueError(_("This is not a number.")) from None
        if self._decimals:
            return number
        if number != int(number):
            raise ValueError(_("A whole number is needed here."))
        return int(number)

    def _show(self, value: Any) -> None:
        self._write(value, grouped=self._grouped and not self.edit.hasFocus())

    def _write(self, value: Any, *, grouped: bool) -> None:
        try:
            self.edit.setText(every_figure(Decimal(str(value)), grouped=grouped))
        except InvalidOperation:  # nothing, or words that are no number
            self.edit.setText("" if value is None else str(value))

    def flush(self) -> None:
        super().flush()
        if self._grouped and not self.refusal():
            self._show(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._grouped and watched is self.edit and event.type() == QEvent.Type.FocusIn and not self.refusal():
            self._write(self.value(), grouped=False)
        return super().eventFilter(watched, event)

    def _clean(self, value: Any) -> Any:
        return None if value == "" else value


class ComboBox(QComboBox):
    """A list of choices with the theme's arrow, deaf to the wheel that scrolls the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        return tells_cut_words(self, event, self.cut_words) or super().event(event)

    def cut_words(self) -> str:
        """The choice where the box cuts it, else nothing."""
        option, field = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        words = self.currentText()
        return words if self.fontMetrics().horizontalAdvance(words) > room else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.cut_words():
            self._paint_cut()
        else:
            super().paintEvent(event)
        now, painter = look(), QPainter(self)
        side = now.sizes.px(16)
        corner = QPoint(self.width() - side - now.sizes.px(8), (self.height() - side) // 2)
        ink = now.tokens.secondary if self.isEnabled() else now.tokens.line_strong
        painter.drawPixmap(corner, pixmap("chevron-down", ink, side))
        painter.end()

    def _paint_cut(self) -> None:
        """Qt breaks the choice off in the middle of a letter."""
        option, field, painter = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField, QStylePainter(self)
        self.initStyleOption(option)
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width() - 2
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


class ChoiceField(Field):
    """One of several: the stored value of the chosen option. `committed` as soon as one is chosen."""

    def __init__(self, name: str, options: Sequence[tuple[Any, str]] = (), *, hint: str = "") -> None:
        super().__init__(name, hint=hint)
        self.combo = ComboBox()
        self._values: list[Any] = []
        self._use(self.combo)
        self.set_options(options)
        self.combo.activated.connect(lambda _index: self.flush())

    def narrow(self) -> Self:
        """As wide as its column: the longest option does not widen it."""
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        return self

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """(stored value, words already translated) in order; the value shown stays if it is among them."""
        with QSignalBlocker(self.combo):
            self.combo.clear()
            self._values = [value for value, _words in options]
            self.combo.addItems([words for _value, words in options])
        self._show(self._sent)
        if self._sent is None:
            self._known = self._sent = self._shown()

    def options(self) -> Sequence[Any]:
        """The stored values that may be chosen."""
        return tuple(self._values)

    def _shown(self) -> Any:
        index = self.combo.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def _show(self, value: Any) -> None:
        with QSignalBlocker(self.combo):
            # An unknown value (an option that the office withdrew) shows as an empty choice.
            known = value in self._values or value is not None
            index = self._values.index(value) if value in self._values else -1
            self.combo.setCurrentIndex(index if known or None in self._values else 0)

    def is_dirty(self) -> bool:
        return self.combo.currentIndex() >= 0 and super().is_dirty()

    def flush(self) -> None:
        if self.combo.currentIndex() >= 0:
            super().flush()


class CheckBox(QCheckBox):
    """A box whose frame and tick are drawn from the theme: Fusion's frame is lost on a dark ground."""

    def __init__(self, text: str) -> None:
        super().__init__(literal(text))

    def setText(self, text: str) -> None:
        """Show `text` letter by letter."""
        super().setText(literal(text))

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = now.sizes.px(18)
        frame = QRectF(now.sizes.px(3), (self.height() - side) / 2, side, side)
        checked = self.isChecked()
        painter.setPen(QPen(now.color("accent" if checked else "line_strong"), 1.5))
        painter.setBrush(now.color("accent" if checked and self.isEnabled() else "surface"))
        painter.drawRoundedRect(frame, now.sizes.px(4), now.sizes.px(4))
        if checked:
            ink = now.tokens.on_accent if self.isEnabled() else now.tokens.secondary
            small = now.sizes.px(14)
            corner = frame.center().toPoint() - QPoint(small // 2 - 1, small // 2 - 1)
            painter.drawPixmap(corner, pixmap("check", ink, small))
        painter.setPen(now.color("text" if self.isEnabled() else "secondary"))
        painter.setFont(self.font())
        words = self.rect().adjusted(side + now.sizes.px(11), 0, 0, 0)
        shown = self.text()  # where it has just its room, Qt would cut it for a part of a pixel
        if self.cut_words():
            shown = painter.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)
        paint_ring(painter, self)
        painter.end()

    def event(self, event: QEvent) -> bool:
        return tells_cut_words(self, event, self.cut_words) or super().event(event)

    def cut_words(self) -> str:
        """The words where there is no room for them, else nothing."""
        wanted = look().sizes.px(18 + 11) + self.fontMetrics().horizontalAdvance(self.text())
        return self.text() if wanted > self.width() else ""

    def hitButton(self, pos: QPoint) -> bool:
        """The words belong to the box."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        hint, px = super().sizeHint(), look().sizes.px
        words = px(18 + 11) + self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(hint.width() + px(12), words), max(hint.height(), px(26)))


class CheckField(Field):
    """Yes or no, saved at the click."""

    def __init__(self, name: str, *, hint: str = "") -> None:
        super().__init__("", hint=hint)
        self.box = CheckBox(name)
        self._use(self.box)
        self.called(name)
        self.set_value(value=False)
        self.box.clicked.connect(lambda _checked: self.flush())

    def _shown(self) -> bool:
        return self.box.isChecked()

    def _clean(self, value: Any) -> Any:
        return bool(value)

    def _show(self, value: Any) -> None:
        self.box.setChecked(bool(value))
