"""A list of short lines set in two columns of about the same height, over as many pages as it takes."""

from collections.abc import Sequence

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
        left, rest = self._filled(self._lines, avail_height)
        right, rest = self._filled(rest, avail_height)
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
        self._heights = [self._height(line) for line in self._lines]

    def _height(self, line: Flowable) -> float:
        return float(line.wrap(self._column, 1e6)[1] + line.getSpaceAfter())

    def _balanced_cut(self) -> int:
        """How many lines stand on the left: as few as keep the right column no higher than the left one."""
        half, used = sum(self._heights) / 2, 0.0
        for position, height in enumerate(self._heights):
            if used >= half:
                return position
            used += height
        return len(self._heights)

    def _filled(self, lines: list[Flowable], room: float) -> tuple[list[Flowable], list[Flowable]]:
        """The lines that fit in one column of this height, and the others; a line may itself be cut."""
        used = 0.0
        for position, line in enumerate(lines):
            height = self._height(line)
            if used + height > room:
                parts = line.split(self._column, room - used)
                if len(parts) > 1:
                    return [*lines[:position], parts[0]], [*parts[1:], *lines[position + 1 :]]
                return lines[:position], lines[position:]
            used += height
        return lines, []
