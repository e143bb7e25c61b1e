"""One field for a day known more or less: `12/03/2024`, `octobre 2020`, `été 2022`, `1998`, or nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import is_written_day, parse_fuzzy_date
from csxl_desktop.ui.widgets.text_fields import TextField


class FuzzyDateField(TextField):
    """A `FuzzyDay`, saved in two columns at once: the day, and its precision.

    For the column `opened_on` the precision is `opened_precision`, unless `precision` names another.
    """

    def __init__(self, name: str, today: Callable[[], date], *, precision: str = "", hint: str = "") -> None:
        self._today, self._precision = today, precision
        self._written = ("", FuzzyDay())  # the words on screen stand for this day, however it came
        super().__init__(name, hint=hint, placeholder=_("12/03/2024, October 2020, summer 2022, 1998"), limit=60)

    def columns(self, column: str, value: Any) -> dict[str, Any]:
        day = self._clean(value)
        return {column: day.on, self._precision or f"{column.removesuffix('_on')}_precision": day.precision}

    def _shown(self) -> Any:
        text = self.edit.text().strip()
        if text == self._written[0]:
            return self._written[1]
        found = parse_fuzzy_date(text, self._today()) if text else None
        if text and found is None and is_written_day(text):
            raise ValueError(_("This day does not exist. Look at the month and its last day."))
        if text and found is None:
            raise ValueError(_("This date was not understood. Type it like 12/03/2024, October 2020 or 1998."))
        return FuzzyDay() if found is None else FuzzyDay(found[0], Precision(found[1]))

    def _show(self, value: Any) -> None:
        day = self._clean(value)
        self._written = (day.written(), day)
        super()._show(day.written())

    def _clean(self, value: Any) -> FuzzyDay:
        if isinstance(value, date):
            return FuzzyDay(value)
        known = isinstance(value, FuzzyDay) and value.on is not None and value.precision is not Precision.UNDATED
        return value if known else FuzzyDay()

    def flush(self) -> None:
        super().flush()
        if not self.refusal():
            self._show(self.value())
