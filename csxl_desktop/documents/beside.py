"""Words on the left, a picture on their right; words that are longer go on below it over the whole width."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from reportlab.platypus import Flowable, Table
from reportlab.platypus.doctemplate import NullActionFlowable

from csxl_desktop.documents.flowables import columns, gap
from csxl_desktop.documents.theme import Theme

GUTTER = 18.0
MOST_ACROSS, MOST_HIGH = 0.5, 0.4  # of the width of the text, of the height of the page
_BETWEEN_LINES, _BELOW = 3.0, 8.0  # points under the picture: within a paragraph, before the next one
_ENDLESS, _MEASURING = 1e7, 1e6


class Beside(Flowable):
    """`part` is how much of the width the picture takes with what is between."""

    def __init__(self, words: Sequence[Flowable], picture: Sequence[Flowable], part: float, theme: Theme) -> None:
        super().__init__()
        self.words, self.picture, self._part, self._theme = list(words), list(picture), part, theme

    def row(self, words: Sequence[Flowable]) -> Table:
        """These words beside the picture."""
        return columns([words, self.picture], [1 - self._part, self._part], self._theme, gutter=GUTTER)

    def alone(self) -> Table:
        """The picture in a cell of its own."""
        return columns([self.picture], [self._part], self._theme, gutter=0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Its height where somebody measures; a frame is made to ask for its pieces."""
        if height < _MEASURING:
            return width, _ENDLESS
        return width, high(self._placed(), width)

    def split(self, _width: float, _height: float) -> list[Flowable]:
        return [NullActionFlowable(), *self._placed()]

    def _placed(self) -> list[Flowable]:
        """The row, and what goes on below it."""
        width = self._theme.text_width * (1 - self._part) - GUTTER
        room = high(self.picture, self._theme.text_width * self._part)
        left: list[Flowable] = []
        below = list(self.words)
        while below:
            tall = high(below[:1], width)
            if tall <= room:
                left.append(below.pop(0))
                room -= tall + left[-1].getSpaceAfter()
                continue
            parts = below[0].split(width, room)
            if len(parts) > 1:
                left.append(parts[0])
                return [self.row(left), gap(_BETWEEN_LINES), *parts[1:], *below[1:]]
            if not left:
                left.append(below.pop(0))
            break
        return [self.row(left), gap(_BELOW), *below]


def high(flowables: Sequence[Any], width: float) -> float:
    """How high they are above each other."""
    tall = [each.wrap(width, _ENDLESS)[1] for each in flowables]
    between = [max(one.getSpaceAfter(), two.getSpaceBefore()) for one, two in pairwise(flowables)]
    return float(sum(tall) + sum(between))
