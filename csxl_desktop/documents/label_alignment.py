"""Where a printer prints: two lines to be measured with a ruler, and the labels to be held against their sheet."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.documents.fitting import BareSheets, Block, Line
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.labels import MEASURED, LabelAlignment
from csxl_desktop.i18n import _, speaking

_ROOM = (62 * mm, 104 * mm, 110 * mm, 84 * mm)  # left, top, width, height of the words
_PADDING, _ARROW = 6 * mm, 2 * mm
_A, _B = (90 * mm, 210 * mm), (70 * mm, 180 * mm)  # from where to where the lines go: A down the page, B across


def render(content: LabelAlignment, theme: Theme) -> bytes:
    """One page, to be printed at 100 %."""
    with speaking(content.language):
        pages = BareSheets.of(theme, _("Alignment of the labels"), "")
        canvas, height = pages.canvas, theme.page_size[1]
        across, down = (by * mm for by in content.shift)
        canvas.saveState()
        canvas.translate(across, -down)
        with canvas.decoration():
            _outlines(canvas, content, theme)
            _lines(canvas, height, theme)
        _words(canvas, content, theme)
        canvas.restoreState()
        return pages.bytes()


def _outlines(canvas: Canvas, content: LabelAlignment, theme: Theme) -> None:
    sheet, height = content.sheet, theme.page_size[1]
    canvas.setStrokeColor(theme.secondary_ink)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    for position in range(sheet.count):
        left, top = (side * mm for side in sheet.place(position))
        canvas.roundRect(left, height - top - sheet.height * mm, sheet.width * mm, sheet.height * mm, 2 * mm)
    canvas.setDash()


def _lines(canvas: Canvas, height: float, theme: Theme) -> None:
    """A line down the page, a line across it, and from the edge of the paper to each the way that is measured."""
    at = MEASURED * mm
    canvas.setStrokeColor(theme.accent_ink)
    canvas.setFillColor(theme.accent_ink)
    canvas.setLineWidth(0.4)
    canvas.line(at, height - _A[0], at, height - _A[1])
    canvas.line(_B[0], height - at, _B[1], height - at)
    middle, across = height - sum(_A) / 2, sum(_B) / 2
    for x, y, side_x, side_y in ((at, middle, -1, 0), (across, height - at, 0, 1)):
        end_x, end_y = x + side_x * (at - 4 * mm), y + side_y * (at - 4 * mm)
        canvas.line(x, y, end_x, end_y)
        for tip_x, tip_y, way in ((x, y, 1), (end_x, end_y, -1)):
            for half in (-0.5, 0.5):
                canvas.line(
                    tip_x,
                    tip_y,
                    tip_x + _ARROW * (side_x * way + half * side_y),
                    tip_y + _ARROW * (side_y * way + half * side_x),
                )
    canvas.setFont(theme.style("cell-bold").fontName, 14)
    canvas.drawString(at + 2 * mm, height - _A[0] - 5 * mm, "A")
    canvas.drawString(_B[0] + 2 * mm, height - at - 6 * mm, "B")


def _words(canvas: Canvas, content: LabelAlignment, theme: Theme) -> None:
    left, top, width, room = _ROOM
    title, plain = theme.style("cell-bold"), theme.style("cell")
    page = theme.page_size[1]
    canvas.saveState()
    canvas.setFillColor(theme.paper)
    canvas.setStrokeColor(theme.secondary_ink)
    canvas.roundRect(left, page - top - room, width, room, 2 * mm, stroke=1, fill=1)
    canvas.restoreState()
    expected = f"{MEASURED:.0f}"
    lines = [
        Line(_("Alignment of the labels"), title, 1.3, 1.5),
        Line(content.sheet.name, theme.style("cell-secondary"), 1.0, 2.0),
        Line(_("A: measure from the left edge of the paper to the line A."), plain, 1.0, 1.4),
        Line(_("B: measure from the top edge of the paper to the line B."), plain, 1.0, 1.8),
        Line(_("Type both numbers, in millimetres with a tenth, in the window of the labels."), plain, 1.0, 1.8),
        Line(
            _("This page is corrected: both lines must stand at {expected} mm.").format(expected=expected)
            if content.corrected
            else _("Printed exactly, both lines would stand at {expected} mm.").format(expected=expected),
            plain,
            1.0,
            1.8,
        ),
        Line(_("Held against a sheet of labels before a window, the dashed lines lie on its labels."), plain, 1.0, 1.4),
    ]
    inside, high = width - 2 * _PADDING, room - 2 * _PADDING
    block = Block.fitted(lines, inside, high, largest=11.0)
    block.draw(canvas, left + _PADDING, page - top - _PADDING, high)
