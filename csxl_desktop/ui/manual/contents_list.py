"""The left side of the manual: all chapters under their parts, or those where something was found."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from csxl_desktop.domain.manual import Hit, Manual
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look

_KEY = Qt.ItemDataRole.UserRole


class ContentsList(QListWidget):
    """`wanted(key)` when a chapter is chosen, by mouse or by keyboard."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._manual = Manual("", "")
        self.setAccessibleName(_("Chapters"))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSpacing(look().sizes.px(3))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.itemClicked.connect(self._choose)

    def show_manual(self, manual: Manual) -> None:
        """Its chapters instead of those that were there."""
        self._manual = manual
        self.show_contents()

    def show_contents(self) -> None:
        """Every chapter under the title of its part."""
        with QSignalBlocker(self):
            self.clear()
            for part in self._manual.parts:
                self._add_title(part.title)
                for chapter in part.chapters:
                    self._add(chapter.key, chapter.title)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Chapters found, each with a line of it."""
        with QSignalBlocker(self):
            self.clear()
            for hit in hits:
                self._add(hit.chapter.key, f"{hit.chapter.title}\n{hit.excerpt}")
            if not hits:
                self._add_title(_("Nothing under these words. Try a single one, or a shorter one."))

    def mark(self, key: str) -> None:
        """The chapter on the screen."""
        with QSignalBlocker(self):
            for item in self._items():
                if item.data(_KEY) == key:
                    self.setCurrentItem(item)
                    return
            self.setCurrentRow(-1)

    def keys(self) -> list[str]:
        """The chapters that it shows."""
        return [item.data(_KEY) for item in self._items() if item.data(_KEY)]

    def choose_first(self) -> None:
        """Open the first chapter of the list."""
        if keys := self.keys():
            self.mark(keys[0])
            self.wanted.emit(keys[0])

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_KEY):
            self.wanted.emit(item.data(_KEY))

    def _add_title(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(look().color("secondary"))
        item.setFont(look().font(look().sizes.section, QFont.Weight.DemiBold))
        self.addItem(item)

    def _add(self, key: str, words: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_KEY, key)
        self.addItem(item)
