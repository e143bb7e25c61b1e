"""What is filled in by hand: boxes to tick, lines to write on."""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents.flowables import text
from csxl_desktop.documents.theme import Theme

_LINE = 0.7


class Box(Flowable):
    """A square to tick, its side in points."""

    def __init__(self, theme: Theme, side: float = 3.4 * mm, weight: float = 0.9) -> None:
        super().__init__()
        self._theme, self._weight = theme, weight
        self.width = self.height = side

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self._theme.ink_colour)
        self.canv.setLineWidth(self._weight)
        inset = self._weight / 2
        self.canv.roundRect(inset, inset, self.width - self._weight, self.height - self._weight, 1.2)


def ticked_line(words: Flowable, width: float, theme: Theme, *, side: float = 3.4 * mm, before: float = 1) -> Table:
    """A box with `words` behind it."""
    box_width = side + 2.6 * mm
    line = Table([[Box(theme, side), words]], colWidths=[box_width, width - box_width], hAlign="LEFT")
    line.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), before),
                ("BOTTOMPADDING", (0, 0), (-1, -1), before),
            ]
        )
    )
    return line


def filled_lines(
    rows: Sequence[Sequence[tuple[str, str]]],
    widths: Sequence[Sequence[float]],
    theme: Theme,
    *,
    height: float = 9.8 * mm,
) -> list[Flowable]:
    """Rows of (label, value) on ruled lines; `widths` are the parts of the text width of each row."""
    return [_filled_row(row, parts, theme, height) for row, parts in zip(rows, widths, strict=True)]


def _filled_row(row: Sequence[tuple[str, str]], parts: Sequence[float], theme: Theme, height: float) -> Table:
    small = theme.style("furniture").clone("blank-label", fontSize=7.5, leading=9)
    value = theme.style("cell").clone("blank-value", fontSize=10, leading=12)
    cells = [[text(name, small), text(words or "\N{NO-BREAK SPACE}", value)] for name, words in row]
    made = Table([cells], colWidths=[part * theme.text_width for part in parts], rowHeights=None, hAlign="LEFT")
    gutter = 8
    made.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), gutter),
                ("TOPPADDING", (0, 0), (-1, -1), max(height - 23, 1)),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
                *[("LINEBELOW", (n, 0), (n, 0), _LINE, theme.hairline_colour) for n in range(len(row))],
            ]
        )
    )
    return made
