"""F1: what the keys do, on one page."""

from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.actions import key_table
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.text import Title, label


class HelpPage(QDialog):
    """The keys of the window and of every tab."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys and help"))
        sizes = look().sizes
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.px(24), sizes.px(20), sizes.px(24), sizes.px(20))
        box.setSpacing(sizes.between)
        box.addWidget(Title(_("Keys")))
        box.addWidget(
            label(_("Everything is saved as you leave a field: there is no Save button."), "secondary", wrap=True)
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(sizes.px(24))
        for row, (keys, words) in enumerate(key_table()):
            grid.addWidget(label(keys, "strong"), row, 0)
            grid.addWidget(label(words), row, 1)
        grid.setColumnStretch(1, 1)
        box.addLayout(grid)
        close = primary_button(_("Close"), "", self.accept)
        close.setDefault(True)
        box.addWidget(close)
        self.setMinimumWidth(sizes.px(420))
