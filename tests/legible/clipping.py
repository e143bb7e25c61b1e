"""Words that do not stand whole on the screen: each text is measured against the room that its widget has."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QToolButton,
    QWidget,
)

from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.room.keys import KeysOverlay
from csxl_desktop.ui.widgets.line_edit import LineEdit
from csxl_desktop.ui.widgets.messages import _Floating
from csxl_desktop.ui.widgets.stepper import Stepper
from csxl_desktop.ui.widgets.text import PlainLabel
from csxl_desktop.ui.widgets.text_fields import CheckBox, ComboBox

SLACK = 1  # pixels that rounding may take
_TIP, _SHOWN = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole


def clipped(window: QWidget) -> list[str]:
    """What of `window` is cut or lies over other words, one line each; what says all in its tip may be cut."""
    own = [each for each in window.findChildren(QWidget) if each.window() is window and each.isVisible()]
    texts = [each for each in own if _said(each)]
    found = [f"{_name(each)}: {fault}" for each in texts for fault in _faults(each)]
    for header in window.findChildren(QHeaderView):
        if header.window() is window and header.isVisible() and header.orientation() is Qt.Orientation.Horizontal:
            found += _cut_headings(header)
    return found + list(_overlaps(window, texts))


def _said(widget: QWidget) -> str:
    """The words that `widget` shows itself."""
    match widget:
        case QLabel():
            return widget.text() if widget.pixmap().isNull() else ""
        case QToolButton():
            shows = widget.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly or widget.icon().isNull()
            return widget.text() if shows else ""
        case QAbstractButton():
            return widget.text()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QGroupBox():
            return widget.title()
        case QTabBar():
            return " ".join(widget.tabText(place) for place in range(widget.count()))
        case Stepper():
            return " ".join(widget._steps)
    return ""


def _faults(widget: QWidget) -> Iterator[str]:
    if (cut := _cut(widget)) and not _tells_all(widget):
        yield cut
    if cut := _cut_by_others(widget):
        yield cut


def _tells_all(widget: QWidget) -> bool:
    """Its tip says all, as it stands or made when it is asked for."""
    is_line = isinstance(widget, PlainLabel) and not widget.wordWrap()  # it has room, or a tip of its own
    if isinstance(widget, LineEdit | ComboBox | CheckBox | PlainLabel) and widget.cut_words() and not is_line:
        return True
    begun = _said(widget).replace("&", "").removesuffix("…")
    return begun in widget.toolTip().replace("&", "")


def _cut(widget: QWidget) -> str:
    match widget:
        case QLabel():
            return _cut_label(widget)
        case QLineEdit():
            if widget.text():  # what one types scrolls
                return ""
            room = widget.style().subElementRect(QStyle.SubElement.SE_LineEditContents, _frame(widget), widget).width()
            return _short(widget.fontMetrics().horizontalAdvance(widget.placeholderText()), room - 4)
        case QComboBox():
            option = QStyleOptionComboBox()
            widget.initStyleOption(option)
            field = QStyle.SubControl.SC_ComboBoxEditField
            room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget).width()
            return _short(widget.fontMetrics().horizontalAdvance(widget.currentText()), room)
        case Stepper():
            return _short(round(widget._areas()[-1].right()), widget.width())
        case CheckBox():
            return "its words" if widget.cut_words() else ""
        case QTabBar():
            return _short(widget.sizeHint().width(), widget.width())
    hint = widget.minimumSizeHint() if isinstance(widget, QGroupBox) else widget.sizeHint()
    return _short(hint.width(), widget.width()) or _short(hint.height(), widget.height(), "high")


def _frame(widget: QLineEdit) -> QStyleOptionFrame:
    option = QStyleOptionFrame()
    widget.initStyleOption(option)
    return option


def _cut_label(label: QLabel) -> str:
    room = label.contentsRect().adjusted(label.margin(), label.margin(), -label.margin(), -label.margin())
    metrics = label.fontMetrics()
    if not label.wordWrap():
        lines = label.text().split("\n")
        wanted = max(metrics.horizontalAdvance(line) for line in lines)
        return _short(wanted, room.width()) or _short(metrics.height() * len(lines), room.height(), "high", slack=4)
    longest = max((metrics.horizontalAdvance(word) for word in label.text().split(" ")), default=0)
    flags = Qt.TextFlag.TextWordWrap
    high = metrics.boundingRect(QRect(0, 0, room.width(), 1 << 20), flags, label.text()).height()
    return _short(longest, room.width()) or _short(high, room.height(), "high", slack=4)


def _short(wanted: int, room: int, way: str = "wide", slack: int = SLACK) -> str:
    return f"needs {wanted}, has {room} {way}" if wanted > room + slack else ""


def _cut_by_others(widget: QWidget) -> str:
    """Where an ancestor ends before the widget does, and does not scroll."""
    rect, holder = widget.rect(), widget
    while (above := holder.parentWidget()) is not None and not holder.isWindow():
        rect = QRect(holder.mapToParent(rect.topLeft()), rect.size())
        holder = above
        if isinstance(area := holder.parentWidget(), QAbstractScrollArea):
            across = area.horizontalScrollBarPolicy() is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if across or (rect.left() >= -SLACK and rect.right() <= holder.width() + SLACK):
                return ""
            return f"cut by {type(area).__name__} that does not scroll across: {rect.right()} of {holder.width()}"
        room = holder.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not room.contains(rect):
            return f"cut by {type(holder).__name__}: {_box(rect)} of {_box(holder.rect())}"
    return ""


def _box(rect: QRect) -> str:
    return f"{rect.left()},{rect.top()}–{rect.right()},{rect.bottom()}"


def _cut_headings(header: QHeaderView) -> list[str]:
    """The words over a column; the arrow stands over the column that the list is sorted by."""
    model, found, style = header.model(), [], header.style()
    around = 2 * (style.pixelMetric(QStyle.PixelMetric.PM_HeaderMargin) + look().sizes.px(6))
    for place in range(header.count()):
        words, tip = (str(model.headerData(place, Qt.Orientation.Horizontal, role) or "") for role in (_SHOWN, _TIP))
        if header.isSectionHidden(place) or words in tip:
            continue
        sorted_by = header.isSortIndicatorShown() and header.sortIndicatorSection() == place
        arrow = style.pixelMetric(QStyle.PixelMetric.PM_HeaderMarkSize) if sorted_by else 0
        short = _short(_heading_metrics().horizontalAdvance(words) + around + arrow, header.sectionSize(place))
        if short:
            found.append(f"{_name(header)} “{words}”: {short}")
    return found


def _heading_metrics() -> QFontMetrics:
    """The letters of the style sheet, which a header does not tell."""
    return look().metrics(look().sizes.section, QFont.Weight.DemiBold)


def _overlaps(window: QWidget, texts: list[QWidget]) -> Iterator[str]:
    """Words that lie over others; what floats over the page does so on purpose."""
    lying = [(each, _seen(window, each)) for each in texts if not _floats(each)]
    standing = [(each, rect) for each, rect in lying if not rect.isEmpty()]
    for (one, first), (other, second) in combinations(standing, 2):
        common = first.intersected(second)
        if common.width() <= SLACK or common.height() <= SLACK:
            continue
        if not one.isAncestorOf(other) and not other.isAncestorOf(one):
            yield f"{_name(one)} lies over {_name(other)}: {_box(common)}"


def _floats(widget: QWidget | None) -> bool:
    while widget is not None:
        if isinstance(widget, _Floating | KeysOverlay):
            return True
        widget = widget.parentWidget()
    return False


def _seen(window: QWidget, widget: QWidget) -> QRect:
    """The part of the window where the words of `widget` can be seen."""
    rect = QRect(widget.mapTo(window, QPoint()), widget.size())
    holder = widget.parentWidget()
    while holder is not None and holder is not window:
        rect = rect.intersected(QRect(holder.mapTo(window, QPoint()), holder.size()))
        holder = holder.parentWidget()
    return rect


def _name(widget: QWidget) -> str:
    above, places = widget.parentWidget(), list[str]()
    while above is not None and len(places) < 3:
        if type(above).__module__.startswith("csxl_desktop"):
            places.append(type(above).__name__)
        above = above.parentWidget()
    said = " ".join(_said(widget).split())
    return f"{type(widget).__name__} “{said[:60]}” in {' < '.join(places)}"
