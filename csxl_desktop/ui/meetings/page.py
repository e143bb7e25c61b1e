"""The Agenda: the year on the left, the meeting in the order of its life on the right."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.domain.day_remarks import KnownDays
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.ui.binding import trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.entering import Entering
from csxl_desktop.ui.file_opening import dropped_files
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.going_on import GoingOn
from csxl_desktop.ui.meetings.keeping import file_scans
from csxl_desktop.ui.meetings.list_card import ListCard, tell_opened, view_in_front
from csxl_desktop.ui.meetings.moving import move_meeting
from csxl_desktop.ui.meetings.new_meeting import NewMeetingPanel
from csxl_desktop.ui.meetings.places import PLACES
from csxl_desktop.ui.meetings.record import RecordView
from csxl_desktop.ui.meetings.sheet_door import SheetDoor
from csxl_desktop.ui.meetings.standing import AgendaStanding
from csxl_desktop.ui.meetings.step_fields import steps_with
from csxl_desktop.ui.meetings.text_door import TextDoor
from csxl_desktop.ui.meetings.words import meeting_title
from csxl_desktop.ui.page import TEXT
from csxl_desktop.ui.tool import ToolFront, ToolTab
from csxl_desktop.ui.way_back import WayBack
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.stack import Stack

NEW = "new"  # the place where a meeting is written down
SHEET = "sign_in_sheet"  # the kind by which another tab opens a meeting at its sheet


class MeetingsPage(ToolTab):
    """The tab. `record_requested` is sent for people and organisations; it opens the kind `meeting` itself."""

    def __init__(self, context: Context, place: QWidget | None = None) -> None:
        super().__init__(place)
        self._context, self.standing = context, AgendaStanding(self)
        self._year, self._read_year = context.today().year, 0
        self._before = WayBack[UUID]()
        self._current: UUID | None = None
        self._entering = Entering(self._open, self.edit_record)
        self.desk = Desk(context, self)
        self.list = ListCard(context)
        self._front = ToolFront(
            self, split := Splitter("meetings", context.state), PLACES, partial(view_in_front, self.list)
        )
        split.addWidget(self.list)  # Tab comes to it before the record
        self.right = Stack(split)
        self.record = RecordView(self.desk)
        self._sheet, self._going_on = SheetDoor(self.desk, self.record), GoingOn(self.desk, self.record)
        self._text = TextDoor(self.desk, self.record)
        self.new_panel = NewMeetingPanel(self.desk)
        self.right.addWidget(self.record)
        self.right.addWidget(self.new_panel)
        split.hold(self.list, self.right, sizes=(500, 850))
        self._connect()

    def _connect(self) -> None:
        self.setAcceptDrops(True)
        self.list.chosen.connect(self._open)
        tell_opened(self.list, self._entering.open)
        self.list.moved.connect(partial(move_meeting, self.desk))
        for asking in (self.list, self.record):
            asking.new_wanted.connect(self.new_record)
        self.list.day_wanted.connect(self._new_on)
        self.list.place_wanted.connect(self.open_tool)
        self.new_panel.closed.connect(partial(self.right.setCurrentWidget, self.record))
        self.new_panel.wanted.connect(lambda: self._new_on(None))
        self.new_panel.planned.connect(self._planned)
        self.desk.written.connect(self._read_rows)
        self.desk.shown.connect(self._arrived)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files dropped beside a meeting: a scan of a sheet finds its own."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file_scans(self.desk, dropped_files(event.mimeData()))
        event.acceptProposedAction()

    @property
    def year(self) -> int:
        """The year on screen."""
        return self._year

    # What the window asks.

    def show_year(self, year: int) -> None:
        if year != self._year or not self.list.title.text():
            self._year = year
            self.list.show_year(year)

    def reload(self) -> None:
        if (place := self.tool()) is not None:
            place.reload()
        self.desk.read_choices()
        self._read_rows()
        self.desk.reread()

    def open_record(self, kind: str, key: object) -> None:
        if kind == "agenda_place" and key == NEW:
            self.new_record()
        elif kind == "agenda_place" and isinstance(key, str):
            self.open_tool(key)
        text, key = (key, key[0]) if kind == TEXT and isinstance(key, tuple) else (None, key)
        if kind in {"meeting", SHEET, TEXT} and isinstance(key, UUID):
            self._sheet.want(key if kind == SHEET else None)
            self._text.want(text)
            self._front.close()
            self._open(key)
            self.list.choose(key)

    def parts_of(self, field: str) -> Sequence[Callable[[], object]]:
        return [partial(self._begin_in, step) for step in steps_with(field)]

    def _begin_in(self, step: Step) -> None:
        self.record.show_step(step)
        self.edit_record()

    def new_record(self) -> None:
        self._front.close()
        self._new_on(None)

    def edit_record(self) -> None:
        self.record.begin()

    def trash_record(self) -> None:
        meeting = self.desk.meeting
        if meeting is None or self.right.isAncestorOf(QApplication.focusWidget() or self):
            return  # inside the record the key belongs to what is there
        row, dates = meeting.record.row, self._context.services.meeting_dates

        def judged(known: bool) -> None:
            if known and self.desk.meeting is not None and self.desk.id() == row.id:
                self.record.calling_off.begin_known()
                return
            text = _("“{title}” moved to the trash").format(title=meeting_title(row))
            trash(self._context, self, Meeting, row.id, text, lambda: self._trashed(row.id))

        self._context.jobs.ask(lambda: dates.is_known_outside(row.id), judged, self._context.errors.show, owner=self)

    def topic(self) -> str:
        front = "new" if self.right.currentWidget() is self.new_panel else self.record.topic()
        return f"meetings/{self.tool_key() or front}"

    def focus_filter(self) -> None:
        self.list.filter.setFocus()
        self.list.filter.selectAll()

    def print_current(self) -> None:
        (self.tool() or self.record).print_current()

    def go_back(self) -> None:
        if self.tool() is not None:
            self.close_tool()
        elif (key := self._before.back()) is not None:
            self._current = None
            self._open(key)
            self.list.choose(key)

    def escape(self) -> None:
        if self.tool() is not None:
            if not self._front.step_back():
                self.close_tool()
        elif self.right.currentWidget() is self.new_panel:
            self.new_panel.give_up()
        elif not self.record.close_document():
            self.list.clear_filters()

    # Within.

    def _read_rows(self) -> None:
        year, context = self._year, self._context

        def read() -> tuple[list[MeetingRow], list[MeetingRow], KnownDays]:
            services = context.services
            rows, running = services.meetings.rows(year), services.meetings.running_into(year)
            return rows, running, AgendaReads(services.database).known_days(year)

        context.jobs.ask(read, lambda answer: self._show_rows(year, *answer), owner=self, latest="meetings/rows")

    def _show_rows(self, year: int, rows: list[MeetingRow], running: list[MeetingRow], known: KnownDays) -> None:
        moved = self._read_year not in {0, year}  # at first nobody came from another year: what was asked for stays
        self._read_year = year
        self.list.show_rows(rows, running, known, year)
        self.desk.know_days(known)
        self.summary_changed.emit(self.list.summary())
        if self._current is not None and (not moved or self.list.row(self._current) is not None):
            self.list.choose(self._current)
        elif rows:
            self._open(self._nearest(rows))
            self.list.choose(self._nearest(rows))
        else:
            self._current = None
            self.desk.clear()

    def _nearest(self, rows: list[MeetingRow]) -> UUID:
        """The next one to come, or the last one of a year gone by."""
        today = self._context.today()
        return next((row.id for row in rows if row.first_on >= today), rows[-1].id)

    def _open(self, key: UUID) -> None:
        self._before.leave(self._current, key)
        self._current = key
        self.right.setCurrentWidget(self.record)
        self.desk.open(key)

    def _new_on(self, day: date | None) -> None:
        self.new_panel.begin(day)
        self.right.setCurrentWidget(self.new_panel)
        self.new_panel.focus_first()

    def _planned(self, key: UUID) -> None:
        self._going_on.want(key)
        self._open(key)
        self._read_rows()

    def _arrived(self) -> None:
        if self.desk.meeting is None:
            self._current = None
        self._entering.came(self._current)

    def _trashed(self, key: UUID) -> None:
        if self._current == key:
            self._current = None
            self.desk.clear()
        self._before.forget(key)
        self._read_rows()
