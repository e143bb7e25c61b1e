"""Who works here: the office's staff, or somebody else by name; no password."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import Title, label
from csxl_desktop.ui.widgets.text_fields import TextField

_KEPT_AS = "who-works-here"


def ask_who(drafts: Drafts, staff: Sequence[str], current: str, window: QWidget) -> "WhoDialog":
    """The dialog, open; a name that was typed there and not taken stands there the next time."""
    dialog = WhoDialog(staff, current, window, typed=str(drafts.kept(_KEPT_AS).get("name", "")))
    dialog.left.connect(lambda typed: drafts.keep(_KEPT_AS, {"name": typed} if typed else {}))
    dialog.open()
    return dialog


class _OtherName(TextField):
    """Nothing is taken before Enter, and Esc closes the dialog."""

    def flush(self) -> None:
        """Leaving the field chooses nobody."""

    def _wants_escape(self) -> bool:
        return False


class WhoDialog(QDialog):
    """One button a person; `chosen(name)`. `left(typed)`: the name that was typed and not taken."""

    chosen = Signal(str)
    left = Signal(str)

    def __init__(self, staff: Sequence[str], current: str, parent: QWidget | None, *, typed: str = "") -> None:
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
        self._other = _OtherName(_("Somebody else"), hint=_("Type the name, then Enter."))
        self._other.edit.setText(typed)
        self._other.edit.returnPressed.connect(lambda: self._choose(self._other.edit.text().strip()))
        box.addWidget(self._other)
        self.setMinimumWidth(sizes.px(360))
        add_help_key(self, "who")

    def done(self, result: int) -> None:
        """Closed without a choice, what was typed is left."""
        super().done(result)
        self.left.emit("" if result else self._other.edit.text().strip())

    def _choose(self, name: str) -> None:
        if name and not self.result():  # Enter in the field reaches the default button too
            self.accept()
            self.chosen.emit(name)
