"""Whether one sees where the keyboard is: each kind of control is painted with it and without."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tests.legible.contrast import EDGES, contrast
from tests.legible.reach import controls, where

ENOUGH = 24  # pixels that must change, each by a contrast of three
_TRIES = 4

Kind = tuple[type[QWidget], str]


def unseen_focus(window: QWidget) -> list[str]:
    """The kinds of control of `window` that look the same with the keyboard and without."""
    window.activateWindow()
    QApplication.processEvents()  # a window that comes to the front gives its first control the keyboard
    kinds = {_kind(each): each for each in reversed(controls(window))}
    return [fault for kind, control in kinds.items() if (fault := _fault(window, kind, control))]


def _fault(window: QWidget, kind: Kind, control: QWidget | None) -> str:
    """What is wrong with `control`; one that is built anew when a field is left is followed by its successor."""
    for _try in range(_TRIES):
        (window.focusWidget() or window).clearFocus()
        QApplication.processEvents()
        if control is None or not isValid(control):
            control = next((each for each in controls(window) if _kind(each) == kind), None)
        if control is None:  # gone for good, with what was left
            return ""
        if control.size().isEmpty():
            return f"{where(control)}: the keyboard goes to it, and it has no size"
        before = _painted(control)
        control.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if isValid(control):
            seen = _told_apart(before, _painted(control)) if control.hasFocus() else ENOUGH
            return f"{where(control)}: the keyboard is not seen on it ({seen} pixels)" if seen < ENOUGH else ""
    return f"{kind[0].__name__} {kind[1]}: built anew whenever it gets the keyboard"


def _kind(control: QWidget) -> Kind:
    return type(control), str(control.property("look"))


def _painted(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def _told_apart(before: QImage, after: QImage) -> int:
    if before.size() != after.size():
        return ENOUGH
    known = dict[tuple[bytes, bytes], bool]()
    seen = 0
    for one, other in zip(_pixels(before), _pixels(after), strict=True):
        if one != other:
            if (one, other) not in known:
                known[one, other] = contrast(_name(one), _name(other)) >= EDGES
            seen += known[one, other]
    return seen


def _pixels(image: QImage) -> list[bytes]:
    content = bytes(image.constBits())
    return [content[place : place + 4] for place in range(0, len(content), 4)]


def _name(pixel: bytes) -> str:
    blue, green, red, _alpha = pixel
    return f"#{red:02X}{green:02X}{blue:02X}"
