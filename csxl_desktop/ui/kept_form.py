"""A form that is saved by its button alone: kept on this computer before, and there again after a fall."""

from collections.abc import Mapping
from enum import Enum
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.sent_together import first_filled
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField

_BEHIND = 1000  # milliseconds from the first letter that is not kept until it is


_ABOUT = "-about"  # no field is called so


class KeptForm(QObject):
    """Follows the fields of `form`; `turn_to` says what they are filled for.

    `about` is what the fields alone do not say (the hours that are changed by them), kept with them.
    """

    def __init__(self, drafts: Drafts, form: QObject, fields: Mapping[str, Field]) -> None:
        super().__init__(form)
        self._drafts, self._fields = drafts, dict(fields)
        self._key = ""
        self.about: dict[str, str] = {}
        self._is_sent = False
        self._timer = QTimer(self, singleShot=True, interval=_BEHIND)
        self._timer.timeout.connect(self.keep)
        for field in self._fields.values():
            if isinstance(field, TextField | MultilineField | RichTextEditor):
                field.edit.textChanged.connect(self._begin)
            else:
                field.committed.connect(lambda _value: self._begin())

    def key(self) -> str:
        """What is typed now is kept as this; as nothing before it is known what it is filled for."""
        return self._key

    def leave(self) -> None:
        """Other things come into the fields: what stands there is kept before."""
        if self._timer.isActive():
            self.keep()

    def turn_to(self, key: str) -> None:
        """What is typed from now on belongs to `key`; what was kept for it stands again where nothing else does."""
        self.follow(key)
        if first_filled(self._fields.values()) is None:
            for name, value in self._drafts.kept(key).items():
                if (field := self._fields.get(name)) is not None:
                    _put(field, value)
            self._timer.stop()

    def follow(self, key: str) -> None:
        """What is typed from now on belongs to `key`."""
        self._timer.stop()
        self._key, self._is_sent = key, False
        self.about = about_kept(self._drafts, key)

    def keep(self) -> None:
        """What stands in the fields now; forgotten where nothing does."""
        self._timer.stop()
        filled = first_filled(self._fields.values()) is not None
        values = {name: _kept(field) for name, field in self._fields.items()}
        if self.about:
            values[_ABOUT] = dict(self.about)
        if self._key:
            self._drafts.keep(self._key, values if filled else {})

    def send(self) -> None:
        """It is on its way: kept until `finish`, for it may be refused."""
        self.leave()
        self._is_sent = True

    def finish(self) -> None:
        """The form goes: forgotten where it was sent and nothing typed since, else kept."""
        if self._is_sent:
            self.forget()
        else:
            self.leave()

    def forget(self) -> None:
        """It was sent, or given up."""
        self._timer.stop()
        self._is_sent = False
        if self._key:
            self._drafts.forget(self._key)

    def _begin(self) -> None:
        self._is_sent = False
        if not self._timer.isActive():
            self._timer.start()


def about_kept(drafts: Drafts, key: str) -> dict[str, str]:
    """What is kept as `key` beside the fields."""
    about = drafts.kept(key).get(_ABOUT)
    return dict(about) if isinstance(about, dict) else {}


def _kept(field: Field) -> Any:
    """What stands in a field: the letters where there are letters, whatever they mean."""
    match field:
        case RichTextEditor():
            return field.content()[0].to_json()
        case ReferenceField():
            value, _letters = field.content()
            return {"words": field.edit.text(), "key": str(value) if isinstance(value, UUID) else ""}
        case NumberField():  # the same letters are another number in another language
            number, letters = field.content()
            return {"number": "" if number is None else str(number), "letters": letters}
        case TextField():
            return field.edit.text()
        case MultilineField():
            return field.edit.toPlainText()
        case CheckField():
            return field.value()
        case _choice:
            return _name(field.value())


def _put(field: Field, kept: Any) -> None:
    """Show it again as what was typed; what can no longer be read is left out."""
    match field, kept:
        case RichTextEditor(), dict():
            field.put_back((RichText.from_json(kept), ""))
        case ReferenceField(), {"words": str(words), "key": str(key)}:
            field.put_back((UUID(key) if key else None, words))
        case NumberField(), {"number": str(number), "letters": str(letters)}:
            field.put_back((number or None, letters))
        case TextField(), str():
            field.edit.setText(kept)
        case MultilineField(), str():
            field.edit.setPlainText(kept)
        case CheckField(), bool():
            field.put_back((kept, ""))
        case ChoiceField(), str():
            found = [option for option in field.options() if _name(option) == kept]
            if found:
                field.put_back((found[0], ""))


def _name(option: Any) -> str:
    """A choice, as it is known again among the options."""
    return str(option.value) if isinstance(option, Enum) else str(option)
