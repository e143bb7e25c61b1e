"""Where the keyboard goes in a page that comes to the front by a key."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget


def take_keyboard(page: QWidget, last: QWidget | None) -> None:
    """Where one was `last` in `page`; the first time in its list, else on the first thing that Tab reaches.

    It opens nothing: a list marks its first row only at an arrow.
    """
    offered = (*([last] if last is not None else []), *page.findChildren(QAbstractItemView), *_after(page))
    if (found := next(filter(_is_reached, offered), None)) is not None:
        found.setFocus(Qt.FocusReason.TabFocusReason)


def _is_reached(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return by_tab and widget.isVisible() and widget.isEnabled()


def _after(page: QWidget) -> Iterator[QWidget]:
    """What stands in `page`, in the order of Tab."""
    at = page.nextInFocusChain()
    while at is not None and at is not page:
        if page.isAncestorOf(at):
            yield at
        at = at.nextInFocusChain()
