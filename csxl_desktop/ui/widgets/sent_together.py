"""Forms of which nothing is saved before their button: a window does not go away under one that is half filled."""

from collections.abc import Iterable
from contextlib import suppress

from PySide6.QtWidgets import QStackedWidget, QWidget

from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text_fields import ChoiceField


class SentTogether:
    """What such a form is besides a widget."""

    def sent_fields(self) -> Iterable[Field]:
        raise NotImplementedError


def half_filled(window: QWidget) -> Field | None:
    """The first field of such a form, anywhere in the window, that was filled; a choice alone is no work."""
    for form in window.findChildren(QWidget):
        if isinstance(form, SentTogether) and not form.isHidden():
            for field in form.sent_fields():
                if not isinstance(field, ChoiceField) and not field.isHidden() and field.is_filled():
                    return field
    return None


def lead_to(field: Field) -> None:
    """Bring the pages that hold it to the front, and the keyboard to it."""
    inner: QWidget = field
    while (outer := inner.parentWidget()) is not None:
        if isinstance(outer, QStackedWidget):
            with suppress(ValueError):
                outer.setCurrentWidget(inner)
        inner = outer
    field.setFocus()
