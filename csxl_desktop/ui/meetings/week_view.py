"""A week of the agenda: its hours, the way to the weeks around."""

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import date_range
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.columns import day_items
from csxl_desktop.ui.meetings.day_marks import day_marks
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.week import WeekCalendar
from csxl_desktop.ui.widgets.week_layout import WEEK


class WeekView(QWidget):
    """`item_activated(id)`; `item_moved(id, date, time or None)`; `day_activated(date)`: a free day."""

    item_activated = Signal(object)
    item_moved = Signal(object, object, object)
    day_activated = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.calendar = WeekCalendar(today)
        self._name = label("", "strong")
        self._days: dict[object, list[date]] = {}
        self._followed: UUID | None = None
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.px(4))
        head.addWidget(icon_button("chevron-left", _("Week before"), lambda: self._step(-WEEK)))
        head.addWidget(self._name, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(icon_button("chevron-right", _("Week after"), lambda: self._step(WEEK)))
        head.addWidget(link_button(_("Today"), lambda: self.show_day(today)))
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.inside, 0, sizes.inside, sizes.inside)
        box.setSpacing(sizes.px(6))
        box.addLayout(head)
        box.addWidget(self.calendar, 1)
        self.calendar.item_activated.connect(self.item_activated)
        self.calendar.item_moved.connect(self.item_moved)
        self.calendar.day_activated.connect(self.day_activated)
        self.calendar.week_changed.connect(self._tell)
        self._tell()

    def set_rows(self, rows: list[MeetingRow]) -> None:
        """The meetings of the year."""
        items = day_items(rows)
        self._days = {}
        for item in items:
            self._days.setdefault(item.key, []).append(item.on)
        self.calendar.set_items(items)

    def set_days(self, known: KnownDays, year: int) -> None:
        """Public holidays, closed days, school leaves."""
        self.calendar.set_marks(day_marks(known, year))

    def show_day(self, day: date) -> None:
        self.calendar.show_day(day)
        self._tell()

    def show_again(self, day: date, meeting_id: UUID | None) -> None:
        """The week that another window showed; the meeting marked there does not lead away from it."""
        self._followed = meeting_id
        self.show_day(day)

    def choose(self, meeting_id: UUID) -> None:
        """Mark a meeting; when it is another one, the week goes where it is."""
        days = self._days.get(meeting_id, [])
        if meeting_id != self._followed and days:
            self._followed = meeting_id
            self.show_day(next((day for day in days if day == self.calendar.day()), days[0]))
        self.calendar.choose_item(meeting_id)

    def _step(self, days: int) -> None:
        self.show_day(self.calendar.day() + timedelta(days=days))

    def _tell(self) -> None:
        monday = self.calendar.monday()
        words = _("Week {number} · {days}")
        days = date_range(monday, monday + timedelta(days=WEEK - 1))
        self._name.setText(words.format(number=monday.isocalendar().week, days=days))
