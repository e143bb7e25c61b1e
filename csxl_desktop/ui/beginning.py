"""A new dossier on the first page: the name of the office, and two ways to begin."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import TABLES
from csxl_desktop.ui.widgets.buttons import PushButton, button, primary_button
from csxl_desktop.ui.widgets.text import hairline, label, set_look
from csxl_desktop.ui.widgets.text_fields import TextField


class Beginning(QWidget):
    """`new_chosen(office name)`, `table_chosen(office name, Path of a table)`: it is imported first."""

    new_chosen = Signal(str)
    table_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(_("Name of your office"), required=True)
        self.name.edit.returnPressed.connect(self._new)
        self.new_button = primary_button(_("New dossier"), "plus", self._new)
        self.table_button = button(_("Begin from Excel…"), "table", self._from_table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.between)
        box.addWidget(self.name)
        box.addLayout(
            laid_ways(
                (self.new_button, _("empty, ready to be filled")),
                (self.table_button, _("your table of members, shown first")),
            )
        )
        box.addWidget(hairline())

    def step_back(self) -> None:
        """The one thing that one comes to do is another now."""
        set_icon(self.new_button, "plus")
        set_look(self.new_button, "")

    def begin_with(self, table: Path) -> None:
        """The import of `table` in front, in a new dossier of the office whose name was typed."""
        if name := self._office():
            self.table_chosen.emit(name, table)

    def _office(self) -> str:
        """The name that was typed; asked for where there is none."""
        name = str(self.name.value()).strip()
        if not name:
            self.name.show_refusal(_("A name is needed here."))
            self.name.setFocus()
        return name

    def _new(self) -> None:
        if name := self._office():
            self.new_chosen.emit(name)

    def _from_table(self) -> None:
        if not self._office():
            return
        kinds = _("Tables and cards ({endings})").format(endings=TABLES)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Choose a table"), "", kinds)
        if chosen:
            self.begin_with(Path(chosen))


def laid_ways(*ways: tuple[PushButton, str]) -> QGridLayout:
    """Buttons of one width below each other, each with its words; a screen reader hears both."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(look().sizes.around)
    grid.setVerticalSpacing(look().sizes.inside)
    for row, (made, words) in enumerate(ways):
        made.setAccessibleDescription(words)
        grid.addWidget(made, row, 0)
        grid.addWidget(label(words, "secondary", wrap=True), row, 1, Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnMinimumWidth(0, look().sizes.px(250))
    grid.setColumnStretch(1, 1)
    return grid
