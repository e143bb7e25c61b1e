"""A document for whoever edits it further: read, laid out for Word beside the window, saved where one likes."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document, render_word
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.once import Once
from csxl_desktop.ui.printing import save_file


class WordSaving:
    """One document at a time; nothing is written before the place is chosen, so laying out may be stopped."""

    def __init__(self, context: Context, owner: QWidget, label: str = "") -> None:
        self._context, self._owner = context, owner
        self._label = label or _("Writing the document")
        self._once = Once()

    def save(self, ask: Callable[[], Document]) -> None:
        """`ask` runs in the database lane."""
        if self._once.begin():
            failed = self._once.ends(self._context.errors.show)
            self._context.jobs.ask(ask, self._lay_out, failed, owner=self._owner)

    def _lay_out(self, document: Document) -> None:
        def save(data: bytes) -> None:
            save_file(data, document.file_name, ".docx", _("Word (*.docx)"), self._owner.window())

        self._context.jobs.compute(
            lambda: render_word(document),
            self._once.ends(save),
            self._once.ends(self._context.errors.show),
            owner=self._owner,
            label=self._label,
            stoppable=True,
        )
