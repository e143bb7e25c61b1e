"""What every place of the selection's panel shares: its card, its recipients, the line that proposes the log."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.services.selections import NewMailing
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_words import selection_words
from csxl_desktop.ui.log_strip import LogStrip
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.text import Card


class SelectionPlace(QWidget):
    """One of the things done with a selection; `card` holds its fields."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self.context, self.page = context, page
        self.found: Recipients | None = None
        self.card = Card()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().sizes.between)
        self.column.addWidget(self.card)

    def show_recipients(self, found: Recipients) -> None:
        """Another selection, or the same one read again."""
        self.found = found


class SelectionLog(LogStrip):
    """What was sent to the selection, by the `channel` of its place."""

    def __init__(self, context: Context, page: Page, channel: SendingChannel) -> None:
        super().__init__(context, page)
        self._channel = channel

    def propose_to(self, found: Recipients, title: str, count: int) -> None:
        """Offer to note that `title` goes to `count` people."""
        name = selection_words(found.selection)
        self.propose(NewMailing(replace(found.selection, name=name), self._channel, count, title or name))
