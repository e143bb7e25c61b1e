"""Half filled forms of a window that is built anew: each stands again where it was, filled as it was."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.widgets.sent_together import SentTogether, half_filled_forms, kept_as

_LONG = 3000  # milliseconds without work until what did not come is told of


def keep_forms(window: MainWindow) -> set[str]:
    """Keep every form of `window` that is half filled: what each is kept as."""
    keys = set[str]()
    for form, _field in half_filled_forms(window):
        if (kept := form.kept_form()) is not None and kept.key():
            kept.keep()
            keys.add(kept.key())
    for before in window.findChildren(FormsAgain):
        keys |= before.waiting()
    return keys


class FormsAgain(QObject):
    """Opens in `window` the forms kept as `keys`, each once its page and its record stand there."""

    def __init__(self, window: MainWindow, context: Context, keys: Iterable[str]) -> None:
        super().__init__(window)
        self._window, self._drafts = window, context.drafts
        self._waiting = set(keys)
        self._late = QTimer(self, singleShot=True, interval=_LONG)
        self._late.timeout.connect(self._tell)
        if self._waiting:
            context.jobs.busy_changed.connect(self._look)
            self._late.start()

    def waiting(self) -> set[str]:
        """Those that do not stand yet: their tab was not opened, or their place not yet read."""
        return set(self._waiting)

    @Slot(bool)
    def _look(self, busy: bool) -> None:
        if busy or not self._waiting:
            return
        forms = [each for each in self._window.findChildren(QWidget) if isinstance(each, SentTogether)]
        stand = {kept_as(form) for form, _field in half_filled_forms(self._window)}
        for key in self.waiting():
            sent = not self._drafts.kept(key)
            if sent or key in stand or any(form.open_again(key) for form in forms):
                self._waiting.discard(key)

    def _tell(self) -> None:
        """A form that its page makes only when asked, or that stands in another tab."""
        if self._waiting:
            self._window.toast.say(_("What you had half filled is kept: it stands in its form once you open it again."))
