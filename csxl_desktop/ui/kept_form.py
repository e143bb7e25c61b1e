"""A form with a text that is saved by its button alone: kept on this computer before, and there again after a fall."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.sent_together import first_filled
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField

_BEHIND = 1000  # milliseconds from the first letter that is not kept until it is
TypedIn = TextField | MultilineField | RichTextEditor


class KeptForm(QObject):
    """Follows the fields of `form`; `turn_to` says what they are filled for."""

    def __init__(self, drafts: Drafts, form: QObject, fields: Mapping[str, TypedIn]) -> None:
        super().__init__(form)
        self._drafts, self._fields = drafts, dict(fields)
        self._key = ""
        self._timer = QTimer(self, singleShot=True, interval=_BEHIND)
        self._timer.timeout.connect(self.keep)
        for field in self._fields.values():
            field.edit.textChanged.connect(self._begin)

    def leave(self) -> None:
        """Other things come into the fields: what stands there is kept before."""
        if self._timer.isActive():
            self.keep()

    def turn_to(self, key: str) -> None:
        """What is typed from now on belongs to `key`; what was kept for it stands again where nothing else does."""
        self._timer.stop()
        self._key = key
        if first_filled(self._fields.values()) is None:
            for name, value in self._drafts.kept(key).items():
                if (field := self._fields.get(name)) is not None:
                    field.put_back((_value(field, value), ""))

    def keep(self) -> None:
        """What stands in the fields now; forgotten where nothing does."""
        self._timer.stop()
        filled = first_filled(self._fields.values()) is not None
        values = {name: _plain(field.content()[0]) for name, field in self._fields.items()}
        if self._key:
            self._drafts.keep(self._key, values if filled else {})

    def forget(self) -> None:
        """It was sent, or given up."""
        self._timer.stop()
        self._drafts.forget(self._key)

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start()


def _plain(value: Any) -> Any:
    return value.to_json() if isinstance(value, RichText) else value


def _value(field: TypedIn, value: Any) -> Any:
    return RichText.from_json(value) if isinstance(field, RichTextEditor) else value
