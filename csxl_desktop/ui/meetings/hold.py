"""Tenir: who is in the room, counted live; the ordre du jour beside; counts without names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import AttendanceState, MeetingState, Public
from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.columns import figure
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.headcounts import HeadcountEditor, HeadRow
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.people_card import People
from csxl_desktop.ui.meetings.room.ready import ReadyRoom
from csxl_desktop.ui.meetings.room.window import RoomWindow
from csxl_desktop.ui.meetings.tick_box import TickBox
from csxl_desktop.ui.meetings.walk_ins import WalkInStrip
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.row_stack import RowStack
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, Figure, SectionLabel, keys_told, label

_KEYS = {
    Qt.Key.Key_E: AttendanceState.EXCUSED,
    Qt.Key.Key_A: AttendanceState.ABSENT,
    Qt.Key.Key_P: AttendanceState.PRESENT,
    Qt.Key.Key_I: AttendanceState.INVITED,
}

_LOWEST = 300  # pixels of a card that stands below the other
_WORDS = N_(
    "Space present · E excused · A absent · R represented · O also for… · S speaker · G guest · Del off the list"
)


class HoldPanel(StepPanel):
    """The meeting in the room."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.persons = Figure(_("persons"))
        self.partners = Figure(_("partners"))
        self.excused = Figure(_("excused"))
        self.people = People(desk, _KEYS, space=AttendanceState.PRESENT)
        self.people.set_empty(_("Nobody is on the list. Invite the people expected, or type a name above."))
        self.walk_ins = WalkInStrip(desk)
        self.tick = TickBox(desk, self.people)
        self.notice = Notice(closable=False)
        self.held_button = primary_button(_("The meeting took place"), "calendar-check", self._mark_held)
        self.room: RoomWindow | None = None
        self.ready = ReadyRoom(self, desk.context, lambda: desk.choices)
        self.room_button = button(_("Meeting mode (F11)"), "maximize", self.open_room)
        add_keys(self, _("Meeting mode"), "F11", self.open_room)
        self.heads: RowStack[HeadRow] = RowStack(lambda key: HeadcountEditor(desk, key))
        self.heads.removed.connect(lambda row: desk.trash(Headcount, row.id, _("Headcount moved to the trash")))
        self.add_head = link_button(_("Add a headcount"), self._add_head, "plus")
        self._items = QVBoxLayout()
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        room = Card()
        figures = QHBoxLayout()
        figures.setSpacing(sizes.px(32))
        for each in (self.persons, self.partners, self.excused):
            figures.addWidget(each)
        figures.addStretch()
        figures.addWidget(self.room_button, 0, Qt.AlignmentFlag.AlignVCenter)
        figures.addWidget(self.held_button, 0, Qt.AlignmentFlag.AlignVCenter)
        room.box.addLayout(figures)
        room.box.addWidget(self.notice)
        room.box.addWidget(self.tick)
        room.box.addWidget(self.walk_ins)
        room.box.addWidget(self.people, 1)
        room.box.addWidget(self.people.by_field)
        room.box.addWidget(self.people.also_field)
        room.box.addWidget(keys_told(_(_WORDS)))
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("Agenda")))
        column.addLayout(self._items)
        column.addSpacing(sizes.between)
        column.addWidget(SectionLabel(_("Counted without names")))
        column.addWidget(self.heads)
        column.addWidget(self.add_head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        side = Card()
        side.box.addWidget(scrolled(beside))
        row = SideBySide(least=_LOWEST)
        row.addWidget(room, 5)
        row.addWidget(side, 3)
        self.box.addLayout(row)

    def first_field(self) -> QWidget:
        return self.tick.edit

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        row, sealed = meeting.record.row, self.desk.sealed
        self.persons.set_value(
            figure(row.count.persons, row.count.persons_quality, row.count.persons_to),
            ngettext("person", "persons", row.count.persons or 0),
        )
        self.partners.set_value(
            figure(row.count.partners, row.count.partners_quality, row.count.partners_to),
            ngettext("partner", "partners", row.count.partners or 0),
        )
        excused = sum(line.state is AttendanceState.EXCUSED for line in meeting.record.attendances)
        self.excused.set_value(excused, ngettext("person excused", "excused", excused))
        self.held_button.setVisible(row.state is MeetingState.PLANNED)
        self.notice.say(_("The minutes are approved: the list can no longer change.") if sealed else "")
        self.tick.setVisible(not sealed)
        self.people.show_people(same=same)
        self.walk_ins.look()
        self._show_items(meeting.record.items)
        self.heads.show_rows(
            [HeadRow(head.id, head.public, meeting.heads[head.id]) for head in meeting.record.headcounts],
            locked=sealed,
        )
        self.add_head.setVisible(not sealed)
        self.ready.prepare(self.desk.id())

    def _show_items(self, items: tuple[ItemRow, ...]) -> None:
        while (old := self._items.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, item in enumerate(items, start=1):
            self._items.addWidget(_item_line(place, item))
        if not items:
            self._items.addWidget(label(_("No item yet."), "secondary"))

    def open_room(self) -> None:
        """The meeting over the whole screen; what happened there is read when it closes."""
        if self.room is not None or self.desk.meeting is None:
            return
        self.room = self.ready.open(self.desk.id())
        self.room.left.connect(self._room_left)
        self.room.showFullScreen()
        self.room.activateWindow()

    def _room_left(self) -> None:
        self.room = None
        self.desk.changed()

    def _mark_held(self) -> None:
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(lambda: context.services.meetings.mark_held(meeting_id))

    def _add_head(self) -> None:
        meeting = self.desk.meeting
        taken = {head.public for head in meeting.record.headcounts} if meeting is not None else set()
        public = next((each for each in Public if each not in taken), None)
        if public is not None:
            self.heads.focus_next_new()
            self.desk.add(Headcount, {"public": public})


def _item_line(place: int, item: ItemRow) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(look().sizes.inside)
    number = label(str(place), "accent")
    number.setFixedWidth(look().sizes.px(18))
    minutes = label(_("{n} min").format(n=item.planned_minutes) if item.planned_minutes else "", "small")
    for words, stretch in ((number, 0), (label(item.title, wrap=True), 1), (minutes, 0)):
        row.addWidget(words, stretch, Qt.AlignmentFlag.AlignTop)
    return line
