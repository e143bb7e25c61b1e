"""A number of people as one says it: `18`, `environ 15`, `10-30`, `plus de 170`."""

from typing import Any

from csxl_desktop.domain.attendance_form import NOTHING_TYPED, Attended, Typed, read_typed
from csxl_desktop.domain.attendance_words import number_words
from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.text_fields import TextField


class CountField(TextField):
    """A `Typed`; saved in three columns: the number, the upper end of a range, how sure it is."""

    def __init__(self, name: str, *, placeholder: str = "", hint: str = "") -> None:
        self._written = ("", NOTHING_TYPED)
        super().__init__(name, hint=hint, placeholder=placeholder or _("18, about 15, 10-30"), limit=40)

    def columns(self, column: str, value: Any) -> dict[str, Any]:
        typed = self._clean(value)
        return {column: typed.number, "number_to": typed.number_to, "quality": typed.quality}

    def _shown(self) -> Any:
        text = self.edit.text().strip()
        if text == self._written[0]:
            return self._written[1]
        typed = read_typed(text)
        if typed is None:
            raise ValueError(_("This number was not understood. Type it like 18, about 15, 10-30 or more than 170."))
        return typed

    def _show(self, value: Any) -> None:
        typed = self._clean(value)
        words = number_words(Attended(number=typed.number, number_to=typed.number_to, quality=typed.quality))
        self._written = (words, typed)
        super()._show(words)

    def _clean(self, value: Any) -> Typed:
        return value if isinstance(value, Typed) else NOTHING_TYPED

    def flush(self) -> None:
        super().flush()
        if not self.refusal():
            self._show(self.value())
