"""One meeting that the opening of a year proposes: ticked or not, its day and title changed in place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.day_remarks import Occupied
from csxl_desktop.domain.year_opening import ProposedMeeting
from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import fuzzy_date, list_date, short_date, time_range
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.badges import Badge, KindBadge
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckBox, TextField

Remark = Callable[[Occupied], str]


class OpeningRow(QWidget):
    """`changed` when it is ticked or moved; what was changed in it stays while the list is read again."""

    changed = Signal()

    def __init__(self, remark: Remark, meeting: ProposedMeeting) -> None:
        super().__init__()
        self._meeting, self._remark = meeting, remark
        px = look().sizes.px
        self.tick = CheckBox("")
        self.tick.setFixedWidth(px(26))
        self.badge = KindBadge()
        self.day = DateField("", lambda text: parse_date(text, meeting.first_on), remark=self._told_of).called(
            _("Date")
        )
        self.day.setFixedWidth(px(260))
        self.day.weekday.setFixedWidth(px(72))
        self.month = label("", "secondary")
        self.month.setFixedWidth(px(260))
        self.title = TextField("", placeholder=_("Title or theme")).called(_("Title or theme"))
        self.words = label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(look().sizes.inside)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.day, 0, top)
        row.addWidget(self.month, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 3, top)
        row.addWidget(self.words, 4, Qt.AlignmentFlag.AlignVCenter)
        self.tick.toggled.connect(lambda _on: self.changed.emit())
        self.day.committed.connect(lambda _day: self.changed.emit())
        self.setFocusProxy(self.tick)

    def show_row(self, meeting: ProposedMeeting, *, same: bool) -> None:
        """What is proposed; `same`: shown before, what was typed stays unless it was planned or taken back."""
        freed = self._meeting.taken and not meeting.taken  # taken back: it may be planned again
        self._meeting = meeting
        exact = meeting.precision is Precision.DAY
        self.day.setVisible(exact)
        self.month.setVisible(not exact)
        self.month.setText(fuzzy_date(meeting.first_on, meeting.precision.value))
        self.badge.set_badge(Badge(meeting.badge, meeting.colour))
        self.words.setText(_told(meeting))
        name = _("Plan: {kind}, {words}").format(kind=meeting.kind_label, words=list_date(meeting.first_on))
        self.tick.setAccessibleName(name)
        if not same or meeting.taken or freed:
            self.day.set_value(meeting.first_on)
            self.title.set_value(meeting.title)
            with QSignalBlocker(self.tick):
                self.tick.setChecked(meeting.chosen)
        self.setEnabled(not meeting.taken)

    def occupied(self) -> Occupied | None:
        """What it takes up, if it is ticked and has a day."""
        day = self.day.value()
        dated = isinstance(day, date) and self._meeting.precision is Precision.DAY
        return self._meeting.occupied(day) if dated and self.tick.isChecked() and not self._meeting.taken else None

    def judge(self) -> None:
        """Something else was ticked or moved: say again what is to be known of its day."""
        self.day.remark_again()

    def _told_of(self, day: date) -> str:
        return "" if self._meeting.taken else self._remark(self._meeting.occupied(day))

    def is_refused(self) -> bool:
        """Whether it is ticked with a day that was not understood."""
        self.day.flush()
        return self.tick.isChecked() and bool(self.day.refusal())

    def wanted(self) -> ProposedMeeting | None:
        """The meeting as it stands here, if it is ticked."""
        self.title.flush()
        if not self.tick.isChecked() or self._meeting.taken:
            return None
        day, meeting = self.day.value() or self._meeting.first_on, self._meeting
        last = day + (meeting.last_on - meeting.first_on) if meeting.last_on else None
        return replace(meeting, first_on=day, last_on=last, title=self.title.value().strip())


class OpeningRows(KeyedRows[ProposedMeeting, OpeningRow]):
    """`changed` when one is ticked or not."""

    changed = Signal()

    def __init__(self, remark: Remark) -> None:
        super().__init__(spacing=2)
        self._remark = remark

    def show_rows(self, rows: Sequence[ProposedMeeting]) -> None:
        super().show_rows(rows)
        for row in self.editors():
            row.badge.keep_room({each.badge for each in rows})
        self._judge()

    def occupied(self) -> tuple[Occupied, ...]:
        """What the ticked ones take up: one may clash with another."""
        return tuple(each for each in (row.occupied() for row in self._editors.values()) if each is not None)

    def wanted(self) -> list[ProposedMeeting]:
        """Those that are ticked, as they stand on screen."""
        return [each for each in (row.wanted() for row in self.editors()) if each is not None]

    def refused(self) -> OpeningRow | None:
        """The first that cannot be planned as it stands."""
        return next((row for row in self.editors() if row.is_refused()), None)

    def ticked(self) -> int:
        return sum(row.tick.isChecked() for row in self.editors())

    def _made(self, row: ProposedMeeting) -> OpeningRow:
        made = OpeningRow(self._remark, row)
        made.changed.connect(self._judge)
        made.changed.connect(self.changed)
        return made

    def _judge(self) -> None:
        for row in self.editors():
            row.judge()

    def _show(self, editor: OpeningRow, row: ProposedMeeting, _place: int, *, same: bool) -> None:
        editor.show_row(row, same=same)


def _told(meeting: ProposedMeeting) -> str:
    """“GT Logement · 9 h 30 – 12 h · 5e édition · après le jeudi 12 mars 2026”."""
    parts = [meeting.working_group or meeting.kind_label, time_range(meeting.starts_at, meeting.ends_at)]
    if meeting.edition is not None:
        parts.append(_("edition {number}").format(number=meeting.edition))
    if meeting.taken:
        parts.append(_("stands already"))
    elif meeting.moved_from is not None:
        parts.append(_("put later: closed on {day}").format(day=short_date(meeting.moved_from)))
    elif meeting.followed_on is not None:
        parts.append(_("was on {day}").format(day=short_date(meeting.followed_on)))
    return " · ".join(part for part in parts if part)
