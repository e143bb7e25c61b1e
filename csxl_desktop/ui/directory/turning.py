"""Another list comes to the front: once it was read, the record on screen that is not in it goes."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.directory.list_feed import ListFeed
from csxl_desktop.ui.directory.record_side import RecordSide


class Turning(QObject):
    """`mark()` tells whether the list in front has the record; `leave()` lets go of it, and the way back keeps it."""

    def __init__(
        self,
        shown: DirectoryList,
        feed: ListFeed,
        right: RecordSide,
        mark: Callable[[], bool],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(right)
        self._feed, self._right, self._mark, self._leave = feed, right, mark, leave
        self._turned = False
        shown.view_changed.connect(lambda _view: self._begin())
        feed.arrived.connect(self._end)

    def _begin(self) -> None:
        self._turned = True
        self._mark()
        self._feed.read()

    def _end(self) -> None:
        turned, self._turned = self._turned, False
        if turned and not self._mark():
            self._leave()
            if not self._right.is_aside():
                self._right.show_record(None)
