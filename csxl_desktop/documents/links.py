"""Labelled addresses on paper, with their QR codes for those who read there."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents.flowables import Piece, columns, gap, rich
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import Link

QR_SIZE = 54
_HALF = 0.48  # of the text


def link_rows(items: Sequence[Link], theme: Theme) -> list[Flowable]:
    """Two a row where no address would be broken, each with its QR code where it asks for one."""
    if len(items) == 1 or not all(_fits(link, _HALF, theme) for link in items):
        return [KeepTogether([gap(8), _link(link, 1, theme)]) for link in items]
    cells = [_link(link, _HALF, theme) for link in items]
    pairs = [[[cell] for cell in cells[start : start + 2]] for start in range(0, len(cells), 2)]
    gutter = theme.text_width * 0.02
    rows = [columns([*pair, []][:2], [0.51, 0.49], theme, gutter=gutter) for pair in pairs]
    return [KeepTogether([gap(8), row]) for row in rows]


def _fits(link: Link, width: float, theme: Theme) -> bool:
    """Whether its address stands on one line, in `width` parts of the text."""
    style = theme.style("secondary")
    room = theme.text_width * width - (QR_SIZE + 12 if link.qr else 0)
    return bool(stringWidth(link.url, style.fontName, style.fontSize) <= room)


def _link(link: Link, width: float, theme: Theme) -> Flowable:
    words: list[Flowable] = [
        rich((Piece(link.label or link.url, bold=True, url=link.url),), theme.style("link")),
        rich((Piece(link.url, url=link.url),), theme.style("secondary")),
    ]
    if not link.qr:
        return columns([words], [width], theme)
    part = (QR_SIZE + 12) / theme.text_width
    return columns([[QrCode(link.url, theme, QR_SIZE)], [gap(8), *words]], [part, width - part], theme)
