"""The indexes at the end of the directory, with the pages that are known when all are laid out."""

from collections.abc import Iterator
from typing import cast

from reportlab.platypus import Flowable, PageBreak, Paragraph

from csxl_desktop.documents import directory_words as words
from csxl_desktop.documents.canvas import Entry, PageCanvas
from csxl_desktop.documents.flowables import gap, heading, text, titled
from csxl_desktop.documents.tagging.paragraphs import TEXT
from csxl_desktop.documents.tagging.structure import Element
from csxl_desktop.documents.theme import Theme
from csxl_desktop.documents.two_columns import TwoColumns
from csxl_desktop.domain.content.directory import DirectoryBrochure
from csxl_desktop.i18n import N_

NAMES, KINDS = "index", "index-kinds"


class PageLine(Flowable):
    """Words and the page on which their organisation stands; a click goes there."""

    def __init__(self, string: str, key: str, theme: Theme) -> None:
        super().__init__()
        self._words, self._key, self._style = string, key, theme.style("small")
        self._title: Paragraph = text(string, self._style)

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        self.height = self._title.wrap(avail_width - 26, avail_height)[1] + 2
        return self.width, self.height

    def draw(self) -> None:
        canvas = cast("PageCanvas", self.canv)
        link = canvas.structure.add("Link", self._node(canvas))
        with canvas.linked(link):
            self._title.drawOn(canvas, 0, 2)
            canvas.linkRect(self._words, self._key, (0, 0, self.width, self.height))
        canvas.draw_late(lambda late: self._finish(late, link))

    def _node(self, canvas: PageCanvas) -> Element:
        """What the link stands in: an item of the list of all lines that follow each other."""
        return canvas.structure.add("LBody", canvas.structure.list_item(canvas.container, 0, ""))

    def _finish(self, canvas: PageCanvas, link: Element) -> None:
        style = self._style
        baseline = 2 + style.leading - style.fontSize
        canvas.setFillColor(style.link_colour)
        canvas.setFont(style.fontName, style.fontSize)
        with canvas.linked(link):
            canvas.drawRightString(self.width, baseline, str(canvas.page_of.get(self._key, "")))


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

    def _node(self, canvas: PageCanvas) -> Element:
        return canvas.structure.add(TEXT, canvas.container)


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
