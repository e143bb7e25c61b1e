"""Who works here: the office's staff, or somebody else by name; no password."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import Title, label
from csxl_desktop.ui.widgets.text_fields import TextField


class WhoDialog(QDialog):
    """One button a person; `chosen(name)`."""

    chosen = Signal(str)

    def __init__(self, staff: Sequence[str], current: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Who works here?"))
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.around, sizes.around, sizes.around)
        box.setSpacing(sizes.inside)
        box.addWidget(Title(_("Who works here?")))
        box.addWidget(
            label(_("Your name stands beside what you write, in the history. No password."), "secondary", wrap=True)
        )
        for name in staff:
            make = primary_button if name == (current or staff[0]) else button
            made = make(name, "user", partial(self._choose, name))
            made.setAutoDefault(True)  # Enter takes the name that has the focus
            box.addWidget(made)
            if make is primary_button:
                made.setFocus()  # what stands out is what Enter takes
        self._other = TextField(_("Somebody else"))
        self._other.committed.connect(lambda text: self._choose(text.strip()))
        box.addWidget(self._other)
        self.setMinimumWidth(sizes.px(360))
        add_help_key(self, "who")

    def _choose(self, name: str) -> None:
        if name and not self.result():  # Enter in the field reaches the default button too
            self.accept()
            self.chosen.emit(name)
