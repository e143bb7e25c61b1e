"""Tab follows reading: what was built or moved later still comes where it stands, not where it was made."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget

if TYPE_CHECKING:
    _Window = QWidget
else:
    _Window = object


class ReadingOrder(_Window):
    """For a window, before its Qt class in the list of bases: Tab goes through its layouts, in their order.

    A control that is hidden or disabled while it has the keys leaves them to one beside it, not to the next part of
    the window: what is typed next should not land in the status strip.
    """

    def focusNextPrevChild(self, forward: bool) -> bool:
        arrange(self)
        held = self.focusWidget()
        if held is not None and not (held.isVisible() and held.isEnabled()):
            beside = nearest(held)
            if beside is not None:
                beside.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return bool(super().focusNextPrevChild(forward))


def arrange(window: QWidget) -> None:
    """Make Tab go through `window` as one reads it now."""
    for first, second in pairwise(reading(window)):
        if first.nextInFocusChain() is not second:
            QWidget.setTabOrder(first, second)


def nearest(gone: QWidget) -> QWidget | None:
    """The control to read next in the smallest part around `gone` that has one; at its end the one before."""
    around = gone.parentWidget()
    while around is not None and not around.isWindow():
        controls = reading(around)
        at = controls.index(gone) + 1 if gone in controls else 0
        for each in (*controls[at:], *reversed(controls[:at])):
            if each is not gone and each.isVisible() and each.isEnabled() and not isinstance(each, QScrollArea):
                return each  # a scroll area is a frame to read in, no control to type in
        around = around.parentWidget()
    return None


def reading(widget: QWidget) -> list[QWidget]:
    """The controls in `widget` that Tab may reach, as they are read: by its layouts, then what stands in none."""
    found = list(_within(widget))
    return [each for each in dict.fromkeys(found) if each is not widget]


def _within(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    met = set[QWidget]()
    for child in _ordered(widget):
        if child.isHidden() or child in met or child.isWindow():
            continue
        met.add(child)
        yield from _within(child)


def _ordered(widget: QWidget) -> Iterator[QWidget]:
    match widget:
        case QSplitter():
            yield from (each for place in range(widget.count()) if (each := widget.widget(place)) is not None)
        case QStackedWidget():
            if (current := widget.currentWidget()) is not None:
                yield current
        case QScrollArea():
            if (content := widget.widget()) is not None:
                yield content
        case QTabWidget():
            pass
        case _ if (layout := widget.layout()) is not None:
            yield from _of_layout(layout)
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    yield from sorted(children, key=lambda each: (each.y(), each.x()))


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (child := item.widget()) is not None:
            yield child
        elif (inner := item.layout()) is not None:
            yield from _of_layout(inner)


def _places(layout: QLayout) -> list[int]:
    """Of a grid row by row, whatever was put in first."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: _cell(layout, place))
    return places


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    """PySide gives row, column and both spans in one."""
    row, column, *_spans = cast("tuple[int, int, int, int]", grid.getItemPosition(place))
    return row, column
