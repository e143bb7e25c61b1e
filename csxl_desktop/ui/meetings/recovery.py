"""What was typed and never reached the dossier: shown beside what the dossier has, until it is taken or left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.typed_over import typed_over
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.records import Written
from csxl_desktop.system.draft_journal import KEPT, Found, forget
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.found_texts import leave_what_was_refused, look_for_found
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.sent import Sent
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.text_journal import TextJournal
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label, set_tip

Texts = Mapping[UUID, tuple[str, RichText]]
Write = Callable[[], object]
Ended = Callable[[UUID, RichText, Exception | None, Write | None], object]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text found, and what stands in its place."""

    key: UUID
    title: str
    stands: RichText
    found: Found


class Recovery(Card):
    """`taken()`: a text found went into the dossier; `told(reason)`: it could not.

    `decided(key, taken)`: of each, either way. Hidden while there is nothing.
    """

    taken = Signal()
    told = Signal(str)
    decided = Signal(object, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looked: UUID | None = None
        self._texts: Texts = {}
        self._turn = 0  # what was read before somebody decided is not shown
        self._waiting: tuple[Waiting, ...] = ()
        self._asked = set[Path | None]()  # left before, to be shown again
        self._left: tuple[Found, ...] = ()
        self.aside: QPushButton | None = None
        self.journal = context.drafts.journal
        self.hide()

    def make_aside(self) -> QPushButton:
        """The line that shows what was left: for a page that has room for it."""
        self.aside = link_button("", self.show_left, "archive-restore")
        self.aside.hide()
        return self.aside

    def _build(self) -> None:
        """Only where something was found: hardly ever."""
        self.title = label("", "strong", wrap=True)
        self.damage = label("", "late", wrap=True)
        self.stands, self.typed = RichTextEditor(""), RichTextEditor("")
        self.take_button = primary_button(_("Take what was typed"), "check", self.take)
        self.leave_button = button(_("Leave it"), "x", self.leave)
        set_tip(self.leave_button, _("Kept aside on this computer for {days} days.").format(days=KEPT.days))
        row = QHBoxLayout()
        row.setSpacing(look().sizes.between)
        for words, editor in ((_("In the dossier"), self.stands), (_("Typed, and not saved"), self.typed)):
            editor.called(words)
            editor.setReadOnly(True)
            editor.edit.setMinimumHeight(look().sizes.px(70))
            column = QVBoxLayout()
            column.addWidget(SectionLabel(words))
            column.addWidget(editor)
            row.addLayout(column, 1)
        self.box.addWidget(self.title)
        self.box.addWidget(self.damage)
        self.both = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self.both.setLayout(row)
        self.box.addWidget(self.both)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch()
        self.box.addLayout(buttons)
        self.setMaximumHeight(look().sizes.px(260))

    def look_for(self, meeting_id: UUID, texts: Texts) -> None:
        """What was left of these texts: once for each meeting shown, and again while some of it waits."""
        journal, self._texts = self.journal, texts
        if journal is None or (meeting_id == self._looked and not self._waiting):
            return
        if meeting_id != self._looked:
            self._looked = meeting_id
            self._turn += 1
            self._asked.clear()
            self.show_waiting(())
        leave_what_was_refused()
        keys, turn = {str(key) for key in texts}, self._turn
        self._context.jobs.compute(
            lambda: (look_for_found(journal, keys), [each for each in journal.left() if each.key in keys]),
            lambda answer: self._take_found(turn, *answer),
            self._context.errors.show,
            owner=self,
        )

    def _take_found(self, turn: int, found: list[Found], left: list[Found]) -> None:
        if turn != self._turn:
            return
        waiting = []
        for each in (*found, *(each for each in left if each.place in self._asked)):
            key = UUID(each.key)
            if (of := self._texts.get(key)) is None:
                continue
            title, stands = of
            if each.last is not None and text_of(each) == stands and not each.damaged:
                forget(each)
            else:
                waiting.append(Waiting(key, title, stands, each))
        self.show_waiting(tuple(waiting), tuple(each for each in left if each.place not in self._asked))

    def take(self) -> None:
        """What was typed goes into the dossier (what stood there stays in its history), with what came in since."""
        context, taken = self._context, self._waiting[0]
        text = text_of(taken.found)

        def work() -> Written:
            with typed_over(text, taken.stands):
                return self.write(taken.key, text)

        def done(_written: object) -> None:
            forget(taken.found)
            self._pass(taken, taken=True)
            self.taken.emit()

        context.jobs.save(
            work,
            done,
            lambda error: self.told.emit(sentence(error)),
            owner=self,
        )

    def write(self, key: UUID, text: RichText) -> Written:
        """Runs in the database lane."""
        return self._context.services.records.change(AgendaItem, key, {"text": text})

    def told_of(self, waiting: Waiting) -> str:
        """What is said above both versions."""
        return _("“{title}”: something was typed that never reached the dossier.").format(title=waiting.title)

    def may_be_taken(self, waiting: Waiting) -> bool:
        return waiting.found.last is not None

    def leave(self) -> None:
        """The dossier stays as it is; what was typed is kept aside on this computer."""
        passed = self._waiting[0]
        left = passed.found if self.journal is None else self.journal.leave(passed.found)
        self._asked -= {left.place}
        self._left = (*self._left, left)
        self._pass(passed, taken=False)

    def show_left(self) -> None:
        """What was left before is offered once more."""
        self._asked |= {each.place for each in self._left}
        texts = {str(key): (key, *text) for key, text in self._texts.items()}
        again = [Waiting(*texts[each.key], each) for each in self._left if each.key in texts]
        self.show_waiting((*self._waiting, *again), ())

    def _pass(self, passed: Waiting, *, taken: bool) -> None:
        rest = tuple(each for each in self._waiting if each.found.place != passed.found.place)
        self._turn += 1
        self.show_waiting(rest, self._left)
        self.decided.emit(passed.key, taken)

    def show_waiting(self, waiting: tuple[Waiting, ...], left: tuple[Found, ...] = ()) -> None:
        changed, self._waiting, self._left = waiting != self._waiting, waiting, left
        if self.aside is not None:
            words = ngettext(
                "{count} text was left aside here: show it", "{count} texts were left aside here: show them", len(left)
            )
            self.aside.setText(words.format(count=len(left)))
            self.aside.setVisible(bool(left))
        if changed:
            self._show_next()

    def _show_next(self) -> None:
        if self._waiting and not hasattr(self, "title"):
            self._build()
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        first = self._waiting[0]
        found = first.found
        self.title.setText(self.told_of(first))
        self.damage.setText(_("{n} bytes at the end could not be read.").format(n=found.damaged))
        self.damage.setVisible(found.damaged > 0)
        self.both.setVisible(found.last is not None)
        self.take_button.setVisible(self.may_be_taken(first))
        self.stands.set_value(first.stands)
        self.typed.set_value(text_of(found))


def save_text(
    context: Context,
    editor: RichTextEditor,
    journal: TextJournal,
    texts: Sent[RichText],
    key: Callable[[], UUID],
    done: Callable[[], object] = lambda: None,
    ended: Ended = lambda _item, _text, _error, _again: None,
) -> None:
    """Save the text of an item when it is left; its journal goes once the dossier has been read again.

    `ended` hears of each write; where it was refused, with the reason and the write itself, to be tried again: the
    editor may show another item by then.
    """
    sent: list[tuple[UUID, RichText]] = []

    def prepare(value: Any) -> Callable[[], Written]:
        item_id = key()
        sent.append((item_id, value))
        journal.sending(item_id, value)
        texts.send(item_id, value)
        return lambda: context.services.records.change(AgendaItem, item_id, {"text": value})

    def saved() -> None:
        item_id, text = sent.pop(0)
        journal.saved(item_id, text)
        texts.arrive(item_id, text)
        ended(item_id, text, None, None)
        done()

    def refused(error: Exception, again: Write) -> None:
        item_id, text = sent.pop(0)
        journal.refused(item_id)
        texts.come_back(item_id, text)
        ended(item_id, text, error, again)

    save_when_left(editor, context.jobs, context.errors, prepare, saved, refused)


def text_of(found: Found) -> RichText:
    return RichText.from_json(found.last["text"] if found.last is not None else None)
