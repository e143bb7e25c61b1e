"""Lucide icons in the colours of the theme, sharp at every scale; widgets keep theirs when the theme changes."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from csxl_desktop.ui.look import look

_NAME, _COLOR = "csxl-icon", "csxl-icon-color"
_FOLDER = "csxl-icons"


def use_folder(app: QGuiApplication, folder: Path) -> None:
    """Read the icons from `folder` (one SVG each, as Lucide ships them)."""
    app.setProperty(_FOLDER, str(folder))


def pixmap(name: str, color: str, size: int, ratio: float = 0.0) -> QPixmap:
    """The icon `name` drawn in `color` (`#RRGGBB`), `size` logical pixels wide; blank if there is none."""
    app = QGuiApplication.instance()
    folder = str(app.property(_FOLDER) or "") if app is not None else ""
    if not ratio:
        ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(folder, name, color, size, ratio)


def icon(name: str, colors: tuple[str, str, str], size: int, gap: int = 0, *, held: str = "") -> QIcon:
    """The icon in three colours: as it is, where checked, where disabled; `gap` empty pixels follow it.

    `held` is its colour while the button has the keyboard, where that is another.
    """
    plain, checked, disabled = (_spaced(pixmap(name, color, size), gap) for color in colors)
    result = QIcon(plain)
    if held:
        result.addPixmap(_spaced(pixmap(name, held, size), gap), QIcon.Mode.Active, QIcon.State.Off)
    for state in (QIcon.State.Off, QIcon.State.On):
        result.addPixmap(disabled, QIcon.Mode.Disabled, state)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
        result.addPixmap(checked, mode, QIcon.State.On)
    return result


def set_icon(target: QAbstractButton | QAction, name: str, color: str = "secondary") -> None:
    """Give `target` the icon `name` in the token `color`; it follows the theme from now on."""
    target.setProperty(_NAME, name)
    target.setProperty(_COLOR, color)
    _dress(target)


def refresh(app: QApplication) -> None:
    """Redraw every icon given by `set_icon`: the theme has changed."""
    for widget in app.allWidgets():
        redress(widget)
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            redress(action)


def redress(target: QWidget | QAction) -> None:
    """Draw again the icon that `set_icon` gave, if it gave one."""
    if target.property(_NAME) and isinstance(target, QAbstractButton | QAction):
        _dress(target)


def _dress(target: QAbstractButton | QAction) -> None:
    now = look()
    name, color = str(target.property(_NAME)), str(target.property(_COLOR))
    checked = color if color == "on_accent" else "accent"
    plain, on, off = (str(getattr(now.tokens, token)) for token in (color, checked, "disabled"))
    held = now.tokens.accent if color == "on_accent" else ""  # with the keyboard such a button changes its ground
    side = now.sizes.icon
    # Qt puts a bare four pixels between an icon and its word.
    gap = now.sizes.px(5) if isinstance(target, QAbstractButton) and target.text() else 0
    target.setIcon(icon(name, (plain, on, off), side, gap, held=held))
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(side + gap, side))


def _spaced(image: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return image
    ratio = image.devicePixelRatio()
    result = QPixmap(image.width() + round(gap * ratio), image.height())
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.drawPixmap(0, 0, image)
    painter.end()
    return result


@lru_cache(maxsize=512)
def _source(folder: str, name: str) -> str:
    path = Path(folder) / f"{name}.svg"
    return path.read_text(encoding="utf-8") if folder and path.is_file() else ""


@lru_cache(maxsize=1024)
def _drawn(folder: str, name: str, color: str, size: int, ratio: float) -> QPixmap:
    # QtSvg waits for the first icon.
    from PySide6.QtSvg import QSvgRenderer

    side = round(size * ratio)
    result = QPixmap(side, side)
    result.fill(Qt.GlobalColor.transparent)
    source = _source(folder, name)
    if source:
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
        painter = QPainter(result)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
    result.setDevicePixelRatio(ratio)
    return result
