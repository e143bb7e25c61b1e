"""The card of a place's list: title with the year, the one thing to do, the filter, the list."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.text import Card, Title, label


class ListCard(Card):
    """Title and button above; `note` says what the order means."""

    def __init__(self, table: QAbstractItemView, *, add: str, clicked: Callable[[], object], filter_words: str) -> None:
        super().__init__(padding=1)
        sizes = look().sizes
        self.title = Title()
        self.add_button = primary_button(add, "plus", clicked)
        self.filter = SearchBox(filter_words)
        self.filter.down.connect(table.setFocus)
        self.note = label("", "small", wrap=True)
        head = QHBoxLayout()
        head.setContentsMargins(sizes.around, sizes.between, sizes.around, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.add_button)
        search = QHBoxLayout()
        search.setContentsMargins(sizes.around, 0, sizes.around, sizes.px(4))
        search.addWidget(self.filter)
        foot = QHBoxLayout()
        foot.setContentsMargins(sizes.around, sizes.px(4), sizes.around, sizes.inside)
        foot.addWidget(self.note, 1)
        self.box.addLayout(head)
        self.box.addLayout(search)
        self._above = QVBoxLayout()
        self.box.addLayout(self._above)
        self.box.addWidget(table, 1)
        self.box.addLayout(foot)

    def add_above(self, widget: QWidget) -> None:
        """What narrows the list, under its filter."""
        self._above.setContentsMargins(look().sizes.around, 0, look().sizes.around, look().sizes.px(4))
        self._above.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """A quieter action under the list."""
        sizes = look().sizes
        row = QHBoxLayout()
        row.setContentsMargins(sizes.around, 0, sizes.around, sizes.inside)
        row.addWidget(widget)
        self.box.addLayout(row)
