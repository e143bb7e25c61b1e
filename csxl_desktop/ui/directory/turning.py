"""Another list comes to the front: the record of the one before goes, where the new one, once read, lacks it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.directory.list_feed import ListFeed
from csxl_desktop.ui.directory.record_side import RecordSide


class Turning(QObject):
    """`mark()` tells whether the list in front has the record that `shown()` names; `leave()` lets go of it.

    What was opened meanwhile stays: whoever made or searched it wants to see it.
    """

    def __init__(
        self,
        lists: DirectoryList,
        feed: ListFeed,
        right: RecordSide,
        shown: Callable[[], object],
        mark: Callable[[], bool],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(right)
        self._feed, self._right, self._shown, self._mark, self._leave = feed, right, shown, mark, leave
        self._before: object = None  # on screen when another list was asked for
        lists.view_changed.connect(lambda _view: self._begin())
        feed.arrived.connect(self._end)

    def _begin(self) -> None:
        self._before = self._shown()
        self._mark()
        self._feed.read()

    def _end(self) -> None:
        before, self._before = self._before, None
        if before is not None and before == self._shown() and not self._mark():
            self._leave()
            if not self._right.is_aside():
                self._right.show_record(None)
