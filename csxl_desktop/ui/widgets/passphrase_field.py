"""The field of a passphrase that opens something: hidden while it is typed, shown on demand, never empty."""

from PySide6.QtWidgets import QLineEdit

from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.text_fields import TextField


class PassphraseField(TextField):
    """`shown_button` shows what is typed, and hides it again; it stands where the page puts it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, required=True)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.shown_button = link_button(_("Show what is typed"), self._turn, "eye")

    def typed(self) -> str:
        """What was typed; nothing where nothing was, which is told below the field."""
        words = self.edit.text().strip()
        if not words:
            self.show_refusal(_("The passphrase is needed here."))
        return words

    def uncover(self) -> None:
        """What is typed is shown for good: it is no passphrase."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal)
        self.shown_button.hide()

    def _turn(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.shown_button.setText(_("Hide what is typed") if hidden else _("Show what is typed"))
        self.setFocus()
