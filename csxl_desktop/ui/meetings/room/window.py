"""The meeting over the whole screen: points on the left, text in the middle, people on the right; keys for all."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ItemOutcome
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.room import Room
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import open_manual
from csxl_desktop.ui.meetings.recovery import Recovery
from csxl_desktop.ui.meetings.room import minutes
from csxl_desktop.ui.meetings.room.agenda import RoomAgenda, spent
from csxl_desktop.ui.meetings.room.clock import ItemClock
from csxl_desktop.ui.meetings.room.desk import RoomDesk
from csxl_desktop.ui.meetings.room.keys import KEYS, KeysOverlay
from csxl_desktop.ui.meetings.room.minutes import RoomMinutes
from csxl_desktop.ui.meetings.room.people import RoomPeople
from csxl_desktop.ui.meetings.room.projection import Projection, projected
from csxl_desktop.ui.meetings.room.unsaved import Unsaved
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.tab_order import ReadingOrder
from csxl_desktop.ui.widgets.text import label


class RoomWindow(ReadingOrder, QWidget):
    """It serves one meeting, given at once or by `open` to a window built beforehand, and goes when it closes.

    `left()` when it closes, whatever closed it.
    """

    left = Signal()

    def __init__(
        self, owner: QWidget, context: Context, meeting_id: UUID | None, choices: Callable[[], Choices]
    ) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.setWindowTitle(_("Meeting mode"))
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = RoomDesk(context, self)
        self.clock = ItemClock(context.drafts, self)
        if meeting_id is not None:
            self.open(meeting_id)  # first: the dossier is read while the window is built
        self.agenda = RoomAgenda(self.desk, self.clock.seconds)
        self.minutes = RoomMinutes(self.desk)
        self.people = RoomPeople(self.desk, choices)
        self.notice = Notice()
        self.overlay = KeysOverlay(self)
        self.recovery = Recovery(context)
        self.unsaved = Unsaved(context)
        self.projection: Projection | None = None
        self._to_project = QTimer(self, singleShot=True, interval=0)  # the wall comes after the line typed
        self._to_project.timeout.connect(self._project)
        self._build()
        self.desk.shown.connect(self._show)
        self.desk.line_changed.connect(lambda _line_id: self._to_project.start())
        self.desk.item_changed.connect(self._show)
        self.desk.told.connect(lambda reason: self.notice.say(reason, "wrong"))
        self.agenda.item_wanted.connect(self._go)
        self.minutes.line_left.connect(self.people.entry.edit.setFocus)
        self.minutes.text_ended.connect(self._text_ended)
        self.unsaved.saved.connect(self.minutes.journal.saved)
        self.unsaved.saved.connect(lambda _item, _text: self.desk.reread())
        self.recovery.taken.connect(self.desk.reread)
        self.recovery.told.connect(self.desk.told)
        self.people.entry.edit.setFocus()

    def open(self, meeting_id: UUID, room: Room | None = None) -> None:
        """Show that meeting: at once as it was read just before, or when it is read."""
        self.clock.follow(meeting_id)
        self.desk.open(meeting_id, room)

    def dress(self, size: QSize) -> None:
        """All that a first showing of that size does before it paints: style sheet, fonts, layout."""
        self.resize(size)
        self.grab(QRect(0, 0, 1, 1))

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.between, sizes.around, sizes.inside)
        box.setSpacing(sizes.between)
        box.addWidget(self.notice)
        box.addWidget(self.unsaved)
        box.addWidget(self.recovery)
        row = QHBoxLayout()
        row.setSpacing(sizes.between)
        row.addWidget(self.agenda, 3)
        row.addWidget(self.minutes, 6)
        row.addWidget(self.people, 4)
        box.addLayout(row, 1)
        box.addWidget(
            label(_("F1 all keys · F2 people · F3 text · F4 decision · F5 action · Ctrl+PageDown next item"), "small")
        )
        for keys, (name, _words) in KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(partial(self.perform, name))

    def perform(self, name: str) -> None:
        """What a key of the table stands for."""
        acts: dict[str, Callable[[], object]] = {
            "help": self.overlay.toggle,
            "manual": partial(open_manual, self, "room"),
            "people": self.people.entry.edit.setFocus,
            "text": self.minutes.editor.edit.setFocus,
            "decision": partial(self.minutes.ask, minutes.DECISION),
            "action": partial(self.minutes.ask, minutes.ACTION),
            "news": partial(self.minutes.ask, minutes.NEWS),
            "vote": partial(self.minutes.ask, minutes.VOTE),
            "note": self.minutes.note.edit.setFocus,
            "excused": self.people.excuse,
            "replaced": self.people.replace_meant,
            "arrives": partial(self.people.stamp, left=False),
            "leaves": partial(self.people.stamp, left=True),
            "leave_room": self.close,
            "projection": self._toggle_projection,
            "next": partial(self._close_item, ItemOutcome.TREATED),
            "put_off": partial(self._close_item, ItemOutcome.PUT_OFF),
            "previous": lambda: self._go(self.desk.place - 1),
            "escape": self._escape,
        }
        acts[name]()

    def closeEvent(self, event: QCloseEvent) -> None:
        leave_focused_field()
        self.minutes.leave_item()
        self.clock.keep()
        if self.projection is not None:
            self.projection.close()
        super().closeEvent(event)
        self.left.emit()

    # Within.

    def _show(self) -> None:
        room = self.desk.room
        if room is None:
            return
        if (place := self.clock.resumed([item.id for item in room.items])) is not None:
            self.desk.place = place
        self.clock.begin(self.desk.item_id())
        self.recovery.look_for(room.meeting_id, {item.id: (item.title, item.text) for item in room.items})
        self.agenda.show_room(room)
        self.minutes.show_room(room)
        self.people.lock(locked=room.sealed)
        if room.sealed:
            self.notice.say(_("The minutes are approved: the list can no longer change."))
        self._project()

    def _text_ended(
        self, item_id: UUID, text: RichText, error: Exception | None, again: Callable[[], object] | None
    ) -> None:
        items = self.desk.room.items if self.desk.room is not None else ()
        title = next((item.title for item in items if item.id == item_id), "")
        self.unsaved.hear(item_id, title, text, error, again)
        self.desk.reread()

    def _go(self, place: int) -> None:
        self.minutes.leave_item()
        self.desk.go(place)

    def _close_item(self, outcome: ItemOutcome) -> None:
        item, context = self.desk.item(), self.desk.context
        if item is None:
            return
        took = spent(item, self.clock.take())
        self._go(self.desk.place + 1)
        self.desk.act(lambda: context.services.room.close_item(item.id, outcome, took))

    def _toggle_projection(self) -> None:
        if self.projection is not None and self.projection.isVisible():
            self.projection.close()
            return
        self.projection = self.projection or Projection(self)
        self.projection.put_on_wall()
        self._project()
        self.activateWindow()

    def _project(self) -> None:
        room, item = self.desk.room, self.desk.item()
        if self.projection is not None and self.projection.isVisible() and room is not None and item is not None:
            self.projection.show_row(projected(room, item, self.desk.figures()))

    def _escape(self) -> None:
        if self.overlay.isVisible():
            self.overlay.hide()
        elif self.minutes.give_up() or self.people.entry.give_up() or not self.people.entry.edit.hasFocus():
            self.people.entry.edit.setFocus()
        else:
            self.close()
