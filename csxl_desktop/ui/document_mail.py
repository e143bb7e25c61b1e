"""A document by mail: a draft with its PDF, opened in the mail program; what came of it. Nothing is sent from here."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal

from csxl_desktop.domain.address_blocks import blocks
from csxl_desktop.domain.recipients import Recipients, Selection, SelectionKind
from csxl_desktop.exchange.mail_draft import enclosed
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.mail_drafts import DraftMaking, Files, drafts, open_files
from csxl_desktop.ui.printing import safe_file_name
from csxl_desktop.ui.widgets.messages import Notice

Audience = Callable[[], Recipients | None]
_FRENCH = "fr"


class MailStrip(Notice):
    """Makes the draft of what it is given and says what became of it: how many it is to, whom no mail reaches.

    `drafted(title, recipients)`: a draft is no sending yet; nothing is said of one that is to nobody.
    """

    drafted = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.hide()
        self._context = context
        self._making = DraftMaking(context, self)

    def write(self, document: Document, pdf: bytes, audience: Audience | None = None) -> None:
        """The draft where those of the dossier wait; addressed to nobody where there is no `audience`."""
        context = self._context

        def read() -> tuple[Recipients | None, Path]:
            found = audience() if audience is not None else None
            return found, context.services.mails_folder

        def written(found: Recipients | None, paths: list[Path]) -> None:
            self._written(_title(document), found, paths)

        self._making.make(read, lambda found: document_drafts(document, pdf, found), written)

    def _written(self, title: str, found: Recipients | None, paths: list[Path]) -> None:
        if found is not None and found.addresses():
            self.drafted.emit(title, found)
        if not open_files(paths, self._context.errors):
            self.dismiss()
            return
        people = found.people if found is not None else ()
        count = sum(bool(each.email) for each in people)
        words = ngettext(
            "A draft to {count} person is in your mail program; the address stands in Bcc.",
            "A draft to {count} people is in your mail program; the addresses stand in Bcc.",
            count,
        ).format(count=count)
        told = [words if count else _("A draft is in your mail program: add whom it goes to.")]
        lost = ", ".join(each.title for each in people if not each.email)
        told += [_("Not reachable by mail: {names}").format(names=lost)] if lost else []
        self.say("\n".join(told), "late" if lost else "plain")


def to_one(context: Context, person_id: UUID) -> Audience:
    """The person alone, at an address of their own: what is about one is not for the box that many read."""

    def read() -> Recipients:
        found = context.services.selections.recipients(Selection(SelectionKind.PEOPLE, (person_id,)))
        own = (replace(each, email="") if each.shared_email else each for each in found.people)
        return replace(found, people=tuple(own))

    return read


class _Words(NamedTuple):
    subject: str
    body: str


def document_drafts(document: Document, pdf: bytes, found: Recipients | None) -> Files:
    """A file for each block of addresses, one without any where there is none; in the language of the document."""
    title = safe_file_name(_title(document))
    spoken = [_words(each) for each in (document, document.second) if each is not None]
    subject = " / ".join(dict.fromkeys(each.subject for each in spoken))
    body = "\n\n".join(dict.fromkeys(each.body for each in spoken))
    cut = blocks(found.addresses()) if found is not None else []
    return drafts(title, subject, body, cut or [()], [enclosed(f"{title}.pdf", pdf)])


def _title(document: Document) -> str:
    return document.file_name.removesuffix(".pdf")


def _words(document: Document) -> _Words:
    content: Any = document.content
    title = _title(document)
    with speaking(getattr(content, "language", "")[:2] or _FRENCH):
        told = _("You will find enclosed: {title}.").format(title=title)
        return _Words(title, "\n".join([_("Dear Sir or Madam,"), "", told, "", _("Kind regards,")]))
