"""Rédiger: item by item, the text of the minutes, what was decided, who does what; the pages beside."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.meeting_rows import ItemRow
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _
from csxl_desktop.proofreading.text import Jump
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.closing import ClosingPart
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.document_view import Preview
from csxl_desktop.ui.meetings.follow_up import FollowUp
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.read_again import ReadAgain
from csxl_desktop.ui.meetings.recovery import Recovery, save_text
from csxl_desktop.ui.meetings.sent import Sent, save_of_item
from csxl_desktop.ui.meetings.votes import Votes
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.spelling import SpellingWaves
from csxl_desktop.ui.text_blocks import TextBlockMenu
from csxl_desktop.ui.text_journal import TextJournal
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.form import Splitter, scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import MultilineField

_CLOSING = "closing"
_PREVIEW = "meetings/preview"
_LIST = 420  # pixels of the list of items at most: the longest titles stand whole in it
_WIDE = 1000  # pixels from which list, text and pages stand side by side


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: an item, or what closes the minutes."""

    key: UUID | str
    title: str
    written: bool


_COLUMNS: tuple[Column[Entry], ...] = (
    Column(
        N_("Item"),
        lambda entry: entry.title,
        lambda entry: entry.title,
        icon=lambda entry: ("circle-check", "good") if entry.written else ("circle", "line_strong"),
    ),
)


