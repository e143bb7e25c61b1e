"""Labelled addresses on paper, with their QR codes for those who read there."""

from collections.abc import Sequence

from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents.flowables import Piece, columns, gap, rich
from csxl_desktop.documents.qr import QrCode
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import Link

QR_SIZE = 54


def link_rows(items: Sequence[Link], theme: Theme) -> list[Flowable]:
    """Two a row, each with its QR code where it asks for one."""
    if len(items) == 1:
        return [KeepTogether([gap(8), _link(items[0], 1, theme)])]
    cells = [_link(link, 0.48, theme) for link in items]
    pairs = [[[cell] for cell in cells[start : start + 2]] for start in range(0, len(cells), 2)]
    gutter = theme.text_width * 0.02
    rows = [columns([*pair, []][:2], [0.51, 0.49], theme, gutter=gutter) for pair in pairs]
    return [KeepTogether([gap(8), row]) for row in rows]


def _link(link: Link, width: float, theme: Theme) -> Flowable:
    words: list[Flowable] = [
        rich((Piece(link.label or link.url, bold=True, url=link.url),), theme.style("tight")),
        rich((Piece(link.url, url=link.url),), theme.style("secondary")),
    ]
    if not link.qr:
        return columns([words], [width], theme)
    part = (QR_SIZE + 12) / theme.text_width
    return columns([[QrCode(link.url, theme, QR_SIZE)], [gap(8), *words]], [part, width - part], theme)
