"""The meetings of the last three years at a glance: one mark each, its letters, filled where somebody was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory_rows import SeenRow
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.ui.directory.words import ATTENDANCE
from csxl_desktop.ui.look import look, paint_ring
from csxl_desktop.ui.spoken import speak_as
from csxl_desktop.ui.widgets.badges import BADGE_COLORS, badge_font
from csxl_desktop.ui.widgets.text import plain_tip

_HERE = AttendanceState.PRESENT
_ORDER = (
    AttendanceState.PRESENT,
    AttendanceState.REPRESENTED,
    AttendanceState.ANNOUNCED,
    AttendanceState.EXCUSED,
    AttendanceState.ABSENT,
    AttendanceState.INVITED,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One meeting: the best state of those on its list, and what its tool tip says."""

    meeting_id: UUID
    on: date
    letters: str
    color: str
    state: AttendanceState
    words: str


def marks(rows: Sequence[SeenRow]) -> list[Mark]:
    """One mark for each meeting, by date."""
    together: dict[UUID, list[SeenRow]] = {}
    for row in rows:
        together.setdefault(row.meeting_id, []).append(row)
    made = [_mark(lines) for lines in together.values()]
    return sorted(made, key=lambda mark: (mark.on, mark.letters))


def _mark(lines: list[SeenRow]) -> Mark:
    first = lines[0]
    state = min((line.state for line in lines), key=_ORDER.index)
    subject = f"{first.badge} · {first.subject}" if first.subject else first.badge
    people = [f"{line.person} ({_(ATTENDANCE[line.state])})" for line in lines if line.person]
    words = "\n".join([long_date(first.on), subject, *people]) if people else f"{long_date(first.on)}\n{subject}"
    return Mark(first.meeting_id, first.on, first.badge, first.colour, state, words)


class AttendanceStrip(QWidget):
    """A line for each year. A click, or the arrows and Enter, sends `meeting_requested(id)`."""

    meeting_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[Mark] = []
        self._places: list[QRect] = []
        self._years: list[tuple[int, int]] = []  # year, its top
        self._current = -1
        self._take_hands()
        speak_as(self, QAccessible.Role.List)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Attendance"))

    def show_rows(self, rows: Sequence[SeenRow]) -> None:
        self._marks = marks(rows)
        self._current = -1
        self._take_hands()
        here = sum(mark.state is _HERE for mark in self._marks)
        words = ngettext("present at {count} meeting", "present at {count} meetings", here).format(count=here)
        self.setAccessibleDescription(words)
        self._arrange()
        self.update()

    def _take_hands(self) -> None:
        """Without marks it has no height: the keyboard would go to what nobody sees, and there is nothing to click."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._marks else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not self._marks)

    def marks(self) -> list[Mark]:
        return self._marks

    def place(self, meeting_id: UUID) -> QRect:
        """Where the mark of a meeting is painted."""
        return next(
            place for mark, place in zip(self._marks, self._places, strict=True) if mark.meeting_id == meeting_id
        )

    # Where the marks stand.

    def _arrange(self) -> None:
        sizes = look().sizes
        gap, height, left = sizes.px(4), sizes.px(20), sizes.px(44)
        metrics = QFontMetrics(badge_font(look()))
        self._places, self._years = [], []
        x, y = left, 0
        year = None
        for mark in self._marks:
            width = metrics.horizontalAdvance(mark.letters) + sizes.px(12)
            if mark.on.year != year:
                y = y + height + 2 * gap if year is not None else y
                x, year = left, mark.on.year
                self._years.append((year, y))
            elif x + width > self.width():
                x, y = left, y + height + gap
            self._places.append(QRect(x, y, width, height))
            x += width + gap
        wanted = y + height + 2 if self._marks else 0
        if wanted != self.minimumHeight():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(look().sizes.px(240), self.minimumHeight())

    # Painting.

    def paintEvent(self, _event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(now.font(now.sizes.small))
        painter.setPen(now.color("secondary"))
        for year, top in self._years:
            area = QRect(0, top, now.sizes.px(40), now.sizes.px(20))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(year))
        for index, (mark, place) in enumerate(zip(self._marks, self._places, strict=True)):
            self._paint_mark(painter, mark, QRectF(place), chosen=self.hasFocus() and index == self._current)
        paint_ring(painter, self)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: Mark, area: QRectF, *, chosen: bool) -> None:
        """Filled: present. A full frame: represented or announced. A broken frame: excused, absent, only invited."""
        now = look()
        token = f"badge_{mark.color if mark.color in BADGE_COLORS else 'grey'}"
        ink, here = now.color(token), mark.state is _HERE
        if not here:
            ink = now.color("secondary")
        pen = QPen(ink, 1)
        if mark.state in {AttendanceState.EXCUSED, AttendanceState.ABSENT, AttendanceState.INVITED}:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(now.color("line") if here and now.name == "contrast" else pen)
        painter.setBrush(ink if here else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), now.sizes.px(3), now.sizes.px(3))
        painter.setFont(badge_font(now))
        painter.setPen(now.color("on_badge" if here else "secondary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.letters)
        if chosen:
            painter.setPen(QPen(now.color("text"), now.tokens.focus_width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), now.sizes.px(3), now.sizes.px(3))

    # Gestures.

    def _at(self, where: QPoint) -> int:
        return next((index for index, place in enumerate(self._places) if place.contains(where)), -1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._at(event.pos())
            if index >= 0:
                QToolTip.showText(event.globalPos(), plain_tip(self._marks[index].words), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position().toPoint()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint())
        if index >= 0:
            self._mark_current(index)
            self.meeting_requested.emit(self._marks[index].meeting_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self._current < 0 and self._marks:
            self._mark_current(len(self._marks) - 1)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._marks:
            self._mark_current(max(0, min(len(self._marks) - 1, self._current + step)))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._current >= 0:
            self.meeting_requested.emit(self._marks[self._current].meeting_id)
        else:
            super().keyPressEvent(event)

    def _mark_current(self, index: int) -> None:
        self._current = index
        self.setAccessibleDescription(self._marks[index].words)
        self.update()
