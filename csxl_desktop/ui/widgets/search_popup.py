"""What the one search box finds: results below it, grouped by kind, while one types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import pixmap
from csxl_desktop.ui.look import look

_WIDE, _TWO_LINES = 620, 46  # pixels


@dataclass(frozen=True, slots=True)
class Result:
    """One record found; `kind` and `id` come back in `result_activated`."""

    kind: str
    id: Any
    title: str
    secondary: str = ""
    excerpt: str = ""  # the words that were found, on a line of their own


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """The results of one kind, under its name (already translated)."""

    title: str
    icon: str
    results: tuple[Result, ...]


class SearchPopup(QFrame):
    """The list; the box keeps the keyboard and hands over Up, Down and Enter. `chosen(kind, id)`."""

    chosen = Signal(str, object)

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box.window())
        self._edit = box
        self.setProperty("look", "strip-plain")
        self.setAutoFillBackground(True)
        self._list = QListWidget()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setIconSize(QSize(look().sizes.icon, look().sizes.icon))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(_("Search results"))
        self._list.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        margin = look().sizes.px(6)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self._list)
        self.hide()

    def offer(self, groups: Sequence[ResultGroup], text: str) -> None:
        """Show `groups` below the box; with none, say that nothing matches `text`."""
        self._list.clear()
        for group in groups:
            if group.results:
                self._head(group.title)
            for result in group.results:
                self._line(result, group.icon)
        if not self._list.count():
            self._head(_("Nothing found for “{text}”.").format(text=text))
        self.move_mark(1)
        self._place()
        self.show()
        self.raise_()

    def move_mark(self, step: int) -> None:
        """To the next or previous result, past the headings."""
        place = self._list.currentRow()
        for _try in range(self._list.count()):
            place = (place + step) % self._list.count()
            item = self._list.item(place)
            if item.flags() & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentItem(item)
                return

    def take_marked(self) -> None:
        item = self._list.currentItem()
        if item is not None and self.isVisible():
            self._take(item)

    def titles(self) -> list[str]:
        """The lines shown, headings included."""
        return [self._list.item(place).text() for place in range(self._list.count())]

    def _take(self, item: QListWidgetItem) -> None:
        result = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(result, Result):
            self.hide()
            self.chosen.emit(result.kind, result.id)

    def _head(self, text: str) -> None:
        now, item = look(), QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFont(now.font(now.sizes.small, QFont.Weight.DemiBold))
        item.setForeground(now.color("secondary"))
        item.setSizeHint(QSize(0, now.sizes.px(28)))
        self._list.addItem(item)

    def _line(self, result: Result, icon: str) -> None:
        now = look()
        text = f"{result.title}  ·  {result.secondary}" if result.secondary else result.title
        item = QListWidgetItem(pixmap(icon, now.tokens.secondary, now.sizes.icon), text)
        if result.excerpt:
            item.setText(f"{text}\n{result.excerpt}")
        item.setData(Qt.ItemDataRole.UserRole, result)
        item.setSizeHint(QSize(0, now.sizes.px(_TWO_LINES) if result.excerpt else now.sizes.compact_row))
        self._list.addItem(item)

    def _place(self) -> None:
        """Below the box, or above it where more room is left there."""
        window, px = self._edit.window(), look().sizes.px
        width = min(max(px(_WIDE), self._edit.width()), window.width() - px(16))
        corner = self._edit.mapTo(window, QPoint(self._edit.width() - width, 0))
        wanted = sum(self._list.sizeHintForRow(row) for row in range(self._list.count())) + px(18)
        above, below = corner.y() - px(8), window.height() - corner.y() - self._edit.height() - px(52)
        height = max(px(40), min(wanted, max(above, below)))
        upwards = below < wanted and below < above
        top = corner.y() - height - px(4) if upwards else corner.y() + self._edit.height() + px(4)
        self.setGeometry(max(px(8), corner.x()), top, width, height)
