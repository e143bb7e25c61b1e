"""The words of the office in the window: spoken from its first painting on, and said anew when they change."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.i18n import current_language, own_words
from csxl_desktop.i18n.own_words import TERMS, Word
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.sent_together import half_filled
from csxl_desktop.ui.window_state import WindowState

_KEY = "words"


def speak_remembered(state: WindowState, folder: Path) -> None:
    """Before the dossier in `folder` is open: the words that were heard there last, those of the house elsewhere."""
    own_words.use({})
    kept = state.text(_KEY)
    if kept:
        from csxl_desktop.domain.own_words import words_of  # most offices say the words of the house

        try:
            found = json.loads(kept)
            if found["of"] == str(folder):
                own_words.use(words_of(found["words"]))
        except (ValueError, KeyError, TypeError, AttributeError):
            return


def remember(state: WindowState, folder: Path) -> None:
    words = own_words.in_use()
    if not words:
        if state.text(_KEY):
            state.set_text(_KEY, "")
        return
    from csxl_desktop.domain.own_words import stored_of  # as above

    state.set_text(_KEY, json.dumps({"of": str(folder), "words": stored_of(words)}, ensure_ascii=False))


class Wording(QObject):
    """`changed(term)` where the office says other words than those this window was built with.

    Asked after each write, its undoing, and what came from the other computer. Who is typing, or fills a form,
    finishes first.
    """

    changed = Signal(str)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._built = _said()
        context.jobs.saved.connect(self._ask)
        self._ask()

    def _ask(self) -> None:
        context = self._context
        context.jobs.ask(_speak(context), self._look, context.errors.show, owner=self, latest="wording")

    def _look(self, folder: Path) -> None:
        remember(self._context.state, folder)
        before, now = self._built, _said()
        if now != before and not _is_typing() and half_filled(self._window) is None:
            self._built = now
            self.changed.emit(next(term for term in TERMS if before.get(term) != now.get(term)))


def _speak(context: Context) -> Callable[[], Path]:
    def work() -> Path:
        context.services.vocabulary.speak()
        return context.services.folder

    return work


def _said() -> dict[str, Word]:
    return dict(own_words.in_use().get(current_language(), {}))


def _is_typing() -> bool:
    widget: QWidget | None = QApplication.focusWidget()
    while widget is not None:
        if isinstance(widget, Field):
            return widget.is_dirty()
        widget = widget.parentWidget()
    return False
