"""What was typed and never reached the dossier: shown beside what the dossier has, then taken or left."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.typed_over import typed_over
from csxl_desktop.i18n import _
from csxl_desktop.services.records import Written
from csxl_desktop.system.draft_journal import DraftJournal, Found
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.text_journal import TextJournal, texts_folder
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

Texts = Mapping[UUID, tuple[str, RichText]]
Write = Callable[[], object]
Ended = Callable[[UUID, RichText, Exception | None, Write | None], object]


class Recovery(Card):
    """`taken()`: a text found went into the dossier; `told(reason)`: it could not. Hidden while there is nothing."""

    taken = Signal()
    told = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looked: UUID | None = None
        self._waiting: list[tuple[UUID, str, RichText, Found]] = []
        folder = texts_folder(context)
        self.journal = DraftJournal(folder) if folder is not None else None
        self.hide()

    def _build(self) -> None:
        """Only where something was found: hardly ever."""
        self.title = label("", "strong", wrap=True)
        self.damage = label("", "late", wrap=True)
        self.stands, self.typed = RichTextEditor(""), RichTextEditor("")
        self.take_button = primary_button(_("Take what was typed"), "check", self.take)
        self.leave_button = button(_("Leave it"), "x", self.leave)
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
        self.both.setLayout(row)
        self.box.addWidget(self.both)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take_button)
        buttons.addWidget(self.leave_button)
        buttons.addStretch()
        self.box.addLayout(buttons)
        self.setMaximumHeight(look().sizes.px(260))

    def look_for(self, meeting_id: UUID, texts: Texts) -> None:
        """Read the journals of these texts, once for each meeting shown."""
        if self.journal is None or meeting_id == self._looked:
            return
        self._looked = meeting_id
        self._waiting = []
        self._show_next()
        journal, keys = self.journal, {str(key): key for key in texts}
        self._context.jobs.compute(
            lambda: [(keys[name], journal.read(name)) for name in journal.names() if name in keys],
            lambda found: self._take_found(meeting_id, texts, found),
            self._context.errors.show,
            owner=self,
        )

    def _take_found(self, meeting_id: UUID, texts: Texts, found: list[tuple[UUID, Found]]) -> None:
        if meeting_id != self._looked or self.journal is None:
            return
        for key, each in found:
            title, stands = texts[key]
            if each.last is not None and RichText.from_json(each.last["text"]) == stands and not each.damaged:
                self.journal.remove(each.key)
            else:
                self._waiting.append((key, title, stands, each))
        self._show_next()

    def take(self) -> None:
        """What was typed goes into the dossier (what stood there stays in its history), with what came in since."""
        key, _title, stands, found = self._waiting[0]
        context, journal, text = self._context, self.journal, _text(found)

        def work() -> Written:
            with typed_over(text, stands):
                return context.services.records.change(AgendaItem, key, {"text": text})

        def done(_written: object) -> None:
            if journal is not None:
                journal.remove(found.key)
            self._waiting.pop(0)
            self._show_next()
            self.taken.emit()

        context.jobs.save(
            work,
            done,
            lambda error: self.told.emit(sentence(error)),
            owner=self,
        )

    def leave(self) -> None:
        """The dossier stays as it is; what was typed is kept aside on this computer."""
        found = self._waiting.pop(0)[3]
        if self.journal is not None:
            self.journal.set_aside(found.key)
        self._show_next()

    def _show_next(self) -> None:
        if self._waiting and not hasattr(self, "title"):
            self._build()
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        _key, title, stands, found = self._waiting[0]
        self.title.setText(_("“{title}”: something was typed that never reached the dossier.").format(title=title))
        self.damage.setText(_("{n} bytes at the end could not be read.").format(n=found.damaged))
        self.damage.setVisible(found.damaged > 0)
        self.both.setVisible(found.last is not None)
        self.take_button.setVisible(found.last is not None)
        self.stands.set_value(stands)
        self.typed.set_value(_text(found))


def save_text(
    context: Context,
    editor: RichTextEditor,
    journal: TextJournal,
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
        return lambda: context.services.records.change(AgendaItem, item_id, {"text": value})

    def saved() -> None:
        item_id, text = sent.pop(0)
        journal.saved(item_id, text)
        ended(item_id, text, None, None)
        done()

    def refused(error: Exception, again: Write) -> None:
        ended(*sent.pop(0), error, again)

    save_when_left(editor, context.jobs, context.errors, prepare, saved, refused)


def _text(found: Found) -> RichText:
    return RichText.from_json(found.last["text"] if found.last is not None else None)
