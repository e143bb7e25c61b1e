"""The look of the moment, for code that paints: which palette, its colours, the sizes."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.ui.tokens import LIGHT, Sizes, Tokens

_HOLDER = "csxl-look"


@dataclass(frozen=True, slots=True)
class Look:
    """What painting code reads: the palette's name, its colours, the sizes.

    Colours, fonts and their metrics are made once: a list asks for them for each cell. Copy what you change.
    """

    name: str = "light"
    tokens: Tokens = LIGHT
    sizes: Sizes = field(default_factory=Sizes)
    _colors: dict[str, QColor] = field(default_factory=dict, init=False, repr=False, compare=False)
    _fonts: dict[tuple[int, QFont.Weight], QFont] = field(default_factory=dict, init=False, repr=False, compare=False)
    _metrics: dict[tuple[int, QFont.Weight], QFontMetrics] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def color(self, token: str) -> QColor:
        """The colour of the token called `token` (a field of `Tokens`)."""
        color = self._colors.get(token)
        if color is None:
            color = self._colors[token] = QColor(getattr(self.tokens, token))
        return color

    def font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The window's font at `pixels` (take them from `sizes`)."""
        font = self._fonts.get((pixels, weight))
        if font is None:
            font = self._fonts[pixels, weight] = QFont(QApplication.font())
            font.setPixelSize(pixels)
            font.setWeight(weight)
        return font

    def metrics(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetrics:
        """How much room letters of that font take."""
        metrics = self._metrics.get((pixels, weight))
        if metrics is None:
            metrics = self._metrics[pixels, weight] = QFontMetrics(self.font(pixels, weight))
        return metrics


def paint_ring(painter: QPainter, widget: QWidget, area: QRectF | None = None) -> None:
    """The ring around `widget` (or an `area` of it) while it has the keyboard, inside its edges."""
    if not widget.hasFocus():
        return
    now = look()
    width = now.tokens.focus_width
    around = (area or QRectF(widget.rect())).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(now.color("accent"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(around, now.sizes.px(4), now.sizes.px(4))


class LookHolder(QObject):
    """Keeps the look on the application object, so that it lives and dies with it."""

    def __init__(self, app: QObject) -> None:
        super().__init__(app)
        self.setObjectName(_HOLDER)
        self.look = Look()
        self.fonts_loaded = False


def is_still() -> bool:
    """Whether the system was asked to let nothing move."""
    style = QApplication.styleHints()  # held: PySide lets what it gives go with it
    return bool(style.accessibility().motionPreference() == Qt.MotionPreference.ReducedMotion)


def busy_range() -> tuple[int, int]:
    """The range of a bar that tells no part: it moves to and fro, or stands still where nothing may move."""
    return (0, 1) if is_still() else (0, 0)


def look() -> Look:
    """The look of the running application (light at scale 1 before `apply`)."""
    app = QApplication.instance()
    holder = app.findChild(LookHolder, _HOLDER) if app is not None else None
    return holder.look if holder is not None else Look()


def hold(app: QApplication) -> LookHolder:
    """Where `app` keeps its look; made at the first call."""
    return app.findChild(LookHolder, _HOLDER) or LookHolder(app)
