"""The words of the office: one click for those that other coordinations use, a line to write one's own."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.own_words import CHOICES, HEARD_IN, HOUSE, MAX_WORD, checked, plural_of
from csxl_desktop.i18n import N_, _, current_language, own_words, speaking
from csxl_desktop.i18n.own_words import GENDERS, TERMS, Word, rewording
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.document_language import LANGUAGES
from csxl_desktop.ui.widgets.text import Card, label, literal
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_HOUSE, _OTHER = "house", "other"
_GENDERS = {"f": N_("feminine: la, une"), "m": N_("masculine: le, un"), "de": "de", "het": "het"}

Chosen = Mapping[str, Mapping[str, Word]]


def heard(language: str, term: str, words: Mapping[str, Word]) -> str:
    """Sentences of the window in `language`, as they are said with `words`."""
    change = rewording(language, words)
    with speaking(language), own_words.plainly():
        return " · ".join(change(_(message), message) for message in HEARD_IN[term])


class WordsCard(Card):
    """Every term with the words to choose from, in one language at a time; a choice is saved and said at once."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Words of the office"))
        self.context = context
        self._chosen: Chosen = {}
        self.language = SegmentedSwitch(_("Language of the words"), LANGUAGES, current_language())
        told = label(_("Choose what you say; the window and the documents say it from now on."), "secondary", wrap=True)
        head = QHBoxLayout()
        head.addWidget(told, 1)
        head.addWidget(self.language)
        self.box.addLayout(head)
        self.rows = {term: WordRow(self, term) for term in TERMS}
        for row in self.rows.values():
            self.box.addWidget(row)
        self.language.changed.connect(lambda _language: self._show())

    def show_words(self, chosen: Chosen) -> None:
        """What the office says, by language and term."""
        if chosen != self._chosen or not self.rows[TERMS[0]].is_filled():
            self._chosen = chosen
            self._show()

    def words(self) -> Mapping[str, Word]:
        """Of the language in front."""
        return self._chosen.get(self.language.value(), {})

    def choose(self, term: str, word: Word | None, row: "WordRow") -> None:
        context, language = self.context, self.language.value()

        def done(_transaction: object) -> None:
            kept = {key: each for key, each in self.words().items() if key != term}
            self._chosen = {**self._chosen, language: {**kept, **({term: word} if word is not None else {})}}
            self._show()

        context.jobs.save(
            lambda: context.services.vocabulary.choose(language, term, word), done, row.refuse, owner=self
        )

    def say_refused(self, error: Exception) -> None:
        self.context.errors.show(error)

    def _show(self) -> None:
        for row in self.rows.values():
            row.show_word(self.language.value(), self.words())


class WordRow(QWidget):
    """One term: the buttons, what one will hear, the form for another word."""

    def __init__(self, card: WordsCard, term: str) -> None:
        super().__init__()
        self._card, self._term, self._language = card, term, ""
        self.name = label("", "strong")
        self.switch = SegmentedSwitch("", (), wraps=True)
        self.sentence = label("", "secondary", wrap=True)
        self.singular = TextField(_("One"), required=True, limit=MAX_WORD)
        self.plural = TextField(_("Several"), limit=MAX_WORD)
        self.gender = ChoiceField(_("Gender"))
        fields = {"singular": self.singular, "plural": self.plural, "gender": self.gender}
        self.form = AddForm(_("Say this word"), fields, columns=3).keep_in(card.context.drafts, f"word-{term}")
        self._proposed = ""
        self.switch.changed.connect(self._turned)
        self.form.submitted.connect(self._typed)
        self.form.closed.connect(self._show_chosen)
        self.singular.edit.textEdited.connect(self._propose)
        self.plural.edit.textEdited.connect(lambda _text: self._try())
        self.gender.combo.activated.connect(lambda _index: self._try())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        for each in (self.name, self.switch, self.sentence, self.form):
            box.addWidget(each)

    def is_filled(self) -> bool:
        return bool(self._language)

    def show_word(self, language: str, words: Mapping[str, Word]) -> None:
        """The choices in `language`, that of the office marked."""
        word = words.get(self._term)
        self._language = language
        self.form.turn_to(language)
        with speaking(language), own_words.plainly():
            house = _(HOUSE[self._term])
        self.name.setText(house)
        self.switch.setAccessibleName(house)
        ready = [choice.word for choice in CHOICES[language][self._term]]
        own = [word] if word is not None and word not in ready else []
        self._ready = {_key(each): each for each in (*ready, *own)}
        buttons = [(_HOUSE, house), *((key, _as_title(each.singular)) for key, each in self._ready.items())]
        self.switch.set_options([*((key, literal(words)) for key, words in buttons), (_OTHER, _("Another word…"))])
        self.gender.set_options([(each, _(_GENDERS[each])) for each in GENDERS[language] if each])
        self.gender.setVisible(len(GENDERS[language]) > 1)
        self._show_chosen()

    def refuse(self, error: Exception) -> None:
        """A word that no sentence could say, or a disk that took none: what is chosen stays what it was."""
        self.form.refuse(str(error))
        if self.form.isHidden():
            self._card.say_refused(error)
            self._show_chosen()

    # Within.

    def _show_chosen(self) -> None:
        words = self._card.words()
        word = words.get(self._term)
        self.switch.set_value(_HOUSE if word is None else _key(word))
        self.sentence.setText(heard(self._language, self._term, words))

    def _turned(self, key: str) -> None:
        if key == _OTHER:
            self._proposed = ""
            self.form.open_form(gender=GENDERS[self._language][0])
            return
        self.form.hide()
        self._card.choose(self._term, self._ready.get(key), self)

    def _typed(self, _values: dict[str, Any]) -> None:
        try:
            word = checked(self._language, self._word())
        except DomainError as error:
            self.form.refuse(str(error))
            return
        self.form.hide()
        self._card.choose(self._term, word, self)

    def _propose(self, text: str) -> None:
        """The usual plural, as long as nobody wrote another."""
        if self.plural.edit.text() == self._proposed:
            self._proposed = plural_of(self._language, text.strip())
            self.plural.edit.setText(self._proposed)
        self._try()

    def _try(self) -> None:
        """What one would hear."""
        try:
            word = checked(self._language, self._word())
        except DomainError:
            return  # half a word says nothing yet
        self.sentence.setText(heard(self._language, self._term, {**self._card.words(), self._term: word}))

    def _word(self) -> Word:
        gender = self.gender.value() or GENDERS[self._language][0]
        return Word(self.singular.edit.text(), self.plural.edit.text(), gender)


def _key(word: Word) -> str:
    return f"{word.singular}/{word.plural}/{word.gender}"


def _as_title(word: str) -> str:
    return word[:1].upper() + word[1:]
