"""The canvas of every document: it knows its headings, and finishes its pages when their total is known."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from csxl_desktop.documents import fonts
from csxl_desktop.documents.tagging.canvas import TaggedCanvas
from csxl_desktop.documents.tagging.structure import Element

Late = Callable[["PageCanvas"], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the PDF bookmarks and the contents say of a heading; level 0 is the outermost."""

    title: str
    key: str
    level: int = 0
    in_contents: bool = True


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A place left on a page for what is known at the end only."""

    code: list[str]
    place: int
    page: int
    owners: list[Element]
    draw: Late


class PageCanvas(TaggedCanvas):
    """A canvas that can finish its pages at the end, when page numbers and their total are known.

    What is late is drawn into the place that it left: one layout is enough, contents included.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.page_of: dict[str, int] = {}
        self.parts: list[int] = []  # pages on which something begins that is numbered by itself
        self._waiting: list[_Waiting] = []
        self._last: list[Late] = []
        self._depth = -1

    @property
    def page_count(self) -> int:
        """How many pages are finished."""
        return len(self._pages)

    def mark_heading(self, entry: Entry, height: float) -> None:
        """Bookmark `entry` at the current place, `height` above the origin."""
        self.page_of[entry.key] = self.getPageNumber()
        self.bookmarkHorizontal(entry.key, 0, height + 6)
        self._depth = min(entry.level, self._depth + 1)
        self.addOutlineEntry(fonts.clean(entry.title), entry.key, level=self._depth, closed=entry.level > 0)

    def mark_place(self, key: str) -> None:
        """A place that references lead to, and its page."""
        self.page_of[key] = self.getPageNumber()
        self.bookmarkHorizontal(key, 0, 12)

    def begin_part(self) -> None:
        """What stands on this page and the next ones is numbered by itself: a letter among others."""
        self.parts.append(self.getPageNumber())

    def draw_last(self, draw: Late) -> None:
        """Have `draw` called, when every page is known, for the end of this page."""
        self._last.append(draw)

    def draw_late(self, draw: Late) -> None:
        """Have `draw` called for this very place when every page is known."""
        self._waiting.append(_Waiting(self._code, len(self._code), self._pageNumber, self._owners, draw))
        self._code.append("")

    def showPage(self) -> None:
        for draw in self._last:
            self.draw_late(draw)
        self._last.clear()
        super().showPage()

    def save(self) -> None:
        if self._code:
            self.showPage()
        last = self._pageNumber
        for each in reversed(self._waiting):  # so that the places before it stay where they are
            self._code, self._pageNumber, self._owners = [], each.page, each.owners
            each.draw(self)
            # In a state of its own: what stands behind it was drawn before it.
            each.code[each.place : each.place + 1] = ["q", *self._code, "Q"]
        self._code, self._pageNumber, self._owners = [], last, []
        super().save()
