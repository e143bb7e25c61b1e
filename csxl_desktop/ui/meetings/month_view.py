"""A month of the agenda: its sheet, the way to the months around, the year below."""

from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.school_holidays import SchoolLeave
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import month_and_year
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.columns import day_items, month_items
from csxl_desktop.ui.meetings.day_marks import day_marks
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.month_moves import MovableMonth
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.year_strip import YearStrip


class MonthView(QWidget):
    """`item_activated(id)`: chosen; `item_moved(id, date)`: to be moved; `day_activated(date)`: a free day."""

    item_activated = Signal(object)
    item_moved = Signal(object, object)
    day_activated = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self._year = today, today.year
        self.calendar = MovableMonth(today)
        self.strip = YearStrip(today.month)
        self._name = label("", "strong")
        self._note = label("", "small", wrap=True)
        sizes = look().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.px(4))
        head.addWidget(icon_button("chevron-left", _("Month before"), lambda: self.calendar.step_month(-1)))
        head.addWidget(self._name, 1, Qt.AlignmentFlag.AlignCenter)
        head.addWidget(icon_button("chevron-right", _("Month after"), lambda: self.calendar.step_month(1)))
        head.addWidget(link_button(_("Today"), lambda: self.calendar.show_day(self._today)))
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.inside, 0, sizes.inside, sizes.inside)
        box.setSpacing(sizes.px(6))
        box.addLayout(head)
        box.addWidget(self.calendar, 1)
        box.addWidget(self._note)
        box.addWidget(self.strip)
        self._leaves: tuple[SchoolLeave, ...] = ()
        self.calendar.item_activated.connect(self.item_activated)
        self.calendar.item_moved.connect(self.item_moved)
        self.calendar.day_activated.connect(self.day_activated)
        self.calendar.month_changed.connect(lambda _first: self._tell())
        self.strip.month_chosen.connect(lambda month: self.show_day(self.calendar.day().replace(month=month, day=1)))
        self._tell()

    def set_rows(self, rows: list[MeetingRow]) -> None:
        """The meetings of the year, told first by `set_days`."""
        items = day_items(rows)
        self.calendar.set_items(items)
        self.strip.set_items(month_items(rows, self._year))

    def set_days(self, known: KnownDays, year: int) -> None:
        """Public holidays, the days on which the office is closed, and the school leaves of both communities."""
        self._leaves, self._year = known.leaves, year
        self.calendar.set_marks(day_marks(known, year))
        self._tell()

    def show_day(self, day: date) -> None:
        self.calendar.show_day(day)
        self._tell()

    def choose(self, meeting_id: UUID) -> None:
        self.calendar.choose_item(meeting_id)

    def _tell(self) -> None:
        first = self.calendar.day().replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        self.strip.set_month(first.month)
        self._name.setText(month_and_year(first).capitalize())
        here = [leave for leave in self._leaves if leave.first_on <= last and first <= leave.last_on]
        words = [
            _("{name} ({community}) {first} – {last}").format(
                name=leave.name,
                community=leave.community,
                first=f"{leave.first_on:%d/%m}",
                last=f"{leave.last_on:%d/%m}",
            )
            for leave in here
        ]
        self._note.setText(" · ".join(words))
        self._note.setVisible(bool(words))
