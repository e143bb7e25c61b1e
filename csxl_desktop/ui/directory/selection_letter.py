"""A letter to each of a selection: chosen or written, previewed, printed, saved for Word."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Recipients, Selection
from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.letter_editor import LetterEditor
from csxl_desktop.ui.directory.selection_place import SelectionLog
from csxl_desktop.ui.directory.selection_print import PrintPlace
from csxl_desktop.ui.directory.selection_words import selection_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text_fields import ChoiceField
from csxl_desktop.ui.word_saving import WordSaving

if TYPE_CHECKING:
    from csxl_desktop.services.selection_documents import LetterModel


class LetterPlace(PrintPlace):
    """The letters of the office; a changed one is kept as its next version."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self._models: Sequence[LetterModel] = ()
        self._word = WordSaving(context, self, _("Writing the letters"))
        self.model = ChoiceField(_("Letter"))
        self.edit_button = button(_("Change the text"), "pencil", self.edit_text)
        self.new_button = button(_("New text"), "plus", self.new_text)
        self.word_button = button(_("Save for Word…"), "download", self.save_word)
        self.note_button = button(_("Sent by post"), "send", self.propose)
        self.log = SelectionLog(context, page, SendingChannel.POST)
        self.editor = LetterEditor(self.keep_text, context.drafts, self._open_letter)
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
            self.editor.begin(said.title, said.text)

    def new_text(self) -> None:
        self.editor.begin()

    def _open_letter(self, title: str) -> bool:
        """The letter of that subject, in the language in which it bears it, to be changed."""
        texts = ((model, each) for model in self._models for each in model.texts if each.title == title)
        found = next(texts, None)
        if found is None:
            return False
        model, said = found
        self.language.set_value(said.language)
        self.model.set_value(model.title)
        self.edit_text()
        self.lay_out()
        return True

    def keep_text(self) -> None:
        """Keep the text as the newest version of its letter, then show the letters with it."""
        title, text = self.editor.title.edit.text().strip(), self.editor.text.text()
        if not title or text.is_blank():
            self.editor.title.show_refusal(_("A letter needs a subject and a text."))
            return
        context, language = self.context, self.language.value()

        def kept(_written: object) -> None:
            self.editor.kept.forget()
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
        if self.found is not None:
            self._word.save(self.ask(self.found.selection, self.language.value()))

    def propose(self) -> None:
        """Offer to note that the letters went out."""
        if self.found is not None:
            title = self.model.value() or selection_words(self.found.selection)
            self.log.propose_to(self.found, title, len(self.found.people))
