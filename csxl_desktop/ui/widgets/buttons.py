"""Buttons: one primary at most on a card, quiet ones beside it, icon-only ones that still have a name."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QToolButton

from csxl_desktop.ui.icons import redress, set_icon
from csxl_desktop.ui.look import look as look_now
from csxl_desktop.ui.widgets.text import literal, set_tip

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PushButton(QPushButton):
    """Enter presses the button that has the keyboard, as Space does (Qt's own way presses one from a field too)."""

    def __init__(self, text: str = "") -> None:
        super().__init__(literal(text))
        self.setAutoDefault(False)

    def setText(self, text: str) -> None:
        """Show `text` letter by letter."""
        super().setText(literal(text))
        redress(self)  # the room between an icon and its word is drawn with the icon

    def sizeHint(self) -> QSize:
        """As wide as its word in bold where it may be checked: the style sheet writes what is chosen in bold."""
        hint = super().sizeHint()
        if not self.isCheckable():
            return hint
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        plain = QFont(self.font())
        plain.setWeight(QFont.Weight.Normal)
        wider = QFontMetrics(bold).horizontalAdvance(self.text()) - QFontMetrics(plain).horizontalAdvance(self.text())
        return QSize(hint.width() + max(0, wider), hint.height())

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


class MenuButton(PushButton):
    """A button that opens a menu; its arrow grows with the letters, which Qt's own does not."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._arrow() - self._own_arrow(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._arrow() == self._own_arrow():
            super().paintEvent(event)
            return
        option, painter = QStyleOptionButton(), QStylePainter(self)
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu  # else it is drawn as small as ever
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.rect = inside.adjusted(0, 0, -self._arrow(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look_now().color("secondary" if self.isEnabled() else "disabled"))
        painter.drawPolygon(self.arrow())
        painter.end()

    def arrow(self) -> QPolygonF:
        """The triangle at its end."""
        side = self._arrow()
        middle = QPointF(self.width() - side * 13 / 12, self.height() / 2)
        return QPolygonF([middle + QPointF(x, y) * side / 12 for x, y in ((-3, -1.5), (3, -1.5), (0, 1.5))])

    def _arrow(self) -> int:
        """The pixels that it takes, its air included."""
        return look_now().sizes.px(self._own_arrow())

    def _own_arrow(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)


class ToolButton(QToolButton):
    """Enter presses it, or opens its menu, as Space does."""

    def setText(self, text: str) -> None:
        """Show `text` letter by letter."""
        super().setText(literal(text))

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif self.menu() is not None and self.popupMode() is QToolButton.ToolButtonPopupMode.InstantPopup:
            self.showMenu()
        else:
            self.click()


def button(
    text: str,
    icon: str = "",
    clicked: Callable[[], object] | None = None,
    *,
    look: str = "",
    tip: str = "",
) -> PushButton:
    """A button. `look`: "" (quiet), primary, danger, link."""
    result = PushButton(text)
    result.setProperty("look", look)
    set_tip(result, tip)
    if icon:
        color = {"primary": "on_accent", "danger": "wrong", "link": "accent"}.get(look, "secondary")
        set_icon(result, icon, color)
    if clicked is not None:
        result.clicked.connect(lambda _checked: clicked())
    return result


def primary_button(text: str, icon: str = "", clicked: Callable[[], object] | None = None) -> PushButton:
    """The one thing that one comes here to do."""
    return button(text, icon, clicked, look="primary")


def link_button(text: str, clicked: Callable[[], object] | None = None, icon: str = "") -> QPushButton:
    """A quiet action inside a line."""
    result = button(text, icon, clicked, look="link")
    result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def icon_button(
    icon: str, name: str, clicked: Callable[[], object] | None = None, *, color: str = "secondary"
) -> ToolButton:
    """A button without word; `name` is its tool tip and what a screen reader says."""
    result = ToolButton()
    set_icon(result, icon, color)
    set_tip(result, name)
    result.setAccessibleName(name)
    result.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        result.clicked.connect(lambda _checked: clicked())
    return result


def menu_button(text: str, icon: str, entries: Iterable[tuple[str, str, Callable[[], object]]]) -> MenuButton:
    """A button that opens a menu; each entry is (icon, words, chosen)."""
    result = MenuButton(text)
    if icon:
        set_icon(result, icon)
    menu = QMenu(result)
    for name, words, chosen in entries:
        action = menu.addAction(literal(words))
        set_icon(action, name)
        action.triggered.connect(lambda _checked, chosen=chosen: chosen())
    result.setMenu(menu)
    return result
