"""What a screen reader is told: what kind of thing a control is that Qt does not know, and what has just happened."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ROLE = "spoken-role"  # a property: the number of a role of Qt's, where the class of Qt does not say it


def speak_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Let a screen reader say that `widget` is a `role`."""
    widget.setProperty(ROLE, role.value)


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `words` now, though the keyboard is elsewhere; an `urgent` one stops what it says."""
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        manners = QAccessible.AnnouncementPoliteness
        event.setPoliteness(manners.Assertive if urgent else manners.Polite)
        QAccessible.updateAccessibility(event)


def install() -> None:
    """Answer screen readers from now on; nothing is asked where there are none."""
    QAccessible.installFactory(_answer)


def _answer(_class: str, asked: QObject | None) -> QAccessibleInterface | None:
    if isinstance(asked, QWidget) and (role := asked.property(ROLE)) is not None:
        return QAccessibleWidget(asked, QAccessible.Role(role))
    return None
