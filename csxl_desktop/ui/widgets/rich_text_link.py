"""The small window where a link gets its address and its words."""

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.rich_text_paste_style import safe_link
from csxl_desktop.ui.widgets.small_dialog import answered, named
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckBox


def completed(address: str) -> str:
    """What was typed as an address that may be opened (`www.x.be` and `a@b.be` too), or an empty string."""
    address = address.strip()
    if not address or safe_link(address):
        return safe_link(address)
    if " " in address or ":" in address.partition("/")[0]:
        return ""
    if "@" in address:
        return safe_link(f"mailto:{address}")
    return safe_link(f"https://{address}") if "." in address else ""


class LinkDialog(QDialog):
    """Asks for an address and the words shown, and (where `qr` says yes or no) whether its QR code is printed.

    Accepts http, https and mailto.
    """

    def __init__(self, parent: QWidget, url: str, words: str, *, qr: bool | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Link"))
        self.address = QLineEdit(url)
        self.address.setPlaceholderText("https://")
        self.words = QLineEdit(words)
        self._note = label("", "wrong", wrap=True)
        self._note.hide()
        self.qr = CheckBox(_("Print its QR code too, for those who read on paper"))
        self.qr.setChecked(bool(qr))
        self.qr.setVisible(qr is not None)
        fields = named(_("Address"), self.address), named(_("Words shown"), self.words)
        answered(self, *fields, self.qr, self._note, wide=420)
        add_help_key(self, "text")

    def url(self) -> str:
        return completed(self.address.text())

    def accept(self) -> None:
        if self.address.text().strip() and not self.url():
            self._note.setText(_("A link opens a web page (https://…) or a mail address."))
            self._note.show()
            return
        super().accept()
