"""A letter to each of a selection: chosen or written, previewed, printed, saved for Word."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Recipients, Selection
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.services.letters import LABELS
from csxl_desktop.services.printing import Document, render_word
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_place import LogStrip
from csxl_desktop.ui.directory.selection_print import PrintPlace
from csxl_desktop.ui.directory.selection_words import selection_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.printing import save_file
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

if TYPE_CHECKING:
    from csxl_desktop.services.selection_documents import LetterModel


class LetterPlace(PrintPlace):
    """The letters of the office; a changed one is kept as its next version."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._models: Sequence[LetterModel] = ()
        self.model = ChoiceField(_("Letter"))
        self.edit_button = button(_("Change the text"), "pencil", self.edit_text)
        self.new_button = button(_("New text"), "plus", self.new_text)
        self.word_button = button(_("Save for Word…"), "download", self.save_word)
        self.note_button = button(_("Sent by post"), "send", self.propose)
        self.log = LogStrip(context, page, SendingChannel.POST)
        self.title = TextField(_("Subject of the letter"), required=True)
        self.text = RichTextEditor(_("Text of the letter"))
        self.text.set_fields([FieldChoice(name, _(words), "") for name, words in LABELS.items()])
        self.keep_button = primary_button(_("Keep this text"), "check", self.keep_text)
        self.editor = self._made_editor()
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for each in (self.edit_button, self.new_button, self.word_button, self.note_button):
            row.addWidget(each)
        self.add_options(self.model)
        self.model.setMinimumWidth(look().sizes.px(260))
        self.card.box.addWidget(buttons)
        self.card.box.addWidget(self.editor)
        self.card.box.addWidget(self.log)
        self.log.hide()
        self.model.committed.connect(lambda _title: self.lay_out())

    def _made_editor(self) -> QWidget:
        editor = QWidget()
        box = QVBoxLayout(editor)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.title)
        box.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(label(_("Civility, name, organisation… are fields: each letter has its own."), "small"), 1)
        row.addWidget(button(_("Cancel"), clicked=editor.hide))
        row.addWidget(self.keep_button)
        box.addLayout(row)
        editor.hide()
        return editor

    # Reading.

    def show_recipients(self, found: Recipients) -> None:
        self.found = found
        self.log.dismiss()
        context = self.context
        context.jobs.ask(
            lambda: context.services.selection_documents.letter_models(),
            self._show_models,
            context.errors.show,
            owner=self,
            latest="directory.letters",
        )

    def _show_models(self, models: "Sequence[LetterModel]") -> None:
        chosen = self.model.value()
        self._models = models
        titles = [each.title for each in models]
        self.model.set_options([(title, title) for title in titles])
        self.model.set_value(chosen if chosen in titles else titles[0] if titles else None)
        self.model.setVisible(bool(titles))
        for each in (self.edit_button, self.word_button, self.note_button):
            each.setEnabled(bool(titles))
        if not titles:
            self.panel.clear()
            self.panel.preview.clear(_("No letter yet: write the first text."))
            self.new_text()
            return
        self.lay_out()

    def ask(self, selection: Selection, language: str) -> Callable[[], Document]:
        context, title = self.context, self.model.value() or ""
        return lambda: context.services.selection_documents.letters(selection, title, language=language)

    # Writing.

    def edit_text(self) -> None:
        """The letter chosen, in the language chosen, to be changed."""
        model = next((each for each in self._models if each.title == self.model.value()), None)
        if model is not None:
            said = model.text(self.language.value())
            self.title.set_value(said.title)
            self.text.set_value(said.text)
            self.editor.show()
            self.text.setFocus()

    def new_text(self) -> None:
        self.title.set_value("")
        self.text.set_value(RichText())
        self.editor.show()
        self.title.setFocus()

    def keep_text(self) -> None:
        """Keep the text as the newest version of its letter, then show the letters with it."""
        title, text = self.title.edit.text().strip(), self.text.text()
        if not title or text.is_blank():
            self.title.show_refusal(_("A letter needs a subject and a text."))
            return
        context, language = self.context, self.language.value()

        def kept(_written: object) -> None:
            self.editor.hide()
            self.model.set_options([(title, title)])
            self.model.set_value(title)
            if self.found is not None:
                self.show_recipients(self.found)

        act(
            context,
            self.page,
            lambda: context.services.selection_documents.keep_letter_text(title, text, language),
            kept,
        )

    # Sending.

    def save_word(self) -> None:
        """The same letters as DOCX, one section each."""
        if self.found is None:
            return
        context, ask = self.context, self.ask(self.found.selection, self.language.value())
        context.jobs.ask(ask, self._write_word, context.errors.show, owner=self)

    def _write_word(self, document: Document) -> None:
        self.context.jobs.compute(
            lambda: render_word(document),
            lambda data: save_file(data, document.file_name, ".docx", _("Word (*.docx)"), self.window()),
            self.context.errors.show,
            owner=self,
            label=_("Writing the letters"),
        )

    def propose(self) -> None:
        """Offer to note that the letters went out."""
        if self.found is not None:
            title = self.model.value() or selection_words(self.found.selection)
            self.log.propose(self.found, title, len(self.found.people))
