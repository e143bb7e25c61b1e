"""The text of a letter while it is written: the dossier has nothing of it before its button."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.services.letters import LABELS
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.sent_together import SentTogether, Typed, offer_back, put_back
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField

_KEPT_AS = "letter-"


class LetterEditor(SentTogether, QWidget):
    """Its subject and its text; `keep` is called by the button. Given up, what was typed is offered back.

    `open_letter` begins the change of the letter of that subject, where there is one.
    """

    def __init__(
        self, keep: Callable[[], object], drafts: Drafts, open_letter: Callable[[str], bool] = lambda _title: False
    ) -> None:
        super().__init__()
        self._open_letter = open_letter
        self.title = TextField(_("Subject of the letter"), required=True)
        self.text = RichTextEditor(_("Text of the letter"))
        self.text.set_fields([FieldChoice(name, _(words), "") for name, words in LABELS.items()])
        self.keep_button = primary_button(_("Keep this text"), "check", keep)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.title)
        box.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(label(_("Civility, name, organisation… are fields: each letter has its own."), "small"), 1)
        row.addWidget(button(_("Cancel"), clicked=self.give_up))
        row.addWidget(self.keep_button)
        box.addLayout(row)
        self.kept = KeptForm(drafts, self, {"title": self.title, "text": self.text})
        self.hide()

    def sent_fields(self) -> Iterable[Field]:
        return (self.title, self.text)

    def kept_form(self) -> KeptForm:
        return self.kept

    def open_again(self, key: str) -> bool:
        if not key.startswith(_KEPT_AS) or not self.isHidden():
            return False
        if title := key.removeprefix(_KEPT_AS):
            return self._open_letter(title)
        self.begin()
        return True

    def begin(self, title: str = "", text: RichText | None = None) -> None:
        """A letter to be changed, or an empty one; what is half written stays."""
        if self.isHidden() or not self.typed():
            self.title.set_value(title)
            self.text.set_value(text or RichText())
            self.kept.turn_to(f"{_KEPT_AS}{title}")
        self.show()
        (self.text if title else self.title).setFocus()

    def give_up(self) -> None:
        """Leave it; what was typed is offered back."""
        typed = self.typed()
        self.kept.forget()
        self.hide()
        if typed:
            offer_back(self, lambda: self._bring_back(typed))

    def _bring_back(self, typed: Typed) -> None:
        put_back(typed)
        self.kept.keep()
        self.show()
