"""Lines pasted from a spreadsheet: what fits is taken over, what does not stays here with its reason."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.category_tables import Pasted
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import MultilineField

_REASONS_SHOWN = 6


class PasteBox(QWidget):
    """`take(text)` writes; `show_result` answers. The text is nobody's record: it stays until it is taken over."""

    def __init__(self, example: str, take: Callable[[str], object]) -> None:
        super().__init__()
        self._take = take
        self.text = MultilineField(_("Lines pasted from a spreadsheet"), placeholder=example, lines=5)
        self.reasons = label("", "wrong", wrap=True, selectable=True)
        self.reasons.hide()
        row = QHBoxLayout()
        row.addWidget(button(_("Take over"), "check", self.take_over))
        row.addWidget(link_button(_("Close"), self.hide))
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.text)
        box.addWidget(self.reasons)
        box.addLayout(row)
        self.hide()

    def begin(self, text: str = "") -> None:
        """On screen, the cursor in it."""
        self.show()
        if text:
            self.text.set_value("")
            self.text.edit.setPlainText(text)
        self.text.setFocus()

    def take_over(self) -> None:
        text = self.text.edit.toPlainText()
        if text.strip():
            self._take(text)

    def show_result(self, result: Pasted) -> None:
        """What is left, and why."""
        self.text.edit.setPlainText(result.left)
        reasons = [f"{each.text.strip()} — {each.reason}" for each in result.refused[:_REASONS_SHOWN]]
        if (more := len(result.refused) - _REASONS_SHOWN) > 0:
            reasons.append(ngettext("… and {count} more line", "… and {count} more lines", more).format(count=more))
        self.reasons.setText("\n".join(reasons))
        self.reasons.setVisible(bool(reasons))
        self.setVisible(bool(reasons))
        if reasons:
            self.text.setFocus()
