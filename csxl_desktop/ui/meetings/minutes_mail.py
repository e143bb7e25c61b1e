"""The minutes by mail: which annexes go along, the drafts to everybody on the list, whom no mail reaches."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.address_blocks import blocks
from csxl_desktop.domain.meeting_rows import AnnexRow
from csxl_desktop.exchange.mail_draft import enclosed
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.minutes import Mailed
from csxl_desktop.services.minutes_mail import MinutesMailService, OutgoingMinutes
from csxl_desktop.services.printing import render
from csxl_desktop.ui.look import look
from csxl_desktop.ui.mail_drafts import DraftMaking, Files, drafts, open_files
from csxl_desktop.ui.meetings.convene_silent import in_a_row
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.printing import documents_folder, safe_file_name
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckBox

_HEAVY = 15_000_000  # bytes of annexes: in a mail they weigh a third more, and 20 MB is what most mailboxes take


class MinutesMail(QWidget):
    """A draft is no sending: `drafted()` proposes one, `note_wanted()` once somebody says that it left."""

    drafted = Signal()
    note_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._making = DraftMaking(desk.context, self)
        self._proposed: tuple[UUID, Mailed] | None = None
        self._shown: tuple[AnnexRow, ...] = ()
        self.boxes: dict[UUID, CheckBox] = {}
        self._annexes = QVBoxLayout()
        self._annexes.setSpacing(look().sizes.px(2))
        self.heavy = label("", "small", wrap=True)
        self.mail_button = button(_("Prepare the mail"), "mail", partial(self.open_drafts))
        self.save_button = link_button(_("Save the draft…"), self.save_drafts, "download")
        self.told = label("", "small", wrap=True)
        self.unreachable = label("", "small", wrap=True, selectable=True)
        self.log = Notice(action=_("Note the sending"), clicked=self.note_wanted.emit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addLayout(self._annexes)
        box.addWidget(self.heavy)
        box.addLayout(in_a_row(self.mail_button))
        box.addLayout(in_a_row(self.save_button))
        box.addWidget(self.told)
        box.addWidget(self.unreachable)
        box.addWidget(self.log)
        for each in (self.heavy, self.unreachable, self.log):
            each.hide()

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        """The annexes that have a file, ticked at first."""
        if not same:
            self._forget()
        files = tuple(each for each in meeting.record.annexes if each.sha256)
        if same and files == self._shown and self.told.text():
            return
        kept = {key for key, each in self.boxes.items() if same and not each.isChecked()}
        while (old := self._annexes.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._shown, self.boxes = files, {}
        for each in files:
            self.boxes[each.id] = made = CheckBox(each.title or each.file_name)
            made.setChecked(each.id not in kept)
            made.toggled.connect(lambda _checked: self._weigh())
            self._annexes.addWidget(made)
        self.told.setText(
            _("The minutes and the annexes ticked are enclosed; the addresses stand in Bcc.")
            if files
            else _("The minutes are enclosed; the addresses stand in Bcc.")
        )
        self._weigh()

    def proposed(self, meeting_id: UUID) -> Mailed | None:
        """The mail that was drafted last for the meeting and not noted as sent."""
        return self._proposed[1] if self._proposed is not None and self._proposed[0] == meeting_id else None

    def noted(self) -> None:
        """What was drafted left."""
        self._proposed = None
        self.log.dismiss()

    def open_drafts(self) -> None:
        """Write the drafts where those of the dossier wait, and open them in the mail program."""
        self._make(None)

    def save_drafts(self) -> None:
        """Ask for the folder, write the drafts there."""
        words = _("Folder for the mail drafts")
        chosen = QFileDialog.getExistingDirectory(self.window(), words, str(documents_folder()))
        if chosen:
            self._make(Path(chosen))

    # Within.

    def _forget(self) -> None:
        self.noted()
        self.unreachable.hide()

    def _weigh(self) -> None:
        weight = sum(each.size for each in self._shown if self.boxes[each.id].isChecked())
        words = _("The annexes ticked weigh {size} MB: many mailboxes refuse that. Untick some of them.")
        self.heavy.setText(words.format(size=round(weight / 1_000_000)))
        self.heavy.setVisible(weight > _HEAVY)

    def _make(self, folder: Path | None) -> None:
        context, meeting_id = self._desk.context, self._desk.id()
        chosen = [key for key, each in self.boxes.items() if each.isChecked()]

        def read() -> tuple[OutgoingMinutes, Path]:
            services = context.services
            found = MinutesMailService(services.database, services.today).outgoing(meeting_id, chosen)
            return found, folder or services.mails_folder

        def written(out: OutgoingMinutes, paths: list[Path]) -> None:
            self._written(out, paths, meeting_id, opened=folder is None)

        self._making.make(read, minutes_drafts, written)

    def _written(self, out: OutgoingMinutes, paths: list[Path], meeting_id: UUID, *, opened: bool) -> None:
        if opened:
            open_files(paths, self._desk.context.errors)
        else:
            words = ngettext("{count} draft saved.", "{count} drafts saved.", len(paths))
            self._desk.page.said.emit(words.format(count=len(paths)))
        if self._desk.meeting is None or self._desk.id() != meeting_id:
            return  # another meeting is on the desk by now
        names = ", ".join(each.title for each in out.recipients.unreachable())
        self.unreachable.setText(_("Not reachable by mail: {names}").format(names=names))
        self.unreachable.setVisible(bool(names))
        count = sum(bool(each.email) for each in out.recipients.people)
        self._proposed = (meeting_id, Mailed(out.subject, count)) if count else None
        words = ngettext(
            "The draft is to {count} person. Once it has left, note it.",
            "The draft is to {count} people. Once it has left, note it.",
            count,
        ).format(count=count)
        self.log.say(words if count else _("The draft is to nobody yet: add whom it goes to."))
        self.log.action.setVisible(bool(count))
        self.drafted.emit()


def minutes_drafts(out: OutgoingMinutes) -> Files:
    """A file for each block of addresses, one without any where there is none: pages first, then the annexes."""
    title = safe_file_name(out.document.file_name)
    files = [enclosed(f"{title}.pdf", render(out.document))]
    for given, content in out.contents():
        name = _free(safe_file_name(given), {each.name.casefold() for each in files})
        files.append(enclosed(name, content))
    return drafts(title, out.subject, out.body, blocks(out.recipients.addresses()) or [()], files)


def _free(name: str, taken: set[str]) -> str:
    """`name`, or the first that no other file of the mail bears: `carte (2).pdf`."""
    path, number = Path(name), 2
    while name.casefold() in taken:
        name, number = f"{path.stem} ({number}){path.suffix}", number + 1
    return name
