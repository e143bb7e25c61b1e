"""The code at the foot of each page of a sign-in sheet: a scan tells which sheet and which page it is."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.page_codes import page_code

_SIDE = 9.5 * mm
_BOTTOM = 5 * mm


def draw_code(canvas: Canvas, code: str, page: int, theme: Theme) -> None:
    """The QR code at the left foot of the page, the same in letters beside it."""
    QrCode(page_code(code, page), theme, _SIDE).drawOn(canvas, theme.margin, _BOTTOM)
    style = theme.style("furniture")
    canvas.setFillColor(style.textColor)
    canvas.setFont(style.fontName, style.fontSize)
    canvas.drawString(theme.margin + _SIDE + 2.5 * mm, 11 * mm, f"{code} · {page}")
