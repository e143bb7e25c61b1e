"""What every place of the selection's panel shares: its card, its recipients, the line that proposes the log."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.selections import NewMailing
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_words import selection_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card

if TYPE_CHECKING:
    from csxl_desktop.services.records import Written


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


class LogStrip(Notice):
    """“Note it in the log”: one click, offered once something went out."""

    def __init__(self, context: Context, page: Page, channel: SendingChannel) -> None:
        super().__init__(action=_("Note it in the log"), clicked=self.note)
        self._context, self._page, self._channel = context, page, channel
        self._mailing: NewMailing | None = None

    def propose(self, found: Recipients, title: str, count: int) -> None:
        """Offer to note that `title` goes to `count` people."""
        name = selection_words(found.selection)
        self._mailing = NewMailing(replace(found.selection, name=name), self._channel, count, title or name)
        words = ngettext("Does it go to {count} person?", "Does it go to {count} people?", count)
        self.say(words.format(count=count))

    def note(self) -> None:
        """Write it down, and offer to take it back."""
        mailing, self._mailing = self._mailing, None
        if mailing is not None:
            context = self._context
            act(
                context,
                self._page,
                lambda: context.services.selections.log(mailing),
                lambda written: self._noted(written, mailing.recipients),
            )

    def _noted(self, written: "Written", count: int) -> None:
        context, page = self._context, self._page
        self.dismiss()

        def take_back() -> None:
            act(context, page, lambda: context.services.records.trash(Mailing, written.record_id))

        words = ngettext("Noted: sent to {count} person", "Noted: sent to {count} people", count)
        page.undo_offered.emit(words.format(count=count), take_back)
