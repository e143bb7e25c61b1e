"""Layouts that give way: rows that wrap, equal columns, a title with its actions, a column no wider than one reads."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget

from csxl_desktop.ui.look import look

_TITLE = 300  # pixels that a title keeps beside what one can do


class FlowLayout(QLayout):
    """A row that wraps; it keeps the height of all lines, whatever it stands in.

    Items stand in the middle of their line, or as they are aligned (`setAlignment`).
    """

    _given = 0  # pixels: the width that it was laid out in

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(look().sizes.px(6))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        before, self._given = self.minimumSize().height(), rect.width()
        if self.minimumSize().height() != before and (holder := self.parentWidget()) is not None:
            self.update()  # the layouts that hold it remember what it asked before
            holder.updateGeometry()
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self._largest()

    def minimumSize(self) -> QSize:
        size = self._largest()
        return size.expandedTo(QSize(0, self.heightForWidth(self._given))) if self._given else size

    def _largest(self) -> QSize:
        """The room of the widest and of the highest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """The height that the items take in `rect`; they are put there if `place`."""
        return self._flow(self._items, rect, place=place)

    def _flow(self, items: Sequence[QLayoutItem], rect: QRect, *, place: bool) -> int:
        y, gap = rect.y(), self.spacing()
        for line in self._lines(items, rect.width()):
            x, tallest = rect.x(), max(size.height() for _item, size in line)
            for item, size in line if place else ():
                high = tallest if item.alignment() else size.height()
                item.setGeometry(QRect(x, y + (tallest - high) // 2, size.width(), high))
                x += size.width() + gap
            y += tallest + gap
        return max(0, y - gap - rect.y())

    def _lines(self, items: Sequence[QLayoutItem], most: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """What stands beside each other within `most` pixels, each with its size."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in items:
            if (widget := item.widget()) is not None and widget.isHidden():
                continue
            size = QSize(min(item.sizeHint().width(), most), item.sizeHint().height())
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
            if not lines or size.width() > left:
                lines.append([])
                left = most
            lines[-1].append((item, size))
            left -= size.width() + self.spacing()
        return lines


class SharedLines(FlowLayout):
    """A row in which the items share the width by their weights; where it is too narrow, it goes on below.

    Where it does, air below the last line keeps it apart from the next row.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(look().sizes.inside)
        self._shares: dict[QLayoutItem, tuple[int, int]] = {}

    def add(self, widget: QWidget, weight: int, least: int = 0) -> None:
        """Put `widget` at the end, on the next line where this one has no `least` pixels for it.

        Without weight it is as wide as it would like to be.
        """
        self.addWidget(widget)
        self._shares[self._items[-1]] = weight, look().sizes.px(least)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        high = super()._arrange(rect, place=place)
        return high + self.spacing() if len(self._lines(self._items, rect.width())) > 1 else high

    def _lines(self, items: Sequence[QLayoutItem], most: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in (each for each in items if not each.isEmpty()):
            wide = self._least(item, most)
            if not lines or wide > left:
                lines.append([])
                left = most
            lines[-1].append(item)
            left -= wide + self.spacing()
        return [self._shared(line, most) for line in lines]

    def _least(self, item: QLayoutItem, most: int) -> int:
        weight, least = self._shares[item]
        wish = item.minimumSize() if weight else item.sizeHint()
        return min(max(wish.width(), least), most)

    def _shared(self, line: Sequence[QLayoutItem], most: int) -> list[tuple[QLayoutItem, QSize]]:
        """The items of a line in its whole width, none narrower than it must be."""
        widths = {item: self._least(item, most) for item in line}
        sharing = [item for item in line if self._shares[item][0]]
        while sharing:
            room = most - self.spacing() * (len(line) - 1) - sum(widths[item] for item in line if item not in sharing)
            whole = sum(self._shares[item][0] for item in sharing)
            shares = {item: room * self._shares[item][0] // whole for item in sharing}
            wide = [item for item in sharing if shares[item] >= widths[item]]
            if len(wide) == len(sharing):
                widths |= shares
                break
            sharing = wide
        return [(item, QSize(width, _height(item, width))) for item, width in widths.items()]


class EqualColumns(FlowLayout):
    """All items equally wide and, in a line, equally high; as many beside each other as `narrowest` pixels allow.

    With `fill` the last line reaches down to the end of the room.
    """

    def __init__(self, narrowest: int, *, fill: bool = False) -> None:
        super().__init__()
        self._fill = fill
        self._narrowest = look().sizes.px(narrowest)
        self.setSpacing(look().sizes.around)

    def minimumSize(self) -> QSize:
        """One card: what holds them scrolls."""
        return self._largest()

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        items, gap = self._items, self.spacing()
        if not items:
            return 0
        least = max(self._narrowest, self._largest().width())
        columns = max(1, min(len(items), (rect.width() + gap) // (least + gap)))
        edges = [(rect.width() + gap) * number // columns for number in range(columns + 1)]  # the last one at the end
        width = edges[1] - gap
        y = rect.y()
        for start in range(0, len(items), columns):
            line = items[start : start + columns]
            height = max(_height(item, width) for item in line)
            if place and self._fill and start + columns >= len(items):
                height = max(height, rect.bottom() + 1 - y)
            for number, item in enumerate(line if place else ()):
                across = QSize(edges[number + 1] - edges[number] - gap, height)
                item.setGeometry(QRect(QPoint(rect.x() + edges[number], y), across))
            y += height + gap
        return y - gap - rect.y()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class TitleLayout(FlowLayout):
    """The first widget is a title; the others stand at the right end of its line, or of a line below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSpacing(look().sizes.inside)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        shown = [item for item in self._items if (widget := item.widget()) is None or not widget.isHidden()]
        hints, gap = [item.sizeHint() for item in shown], self.spacing()
        below = sum(hint.width() + gap for hint in hints) - gap > rect.width()
        first = hints[0].height() if below else max(hint.height() for hint in hints)
        if sum(hint.width() + gap for hint in hints[1:]) - gap > rect.width():  # not even below it in one line
            if place:
                shown[0].setGeometry(QRect(rect.topLeft(), QSize(min(hints[0].width(), rect.width()), first)))
            return first + self._flow(shown[1:], rect.adjusted(0, first, 0, 0), place=place)
        second = max((hint.height() for hint in hints[1:]), default=0) if below else 0
        if place:
            title = QSize(min(hints[0].width(), rect.width()), first)
            shown[0].setGeometry(QRect(rect.topLeft(), title))
            x, y = rect.right() + 1, rect.y() + (first if below else 0)
            for item, hint in zip(shown[:0:-1], hints[:0:-1], strict=True):
                x -= hint.width()
                item.setGeometry(QRect(QPoint(x, y), QSize(hint.width(), second if below else first)))
                x -= gap
        return first + second


class HeadLayout(FlowLayout):
    """The head of a page: a title and its words, then what one can do, at the right end of the line.

    Where these leave the title no room, they stand below it, on as many lines as it takes: it keeps `least` pixels
    beside them, or what it takes in one line, and always its longest word.
    """

    def __init__(self, least: int = _TITLE) -> None:
        super().__init__()
        self._least = look().sizes.px(least) if least else 0
        self.setSpacing(look().sizes.inside)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        title, acts, gap = self._items[0], self._items[1:], self.spacing()
        hints = {item: item.sizeHint() for item in acts if not item.isEmpty()}
        room = rect.width() - sum(hint.width() + gap for hint in hints.values())
        if room < max(title.minimumSize().width(), min(_wish(title), self._least)):
            first = _height(title, rect.width())
            below = rect.adjusted(0, first + gap, 0, 0)
            if place:
                title.setGeometry(QRect(rect.topLeft(), QSize(rect.width(), first)))
            return first + gap + self._flow(list(hints), below, place=place)
        heights = [hint.height() for hint in hints.values()]
        high = max(_height(title, room), *heights, 0)
        if place:
            title.setGeometry(QRect(rect.topLeft(), QSize(room, high)))
            x, lowest = rect.right() + 1, rect.y() + (high + max(heights, default=0)) // 2
            line = _line(heights)
            for item, hint in reversed(hints.items()):
                x -= hint.width()
                above = hint.height() if hint.height() > line else (line + hint.height()) // 2
                top = QPoint(x, rect.y() if item.alignment() else lowest - above)
                item.setGeometry(QRect(top, QSize(hint.width(), high if item.alignment() else hint.height())))
                x -= gap
        return high


def _line(heights: Sequence[int]) -> int:
    """How high the buttons are: a field with its label above is higher, and ends where they end."""
    highest = max(heights, default=0)
    return max((each for each in heights if each < _LABELLED * highest), default=highest)


_LABELLED = 0.75  # of a field with its label: what is lower than that is a button


def _wish(item: QLayoutItem) -> int:
    """In one line: what wraps would do with much less."""
    title = item.widget()
    if isinstance(title, QLabel) and title.wordWrap():
        return title.fontMetrics().horizontalAdvance(title.text())
    return item.sizeHint().width()


class BoundedColumn(QVBoxLayout):
    """Widgets below each other, no wider than `wide` and no higher than `high` pixels: a large screen stays free there.

    A line that runs over a whole wall cannot be read, and its button is far from what it is about.
    """

    def __init__(self, holder: QWidget, wide: int, high: int = 0) -> None:
        super().__init__(holder)
        px = look().sizes.px
        self._wide, self._high = px(wide), px(high) if high else 0

    def setGeometry(self, rect: QRect) -> None:
        bounded = QRect(rect)
        bounded.setWidth(min(rect.width(), self._wide))
        if self._high:
            bounded.setHeight(min(rect.height(), self._high))
        super().setGeometry(bounded)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, self._wide))
