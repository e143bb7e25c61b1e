"""The indexes at the end of the directory, with the pages that are known when all are laid out."""

from collections.abc import Iterator
from typing import cast

from reportlab.platypus import Flowable, PageBreak, Paragraph

from csxl_desktop.documents import directory_words as words
from csxl_desktop.documents.canvas import Entry, PageCanvas
from csxl_desktop.documents.flowables import gap, heading, text, titled
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import TwoColumns
from csxl_desktop.domain.content.directory import DirectoryBrochure
from csxl_desktop.i18n import N_

NAMES, KINDS = "index", "index-kinds"


class PageLine(Flowable):
    """Words and the page on which their organisation stands; a click goes there."""

    def __init__(self, string: str, key: str, theme: Theme) -> None:
        super().__init__()
        self._key, self._style = key, theme.style("small")
        self._title: Paragraph = text(string, self._style)

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        self.height = self._title.wrap(avail_width - 26, avail_height)[1] + 2
        return self.width, self.height

    def draw(self) -> None:
        self._title.drawOn(self.canv, 0, 2)
        self.canv.linkRect("", self._key, (0, 0, self.width, self.height), relative=1)
        left, bottom = self.canv.absolutePosition(0, 0)
        baseline = bottom + 2 + self._style.leading - self._style.fontSize
        cast("PageCanvas", self.canv).draw_late(lambda canvas: self._finish(canvas, left + self.width, baseline))

    def _finish(self, canvas: PageCanvas, right: float, baseline: float) -> None:
        style = self._style
        canvas.setFillColor(style.link_colour)
        canvas.setFont(style.fontName, style.fontSize)
        canvas.drawRightString(right, baseline, str(canvas.page_of.get(self._key, "")))


class SeeLine(PageLine):
    """Among the entries of a heading: where this one stands whole, under the same rule as they."""

    _above, _below = 4.0, 7.0

    def __init__(self, string: str, key: str, theme: Theme) -> None:
        super().__init__(string, key, theme)
        self._rule = theme.hairline_colour

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        width, height = super().wrap(avail_width, avail_height)
        self.height = height + self._above + self._below
        return width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self._rule)
        self.canv.setLineWidth(0.6)
        self.canv.line(0, self.height, self.width, self.height)
        self.canv.translate(0, self._below)
        super().draw()


def indexes(content: DirectoryBrochure, theme: Theme) -> Iterator[Flowable]:
    """By name, then by kind; neither where it would be empty."""
    names = words.index_of_names(content)
    if names:
        title = words.in_both(content, N_("Index of names"))
        yield PageBreak()
        yield heading(title, theme.style("title"), Entry(title, NAMES))
        yield gap(4)
        yield TwoColumns([PageLine(each.words, each.key, theme) for each in names])
    kinds = words.index_of_kinds(content)
    if kinds:
        title = words.in_both(content, N_("Index by kind"))
        yield PageBreak()
        yield heading(title, theme.style("title"), Entry(title, KINDS))
    for kind, entries in kinds:
        yield from titled(heading(kind, theme.style("subheading")), keep=60)
        yield TwoColumns([PageLine(entry.name, entry.key, theme) for entry in entries])
