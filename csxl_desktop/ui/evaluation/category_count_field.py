"""The number of a category as one says it: `18`, `3 666`, `environ 15`, `plus de 170`, or a share alone `12 %`."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from csxl_desktop.domain.pasted_counts import NO_COUNT, CountTyped, read_count
from csxl_desktop.i18n import _
from csxl_desktop.i18n.numbers import percent
from csxl_desktop.ui.evaluation.words import number_words
from csxl_desktop.ui.widgets.text_fields import TextField


def count_words(count: CountTyped, decimals: int = 0) -> str:
    """“environ 15”; “12,5 %” where the share alone is known; nothing where nothing is."""
    if count.number is not None:
        return number_words(count.number, count.quality, decimals)
    return "" if count.share is None else percent(float(count.share) / 100, 1 if count.share % 1 else 0)


class CategoryCountField(TextField):
    """A `CountTyped`. `lines_pasted(text)`: several lines came from the clipboard; they are not for one field."""

    lines_pasted = Signal(str)

    def __init__(self, name: str) -> None:
        self._written = ("", NO_COUNT)
        super().__init__("", limit=40)
        self.called(name)

    def _shown(self) -> Any:
        text = self.edit.text().strip()
        if text == self._written[0]:
            return self._written[1]
        count = read_count(text)
        if count is None:
            raise ValueError(_("Type a number (18, about 15, more than 170) or a share alone (12 %)."))
        return count

    def _show(self, value: Any) -> None:
        count = self._clean(value)
        words = count_words(count)
        self._written = (words, count)
        super()._show(words)

    def _clean(self, value: Any) -> CountTyped:
        return value if isinstance(value, CountTyped) else NO_COUNT

    def flush(self) -> None:
        super().flush()
        if not self.refusal():
            self._show(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            text = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
            if "\n" in text.strip() or "\t" in text:
                self.lines_pasted.emit(text)
                return True
        return super().eventFilter(watched, event)
