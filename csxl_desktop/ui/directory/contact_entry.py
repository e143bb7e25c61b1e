"""A contact in one line of typing: what was understood stands below it before Enter, and may be put right."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.contact_line import ContactGuess, Known
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.contact_words import understood
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.sent_together import LeftBeside, SentTogether, Typed, put_back
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField

_REST = 180  # milliseconds after the last letter before the line is read


class ContactEntry(SentTogether, QWidget):
    """`noted(written, words)` once it is safe. `organisation()` is the record on screen, where there is one.

    A line half typed beside one record waits there while another is on screen (`turn_to`).

    `fields` by column show what was understood and may be set by hand; what was set by hand stands.
    """

    noted = Signal(object, str)

    def __init__(
        self,
        context: Context,
        *,
        organisation: Callable[[], Known | None] = lambda: None,
        fields: dict[str, Field] | None = None,
    ) -> None:
        super().__init__()
        self._context, self._organisation = context, organisation
        self.fields = fields or {}
        self._shown: dict[str, Any] = {}
        self._left = LeftBeside(self)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.read_line)
        self.line = TextField(
            _("A contact in one line"),
            placeholder=_("Organisation, phone or mail, subject, @professional, yesterday"),
            hint=_("Enter notes it. An organisation or a professional, never a beneficiary."),
        )
        self.line.edit.returnPressed.disconnect(self.line.flush)
        self.line.edit.returnPressed.connect(self.note)
        self.line.edit.textEdited.connect(lambda _text: self._timer.start())
        self.button = primary_button(_("Note it"), "plus", self.note)
        self._kept = KeptForm(context.drafts, self, {"line": self.line, **self.fields})
        self.words = label("", "secondary", wrap=True)
        self.warning = Notice("", "late", closable=False)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.inside)
        box.addWidget(self.line)
        below = QHBoxLayout()
        below.setSpacing(sizes.between)
        below.addWidget(self.words, 1)
        below.addWidget(self.button)
        if self.fields:
            form = FormLayout(3)
            form.add_all(*self.fields.values())
            box.addLayout(form)
        box.addLayout(below)
        box.addWidget(self.warning)
        self.warning.hide()

    def sent_fields(self) -> Iterable[Field]:
        return (self.line, *self.fields.values())

    def kept_form(self) -> KeptForm:
        return self._kept

    def typed(self) -> Typed:
        """Nothing once it is on its way."""
        return super().typed() if self.button.isEnabled() else {}

    def turn_to(self, whose: object) -> None:
        """Another record is on screen: with what was typed beside it, or an empty line."""
        self._kept.leave()
        typed = self._left.turn_to(whose)
        self.clear()
        put_back(typed)
        self._turn_draft(f"contact-{whose}")

    def begin(self) -> None:
        """Beside no record: empty, or as it was left half typed."""
        if not self.typed():
            self.clear()
            self._turn_draft("contact")
        self.line.setFocus()

    def _turn_draft(self, key: str) -> None:
        self._kept.turn_to(key)
        if self.line.edit.text():
            self._timer.start()

    def clear(self) -> None:
        """An empty line."""
        self._timer.stop()
        self.line.set_value("")
        for field in self.fields.values():
            field.set_value(None)
        self._shown = {column: field.value() for column, field in self.fields.items()}
        self.words.setText("")
        self.warning.say("")

    def note(self) -> None:
        """Read the line as it stands and write it down."""
        self._timer.stop()
        line, corrected, context = self.line.edit.text().strip(), self._corrected(), self._context
        if not line and not corrected:
            return

        def work() -> tuple[Written, str]:
            log = context.services.contact_log
            guess = log.read(line)
            return log.note(guess, **corrected), guess.organisation.name if guess.organisation else ""

        self.button.setEnabled(False)
        context.jobs.save(work, self._noted, self._refused, owner=self)

    def _corrected(self) -> dict[str, Any]:
        """What somebody set by hand; the record on screen stands above all."""
        made = {
            column: field.value()
            for column, field in self.fields.items()
            if field.value() not in {None, ""} and field.value() != self._shown.get(column)
        }
        own = self._organisation()
        return made | ({"organisation_id": own.id} if own else {})

    def _noted(self, answer: tuple[Written, str]) -> None:
        written, organisation = answer
        own = self._organisation()
        name = own.name if own else organisation
        self.button.setEnabled(True)
        self.clear()
        self._kept.forget()
        self.line.setFocus()
        said = _("Contact with “{name}” noted").format(name=name) if name else _("Contact noted")
        self.noted.emit(written, said)

    def _refused(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self.line.show_refusal(sentence(error))

    def read_line(self) -> None:
        """Show what the line is understood to say."""
        line, context = self.line.edit.text().strip(), self._context
        if not line:
            self.clear()
            return
        context.jobs.ask(
            lambda: context.services.contact_log.read(line),
            lambda guess: self._show(line, guess),
            context.errors.show,
            owner=self,
            latest="directory.contact-line",
        )

    def _show(self, line: str, guess: ContactGuess) -> None:
        """What was understood, where the line still stands; fields set by hand are left alone."""
        if line != self.line.edit.text().strip():
            return
        own = self._organisation()
        whole = guess.is_whole or own is not None
        self.words.setText(
            understood(guess, own.name if own else "") if whole else _("With whom? Name the organisation.")
        )
        values: dict[str, Any] = {
            "organisation_id": guess.organisation.id if guess.organisation else None,
            "professional": guess.person.name if guess.person else guess.professional,
            "way": guess.way,
            "nature": guess.nature,
            "theme": guess.theme,
            "contact_on": guess.contact_on,
        }
        for column, field in self.fields.items():
            untouched = field.value() in {None, ""} or field.value() == self._shown.get(column)
            if untouched and field.value() != values[column]:
                field.set_value(values[column])
            self._shown[column] = values[column]
        doubt = _("Is “{name}” a professional? The log never names a beneficiary.")
        self.warning.say(doubt.format(name=guess.doubtful) if guess.doubtful else "", "late")


def known(key: UUID | None, name: str) -> Known | None:
    """The record on screen as the line knows it."""
    return Known(key, name) if key is not None else None
