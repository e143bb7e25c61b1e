"""The pages of the report on the right: the whole, or what was asked for alone; for Word and by mail too."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from csxl_desktop.domain.choices import SendingChannel
from csxl_desktop.domain.recipients import Recipients
from csxl_desktop.i18n import _
from csxl_desktop.services.printing import Document
from csxl_desktop.services.selections import NewMailing
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.report_outline import section_pages, title_key
from csxl_desktop.ui.evaluation.report_sending import ReportSending
from csxl_desktop.ui.evaluation.report_text import ReportText
from csxl_desktop.ui.log_strip import LogStrip
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.text import Card


class ReportPages(Card):
    """`part_shown`: an archive, or a section alone, stands there until the whole is wanted again."""

    def __init__(self, place: Place, panel: DocumentPanel, text: ReportText) -> None:
        super().__init__(padding=1)
        sizes = look().sizes
        self._place, self._panel, self._text = place, panel, text
        self._printed_year = 0
        self._jump_to = ""
        self.part_shown = False
        self.alone_button = link_button(_("This section alone"), self.show_alone, "file-text")
        self.word_button = link_button(_("Save for Word…"), panel.save_word, "download")
        self.whole_button = link_button(_("The whole report"), self.show_whole, "undo-2")
        self.whole_button.hide()
        self.sending = ReportSending(place, lambda: self._printed_year or place.year)
        self.log = LogStrip(place.context, place.page)
        self.log.hide()
        below, around = FlowLayout(), QVBoxLayout()
        below.setSpacing(sizes.between)
        for each in (self.alone_button, self.whole_button, self.sending.source_button, self.word_button):
            below.addWidget(each)
        around.setContentsMargins(sizes.around, 0, sizes.around, sizes.inside)
        around.addLayout(below)
        self.box.addWidget(panel, 1)
        self.box.addWidget(self.sending, 1)
        self.box.addWidget(self.log)
        self.box.addLayout(around)
        self.sending.choosing.connect(panel.setHidden)
        self.sending.wanted.connect(self._send)
        panel.mail.drafted.connect(self._propose)
        panel.shown.connect(self._shown)
        place.context.jobs.saved.connect(self._refresh)

    def clear(self) -> None:
        """There is no report to show."""
        self._panel.clear()
        self._rest()
        self._printed_year = 0

    def show_year(self) -> None:
        """The whole, unless it stands there already."""
        if self._printed_year != self._place.year:
            self.show_whole()

    def show_whole(self) -> None:
        year, context = self._place.year, self._place.context
        self._printed_year = year
        self._show(lambda: context.services.documents.report(year), ("report", year), part=False)

    def show_archive(self, archive_id: UUID) -> None:
        """The pages as they were approved, until a section is chosen."""
        ask = self._place.context.services.report_archives.document
        self._show(lambda: ask(archive_id), ("archive", archive_id), part=True)

    def show_alone(self) -> None:
        """The pages of the section on screen alone, to print or to save; until another one is chosen."""
        self._text.flush()
        year, context, key = self._place.year, self._place.context, self._text.id()
        self._show(lambda: context.services.documents.report(year, section=key), ("section", key), part=True)
        self.sending.source_button.hide()

    def bring(self, title: str) -> None:
        """Bring the pages of a section into view, once; nothing where it is not in the report."""
        self._jump_to = title_key(title)
        self._jump()

    def _show(self, ask: Callable[[], Document], key: object, *, part: bool) -> None:
        """The pages that `ask` gives; only beside a part the whole is offered."""
        self.part_shown = part
        self.whole_button.setVisible(part)
        self.alone_button.setVisible(not part)  # both would not stand beside the way to Word
        self.sending.source_button.show()
        self._rest()
        self._panel.show_document(ask, key)

    def _refresh(self) -> None:
        """Something was saved: what is printed may have changed; a page that nobody sees waits."""
        if self._place.isVisible():
            self._panel.refresh()
        else:
            self._printed_year = 0

    def _rest(self) -> None:
        """Other pages are on their way: nobody is chosen for these, and nothing is to be noted of those before."""
        self.sending.leave()
        self.log.dismiss()
        self.sending.source_button.setEnabled(False)

    def _shown(self) -> None:
        self.sending.source_button.setEnabled(True)
        self._jump()

    def _send(self, found: Recipients) -> None:
        self._panel.send_to(lambda: found)

    def _propose(self, title: str, found: Recipients) -> None:
        """The draft is in the mail program: once it has left, a click notes it among the mailings."""
        count = sum(bool(each.email) for each in found.people)
        self.log.propose(NewMailing(found.selection, SendingChannel.MAIL, count, title))

    def _jump(self) -> None:
        if self._jump_to and self._panel.preview.pdf():
            self._panel.preview.go_to_page(section_pages(self._panel.preview.pdf()).get(self._jump_to, 0))
            self._jump_to = ""
