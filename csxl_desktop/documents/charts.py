"""Small charts, drawn once for paper (PDF) and screen (SVG)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from csxl_desktop.documents import fonts
from csxl_desktop.documents.theme import WHITE, Theme, mixed


@dataclass(frozen=True, slots=True)
class Bars:
    """One place on the axis and the height of its bars, one for each series; None where nobody counted."""

    label: str
    values: tuple[int | None, ...]


def bar_chart(
    bars: Sequence[Bars], series: Sequence[str], theme: Theme, *, width: float = 0, height: float = 150
) -> Drawing:
    """Grouped bars with their figures above them and a legend, as wide as the text unless `width` says so."""
    fonts.register()
    width = width or theme.text_width
    drawing = Drawing(width, height)
    colours = _colours(theme, len(series))
    _draw_legend(drawing, series, colours, theme)
    floor, ceiling = 16.0, height - 34
    highest = max((value or 0 for bar in bars for value in bar.values), default=0) or 1
    drawing.add(Line(0, floor, width, floor, strokeColor=theme.hairline_colour, strokeWidth=1))
    room = width / max(len(bars), 1)
    thick = min(22.0, room * 0.7 / max(len(series), 1))
    for place, bar in enumerate(bars):
        middle = room * (place + 0.5)
        left = middle - thick * len(bar.values) / 2
        for n, value in enumerate(bar.values):
            if value is None:
                continue
            tall = (ceiling - floor) * max(value, 0) / highest
            x = left + n * thick
            drawing.add(_rect((x + 1, floor, thick - 2, tall), colours[n]))
            drawing.add(_string(x + thick / 2, floor + tall + 3, str(value), 8, theme.ink_colour, "middle"))
        drawing.add(_string(middle, 4, bar.label, 8.5, theme.secondary_ink, "middle"))
    return drawing


def _draw_legend(drawing: Drawing, series: Sequence[str], colours: Sequence[Color], theme: Theme) -> None:
    x = 0.0
    y = drawing.height - 10
    for name, colour in zip(series, colours, strict=True):
        drawing.add(_rect((x, y, 8, 8), colour))
        drawing.add(_string(x + 12, y + 0.5, name, 9, theme.secondary_ink, "start"))
        x += 12 + stringWidth(name, fonts.REGULAR, 9) + 18


def _string(x: float, y: float, letters: str, size: float, colour: Color, anchor: str) -> String:
    options: dict[str, Any] = {"fontName": fonts.REGULAR, "fontSize": size, "textAnchor": anchor}
    return String(x, y, letters, fillColor=colour, **options)


def _rect(box: tuple[float, float, float, float], colour: Color) -> Rect:
    options: dict[str, Any] = {"fillColor": colour, "strokeColor": None}
    return Rect(*box, **options)


def _colours(theme: Theme, count: int) -> list[Color]:
    strengths = (1.0, 0.42, 0.7, 0.25)
    white = HexColor(WHITE)
    return [mixed(theme.accent_ink, white, strengths[n % len(strengths)]) for n in range(count)]
