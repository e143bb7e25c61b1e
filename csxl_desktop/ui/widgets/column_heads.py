"""The names of the fields of a row, above a list of such rows: each stands where its field does."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.field_frame import FieldFrame
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows
from csxl_desktop.ui.widgets.text_fields import CheckField

_MOVES = {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}


class ColumnHeads(QWidget):
    """Follows the first row; a field that gave way to a second line has no head, and a list without rows has none."""

    def __init__(self, rows: KeyedRows[Any, Any]) -> None:
        super().__init__()
        self._rows = rows
        rows.installEventFilter(self)
        self.hide()

    def heads(self) -> list[tuple[str, QRect]]:
        """The words and the place of each, from left to right."""
        fields = list(self._fields())
        line = min((_place(each, self._rows).y() for each in fields), default=0)
        places = ((each, _place(each, self._rows)) for each in fields)
        return [
            (each.accessibleName(), QRect(place.x(), 0, each.width(), self.height()))
            for each, place in places
            if place.y() == line
        ]

    def sizeHint(self) -> QSize:
        return QSize(0, look().metrics(look().sizes.small).height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.setVisible(any(True for _field in self._fields()))
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        now, painter = look(), QPainter(self)
        painter.setFont(now.font(now.sizes.small))
        painter.setPen(now.color("secondary"))
        for words, place in self.heads():
            short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, short)
        painter.end()

    def _fields(self) -> Iterator[FieldFrame]:
        first = next(self._rows.editors(), None)
        fields = first.findChildren(FieldFrame) if first is not None else []
        return (each for each in fields if not (each.isHidden() or each.is_labelled() or isinstance(each, CheckField)))


def _place(field: QWidget, rows: QWidget) -> QPoint:
    return field.mapTo(rows, QPoint(0, 0))
