"""Fields in columns, and a splitter that remembers."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import BoundedColumn
from csxl_desktop.ui.widgets.ring import Ring
from csxl_desktop.ui.window_state import WindowState

_LOWEST = 220  # pixels of a part that stands above another
_ABOVE = 300  # of a list above its record, which has more to show
_WIDEST = 1600  # pixels of what scrolls
_ENDLESS = (1 << 24) - 1  # pixels that Qt knows as no limit
_NARROWEST = 190  # pixels of a column, its space included


class FormLayout(QGridLayout):
    """Fields with their label above, in `columns` of equal width, fewer where there is no room; hidden ones take none.

    `add(field, span=2)` takes two of them; `new_row()` begins a row.
    """

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._most = self._columns = columns
        self._placed: list[tuple[QWidget, int, bool]] = []
        self._next_row, self._next_column, self._breaks = 0, 0, False
        self._hidden: list[bool] = []
        sizes = look().sizes
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(sizes.around)
        self.setVerticalSpacing(sizes.px(10))
        self._stretch()

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Put `widget` in the next free place; one that does not fit in this row begins the next."""
        self._placed.append((widget, span, self._breaks))
        self._place(widget, span, breaks=self._breaks)
        self._breaks = False
        self._line_up()

    def add_all(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.add(widget)

    def new_row(self) -> None:
        """The next field begins a row."""
        self._breaks = True

    def minimumSize(self) -> QSize:
        """As narrow as the widest single field: the columns give way first."""
        widest = max((widget.minimumSizeHint().width() for widget, _span, _breaks in self._placed), default=0)
        return QSize(widest, super().minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        fitting = (rect.width() + self.horizontalSpacing()) // look().sizes.px(_NARROWEST)
        columns = max(1, min(self._most, fitting))
        hidden = [_is_hidden(widget) for widget, _span, _breaks in self._placed]
        while columns > 1 and self._needed(columns, hidden) > rect.width():
            columns -= 1
        if columns != self._columns or hidden != self._hidden:
            self._hidden = hidden
            self._arrange(columns)
        super().setGeometry(rect)

    def _needed(self, columns: int, hidden: Sequence[bool]) -> int:
        """The pixels that so many columns take at least: two days in large letters leave a narrow form only one."""
        widest, at = [0] * columns, 0
        for (widget, wish, breaks), out in zip(self._placed, hidden, strict=True):
            if out:
                continue
            span = min(wish, columns)
            at = 0 if breaks or at + span > columns else at
            if span == 1:
                widest[at] = max(widest[at], widget.minimumSizeHint().width(), widget.minimumWidth())
            at += span
        return sum(widest) + self.horizontalSpacing() * (columns - 1)

    def _arrange(self, columns: int) -> None:
        self._columns, self._next_row, self._next_column = columns, 0, 0
        for widget, _span, _breaks in self._placed:
            self.removeWidget(widget)
        self._stretch()
        for (widget, span, breaks), hidden in zip(self._placed, self._hidden, strict=True):
            self._place(widget, span, breaks=breaks, hidden=hidden)
        self._line_up()

    def _place(self, widget: QWidget, span: int, *, breaks: bool, hidden: bool = False) -> None:
        span = min(span, self._columns)
        if hidden:
            self.addWidget(widget, self._next_row, 0)  # it keeps its tie to the form, and takes no place
            return
        if self._next_column and (breaks or self._next_column + span > self._columns):
            self._next_row, self._next_column = self._next_row + 1, 0
        self.addWidget(widget, self._next_row, self._next_column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._next_column += span

    def _line_up(self) -> None:
        """Fields without words above them stand as low as their neighbours in the row."""
        rows: dict[int, list[Field]] = {}
        for field in self.fields():
            if not _is_hidden(field):
                place = cast("tuple[int, int, int, int]", self.getItemPosition(self.indexOf(field)))
                rows.setdefault(place[0], []).append(field)
        for fields in rows.values():
            labelled = any(field.has_label() for field in fields)
            for field in fields:
                field.line_up(beside_labels=labelled)

    def _stretch(self) -> None:
        for column in range(self._most):
            self.setColumnStretch(column, 1 if column < self._columns else 0)

    def fields(self) -> list[Field]:
        return [widget for widget, _span, _breaks in self._placed if isinstance(widget, Field)]

    def flush(self) -> None:
        """Send everything typed here that was not sent yet."""
        for field in self.fields():
            field.flush()


def _is_hidden(widget: QWidget) -> bool:
    """Hidden on purpose; what was not shown yet counts as visible."""
    return widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)


class Splitter(QSplitter):
    """Master and record side by side; the user's proportions come back the next day.

    Where large letters leave no room for that, one stands above the other, and the page scrolls.
    """

    def __init__(self, key: str, state: WindowState | None, *widgets: QWidget, sizes: tuple[int, ...] = ()) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._key, self._state = key, state
        self._widths: list[int] = []
        self._most = _ENDLESS
        self.setHandleWidth(look().sizes.around)
        self.setChildrenCollapsible(False)
        if widgets:
            self.hold(*widgets, sizes=sizes)

    def hold(self, *widgets: QWidget, sizes: tuple[int, ...] = ()) -> None:
        """What stands side by side. A splitter that has its place first spares it one telling of the style."""
        for widget in widgets:
            self.addWidget(widget)
        if sizes:
            self.setSizes([look().sizes.px(size) for size in sizes])
        for index in range(self.count()):
            self.setStretchFactor(index, 0 if index == 0 else 1)
        if self._state is not None:
            self._state.restore_splitter(self._key, self)
            self.setOrientation(Qt.Orientation.Horizontal)  # the state holds the other one as well
            self.splitterMoved.connect(self._keep)
        kept = self._state is not None or not sizes
        self._widths = self.sizes() if kept else [look().sizes.px(size) for size in sizes]

    def let_grow(self, most: int) -> None:
        """The first part, too, takes its share of a larger window; beside the others `most` pixels at most."""
        self._most = look().sizes.px(most)
        self.setStretchFactor(0, 1)
        self._limit()

    def _limit(self) -> None:
        if (first := self.widget(0)) is not None:
            is_across = self.orientation() is Qt.Orientation.Horizontal
            first.setMaximumWidth(self._most if is_across else _ENDLESS)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part alone."""
        hints = [each.minimumSizeHint().expandedTo(each.minimumSize()) for each in self._parts()]
        width = max((hint.width() for hint in hints), default=0)
        if self.orientation() is Qt.Orientation.Horizontal:
            return QSize(width, max((hint.height() for hint in hints), default=0))
        leasts = (look().sizes.px(_ABOVE), *[look().sizes.px(_LOWEST)] * (len(hints) - 1))
        handles = self.handleWidth() * max(0, len(hints) - 1)
        return QSize(
            width, sum(max(least, hint.height()) for least, hint in zip(leasts, hints, strict=False)) + handles
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """A part may want more room than before, or less: another page of it came to the front."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        """Side by side where every part has its least width."""
        hints = [max(each.minimumSizeHint().width(), each.minimumWidth()) for each in self._parts()]
        wanted = sum(hints) + self.handleWidth() * max(0, len(hints) - 1)
        across = Qt.Orientation.Horizontal if self.width() >= wanted else Qt.Orientation.Vertical
        if across is self.orientation():
            return
        if across is Qt.Orientation.Vertical:
            if self.isVisible():
                self._widths = self.sizes()
            self.setOrientation(across)
            self.setSizes([look().sizes.px(_ABOVE), *(self.height() for _other in self._parts()[1:])])
        else:
            self.setOrientation(across)
            self.setSizes(self._widths)  # else the heights, turned over
        self._limit()
        self.updateGeometry()

    def _parts(self) -> list[QWidget]:
        parts = (self.widget(place) for place in range(self.count()))
        return [each for each in parts if each is not None and not each.isHidden()]

    def _keep(self) -> None:
        if self._state is not None and self.orientation() is Qt.Orientation.Horizontal:
            self._state.keep_splitter(self._key, self)


class _Scroller(QScrollArea):
    """Scrolls downwards only: as wide as its content needs. Tab stops here where there is something to scroll."""

    def __init__(self, *, cards: bool) -> None:
        super().__init__()
        self.verticalScrollBar().rangeChanged.connect(self._stop)
        if cards:
            self.setProperty("look", "room")  # no edge of its own: the cards stand where cards beside them do
            self._ring = Ring(self)

    def _stop(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.ClickFocus)

    def minimumSizeHint(self) -> QSize:
        hint, content = super().minimumSizeHint(), self.widget()
        if content is None:
            return hint
        around = self.verticalScrollBar().sizeHint().width() + 2 * look().tokens.focus_width + look().sizes.px(8)
        return QSize(max(hint.width(), content.minimumSizeHint().width() + around), hint.height())


def scrolled(content: QWidget, *, wide: int = _WIDEST, cards: bool = False) -> QScrollArea:
    """`content` in a frameless area that scrolls downwards only and shows the card's ground.

    It is no wider than `wide` pixels: on a very large screen fields that reach across it cannot be read as a form.
    `cards`: these fill it to its edges, without room around them for the ring of the keyboard.
    """
    area = _Scroller(cards=cards)
    sheet = _Sheet(wide)
    for widget in (sheet, content):
        if not widget.property("look"):
            widget.setProperty("look", "plain")
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    sheet.hold(content)  # last: each holder that takes full ones in tells all of them their style anew
    for widget in (sheet, content):
        widget.setAutoFillBackground(False)
    area.setAccessibleName(_("Content, scrolled with the arrow keys"))  # Tab stops here: the keys turn its pages
    speak_as(area, QAccessible.Role.Pane)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area


def scrolled_cards(*cards: QWidget) -> QScrollArea:
    """Cards below each other, each as high as it is, in an area that scrolls."""
    area, box = room_for_cards()
    for card in cards:
        box.addWidget(card)
    box.addStretch()
    return area


def room_for_cards() -> tuple[QScrollArea, QVBoxLayout]:
    """The same, still empty, and where the cards come: an area that has its place first spares them a telling."""
    holder = column()
    return scrolled(holder, cards=True), cast("QVBoxLayout", holder.layout())


class _Sheet(QWidget):
    """What scrolls: as high as its words need at the width there is, not at the narrowest one."""

    def __init__(self, wide: int) -> None:
        super().__init__()
        self._told = 0
        self._box = BoundedColumn(self, wide)
        self._box.setContentsMargins(0, 0, 0, 0)

    def hold(self, content: QWidget) -> None:
        self._box.addWidget(content)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self.hasHeightForWidth() else hint

    def event(self, event: QEvent) -> bool:
        """What comes in later may want more width: the area is as wide as it, and what holds the area must know."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and (width := self.minimumSizeHint().width()) != self._told:
            self._told = width
            viewport = self.parentWidget()
            if viewport is not None and (area := viewport.parentWidget()) is not None:
                area.updateGeometry()
        return handled


def column(*widgets: QWidget, margins: int = 0, spacing: int = -1, loose: bool = False) -> QWidget:
    """Widgets below each other; `loose` leaves the room that they do not need below them."""
    result = QWidget()
    box = QVBoxLayout(result)
    box.setContentsMargins(margins, margins, margins, margins)
    box.setSpacing(look().sizes.between if spacing < 0 else spacing)
    for widget in widgets:
        box.addWidget(widget)
    if loose:
        box.addStretch()
    return result
