"""A line in which the hours of a week are typed fast: “lu-ve 9-12 13-17; sa 10-12”."""

from typing import Any

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.opening_hours import check_week, minutes_of
from csxl_desktop.i18n import _
from csxl_desktop.i18n.opening_hours import UnreadHoursError, WeekSlot, duration, parse_hours, typed_hours
from csxl_desktop.ui.widgets.text_fields import TextField


class HoursField(TextField):
    """A tuple of `WeekSlot`; the total of the week stands below while one types, or why there is none."""

    def __init__(self, name: str) -> None:
        super().__init__(name, placeholder=_("mo-fr 9-12 13-17; sa 10-12"))
        self.edit.textChanged.connect(lambda _text: self._tell())

    def _shown(self) -> tuple[WeekSlot, ...]:
        slots = tuple(parse_hours(self.edit.text()))
        try:
            check_week(slots)
        except DomainError as error:
            raise ValueError(error.user_message) from None
        return slots

    def _clean(self, value: Any) -> Any:
        return tuple(value or ())

    def _show(self, value: Any) -> None:
        self.edit.setText(typed_hours(value).replace("\n", "; "))
        self.edit.setCursorPosition(0)

    def _tell(self) -> None:
        try:
            slots = parse_hours(self.edit.text())
        except UnreadHoursError:
            slots = []
        self.set_hint(week_words(sum(minutes_of(each.opens_at, each.closes_at) for each in slots)) if slots else "")


def week_words(minutes: int) -> str:
    """“30 h 30 a week”."""
    return _("{duration} a week").format(duration=duration(minutes))
