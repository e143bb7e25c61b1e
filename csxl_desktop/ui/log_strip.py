"""The line that proposes to note in the log of mailings what went out."""

from typing import TYPE_CHECKING

from csxl_desktop.domain.selections import Mailing
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.selections import NewMailing
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.messages import Notice

if TYPE_CHECKING:
    from csxl_desktop.services.records import Written


class LogStrip(Notice):
    """“Note it in the log”: one click, offered once something went out."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(action=_("Note it in the log"), clicked=self.note)
        self._context, self._page = context, page
        self._mailing: NewMailing | None = None

    def propose(self, mailing: NewMailing) -> None:
        """Offer to note it, once."""
        self._mailing = mailing
        words = ngettext("Does it go to {count} person?", "Does it go to {count} people?", mailing.recipients)
        self.say(words.format(count=mailing.recipients))

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
