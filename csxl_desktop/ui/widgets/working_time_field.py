"""A part of a full-time post: typed `4/5` or `0,8`, shown as the fraction that was agreed."""

from typing import Any

from csxl_desktop.domain.working_time import exact, read, rounded, written
from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.text_fields import TextField

_MOST = 99


class WorkingTimeField(TextField):
    """`Decimal` with two places, or None."""

    def __init__(self, name: str, *, hint: str = "") -> None:
        super().__init__(name, hint=hint, placeholder="4/5", limit=20)

    def _shown(self) -> Any:
        text = self.edit.text().strip()
        if not text:
            return None
        part = read(text)
        if part is None or part > _MOST:
            raise ValueError(_("This is no working time. Type it like 4/5 or 0,8."))
        return rounded(part)

    def _show(self, value: Any) -> None:
        self.edit.setText("" if value is None or value == "" else written(exact(value)))

    def _clean(self, value: Any) -> Any:
        return None if value == "" or value is None else rounded(exact(value))

    def flush(self) -> None:
        super().flush()
        if not self.refusal():
            self._show(self.value())
