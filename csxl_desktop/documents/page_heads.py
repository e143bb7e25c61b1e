"""The two names above each page, the office's and the document's: how much of the line each has."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from csxl_desktop.documents import fonts
from csxl_desktop.documents.flowables import breakable, set_in
from csxl_desktop.documents.theme import Theme

_BETWEEN = 14.0  # points
_MOST_LETTERS = 200  # that are looked at: no page is wider


def side_by_side(left: str, right: Sequence[str], theme: Theme) -> tuple[str, str]:
    """Both names above the pages: the right one has the room that the left one leaves, half of it at the least."""
    style = theme.style("furniture")
    room = theme.text_width - _BETWEEN
    first = _set_in(left, style)
    ways = [_set_in(way, style) for way in right] or [""]
    left_over = max(room - _wide(first, style), room / 2)
    second = next((way for way in ways if _wide(way, style) <= left_over), ways[-1])
    second = _shortened(second, style, left_over)
    return _shortened(first, style, room - _wide(second, style)), second


def _set_in(string: str, style: ParagraphStyle) -> str:
    return set_in(" ".join(breakable(string)), style)


def _wide(string: str, style: ParagraphStyle) -> float:
    return sum(stringWidth(letters, name, style.fontSize) for name, letters in fonts.runs(string, style.fontName))


def _shortened(string: str, style: ParagraphStyle, room: float) -> str:
    if _wide(string, style) <= room:
        return string
    string = string[:_MOST_LETTERS]
    while string and _wide(f"{string}…", style) > room:
        string = string[:-1]
    return string.rstrip() + "…"
