"""A piece of work that takes the whole tab: an import, a merge, a round through the directory."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text import Card, Title, label


class ToolPage(QWidget):
    """Takes the place of list and record until `closed`. Override what applies."""

    closed = Signal()

    def begin(self) -> None:
        """It comes to the front: read what it shows, put the keyboard where one starts."""

    def begin_with(self, kind: str, key: UUID, name: str) -> None:
        """It was opened from a record, which is meant."""

    def reload(self) -> None:
        """The dossier changed under it."""

    def print_current(self) -> None:
        """Ctrl+P."""

    def go_back(self) -> bool:
        """Esc: one step back inside the tool; False where there is none and the tool is to be left."""
        return False


class ToolHead(Card):
    """Its title, a line that says what it is for, its buttons, the way back to the directory."""

    def __init__(self, title: str, words: str, tool: ToolPage) -> None:
        super().__init__()
        self.words = label(words, "secondary", wrap=True)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look().sizes.inside)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Title(title))
        told.addWidget(self.words)
        top = QHBoxLayout()
        top.setSpacing(look().sizes.between)
        top.addLayout(told, 1)
        top.addLayout(self.buttons)
        top.addWidget(button(_("Back to the directory"), "arrow-left", tool.closed.emit))
        self.box.addLayout(top)


@dataclass(frozen=True)
class ToolEntry:
    """A tool before it is built; `page` is the class in `module` beside this one."""

    key: str
    title: str
    icon: str
    module: str
    page: str
