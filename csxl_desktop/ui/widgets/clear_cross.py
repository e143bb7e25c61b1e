"""The cross that empties a line, as large as the letters: Qt's own stays as small in large ones."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text import set_tip

_SIDE, _WIDE, _HIGH, _EDGE, _ROOM = 16, 22, 18, 4, 26  # pixels, as Qt's


class ClearCross(QToolButton):
    """At the end of `line` while something stands there; `icon` where it is not the cross of the house."""

    def __init__(self, line: QLineEdit, empty: Callable[[], object], icon: QIcon | None = None) -> None:
        super().__init__(line)
        if icon is None:
            set_icon(self, "x")
        else:
            self.setIcon(icon)
        px = look().sizes.px
        self.setIconSize(QSize(px(_SIDE), px(_SIDE)))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(_("Clear"))
        set_tip(self, _("Clear"))
        self._line = line
        self.hide()
        line.installEventFilter(self)
        line.textChanged.connect(self._show_with)
        self.clicked.connect(lambda _checked: empty())
        self._show_with(line.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon alone, without the ground of a button."""
        side, painter = look().sizes.px(_SIDE), QPainter(self)
        area = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        self.icon().paint(painter, area, Qt.AlignmentFlag.AlignCenter)
        painter.end()

    def _show_with(self, text: str) -> None:
        margins = self._line.textMargins()
        margins.setRight(look().sizes.px(_ROOM) if text else 0)
        self._line.setTextMargins(margins)
        self.setVisible(bool(text))

    def _stand(self) -> None:
        px, room = look().sizes.px, self._line.rect()
        left, top = room.width() - px(_WIDE + _EDGE), (room.height() - px(_HIGH)) // 2
        self.setGeometry(left, top, px(_WIDE), px(_HIGH))