class WritePanel(StepPanel):
    """The minutes being written."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen: UUID | str | None = None
        self._edited: UUID | None = None
        self.entries: RowTableModel[Entry] = RowTableModel(_COLUMNS, lambda entry: entry.key)
        self.items: RowTable[Entry] = RowTable(self.entries, _("Items"), header=False)
        self.heading = label("", "strong", wrap=True)
        self.editor = RichTextEditor("")
        self.editor.called(_("Text of the minutes"))
        self.spelling = SpellingWaves(desk.context, self.editor)
        self.blocks = TextBlockMenu(desk.context, self.editor)
        self.names = GroupNames(desk.context, self.editor)
        self.follow_up = FollowUp(desk)
        self.votes = Votes(desk)
        self.notes = MultilineField(_("Private notes"), hint=_("Never printed, never shown to the room."), lines=2)
        self._notes = Sent[str]()
        save_of_item(desk.context, self.notes, "private_notes", self._item_id, self._notes, desk.changed)
        self.closing = ClosingPart(desk)
        self.notice = Notice(closable=False)
        self.recovery = Recovery(desk.context)
        self.read_again = ReadAgain(desk, "minutes")
        self.preview = Preview(desk, "minutes")
        self.preview_button = button(_("Preview"), "panel-right", self._toggle_preview)
        self._build()
        self.journal = TextJournal(self.editor, desk.context, lambda: self._edited)
        self._read: OpenMeeting | None = None
        self._texts = Sent[RichText]()
        save_text(desk.context, self.editor, self.journal, self._texts, self._item_id, desk.changed)
        self.recovery.taken.connect(desk.changed)
        self.recovery.told.connect(lambda reason: self.notice.say(reason, "wrong"))
        self.items.row_chosen.connect(lambda entry: self._choose(entry.key))

    def _build(self) -> None:
        sizes, state = look().sizes, self.desk.context.state
        self.list = Card(padding=0)
        head = QHBoxLayout()
        head.setContentsMargins(sizes.between, sizes.between, sizes.between, 0)
        head.addWidget(SectionLabel(_("Items")))
        self.list.box.addLayout(head)
        self.list.box.addWidget(self.items, 1)
        self.list.setMinimumWidth(sizes.px(150))
        middle = Card()
        top = QHBoxLayout()
        top.setSpacing(sizes.px(4))
        top.addWidget(self.heading, 1)
        for icon, words, step in (
            ("chevron-left", _("Item before (Alt+PageUp)"), -1),
            ("chevron-right", _("Next item (Alt+PageDown)"), 1),
        ):
            top.addWidget(icon_button(icon, words, partial(self.step, step)), 0, Qt.AlignmentFlag.AlignTop)
        self.history = history_button(self.desk.page, self._item_id, _("History of this item"))
        top.addWidget(self.history, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.preview_button, 0, Qt.AlignmentFlag.AlignTop)
        middle.box.addLayout(top)
        middle.box.addWidget(self.notice)
        self.item_part, self.closing_part = self._item_part(), scrolled(self.closing)
        middle.box.addWidget(self.item_part, 1)
        middle.box.addWidget(self.closing_part, 1)
        middle.setMinimumWidth(self.editor.minimumSizeHint().width() + 2 * sizes.around + sizes.inside)
        self.preview.setMinimumWidth(sizes.px(300))
        self.preview.hide()
        self.box.addWidget(self.recovery)
        beside = Splitter("meetings/write", state, self.list, middle, self.preview, sizes=(210, 460, 320))
        beside.let_grow(_LIST)
        self.box.addWidget(beside, 1)
        self.box.addWidget(self.recovery.make_aside(), 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.read_again)
        add_keys(self, _("The item before"), "Alt+PgUp", partial(self.step, -1))
        add_keys(self, _("The next item"), "Alt+PgDown", partial(self.step, 1))

    def _item_part(self) -> QWidget:
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, look().sizes.px(4), 0)
        box.setSpacing(look().sizes.between)
        self.editor.edit.setMinimumHeight(look().sizes.px(170))
        box.addWidget(self.editor, 1)
        box.addWidget(self.follow_up)
        box.addWidget(self.votes)
        box.addWidget(self.notes)
        area = scrolled(content)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the text keeps its width
        return area

    def first_field(self) -> QWidget:
        return self.editor.edit

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        if meeting is not self._read:
            self._read = meeting
            self._texts.read_again()
            self._notes.read_again()
        items, sealed = meeting.record.items, self.desk.sealed
        entries = [
            Entry(item.id, f"{place}. {item.title}", bool(item.text)) for place, item in enumerate(items, start=1)
        ]
        minutes = meeting.record.minutes
        closed = bool(minutes and (minutes.chair or minutes.secretary))
        entries.append(Entry(_CLOSING, _("Chair, secretary, annexes"), closed))
        self.entries.set_rows(entries)
        if not same or self._chosen not in {entry.key for entry in entries}:
            first = next((entry for entry in entries if not entry.written), entries[0])
            self._chosen = first.key
        self.items.choose(self._chosen)
        self.notice.say(_("The minutes are approved: their text can no longer change.") if sealed else "")
        self.recovery.look_for(meeting.record.row.id, {item.id: (item.title, item.text) for item in items})
        self.closing.show_meeting(meeting, same=same)
        self.read_again.follow(meeting, reading=not sealed)
        self._show_entry(meeting)
        if self.preview.isVisibleTo(self):
            self.preview.follow()

    # Within.

    def _choose(self, key: UUID | str) -> None:
        self.journal.keep()
        self.editor.flush()
        self.notes.flush()
        self._chosen = key
        if self.desk.meeting is not None:
            self._show_entry(self.desk.meeting)

    def _show_entry(self, meeting: OpenMeeting) -> None:
        item = next((item for item in meeting.record.items if item.id == self._chosen), None)
        for part in (self.item_part, self.history):
            part.setVisible(item is not None)
        self.closing_part.setVisible(item is None)
        if item is None:
            self.heading.setText(_("Chair, secretary, annexes"))
            return
        self.heading.setText(item.title)
        self._show_text(item)
        self.follow_up.show_item(meeting, item.id, locked=self.desk.sealed)
        self.votes.show_item(meeting, item.id, locked=self.desk.sealed)

    def _show_text(self, item: ItemRow) -> None:
        same = item.id == self._edited
        self._edited = item.id
        notes = self.desk.meeting.item_notes if self.desk.meeting is not None else {}
        self.notes.show_value(self._notes.over(item.id, notes.get(item.id, "")), same=same)
        self.editor.show_value(self._texts.over(item.id, item.text or RichText()), same=same)
        self.editor.setReadOnly(self.desk.sealed)

    def field_of(self, jump: Jump) -> QWidget | None:
        """The editor of an item, of what follows from it, or of what closes the minutes."""
        meeting = self.desk.meeting
        if meeting is None:
            return None
        key, record = UUID(jump.id), meeting.record
        followed = {each.id: each.agenda_item_id for each in record.decisions}
        followed |= {each.id: each.agenda_item_id for each in record.actions}
        item = key if jump.kind == "agenda_item" else followed.get(key)
        chosen: UUID | str = _CLOSING if item is None else item
        self.items.choose(chosen)
        self._choose(chosen)
        if item is None:
            return self.closing.subject.edit
        return self.follow_up.field_of(key) or self.editor.edit

    def _item_id(self) -> UUID:
        if self._edited is None:
            raise LookupError("no item is edited")
        return self._edited

    def step(self, step: int) -> None:
        """The item before or after."""
        keys = [entry.key for entry in self.entries.rows()]
        place = keys.index(self._chosen) + step if self._chosen in keys else 0
        if 0 <= place < len(keys):
            leave_focused_field()
            self.items.choose(keys[place])
            self._choose(keys[place])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_preview()

    def _toggle_preview(self) -> None:
        shown = not self.preview.isVisibleTo(self)
        self.desk.context.state.set_text(_PREVIEW, "yes" if shown else "no")
        self._settle_preview()

    def _settle_preview(self) -> None:
        """Beside the text where asked (or where there is room and nothing was said); a narrow window hides the list."""
        wide = self.width() >= look().sizes.px(_WIDE)
        asked = self.desk.context.state.text(_PREVIEW, "yes" if wide else "no") == "yes"
        was = self.preview.isVisibleTo(self)
        self.preview.setVisible(asked)
        self.list.setVisible(wide or not asked)
        if asked and not was and self.desk.meeting is not None:
            self.preview.follow()
