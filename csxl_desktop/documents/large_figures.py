"""Large figures at the head of a document, each with its words beneath."""

from collections.abc import Iterator, Sequence
from math import ceil

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table

from csxl_desktop.documents.flowables import breakable, columns, text
from csxl_desktop.documents.theme import Theme

_GUTTER = 14


def large_figures(shown: Sequence[tuple[int, str]], theme: Theme) -> Iterator[Table]:
    """Side by side, in as many lines as leave every word whole: a long Dutch one is wider than a sixth of the page."""
    small = theme.style("secondary")
    widest = max(_width(word, small) for _number, words in shown for word in breakable(words))
    most = max(1, int(theme.text_width // (widest + _GUTTER)))
    beside = ceil(len(shown) / ceil(len(shown) / most))
    cells = [[text(str(number), theme.style("figure")), text(words, small)] for number, words in shown]
    for start in range(0, len(cells), beside):
        line = cells[start : start + beside]
        yield columns(line, [1 / beside] * len(line), theme, gutter=_GUTTER)


def _width(word: str, style: ParagraphStyle) -> float:
    return float(stringWidth(word, style.fontName, style.fontSize))
