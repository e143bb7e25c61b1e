"""The text of the current item in the middle, what follows from it, and the line for decision, action, news, vote."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.room import Room
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.being_sent import being_sent
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.private_note import PrivateNote
from csxl_desktop.ui.meetings.recovery import save_text
from csxl_desktop.ui.meetings.room.desk import RoomDesk
from csxl_desktop.ui.meetings.sent import Sent
from csxl_desktop.ui.text_blocks import TextBlockMenu
from csxl_desktop.ui.text_journal import TextJournal
from csxl_desktop.ui.vote_words import election_choices, vote_words
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

DECISION, ACTION, NEWS, VOTE = "decision", "action", "news", "vote"
_ASKS = {
    DECISION: N_("Decision, then Enter"),
    ACTION: N_("Action: what, @who, for when – then Enter"),
    NEWS: N_("News of a member: “Organisation: text”, then Enter"),
    VOTE: N_("Vote: “Question 18-3-2” (2/3, secret), then Enter"),
}


class Said(NamedTuple):
    """One thing that was typed in the line, of the item that was the current one."""

    mode: str
    text: str
    item_id: UUID | None
    election_id: UUID | None


class RoomMinutes(Card):
    """The middle of the window.

    - `line_left()`: the line was sent or given up; the people's line may have the keys again
    - `text_ended(item, text, reason, again)`: a text went to the dossier, or was refused for that reason; then
      `again()` is its write
    """

    line_left = Signal()
    text_ended = Signal(object, object, object, object)

    def __init__(self, desk: RoomDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: UUID | None = None
        self._mode = ""
        self._again: Said | None = None  # what stands in the line again, after a refusal
        self._refused = list[Said]()  # what else was refused waits until the line is free
        self.heading = label("", "title", wrap=True)
        self.editor = RichTextEditor("")
        self.editor.called(_("Text of the minutes"))
        self.blocks = TextBlockMenu(desk.context, self.editor)
        self.names = GroupNames(desk.context, self.editor)
        self.line = Adder("")
        self.line.hide()
        self.line.entered.connect(self._send)
        self.came_back = label("", "late", wrap=True)
        self.came_back.hide()
        self.election = ChoiceField("").called(_("Election that the vote serves"))
        self.election.hide()
        self.note = PrivateNote(desk.context, desk.reread, lines=1)
        self._follow = QVBoxLayout()
        content = QWidget()
        content.setLayout(self._follow)
        self.box.addWidget(self.heading)
        self.box.addWidget(self.editor, 3)
        self.box.addWidget(self.came_back)
        self.box.addWidget(self.election)  # before the line, which sends what is typed when it is left
        self.box.addWidget(self.line)
        self.follow = scrolled(content)
        self.follow.setMaximumHeight(look().sizes.px(190))
        self.box.addWidget(self.follow, 1)
        self.box.addWidget(self.note)
        self.journal = TextJournal(self.editor, desk.context, lambda: self._shown)
        self._read: Room | None = None
        self._texts = Sent[RichText]()
        save_text(desk.context, self.editor, self.journal, self._texts, self._item_id, ended=self.text_ended.emit)

    def show_room(self, room: Room) -> None:
        """The current item; the text that is being typed stays, and one that was sent is what its item shows."""
        if room is not self._read:
            self._read = room
            self._texts.read_again()
            self.note.sent.read_again()
        item = self._desk.item()
        self.editor.setVisible(item is not None)
        self.note.setVisible(item is not None)
        if item is None:
            self.heading.setText(_("No item yet."))
            return
        self.heading.setText(f"{item.place}. {item.title}")
        same, self._shown = item.id == self._shown, item.id
        self.editor.show_value(self._texts.over(item.id, item.text or RichText()), same=same)
        self.editor.setReadOnly(room.sealed)
        self.note.show_note(item.id, item.private_notes)
        self._show_follow(room, item.id)

    def leave_item(self) -> None:
        """Send what is typed before another item comes."""
        self.journal.keep()
        self.editor.flush()
        self.note.flush()

    def ask(self, mode: str) -> None:
        """The line for one thing, with the keys; what was refused and stood in it waits."""
        if self._again is not None:
            self._refused.append(self._again._replace(text=self.line.text() or self._again.text))
        self._open_line(mode)
        self.line.setFocus()

    def _open_line(self, mode: str) -> None:
        self._mode, self._again = mode, None
        self.came_back.hide()
        self.line.clear()
        self.line.setPlaceholderText(_(_ASKS[mode]))
        self.line.setAccessibleName(_(_ASKS[mode]))
        self._offer_elections()
        self.line.show()

    def give_up(self) -> bool:
        """Whether the line was open."""
        was, self._again = self.line.isVisibleTo(self), None
        self.line.clear()
        self._hide_line()
        return was

    def _offer_elections(self) -> None:
        """Which election a vote serves, where the meeting has one: that of the current item, unless said otherwise."""
        elections = self._desk.room.elections if self._desk.room is not None and self._mode == VOTE else ()
        here = next((each.id for each in elections if each.item_id == self._desk.item_id()), None)
        self.election.set_options(election_choices(elections))
        self.election.set_value(here)
        self.election.setVisible(bool(elections))

    def _hide_line(self) -> None:
        for each in (self.line, self.election, self.came_back):
            each.hide()
        self._show_refused()

    def _send(self, text: str) -> None:
        item_id = self._again.item_id if self._again is not None else self._desk.item_id()
        said, self._again = Said(self._mode, text, item_id, self.election.value()), None
        self.came_back.hide()
        with being_sent(lambda _error: self.come_back(said)):
            self._write(said)
        if self._mode != NEWS:  # news come one after the other
            self._hide_line()
            self.line_left.emit()

    def come_back(self, said: Said) -> None:
        """It was refused, and waits in the line, without the keys: somebody types the minutes by now."""
        if isValid(self):
            self._refused.append(said)
            self._show_refused()

    def _show_refused(self) -> None:
        is_free = self.line.isHidden() or (self._mode == NEWS and not self.line.text())
        if self._refused and is_free:
            said = self._refused.pop(0)
            self._open_line(said.mode)
            self._again = said
            self.came_back.setText(self._words_of(said))
            self.came_back.show()
            self.line.setText(said.text)
            self.election.set_value(said.election_id)

    def _words_of(self, said: Said) -> str:
        ask, room = _(_ASKS[said.mode]), self._desk.room
        number = next((each.place for each in room.items if each.id == said.item_id), None) if room else None
        if number is None:
            return _("Not written down yet. {ask}").format(ask=ask)
        return _("Item {number}, not written down yet. {ask}").format(number=number, ask=ask)

    def _write(self, said: Said) -> None:
        meeting_id, context = self._desk.meeting_id, self._desk.context
        text, item_id = said.text, said.item_id
        works: dict[str, Callable[[], object]] = {
            DECISION: lambda: context.services.meetings.decide(meeting_id, text, item_id),
            ACTION: lambda: context.services.room.plan(meeting_id, text, item_id),
            NEWS: lambda: context.services.room.tell(meeting_id, text),
            VOTE: lambda: context.services.room.vote(meeting_id, text, item_id, said.election_id),
        }
        self._desk.act(works[said.mode])

    def _show_follow(self, room: Room, item_id: UUID) -> None:
        while (old := self._follow.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words in follow_words(room, item_id):
            self._follow.addWidget(label(words, wrap=True))
        self._follow.addStretch()

    def _item_id(self) -> UUID:
        if self._shown is None:
            raise LookupError("no item is shown")
        return self._shown


def follow_words(room: Room, item_id: UUID) -> list[str]:
    """What follows from the item, and the news told so far."""
    words = [
        _("Decision {number}: {text}").format(number=each.label, text=each.text)
        for each in room.decisions
        if each.agenda_item_id == item_id
    ]
    for action in room.actions:
        if action.agenda_item_id == item_id:
            due = short_date(action.due_on) if action.due_on else ""
            rest = " · ".join(part for part in (action.text, action.who, due) if part)
            words.append(_("Action: {text}").format(text=rest))
    words += [
        _("Vote: {question} – {result}").format(question=vote.question, result=vote_words(vote))
        for vote in room.votes
        if vote.agenda_item_id == item_id
    ]
    return words + [
        _("News: {text}").format(text=" : ".join(part for part in (each.organisation, each.title) if part))
        for each in room.news
    ]
