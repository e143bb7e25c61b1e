"""A window waits to be built anew, or to close, while a form in it is half filled: what was typed would be gone."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from csxl_desktop.i18n import _
from csxl_desktop.ui.ending import is_ending
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.sent_together import half_filled, half_filled_forms, lead_to


def waits_for_a_form(window: MainWindow) -> bool:
    """Whether a form is half filled that a new window cannot fill again. It comes to the front, and it is said."""
    unkept = (
        field for form, field in half_filled_forms(window) if (kept := form.kept_form()) is None or not kept.key()
    )
    if (field := next(unkept, None)) is None:
        return False
    _show(window, field)
    window.toast.say_refused(_("This form is not written down yet: write it down or give it up, then choose again."))
    return True


class UnsentForms(QObject):
    """Holds the closing of `window` for a form that is half filled; closed again while it is said, the window goes.

    A session that ends waits for nobody.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._let_go = False  # told twice: what still has to be done before the end asks no more
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and watched is self._window and (field := self._waiting()) is not None:
            event.ignore()
            _show(self._window, field)
            self._window.toast.say_refused(self._words())
            return True
        return super().eventFilter(watched, event)

    def _waiting(self) -> Field | None:
        app, toast = QApplication.instance(), self._window.toast
        hurried = isinstance(app, QApplication) and (app.isSavingSession() or is_ending(app))
        self._let_go |= toast.isVisible() and toast.text() == self._words()
        return None if hurried or self._let_go or not self._window.isVisible() else half_filled(self._window)

    @staticmethod
    def _words() -> str:
        return _(
            "This form is not written down yet. All else is saved. Write it down, or close once more: it waits here."
        )


def _show(window: MainWindow, field: Field) -> None:
    for place in range(window.stack.count()):
        page = window.stack.widget(place)
        if page is not None and page.isAncestorOf(field):
            window.show_tab(place)
    lead_to(field)
