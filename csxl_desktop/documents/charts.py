"""Charts on paper: the shapes of `domain/chart_drawing` in the office's ink, and their numbers beneath."""

from dataclasses import replace
from math import ceil
from typing import cast

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents import fonts
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import gap, table, text
from csxl_desktop.documents.theme import WHITE, Theme, mixed
from csxl_desktop.domain.chart import Chart, Form, HeatMap, Picture, alternative, numbers
from csxl_desktop.domain.chart_drawing import drawn, fitting_height
from csxl_desktop.domain.chart_shapes import Anchor, Drawing, Frame, Line, Rect, Tone, Words

_SIZE, _HIGH = 8.0, 165.0
_ACROSS = 12  # numbers of one series that stand in one row
_TOGETHER = 14  # numbers that stay on the page of their chart
_MOST_ON_A_PAGE, _ON_EACH_PAGE = 100, 58  # members
_MOST_ROWS = 40  # of numbers beneath: a longer chart says them in its bars


def chart(picture: Picture, theme: Theme, *, width: float = 0, height: float = 0) -> "ChartFlowable":
    """The chart as wide as the text, unless `width` says otherwise."""
    fonts.register(theme.typeface)
    return ChartFlowable(picture, theme, width or theme.text_width, height or fitting_height(picture, _SIZE) or _HIGH)


def with_numbers(picture: Picture, theme: Theme) -> list[Flowable]:
    """The chart, its note and the table of its numbers."""
    story: list[Flowable] = [chart(each, theme) for each in _in_pages(picture)]
    if picture.note:
        story.append(text(picture.note, theme.style("caption")))
    header, rows = numbers(picture)
    if isinstance(picture, Chart) and picture.form is not Form.ROWS and len(header) == 2 and len(rows) <= _ACROSS:
        each = theme.text_width / max(len(rows), 1)
        labels, values = [place.label for place in picture.places], [[row[1] for row in rows]]
        story += [gap(4), table(labels, values, [each] * len(rows), theme, right=set(range(len(rows))))]
    elif isinstance(picture, Chart) and len(rows) <= _MOST_ROWS:
        each = min(90.0, theme.text_width * 0.6 / max(len(header) - 1, 1))
        first = min(theme.text_width - each * (len(header) - 1), 260)
        widths = [first, *([each] * (len(header) - 1))]
        story += [gap(4), table(header, rows, widths, theme, right=set(range(1, len(header))))]
    return [KeepTogether(story)] if len(rows) <= _TOGETHER else story


def _in_pages(picture: Picture) -> list[Picture]:
    """Rows of one page each, as many on each of them: those of a hundred members are drawn smaller on one."""
    if not isinstance(picture, HeatMap) or len(picture.rows) <= _MOST_ON_A_PAGE:
        return [picture]
    each = ceil(len(picture.rows) / ceil(len(picture.rows) / _ON_EACH_PAGE))
    starts = range(0, len(picture.rows), each)
    return [replace(picture, rows=picture.rows[start : start + each]) for start in starts]


class ChartFlowable(Flowable):
    """Cut where a page ends it is not: a chart that is higher than a page is drawn smaller."""

    def __init__(self, picture: Picture, theme: Theme, width: float, height: float) -> None:
        super().__init__()
        self._picture, self._theme = picture, theme
        self._wanted = (width, height)
        self._drawing = Drawing(0, 0, ())

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        wide, high = min(self._wanted[0], width), min(self._wanted[1], max(height, 0))
        self._drawing = drawn(self._picture, Frame(wide, high, _SIZE, self._measure))
        self.width, self.height = wide, max(high, self._drawing.height)
        return self.width, self.height

    @property
    def alternative(self) -> str:
        """What is said instead of it."""
        return alternative(self._picture)

    @property
    def face(self) -> str:
        """What its words are set in."""
        return self._theme.typeface.titles.regular

    @property
    def drawing(self) -> Drawing:
        """Its shapes, once it was wrapped."""
        return self._drawing

    def draw(self) -> None:
        with cast("PageCanvas", self.canv).figure(self.alternative):
            self._draw_shapes()

    def _draw_shapes(self) -> None:
        canvas = self.canv
        top = self.height
        for shape in self._drawing.shapes:
            match shape:
                case Rect(x, y, width, height, fill, edge):
                    canvas.setLineWidth(0.7)
                    if edge is not None:
                        canvas.setStrokeColor(self.colour(edge))
                    if fill is not None:
                        canvas.setFillColor(self.colour(fill))
                    canvas.rect(x, top - y - height, width, height, stroke=edge is not None, fill=fill is not None)
                case Line(x1, y1, x2, y2, tone, weight):
                    canvas.setLineWidth(weight)
                    canvas.setStrokeColor(self.colour(tone))
                    canvas.line(x1, top - y1, x2, top - y2)
                case Words(x, y, letters, size, tone, anchor):
                    canvas.setFillColor(self.colour(tone))
                    wide = 0.0 if anchor is Anchor.START else self._measure(letters, size)
                    x -= wide / 2 if anchor is Anchor.MIDDLE else wide
                    for face, piece in fonts.runs(letters, self.face):
                        canvas.setFont(face, size)
                        canvas.drawString(x, top - y, piece)
                        x += stringWidth(piece, face, size)

    def colour(self, tone: Tone) -> Color:
        theme, white = self._theme, HexColor(WHITE)
        match tone:
            case Tone.INK:
                return theme.ink_colour
            case Tone.SECONDARY:
                return theme.secondary_ink
            case Tone.HAIRLINE:
                return theme.hairline_colour
            case Tone.GROUND:
                return white
            case Tone.STRONG:
                return theme.accent_ink
            case Tone.SOFT:
                return mixed(theme.accent_ink, white, 0.12)

    def _measure(self, letters: str, size: float) -> float:
        return float(sum(stringWidth(piece, face, size) for face, piece in fonts.runs(letters, self.face)))
