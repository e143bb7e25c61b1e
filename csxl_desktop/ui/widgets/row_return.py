"""A row that was marked before a window was built anew is marked again, where it stood, once the new list is read."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer

from csxl_desktop.ui.widgets.row_mark import RowPlace
from csxl_desktop.ui.widgets.row_table import RowTable


class RowReturn(QObject):
    """Waits for the first rows of `table` and then marks the one with `key`, as by hand: what it opens comes along,
    and those that were marked beside it.

    Whoever marks another row meanwhile stays there.
    """

    def __init__(
        self, table: RowTable[Any], key: Hashable, place: RowPlace | None = None, several: Sequence[Hashable] = ()
    ) -> None:
        super().__init__(table)
        self._table, self._key, self._place, self._several = table, key, place, several
        # A page that has read its rows marks one of its own: this one comes after.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._mark)
        table.model().modelReset.connect(self._timer.start)
        table.row_chosen.connect(self.deleteLater)
        self._timer.start()

    def _mark(self) -> None:
        if self._table.model().rowCount():
            self._table.choose_again(self._key)
            self._table.mark.stay(self._several)
            self._table.stand_at(self._place)  # last: Qt brings the row that is marked into view
            self.deleteLater()
