"""The invitation on its way: its own words, the mail draft with pages and appointment, what was sent, who is silent."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.address_blocks import SEPARATOR, blocks
from csxl_desktop.domain.choices import MailingPurpose
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.exchange.mail_draft import Enclosed
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.convening import Sending
from csxl_desktop.services.invitations import Outgoing
from csxl_desktop.services.printing import render
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.mail_drafts import DraftMaking, drafts, open_files
from csxl_desktop.ui.meetings.checklist import ChecklistCard
from csxl_desktop.ui.meetings.convene_silent import SilentPart, in_a_row
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.read_again import ReadAgain
from csxl_desktop.ui.printing import documents_folder, safe_file_name
from csxl_desktop.ui.widgets.buttons import link_button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.word_saving import WordSaving

_PURPOSES = {
    MailingPurpose.INVITATION: N_("Invitation sent to {n} on {date}"),
    MailingPurpose.REMINDER: N_("Reminder sent to {n} on {date}"),
    MailingPurpose.CANCELLATION: N_("Cancellation sent to {n} on {date}"),
}


class SendPlace(QWidget):
    """Everything about sending; what left is told with its day, and can be taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._copied = 0
        self._making, self._word = DraftMaking(desk.context, self), WordSaving(desk.context, self)
        self.text = RichTextEditor("")
        self.text.called(_("Text of the invitation"))
        desk.save(self.text, "invitation_text")
        self.read_again = ReadAgain(desk, "invitation", flat=True)
        self.invite_button = primary_button(_("Mail draft of the invitation"), "mail", partial(self.open_drafts))
        self.save_button = link_button(_("Save the draft…"), self.save_drafts, "download")
        self.word_button = link_button(_("Save for Word…"), self.save_word, "file-text")
        self.copy_button = link_button(_("Copy the addresses"), self.copy_next, "copy")
        self.silent = SilentPart(desk)
        self.silent.remind_wanted.connect(partial(self.open_drafts, reminder=True))
        self.checklist = ChecklistCard(desk)
        self.log = Notice(action=_("Note it in the log"), clicked=self._note)
        self.unreachable = label("", "small", wrap=True, selectable=True)
        self._sent = QVBoxLayout()
        self._proposed: tuple[UUID, MailingPurpose, int, str] | None = None
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, sizes.px(4), 0)
        box.setSpacing(sizes.inside)
        self._sent.setSpacing(sizes.px(2))
        self.text.setFixedHeight(sizes.px(190))
        box.addLayout(self._sent)
        box.addWidget(SectionLabel(_("Text of the invitation")))
        box.addWidget(label(_("Empty, the office’s own text or the usual sentence is printed."), "small", wrap=True))
        box.addWidget(self.text)
        box.addWidget(self.read_again)
        box.addLayout(in_a_row(self.invite_button))
        box.addLayout(in_a_row(self.save_button, self.copy_button))
        box.addLayout(in_a_row(self.word_button))
        words = _("The pages and an appointment are enclosed; the addresses stand in Bcc.")
        box.addWidget(label(words, "small", wrap=True))
        box.addWidget(self.unreachable)
        box.addWidget(self.log)
        box.addSpacing(sizes.inside)
        box.addWidget(self.silent)
        box.addSpacing(sizes.inside)
        box.addWidget(SectionLabel(_("To do")))
        box.addWidget(self.checklist)
        box.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.log.hide()

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        self.checklist.show_meeting(meeting)
        self.text.show_value(meeting.values["invitation_text"], same=same)
        if not same:
            self.log.dismiss()
            self._proposed, self._copied = None, 0
        self.silent.show_meeting(meeting)
        self.read_again.follow(meeting)
        for each in (self.invite_button, self.save_button, self.copy_button):
            each.setEnabled(bool(meeting.record.attendances))
        context, meeting_id = self._desk.context, meeting.record.row.id
        context.jobs.ask(
            lambda: context.services.convening.sendings(meeting_id),
            self._show_sendings,
            owner=self,
            latest="meetings/sendings",
        )

    def _show_sendings(self, sendings: tuple[Sending, ...]) -> None:
        while (old := self._sent.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in sendings:
            words = _(_PURPOSES[each.purpose]).format(n=each.recipients, date=short_date(each.sent_on))
            self._sent.addWidget(label(words, "strong"))

    # Drafts.

    def open_drafts(self, *, reminder: bool = False) -> None:
        """Write the drafts where those of the dossier wait, and open them in the mail program."""
        self._make(None, reminder=reminder)

    def save_drafts(self) -> None:
        """Ask for the folder, write the drafts there."""
        words = _("Folder for the mail drafts")
        chosen = QFileDialog.getExistingDirectory(self.window(), words, str(documents_folder()))
        if chosen:
            self._make(Path(chosen), reminder=False)

    def _make(self, folder: Path | None, *, reminder: bool) -> None:
        context, meeting_id = self._desk.context, self._desk.id()

        def read() -> tuple[Outgoing, Path]:
            found = context.services.invitations.outgoing(meeting_id, reminder=reminder)
            return found, folder or context.services.mails_folder

        def written(out: Outgoing, paths: list[Path]) -> None:
            self._written(paths, out, meeting_id, opened=folder is None, reminder=reminder)

        self._making.make(read, outgoing_drafts, written)

    def _written(self, paths: list[Path], out: Outgoing, meeting_id: UUID, *, opened: bool, reminder: bool) -> None:
        lost = out.recipients.unreachable()
        names = ", ".join(each.title for each in lost)
        self.unreachable.setText(_("Not reachable by mail: {names}").format(names=names) if lost else "")
        count = sum(bool(each.email) for each in out.recipients.people)
        if not paths:
            return
        purpose = MailingPurpose.REMINDER if reminder else MailingPurpose.INVITATION
        self._propose(meeting_id, purpose, count, out.subject)
        if opened:
            open_files(paths, self._desk.context.errors)
        else:
            words = ngettext("{count} draft saved.", "{count} drafts saved.", len(paths))
            self._desk.page.said.emit(words.format(count=len(paths)))

    def copy_next(self) -> None:
        """Copy the addresses of everybody, block by block, as a mail program takes them."""
        context, meeting_id = self._desk.context, self._desk.id()

        def copy(addresses: tuple[str, ...]) -> None:
            cut = blocks(addresses)
            if not cut:
                self.unreachable.setText(_("Nobody on the list has a mail address."))
                return
            place = self._copied % len(cut)
            QGuiApplication.clipboard().setText(SEPARATOR.join(cut[place]))
            self._copied = place + 1
            words = _("Block {number} of {total} copied: paste it into Bcc.")
            self._desk.page.said.emit(words.format(number=place + 1, total=len(cut)))
            if place + 1 == len(cut):
                title = self._desk.meeting.record.row.line if self._desk.meeting else ""
                self._propose(meeting_id, MailingPurpose.INVITATION, len(addresses), title)

        context.jobs.ask(
            lambda: context.services.convening.recipients(meeting_id).addresses(), copy, context.errors.show, owner=self
        )

    def save_word(self) -> None:
        """The invitation for whoever edits it further."""
        context, meeting_id = self._desk.context, self._desk.id()
        self._word.save(lambda: context.services.documents.invitation(meeting_id))

    # The log.

    def _propose(self, meeting_id: UUID, purpose: MailingPurpose, count: int, title: str) -> None:
        self._proposed = (meeting_id, purpose, count, title)
        words = ngettext("Does it go to {count} person?", "Does it go to {count} people?", count)
        self.log.say(words.format(count=count))

    def _note(self) -> None:
        proposed, self._proposed = self._proposed, None
        if proposed is None:
            return
        context, desk = self._desk.context, self._desk
        meeting_id, purpose, count, title = proposed

        def noted(written: Written) -> None:
            words = ngettext("Noted: sent to {count} person", "Noted: sent to {count} people", count)
            desk.page.undo_offered.emit(
                words.format(count=count),
                lambda: desk.act(lambda: context.services.records.trash(Mailing, written.record_id)),
            )

        self.log.dismiss()
        desk.act(lambda: context.services.convening.sent(meeting_id, purpose, count, title), noted)


def outgoing_drafts(out: Outgoing) -> list[tuple[str, bytes]]:
    """The drafts of a mail that leaves: a file for each block of addresses, each with pages and appointment."""
    title = safe_file_name(out.document.file_name)
    enclosed = (
        Enclosed(f"{title}.pdf", "application/pdf", render(out.document)),
        Enclosed(f"{title}.ics", "text/calendar; method=PUBLISH; charset=utf-8", out.appointment),
    )
    return drafts(title, out.subject, out.body, blocks(out.recipients.addresses()), enclosed)
