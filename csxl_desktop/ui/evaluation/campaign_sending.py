"""The mail of a call for testimonials: drafts with the addresses in Bcc, then what left is noted; whom to ring."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.address_blocks import blocks
from csxl_desktop.domain.campaign_rows import CampaignRow, RequestMail
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.mail_drafts import DraftMaking, Files, drafts, open_files
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import label


class CampaignSending(QWidget):
    """The two drafts and the list of calls; nothing is noted before somebody says that it left.

    The drafts of a call are spoken of under that call alone, and again when one comes back to it.
    """

    def __init__(self, place: Place, key: Callable[[], UUID]) -> None:
        super().__init__()
        self._place, self._key = place, key
        self._shown: UUID | None = None
        self._making = DraftMaking(place.context, self)
        self._drafted: dict[UUID | None, tuple[RequestMail, bool]] = {}
        self.ask_button = primary_button("", "mail", partial(self.open_drafts, reminder=False))
        self.remind_button = button("", "mail", partial(self.open_drafts, reminder=True))
        self.call_button = link_button(_("Call list…"), self.save_call_list, "phone")
        self.log = Notice(action=_("It has left"), clicked=self.note)
        self.unreachable = label("", "small", wrap=True, selectable=True)
        self.log.closed.connect(self._let_go)
        buttons = FlowLayout()
        buttons.setSpacing(look().sizes.inside)
        for each in (self.ask_button, self.remind_button, self.call_button):
            buttons.addWidget(each)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addLayout(buttons)
        box.addWidget(self.unreachable)
        box.addWidget(self.log)
        self.log.hide()
        self.unreachable.hide()

    def show_row(self, row: CampaignRow) -> None:
        if row.id != self._shown:
            self._shown = row.id
            self._tell()
        ask, remind = sum(each.to_ask for each in row.requests), row.silent
        self.ask_button.setText(ngettext("Ask {count} person…", "Ask {count} people…", ask).format(count=ask))
        self.remind_button.setText(
            ngettext("Remind {count} person…", "Remind {count} people…", remind).format(count=remind)
        )
        self.ask_button.setEnabled(ask > 0)
        for each in (self.remind_button, self.call_button):
            each.setEnabled(remind > 0)

    def open_drafts(self, *, reminder: bool) -> None:
        """Write the drafts where those of the dossier wait, and open them in the mail program."""
        context, key = self._place.context, self._key()

        def read() -> tuple[RequestMail, Path]:
            return context.services.campaign_mail.mail(key, reminder=reminder), context.services.mails_folder

        def lay_out(mail: RequestMail) -> Files:
            return drafts(mail.subject, mail.subject, mail.body, blocks(mail.addresses))

        self._making.make(read, lay_out, lambda mail, paths: self._written(paths, key, mail, reminder=reminder))

    def note(self) -> None:
        """The lines that the mail reached are asked, or reminded, today."""
        key = self._shown
        if key is None or key not in self._drafted:
            return
        context, place = self._place.context, self._place
        mail, reminder = self._drafted.pop(key)
        self._tell()

        def noted(written: Written) -> None:
            count = len(mail.reached)
            words = ngettext("Noted: sent to {count} person", "Noted: sent to {count} people", count)
            place.offer_undo(written, words.format(count=count))

        place.act(lambda: context.services.campaign_mail.left(key, mail, reminder=reminder), noted)

    def save_call_list(self) -> None:
        """Whom to ring, on paper."""
        context, key = self._place.context, self._key()

        def save(pdf: bytes) -> None:
            from csxl_desktop.ui.printing import save_pdf  # QtPrintSupport is not loaded at start-up

            save_pdf(pdf, _("Call list"), self.window())

        def lay_out(document: Document) -> None:
            context.jobs.compute(
                lambda: render(document),
                save,
                context.errors.show,
                owner=self,
                label=_("Laying out the document"),
                stoppable=True,
            )

        context.jobs.ask(
            lambda: context.services.campaign_mail.call_list(key), lay_out, context.errors.show, owner=self
        )

    def _written(self, paths: list[Path], key: UUID, mail: RequestMail, *, reminder: bool) -> None:
        self._drafted[key] = (mail, reminder)
        if key == self._shown:
            self._tell()
        if paths:
            open_files(paths, self._place.context.errors)

    def _tell(self) -> None:
        """What was drafted for the call on screen and is not noted yet."""
        drafted = self._drafted.get(self._shown)
        lost, count = (drafted[0].unreachable, len(drafted[0].reached)) if drafted is not None else ((), 0)
        self.unreachable.setText(_("Not reachable by mail: {names}").format(names=" · ".join(lost)) if lost else "")
        self.unreachable.setVisible(bool(lost))
        words = ngettext("Does it go to {count} person?", "Does it go to {count} people?", count)
        self.log.say(words.format(count=count) if count else "")

    def _let_go(self) -> None:
        """The strip was closed: it did not leave."""
        self._drafted.pop(self._shown, None)
