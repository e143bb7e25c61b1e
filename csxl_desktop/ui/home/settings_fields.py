"""A field that only the office's settings need: a number that may not be empty."""

from typing import Any

from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.text_fields import NumberField


class NeededNumber(NumberField):
    """A whole number between two bounds; empty is refused, unless it is `optional`."""

    def __init__(self, name: str, lowest: int, highest: int, *, hint: str = "", optional: bool = False) -> None:
        self._lowest, self._highest, self._optional = lowest, highest, optional
        super().__init__(name, hint=hint)

    def _shown(self) -> Any:
        number = super()._shown()
        if number is None and self._optional:
            return None
        if number is None or not self._lowest <= number <= self._highest:
            raise ValueError(
                _("A number from {lowest} to {highest} is needed here.").format(
                    lowest=self._lowest, highest=self._highest
                )
            )
        return number

    def is_dirty(self) -> bool:
        """An empty field of a record that has not come yet was not typed."""
        return (self._optional or bool(self.edit.text())) and super().is_dirty()
