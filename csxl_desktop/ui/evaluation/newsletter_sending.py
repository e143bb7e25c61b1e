"""How an issue leaves: the list it goes to, the drafts with their pictures, then the log of what left."""

from pathlib import Path

from csxl_desktop.domain.address_blocks import blocks
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.domain.newsletter_rows import OpenNewsletter
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.exchange.html_draft import Inline, html_draft
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.printing import Document, typography_of
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.mail_drafts import DraftMaking, Files, open_files
from csxl_desktop.ui.printing import safe_file_name
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField


class Sending(Card):
    """Addresses stand in Bcc, in blocks; The last button logs the mailing and a relay for each news."""

    def __init__(self, place: Place) -> None:
        super().__init__(_("Sending"))
        self._place = place
        self._issue: OpenNewsletter | None = None
        self._found: Recipients | None = None
        self._making = DraftMaking(place.context, self, self._refuse)
        self.list = ChoiceField(_("To the list"))
        self.count = NumberField(_("Recipients"))
        self.told = label("", "small", wrap=True)
        self.draft_button = button(_("Open in the mail program"), "external-link", self.open_drafts)
        self.issue_button = primary_button(_("The issue has left"), "send", self.issue)
        self.notice = Notice(tone="late")
        row = SideBySide()
        row.setSpacing(look().sizes.inside)
        row.addWidget(self.list, 3)
        row.addWidget(self.count, 1)
        buttons = HeadLayout(least=0)
        for each in (self.told, self.draft_button, self.issue_button):
            buttons.addWidget(each)
        self.box.addLayout(row)
        self.box.addLayout(buttons)
        self.box.addWidget(self.notice)
        self.notice.hide()
        self.list.committed.connect(lambda _list: self._ask())

    def show_lists(self, lists: tuple[Option, ...]) -> None:
        self.list.set_options([(None, _("no list")), *((each.id, each.label) for each in lists)])
        if self.list.value() is None and lists:
            self.list.set_value(lists[0].id)
        self._ask()

    def show_issue(self, issue: OpenNewsletter) -> None:
        self._issue = issue
        self.setVisible(issue.row.issued_on is None)
        for each in (self.draft_button, self.issue_button):
            each.setEnabled(bool(issue.articles))

    def issue(self) -> None:
        """Log that it left today."""
        if self._issue is None:
            return
        context, key, target = self._place.context, self._issue.row.id, self.list.value()
        typed = self.count.value()
        count = typed if isinstance(typed, int) else 0
        words = _("Issue {number} is logged: each news in it counts as relayed.").format(number=self._issue.row.number)
        self._place.act(
            lambda: context.services.newsletters.issue(key, count, target),
            lambda _written: self._place.page.said.emit(words),
        )

    def open_drafts(self) -> None:
        """A draft for each block of addresses, the pictures inside."""
        if self._issue is None:
            return
        context, key = self._place.context, self._issue.row.id

        def read() -> tuple[Document, Path]:
            return context.services.newsletters.document(key), context.services.mails_folder

        addresses = self._found.addresses() if self._found is not None else ()
        self._making.make(
            read,
            lambda document: issue_drafts(document, addresses),
            lambda _document, paths: open_files(paths, context.errors),
        )

    # Within.

    def _ask(self) -> None:
        context, target = self._place.context, self.list.value()
        if target is None:
            self._found = None
            self._tell()
            return
        self._place.ask(lambda: context.services.newsletters.recipients(target), self._take, "newsletters/recipients")

    def _take(self, found: Recipients) -> None:
        self._found = found
        self._tell()

    def _tell(self) -> None:
        addresses = self._found.addresses() if self._found is not None else ()
        lost = len(self._found.unreachable()) if self._found is not None else 0
        self.count.set_value(len(addresses))
        parts = [_("The addresses stand in Bcc: nobody sees whom else it goes to.")]
        if lost:
            parts.append(
                ngettext("{count} cannot be reached by mail.", "{count} cannot be reached by mail.", lost).format(
                    count=lost
                )
            )
        self.told.setText(" ".join(parts))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.notice.say(_("Nothing can be written there ({detail}).").format(detail=error.strerror), "late")
        else:
            self._place.context.errors.show(error)


def issue_drafts(document: Document, addresses: tuple[str, ...]) -> Files:
    """The issue as mails: a file for each block of addresses, one without any where there is none."""
    from csxl_desktop.documents.newsletter_mail import mail_body  # lays out pages: not loaded at start-up

    body = mail_body(document.content, document.look.accent, typography_of(document))
    name = safe_file_name(f"{document.file_name}.eml")
    pictures = [Inline(each.key, each.subtype, each.data) for each in body.pictures]
    return [
        (name, html_draft(body.subject, body.plain, body.html, pictures, block)) for block in blocks(addresses) or [()]
    ]
