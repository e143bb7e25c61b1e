"""What the keyboard and a screen reader find: names, roles, states, the order of Tab, what only a mouse reaches."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSizeGrip,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from csxl_desktop.ui.widgets.messages import _Floating
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.row_stack import _Grip
from csxl_desktop.ui.widgets.tab_order import ReadingOrder, arrange

_Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QCheckBox, frozenset({_Role.CheckBox})),
    (QRadioButton, frozenset({_Role.RadioButton})),
    (QPushButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.CheckBox})),
    (QToolButton, frozenset({_Role.Button, _Role.ButtonMenu, _Role.ButtonDropDown, _Role.CheckBox})),
    (QComboBox, frozenset({_Role.ComboBox})),
    (QAbstractSpinBox, frozenset({_Role.SpinBox})),
    (QLineEdit, frozenset({_Role.EditableText})),
    (QPlainTextEdit, frozenset({_Role.EditableText})),
    (QTextEdit, frozenset({_Role.EditableText})),
    (QTabBar, frozenset({_Role.PageTabList})),
    (QAbstractItemView, frozenset({_Role.Table, _Role.List, _Role.Tree})),
)
_SAYS_NOTHING = {_Role.Client, _Role.NoRole, _Role.Grouping, _Role.Border, _Role.StaticText}


def controls(window: QWidget) -> list[QWidget]:
    """What Tab reaches now, in the order of Tab."""
    if isinstance(window, ReadingOrder):
        arrange(window)
    found, at = list[QWidget](), window.nextInFocusChain()
    while at is not None and at is not window:
        if at.window() is window and _is_reached(at):
            found.append(at)
        at = at.nextInFocusChain()
    return found


def _is_reached(widget: QWidget) -> bool:
    shown = widget.isVisible() and widget.isEnabled()
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return shown and by_tab and widget.focusProxy() is None


def unreachable(window: QWidget) -> list[str]:
    """The faults of `window` for somebody without mouse or without eyes, one line each."""
    found = controls(window)
    faults = [f"{where(each)}: {fault}" for each in found for fault in _spoken(each)]
    return faults + list(_disorder(window, found)) + list(_only_by_mouse(window))


def _spoken(widget: QWidget) -> Iterator[str]:
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is None:
        yield "unknown to a screen reader"
        return
    if not spoken.text(QAccessible.Text.Name).strip():
        yield "no name"
    wanted = next((roles for kind, roles in ROLES if isinstance(widget, kind)), None)
    if (spoken.role() in _SAYS_NOTHING) if wanted is None else (spoken.role() not in wanted):
        yield f"role {spoken.role().name}"
    yield from _states(widget, spoken)


def _states(widget: QWidget, spoken: QAccessibleInterface) -> Iterator[str]:
    state = spoken.state()
    if not state.focusable:
        yield "not focusable"
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and bool(state.checked) != widget.isChecked():
        yield "its tick is not told"
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and bool(state.readOnly) != widget.isReadOnly():
        yield "locked without saying so"
    if widget.property("refused") and not spoken.text(QAccessible.Text.Description).strip():
        yield "refused without a reason"


def _disorder(window: QWidget, found: list[QWidget]) -> Iterator[str]:
    """Steps of Tab that go back to the left in a row, or up in a column."""
    for one, other in pairwise(each for each in found if not isinstance(each.parentWidget(), _Floating)):
        if one.isAncestorOf(other):
            continue
        a, b = _places(window, one, other)
        beside = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > min(a.height(), b.height()) // 2
        back = beside and b.right() < a.left()
        up = b.bottom() < a.top() and b.left() < a.right()
        if back or up:
            yield f"{where(other)} comes after {where(one)}, but stands {'left of' if back else 'above'} it"


def _places(window: QWidget, one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where both stand; what scrolls apart from the other stands where it scrolls."""
    first, second = _scrollers(one), _scrollers(other)
    common = set(first) & set(second)
    one, other = (
        next((area for area in reversed(areas) if area not in common), widget)
        for areas, widget in ((first, one), (second, other))
    )
    return _place(window, one), _place(window, other)


def _scrollers(widget: QWidget) -> list[QWidget]:
    """What `widget` is scrolled by, the nearest first."""
    found, holder = list[QWidget](), widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QAbstractScrollArea):
            found.append(holder)
        holder = holder.parentWidget()
    return found


def _place(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _only_by_mouse(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if widget.window() is not window or not widget.isVisible() or not widget.isEnabled():
            continue
        if _is_reached(widget) or widget.focusProxy() is not None:
            continue
        if isinstance(widget, QScrollBar | QSplitterHandle | QSizeGrip) or _inside_another(widget):
            continue
        if _takes_clicks(widget) and not _done_by_keys(widget):
            yield f"{where(widget)}: only a mouse reaches it"


def _takes_clicks(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        return not _by_arrows(widget)
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return False
    if isinstance(widget, QLabel):
        return "<a " in widget.text()
    own = type(widget).__module__.startswith("csxl_desktop")
    handlers = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
    return own and any(name in each.__dict__ for each in type(widget).__mro__ for name in handlers if _ours(each))


def _done_by_keys(widget: QWidget) -> bool:
    """The cross of a field empties what one can erase; a row moves by Alt and arrows as by its grip."""
    field = widget.parentWidget()
    return isinstance(widget, _Grip) or (isinstance(field, ReferenceField) and widget is field.clear_button)


def _by_arrows(button: QAbstractButton) -> bool:
    """Of buttons that exclude each other Tab reaches the one that is down, and arrows the others."""
    group = button.group()
    return group is not None and group.exclusive() and button.isCheckable()


def _ours(kind: type) -> bool:
    return kind.__module__.startswith("csxl_desktop")


def _inside_another(widget: QWidget) -> bool:
    """Parts of a control of Qt's (the cross in a field, the corner of a table), or of a row that takes the keyboard."""
    above = widget.parentWidget()
    return isinstance(above, QLineEdit | QComboBox | QAbstractSpinBox | QAbstractItemView | QTabBar)


def where(widget: QWidget) -> str:
    """Which widget, for somebody who reads the list of faults."""
    above, places = widget.parentWidget(), list[str]()
    while above is not None and len(places) < 3:
        if type(above).__module__.startswith("csxl_desktop"):
            places.append(type(above).__name__)
        above = above.parentWidget()
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
    return f"{type(widget).__name__} “{words[:50]}” in {' < '.join(places)}"
