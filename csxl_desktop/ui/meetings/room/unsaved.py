"""A text that the dossier refused (a full disk, approved minutes): kept in view, tried again, put elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.printing import save_file
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import Card, label


@dataclass(frozen=True, slots=True)
class _Refused:
    item_id: UUID
    title: str
    text: RichText
    reason: str
    again: Callable[[], object]  # the write, with what stood in the field when it was typed
    elsewhere: str = ""


class Unsaved(Card):
    """The newest text of each item; hidden while all is well. `saved(item, text)`: it is in the dossier after all."""

    saved = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._waiting: dict[UUID, _Refused] = {}
        self.words = label("", "wrong", wrap=True)
        self.retry_button = primary_button(_("Try again"), "rotate-ccw", self.retry)
        self.elsewhere_button = button(_("Save elsewhere…"), "download", self.save_elsewhere)
        row = QHBoxLayout()
        row.addWidget(self.retry_button)
        row.addWidget(self.elsewhere_button)
        row.addStretch()
        self.box.addWidget(self.words)
        self.box.addLayout(row)
        self.hide()

    def hear(
        self,
        item_id: UUID,
        title: str,
        text: RichText,
        error: Exception | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        """A write of that text ended: in the dossier, or refused, to be tried `again`."""
        self._waiting.pop(item_id, None)
        if error is not None and again is not None:
            self._waiting[item_id] = _Refused(item_id, title, text, sentence(error), again)
        self._show()

    def retry(self) -> None:
        """Each text goes to the dossier once more, with what came in from the other computer meanwhile."""
        for each in list(self._waiting.values()):
            self._write(each)

    def save_elsewhere(self) -> None:
        """The texts, one after the other, in a file of the user's choice: another disk, a stick."""
        parts = [f"{each.title}\n\n{each.text.plain().strip()}\n" for each in self._waiting.values()]
        data = "\n\n".join(parts).encode()
        path = save_file(data, _("Text not saved"), ".txt", _("Text (*.txt)"), self)
        if path is not None:
            self._waiting = {key: replace(each, elsewhere=str(path)) for key, each in self._waiting.items()}
            self._show()

    def _write(self, each: _Refused) -> None:
        def done(_written: object) -> None:
            if self._waiting.get(each.item_id) is not None and self._waiting[each.item_id].text == each.text:
                self.hear(each.item_id, each.title, each.text)
                self.saved.emit(each.item_id, each.text)

        self._context.jobs.save(
            each.again,
            done,
            lambda error: self.hear(each.item_id, each.title, each.text, error, each.again),
            owner=self,
        )

    def _show(self) -> None:
        lines = [_("{title}: {words}").format(title=each.title, words=each.reason) for each in self._waiting.values()]
        lines += sorted(
            {
                _("A copy stands in {path}.").format(path=each.elsewhere)
                for each in self._waiting.values()
                if each.elsewhere
            }
        )
        self.words.setText("\n".join(lines))
        self.setVisible(bool(lines))
