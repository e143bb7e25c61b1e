"""Forms of which nothing is saved before their button: what was typed in one is not lost when it goes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.text_fields import ChoiceField

if TYPE_CHECKING:  # it reads these forms
    from csxl_desktop.ui.kept_form import KeptForm

Typed = Mapping[Field, tuple[Any, str]]


class SentTogether:
    """What such a form is besides a widget."""

    def sent_fields(self) -> Iterable[Field]:
        raise NotImplementedError

    def kept_form(self) -> "KeptForm | None":
        """What keeps it on this computer while it is half filled."""
        return None

    def open_again(self, key: str) -> bool:  # noqa: ARG002 - of a form that is always open
        """In a window that is built anew: show what is kept as `key`, where it is of this form and nothing shows it."""
        return False

    def typed(self) -> Typed:
        """What stands in its fields, once one of them is filled; nothing where nobody typed anything."""
        if first_filled(self.sent_fields()) is None:
            return {}
        return {field: field.content() for field in self.sent_fields()}


class LeftBeside:
    """What was typed in a form and left unsent, by the record beside which it was."""

    def __init__(self, form: SentTogether) -> None:
        self._form = form
        self.whose: object = None  # the record on screen
        self._waiting: dict[object, Typed] = {}

    def turn_to(self, whose: object, *, open_: bool = True) -> Typed:
        """`whose` is on screen from now on: what waits for it. What stands in the form waits with the one before.

        `open_`: the form is, so that what stands in it is somebody's work.
        """
        if open_ and (left := self._form.typed()):
            self._waiting[self.whose] = left
        self.whose = whose
        return self._waiting.pop(whose, {})

    def wait(self, whose: object, typed: Typed) -> None:
        """Keep it until `whose` is on screen again."""
        self._waiting[whose] = typed


def put_back(typed: Typed) -> None:
    """Fill the fields again, as they were when `typed` was taken."""
    for field, content in typed.items():
        field.put_back(content)


def first_filled(fields: Iterable[Field]) -> Field | None:
    """The first field that somebody filled; a choice alone is no work."""
    filled = (each for each in fields if not isinstance(each, ChoiceField) and not each.isHidden() and each.is_filled())
    return next(filled, None)


def half_filled(window: QWidget) -> Field | None:
    """The first field of such a form, anywhere in the window, that was filled."""
    return next((found for _form, found in half_filled_forms(window)), None)


def half_filled_forms(window: QWidget) -> Iterator[tuple[SentTogether, Field]]:
    """Every such form, anywhere in the window, with its first field that was filled."""
    for form in window.findChildren(QWidget):
        if isinstance(form, SentTogether) and not form.isHidden():
            found = first_filled(form.sent_fields())
            if found is not None:
                yield form, found


def kept_as(form: SentTogether) -> str:
    """What it is kept as while it is half filled; nothing where it is not kept."""
    kept = form.kept_form()
    return kept.key() if kept is not None else ""


def offer_back(form: QWidget, bring_back: Callable[[], object]) -> None:
    """The form was given up half filled: its page offers, for some seconds, to have it as it was."""
    outer = form.parentWidget()
    while outer is not None:
        if (offered := getattr(outer, "undo_offered", None)) is not None:
            offered.emit(_("What was typed was given up."), bring_back)
            return
        outer = outer.parentWidget()


def lead_to(field: Field) -> None:
    """Bring the pages that hold it to the front, and the keyboard to it."""
    inner: QWidget = field
    while (outer := inner.parentWidget()) is not None:
        if isinstance(outer, QStackedWidget):
            with suppress(ValueError):
                outer.setCurrentWidget(inner)
        inner = outer
    field.setFocus()
