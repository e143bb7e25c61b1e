"""The foot of an act that nothing takes back: the whole name typed again, the button that it allows, the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from csxl_desktop.i18n import _, fold
from csxl_desktop.ui.errors import Errors, sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import TextField


class NameAgain(QWidget):
    """`given_up()`: Cancel, which ends where the act begins: it is let finish, and nothing here can be pressed."""

    given_up = Signal()

    def __init__(self, act_button: QPushButton) -> None:
        super().__init__()
        self._name: str | None = None
        self._held = False
        self.typed = TextField(_("The whole name, typed again"))
        self.act_button = act_button
        self.cancel_button = button(_("Cancel"), clicked=self.given_up.emit)
        self.told = label("", "secondary", wrap=True)
        below = QHBoxLayout()
        below.addWidget(self.act_button)
        below.addWidget(self.cancel_button)
        below.addWidget(self.told, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.typed)
        box.addLayout(below)
        self.typed.edit.textChanged.connect(lambda _text: self._allow())

    def wait(self, words: str) -> None:
        """What the act would do is being read: `words` say so."""
        self.typed.set_value("")
        self._stand(words)

    def tell(self, words: str) -> None:
        """Why there is nothing to do."""
        self._stand(words)

    def expect(self, name: str) -> None:
        """All is read: the name is awaited."""
        self.typed.edit.setPlaceholderText(name)
        self._stand("", name)
        self.typed.setFocus()

    def hold(self, words: str) -> None:
        """The act is under way."""
        self._stand(words, self._name, held=True)

    def refuse(self, error: Exception, errors: Errors) -> None:
        """Nothing was done, and why, here or wherever one went meanwhile; it may be tried again."""
        self._stand("", self._name)
        if self.isVisible():
            self.typed.show_refusal(sentence(error))
        else:
            errors.show(error)

    def _stand(self, words: str, name: str | None = None, *, held: bool = False) -> None:
        self._name, self._held = name, held
        self.told.setText(words)
        for each in (self.typed, self.cancel_button):
            each.setEnabled(not held)
        self._allow()

    def _allow(self) -> None:
        typed_again = self._name is not None and fold(self.typed.edit.text()) == fold(self._name)
        self.act_button.setEnabled(typed_again and not self._held)
