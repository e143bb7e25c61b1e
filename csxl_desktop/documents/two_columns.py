"""Two columns: of a list of short lines, or of the same thing said twice, over as many pages as it takes."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

GUTTER = 14.0


class TwoColumns(Flowable):
    """`lines` down the left column, then down the right one; each page fills both before the next one."""

    def __init__(self, lines: Sequence[Flowable], cut: int | None = None) -> None:
        super().__init__()
        self._lines = list(lines)
        self._cut = cut
        self._heights: list[float] = []
        self._column = 0.0

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        self._measure(avail_width)
        if self._cut is None:
            self._cut = self._balanced_cut()
        self.width = avail_width
        self.height = max(sum(self._heights[: self._cut]), sum(self._heights[self._cut :]))
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """What fits in both columns of this page, and the others; nothing where not even one line fits."""
        self._column = (avail_width - GUTTER) / 2
        left, rest = _filled(self._lines, self._column, avail_height)
        right, rest = _filled(rest, self._column, avail_height)
        if not left:
            return []
        page = TwoColumns([*left, *right], cut=len(left))
        return [page, TwoColumns(rest)] if rest else [page]

    def draw(self) -> None:
        for first, last, x in ((0, self._cut, 0.0), (self._cut, None, self._column + GUTTER)):
            y = self.height
            for line, height in zip(self._lines[first:last], self._heights[first:last], strict=True):
                y -= height
                line.drawOn(self.canv, x, y + line.getSpaceAfter())

    def _measure(self, avail_width: float) -> None:
        # Measured anew each time: a paragraph that could not be split has forgotten its lines.
        self._column = (avail_width - GUTTER) / 2
        self._heights = [_height(line, self._column) for line in self._lines]

    def _balanced_cut(self) -> int:
        """How many lines stand on the left: as few as keep the right column no higher than the left one."""
        half, used = sum(self._heights) / 2, 0.0
        for position, height in enumerate(self._heights):
            if used >= half:
                return position
            used += height
        return len(self._heights)


class SideBySide(Flowable):
    """Lines on the left and lines on the right, under one rule; on one page unless that would leave most of it bare.

    Each side goes on where it stood when the page was full.
    """

    tallest_whole = 480.0
    _above, _below = 5.0, 9.0

    def __init__(self, left: Sequence[Flowable], right: Sequence[Flowable], rule: Color) -> None:
        super().__init__()
        self._sides = [list(left), list(right)]
        self._rule = rule

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        self._column = (avail_width - GUTTER) / 2
        self._heights = [[_height(line, self._column) for line in side] for side in self._sides]
        self.width = avail_width
        self.height = max(sum(heights) for heights in self._heights) + self._above + self._below
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        if self.wrap(avail_width, avail_height)[1] <= self.tallest_whole:
            return []
        room = avail_height - self._above - self._below
        filled = [_filled(side, self._column, room) for side in self._sides]
        if not any(first for first, _rest in filled):
            return []
        (left, left_rest), (right, right_rest) = filled
        return [SideBySide(left, right, self._rule), SideBySide(left_rest, right_rest, self._rule)]

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(self._rule)
        canvas.setLineWidth(0.6)
        canvas.line(0, self.height, self.width, self.height)
        for side, heights, x in zip(self._sides, self._heights, (0.0, self._column + GUTTER), strict=True):
            y = self.height - self._above
            for line, height in zip(side, heights, strict=True):
                y -= height
                line.drawOn(canvas, x, y + line.getSpaceAfter())


def _height(line: Flowable, width: float) -> float:
    return float(line.wrap(width, 1e6)[1] + line.getSpaceAfter())


def _filled(lines: list[Flowable], width: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    """The lines that fit in a column of that room, and the others; a line may itself be cut."""
    used = 0.0
    for position, line in enumerate(lines):
        height = _height(line, width)
        if used + height > room:
            parts = line.split(width, room - used)
            if len(parts) > 1:
                return [*lines[:position], parts[0]], [*parts[1:], *lines[position + 1 :]]
            return lines[:position], lines[position:]
        used += height
    return lines, []
