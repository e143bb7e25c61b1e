"""A member's name was typed over: a slip mended, or a new name? Asked once, beside the field, in passing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.text import label


class NameOffer(QWidget):
    """`renaming_wanted(former)` where it is a new name; nothing to do where it was a slip."""

    renaming_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._former = ""
        self.words = label("", "small", wrap=True)
        self.yes = link_button(_("It is a new name, since…"), self._want, "history")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().sizes.inside)
        row.addWidget(self.words, 1)
        row.addWidget(self.yes)
        row.addWidget(icon_button("x", _("It was a slip"), self.dismiss))
        self.hide()

    def offer(self, former: str, name: str) -> None:
        """Ask, where the name really became another one."""
        if not former or former == name:
            self.dismiss()
            return
        self._former = former
        self.words.setText(_("Slip corrected: “{former}” is forgotten.").format(former=former))
        self.show()

    def dismiss(self) -> None:
        self._former = ""
        self.hide()

    def _want(self) -> None:
        former = self._former
        self.dismiss()
        self.renaming_wanted.emit(former)
