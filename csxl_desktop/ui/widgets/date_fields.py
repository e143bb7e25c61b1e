"""Fields for days and hours, typed as one says them: `3/4`, `14h30`."""

import re
from collections.abc import Callable
from datetime import date, time
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDialog, QTableView, QToolButton, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import is_written_day
from csxl_desktop.i18n.dates import clock_figure
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.ring import Ring
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField

_HOUR = re.compile(r"^(\d{1,2})\s*(?:[:hHuU.]\s*(\d{2})?|(\d{2}))?(?:\s*uu?r?)?$")
MORNING, NOON = time(9, 30), time(12)


class DateField(TextField):
    """A day: `date` or None. `parse(text)` reads what was typed (`ValueError(reason)`), `write(day)` prints it.

    The weekday stands beside it; `remark(day)` gives a line below (public holiday, school holidays, clash).
    """

    def __init__(
        self,
        name: str,
        parse: Callable[[str], date | None],
        *,
        write: Callable[[date], str] | None = None,
        remark: Callable[[date], str] | None = None,
        hint: str = "",
    ) -> None:
        self._parse, self._remark = parse, remark
        self._write = write or (lambda day: f"{day:%d/%m/%Y}")
        super().__init__(name, hint=hint, placeholder=_("3/4, 3 April…"), limit=60)
        self.edit.setMinimumWidth(look().sizes.px(104))
        self.weekday = label("", "secondary")
        self.picker = icon_button("calendar", _("Pick a day"), self._pick)
        self._row.addWidget(self.picker)
        self._row.addWidget(self.weekday)
        self.edit.textChanged.connect(lambda _text: self._tell())

    def _shown(self) -> date | None:
        text = self.edit.text().strip()
        if not text:
            return None
        day = self._parse(text)
        if day is None and is_written_day(text):
            raise ValueError(_("This day does not exist. Look at the month and its last day."))
        if day is None:
            raise ValueError(_("This day was not understood. Type it like 3/4 or 03/04/2025."))
        return day

    def _show(self, value: Any) -> None:
        self.edit.setText(self._write(value) if value else "")

    def _clean(self, value: Any) -> Any:
        return None if value == "" else value

    def flush(self) -> None:
        super().flush()
        if not self.refusal() and isinstance(self.value(), date):
            self._show(self.value())

    def _tell(self) -> None:
        try:
            day = self._shown()
        except ValueError:
            day = None
        self.weekday.setText(QLocale().dayName(day.isoweekday()) if day else "")
        if self._remark is not None:
            self.set_hint(self._remark(day) if day else "", "late")

    def remark_again(self) -> None:
        """What `remark` says may have changed."""
        self._tell()

    def _pick(self) -> None:
        dialog = _DayPicker(self, self.value())
        dialog.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        if dialog.exec():
            self._show(dialog.day())
            self.flush()


class _DayPicker(QDialog):
    """A month to click in."""

    def __init__(self, parent: QWidget | None, day: date | None) -> None:
        super().__init__(parent)
        add_help_key(self, "date")
        self.setWindowTitle(_("Pick a day"))
        self._calendar = QCalendarWidget()
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        _dress(self._calendar)
        self._calendar.activated.connect(lambda _day: self.accept())
        self._calendar.clicked.connect(lambda _day: self.accept())
        box = QVBoxLayout(self)
        margin = look().sizes.inside
        box.setContentsMargins(margin, margin, margin, margin)
        box.addWidget(self._calendar)

    def day(self) -> date:
        chosen = self._calendar.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())


def _dress(calendar: QCalendarWidget) -> None:
    """In the colours of the window: Qt's own red and black are lost on a dark ground."""
    names = ("prevmonth", "monthbutton", "yearbutton", "nextmonth")
    turns = [each for name in names if (each := calendar.findChild(QToolButton, f"qt_calendar_{name}")) is not None]
    told = ((turns[0], _("Month before"), "chevron-left"), (turns[-1], _("Month after"), "chevron-right"))
    for button, words, shown in told:
        set_icon(button, shown)
        button.setAccessibleName(words)
    (days,) = calendar.findChildren(QTableView)
    days.setAccessibleName(_("Pick a day"))
    for turn in turns:
        turn.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt leaves them to the mouse, and orders only what Tab reaches
        Ring(turn)
    for stop, following in pairwise([*turns, days]):
        QWidget.setTabOrder(stop, following)
    days.setFocus()
    now, free = look(), QTextCharFormat()
    free.setForeground(QColor(now.tokens.secondary))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, free)
    calendar.setMinimumSize(now.sizes.px(360), now.sizes.px(290))


class TimeField(TextField):
    """An hour of the day: `time` or None; `14`, `14h`, `14h30`, `14:30` and `1430` are read.

    It is written as the documents write it; `example` is what stands there while it is empty.
    """

    def __init__(self, name: str, *, hint: str = "", example: time = MORNING) -> None:
        self._example = clock_figure(example)
        super().__init__(name, hint=hint, placeholder=self._example, limit=12)

    def _shown(self) -> time | None:
        text = self.edit.text().strip()
        if not text:
            return None
        found = _HOUR.match(text)
        hour, minute = (int(found[1]), int(found[2] or found[3] or 0)) if found else (99, 0)
        if hour > 23 or minute > 59:
            raise ValueError(_("This time was not understood. Type it like {example}.").format(example=self._example))
        return time(hour, minute)

    def _show(self, value: Any) -> None:
        self.edit.setText(clock_figure(value) if value is not None and value != "" else "")

    def _clean(self, value: Any) -> Any:
        return None if value == "" else value

    def flush(self) -> None:
        super().flush()
        if not self.refusal():
            self._show(self.value())
