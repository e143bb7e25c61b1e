"""What a screen reader is told of controls that Qt does not know: what kind of thing each of them is."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE = "spoken-role"  # a property: the name of a role of Qt's, where the class of Qt does not say it


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a screen reader say that `widget` is a `role`."""
    widget.setProperty(ROLE, role.value)


def install() -> None:
    """Answer screen readers from now on; nothing is asked where there are none."""
    QAccessible.installFactory(_answer)


def _answer(_class: str, asked: QObject | None) -> QAccessibleInterface | None:
    if isinstance(asked, QWidget) and (role := asked.property(ROLE)) is not None:
        return QAccessibleWidget(asked, QAccessible.Role(role))
    return None
