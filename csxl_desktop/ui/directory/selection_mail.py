"""A selection written to by mail: its addresses for Bcc in blocks that Outlook takes, drafts ready to be sent."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from csxl_desktop.domain.address_blocks import SEPARATOR, blocks
from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.exchange.mail_links import mail_links
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.selection_place import SelectionLog, SelectionPlace
from csxl_desktop.ui.directory.selection_words import selection_words
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.mail_drafts import DraftMaking, Files, drafts, open_files
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.recipient_words import otherwise, rather_words
from csxl_desktop.ui.widgets.buttons import PushButton, button, primary_button
from csxl_desktop.ui.widgets.flow import FlowLayout, HeadLayout
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField


class MailPlace(SelectionPlace):
    """The blocks one after the other; then, if one likes, the mail itself as a draft."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(context, page)
        self.blocks: list[tuple[str, ...]] = []
        self._next = self._count = 0
        self._making = DraftMaking(context, self, self._refuse)
        self.told = label("", "strong", wrap=True)
        self.copy_button = primary_button("", "copy", self.copy_next)
        self.block_buttons: list[PushButton] = []
        self._block_row = FlowLayout()
        self.log = SelectionLog(context, page, SendingChannel.MAIL)
        self.rather = label("", "secondary", wrap=True)
        self.subject = TextField(_("Subject"))
        self.body = MultilineField(_("Text of the mail"), lines=6)
        self._kept = KeptForm(context.drafts, self, {"subject": self.subject, "body": self.body})
        self._kept.turn_to("selection-mail")
        self.save_button = button(_("Save the draft…"), "download", self.save_drafts)
        self.open_button = button(_("Open in the mail program"), "external-link", self.open_drafts)
        self.begin_button = button(_("Begin the mail without a draft"), "mail", self.begin_next)
        self._begun = 0
        self.refusal = Notice(tone="late")
        self.unreachable = label("", "", wrap=True, selectable=True)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        box = self.card.box
        box.setSpacing(sizes.px(10))
        top = QHBoxLayout()
        top.addWidget(self.told, 1)
        top.addWidget(self.copy_button)
        box.addWidget(SectionLabel(_("Addresses for the Bcc field")))
        box.addLayout(top)
        self._block_row.setSpacing(sizes.inside)
        box.addLayout(self._block_row)
        box.addWidget(self.log)
        box.addWidget(self.rather)
        draft = Card(_("Mail draft"))
        draft.box.setSpacing(sizes.px(10))
        draft.box.addWidget(self.subject)
        draft.box.addWidget(self.body)
        buttons = HeadLayout()
        words = _("The addresses stand in Bcc: nobody sees whom else it goes to.")
        limits = _(
            "Where the draft opens like a mail received (new Outlook), begin the mail without a draft: it opens with "
            "its addresses, one block after the other, and with its text if that is short."
        )
        buttons.addWidget(label(words, "small", wrap=True))
        buttons.addWidget(self.begin_button)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.open_button)
        draft.box.addWidget(self.refusal)
        draft.box.addLayout(buttons)
        draft.box.addWidget(label(limits, "small", wrap=True))
        self._others = Card(_("Not reachable by mail"))
        self._others.box.addWidget(self.unreachable)
        self.refusal.hide()
        self.log.hide()
        self.column.addWidget(self._others)
        self.column.addWidget(draft)
        self.column.addStretch()

    def show_recipients(self, found: Recipients) -> None:
        self.found = found
        addresses = found.addresses()
        self.blocks, self._next, self._begun = blocks(addresses), 0, 0
        self._count = sum(bool(each.email) for each in found.people)
        lost, rather = found.unreachable(), found.rather_otherwise()
        self._others.setVisible(bool(lost))
        self.unreachable.setText(" · ".join(otherwise(each) for each in lost))
        self.rather.setText(rather_words(found))
        self.rather.setVisible(bool(rather))
        self._make_buttons()
        self._say_state()
        self.log.dismiss()

    # Copying.

    def copy_next(self) -> None:
        """Copy the block that comes; after the last one, the first again."""
        if self.blocks:
            self.copy_block(self._next)

    def copy_block(self, place: int) -> None:
        """Put one block on the clipboard, as Outlook takes it."""
        QGuiApplication.clipboard().setText(SEPARATOR.join(self.blocks[place]))
        last = place + 1 == len(self.blocks)
        self._next = 0 if last else place + 1
        words = _("Block {number} of {total} copied: paste it into Bcc.").format(
            number=place + 1, total=len(self.blocks)
        )
        self._say_state(words)
        if last and self.found is not None:
            self.log.propose_to(self.found, self.subject.value(), self._count)

    def _make_buttons(self) -> None:
        for old in self.block_buttons:
            self._block_row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.block_buttons = []
        several = self.blocks if len(self.blocks) > 1 else []
        for place, block in enumerate(several):
            words = ngettext("Block {number}: {count} address", "Block {number}: {count} addresses", len(block))
            made = button(words.format(number=place + 1, count=len(block)), "copy", partial(self.copy_block, place))
            self.block_buttons.append(made)
            self._block_row.addWidget(made)

    def _say_state(self, done: str = "") -> None:
        count, total = sum(map(len, self.blocks)), len(self.blocks)
        addresses = ngettext("{count} address", "{count} addresses", count).format(count=count)
        in_blocks = ngettext("in {count} block", "in {count} blocks", total).format(count=total)
        self.told.setText(done or (f"{addresses}, {in_blocks}" if total > 1 else addresses))
        next_block = _("Copy block {number} of {total}").format(number=self._next + 1, total=total)
        self.copy_button.setText(next_block if total > 1 else _("Copy the addresses"))
        for each in (self.copy_button, self.begin_button, self.save_button, self.open_button):
            each.setEnabled(bool(self.blocks))

    # Drafts.

    def save_drafts(self) -> None:
        """Ask for the folder, write a file for each block there."""
        words = _("Folder for the mail drafts")
        chosen = QFileDialog.getExistingDirectory(self.window(), words, str(documents_folder()))
        folder = Path(chosen)

        def written(paths: list[Path]) -> None:
            words = ngettext("{count} draft saved in “{folder}”.", "{count} drafts saved in “{folder}”.", len(paths))
            self.page.said.emit(words.format(count=len(paths), folder=folder.name))

        if chosen:
            self._make(lambda: folder, written)

    def open_drafts(self) -> None:
        """Write the drafts where those of the dossier wait, and open them in the mail program."""
        context = self.context
        self._make(lambda: context.services.mails_folder, lambda paths: open_files(paths, context.errors))

    def begin_next(self) -> None:
        """Have the mail program begin a mail to the block that comes, without a file: nothing can be enclosed."""
        if self.found is None:
            return
        made = mail_links(self.subject.value(), self.body.value(), self.found.addresses())
        place = self._begun % len(made.links)
        if not QDesktopServices.openUrl(QUrl(made.links[place])):
            self.refusal.say(_("No mail program answers on this computer: copy the addresses."), "late")
            return
        self._begun = place + 1
        words = _("Mail {number} of {total} begun.").format(number=place + 1, total=len(made.links))
        left_out = "" if made.whole else _("Its text is too long for this way: copy it from here.")
        self.refusal.say(f"{words} {left_out}".strip(), "good" if made.whole else "late")
        if self._begun == len(made.links):
            self._kept.forget()
            self.log.propose_to(self.found, self.subject.value(), self._count)

    def _make(self, folder: Callable[[], Path], done: Callable[[list[Path]], object]) -> None:
        found, subject, body, cut = self.found, self.subject.value(), self.body.value(), self.blocks
        if found is None:
            return
        title = subject or selection_words(found.selection)

        def lay_out(_nothing: None) -> Files:
            return drafts(title, subject, body, cut)

        def written(_nothing: None, paths: list[Path]) -> None:
            self.refusal.dismiss()
            if paths:
                self._kept.forget()
                done(paths)
            if found is self.found:
                self.log.propose_to(found, subject, self._count)

        self._making.make(lambda: (None, folder()), lay_out, written)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.refusal.say(_("Nothing can be written there ({detail}).").format(detail=error.strerror), "late")
        else:
            self.context.errors.show(error)
