"""The canvas of every document: it knows its headings, and finishes its pages when their total is known."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.documents import fonts

Late = Callable[["PageCanvas"], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the PDF bookmarks and the contents say of a heading; level 0 is the outermost."""

    title: str
    key: str
    level: int = 0
    in_contents: bool = True


class PageCanvas(Canvas):
    """A canvas that can finish its pages at the end, when page numbers and their total are known.

    What is late stands in a form that each page calls: one layout is enough, contents included.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.page_of: dict[str, int] = {}
        self.parts: list[int] = []  # pages on which something begins that is numbered by itself
        self._late: dict[int, list[Late]] = {}
        self._depth = -1

    def mark(self, entry: Entry, height: float) -> None:
        """Bookmark `entry` at the current place, `height` above the origin."""
        self.page_of[entry.key] = self.getPageNumber()
        self.bookmarkHorizontal(entry.key, 0, height + 6)
        self._depth = min(entry.level, self._depth + 1)
        self.addOutlineEntry(fonts.clean(entry.title), entry.key, level=self._depth, closed=entry.level > 0)

    def begin_part(self) -> None:
        """What stands on this page and the next ones is numbered by itself: a letter among others."""
        self.parts.append(self.getPageNumber())

    def draw_late(self, draw: Late) -> None:
        """Have `draw` called for this page when every page is known; it draws in page coordinates."""
        self._late.setdefault(self.getPageNumber(), []).append(draw)

    def showPage(self) -> None:
        if self.getPageNumber() in self._late:
            self.doForm(f"late-{self.getPageNumber()}")
        super().showPage()

    def save(self) -> None:
        for number, drawings in self._late.items():
            self.beginForm(f"late-{number}")
            for draw in drawings:
                draw(self)
            self.endForm()
        super().save()
