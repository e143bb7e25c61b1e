"""A document beside the record: the very PDF, refreshed, printed, saved, sent by mail."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.services.printing import WORD, Document, render_told
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_mail import Audience, MailStrip
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.once import Once
from csxl_desktop.ui.paper import PaperStrip
from csxl_desktop.ui.printing import save_pdf
from csxl_desktop.ui.spoken import announce
from csxl_desktop.ui.whole_screen import WholeScreen
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.full_screen import FullScreen
from csxl_desktop.ui.widgets.pdf_bar import SEND_KEYS
from csxl_desktop.ui.widgets.pdf_preview import PdfPreview
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.word_saving import WordSaving

_REST = 250  # milliseconds after the last change before the pages are laid out again
_MOST_NOTICES = 4
_OF_ONE_PERSON = "personal-data"  # everything held: whoever saves it shows it to nobody else on this computer
_Send = Callable[[Document, bytes], object]  # onto paper, or disk, or into a mail


def on_card(panel: "DocumentPanel") -> Card:
    """The pages on a card of their own."""
    card = Card(padding=1)
    card.box.addWidget(panel)
    return card


def print_shown(place: QWidget) -> bool:
    """Onto paper with the document that `place` has on screen; False where it shows none."""
    shown = next((panel for panel in place.findChildren(DocumentPanel) if panel.isVisible()), None)
    if shown is not None:
        shown.print_document()
    return shown is not None


def _save(document: Document, pdf: bytes, window: QWidget) -> None:
    save_pdf(pdf, document.file_name, window, own=document.kind == _OF_ONE_PERSON)


class DocumentPanel(QWidget):
    """Shows what `show_document` asks for: content read in the database lane, pages laid out beside the window.

    `went_out()`: a document that is written down when it goes on paper was.
    """

    shown = Signal()
    went_out = Signal()

    def __init__(self, context: Context, *, sent: bool = True) -> None:
        super().__init__()
        self._context = context
        self._audience: Audience | None = None
        self._ask: Callable[[], Document] | None = None
        self._key: object = None
        self._turn, self._file_name = 0, ""
        self._document: Document | None = None
        self._on_screen: Document | None = None  # laid out whole
        self._for_paper: Callable[[], Document] | None = None
        self._before_paper: Callable[[], object] | None = None
        self._draft = False
        self._word, self._going_out = WordSaving(context, self), Once()
        self.preview = PdfPreview(sent=sent)
        self._whole = WholeScreen(self.preview, sent=sent)
        self.preview.send_requested.connect(self.send_document)
        self.preview.print_requested.connect(self.print_document)
        self.preview.save_requested.connect(self.save_document)
        self.preview.full_screen_requested.connect(self.show_full_screen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.notice = label("", "small", wrap=True)
        self.notice.setContentsMargins(look().sizes.around, 0, look().sizes.around, 0)
        self.notice.hide()
        self.paper = PaperStrip(context.state, context.jobs, context.errors)
        self.paper.save_wanted.connect(self.save_document)
        self.mail = MailStrip(context)
        for each in (self.preview, self.paper, self.mail, self.notice):
            box.addWidget(each)
        self.paper.hide()
        if sent:
            add_keys(self, _("Mail draft with the pages of the document"), SEND_KEYS, self.send_document)
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._begin)

    def show_document(
        self,
        ask: Callable[[], Document],
        key: object,
        *,
        for_paper: Callable[[], Document] | None = None,
        audience: Audience | None = None,
    ) -> None:
        """Show the document that `ask` (run in the database lane) gives; `key` tells which document this is.

        `for_paper`, where given, writes down what goes out and gives it as it does; `audience`: whom mail goes to.
        """
        self._for_paper, self._audience = for_paper, audience
        if key != self._key:
            self.mail.dismiss()
            self.preview.clear(_("The document is being prepared…"))
        self._ask, self._key = ask, key
        self._begin()

    def before_paper(self, flush: Callable[[], object]) -> None:
        """Have what is typed saved before anything goes on paper, or to Word."""
        self._before_paper = flush

    def document(self) -> Document | None:
        """What was laid out last, or is being laid out."""
        return self._document

    def show_draft(self, pdf: bytes, key: object) -> None:
        """Show some pages for a moment, until the document itself is laid out; they never go on paper."""
        self._draft = True
        self.preview.show_pdf(pdf, key)

    def is_draft(self) -> bool:
        return self._draft

    def refresh(self) -> None:
        """Something that the document prints has changed: lay it out again, in a moment."""
        if self._ask is not None:
            self._timer.start()

    def clear(self) -> None:
        self._ask, self._key, self._document = None, None, None
        self.notice.hide()
        self._turn += 1
        self.preview.clear()

    def print_document(self) -> None:
        if self.preview.pdf():
            self._go_out(lambda document, pdf: self.paper.print_document(document, pdf, self.preview.page()))

    def save_document(self) -> None:
        if self.preview.pdf():
            self._go_out(lambda document, pdf: _save(document, pdf, self.window()))

    def send_document(self) -> None:
        self.send_to(self._audience)

    def send_to(self, audience: Audience | None) -> None:
        """A mail draft with the PDF enclosed, opened in the mail program."""
        if self.preview.pdf():
            self._go_out(lambda document, pdf: self.mail.write(document, pdf, audience))

    def _go_out(self, send: _Send) -> None:
        """Save what is typed, write down or read what goes out, send it: the pages on screen if it is the same."""
        ask = self._for_paper or self._ask
        if ask is None or not self._going_out.begin():
            return
        self._save_typed()
        self._turn += self._for_paper is not None
        turn, send = self._turn, self._going_out.ends(send)
        begin = self._context.jobs.save if self._for_paper else self._context.jobs.ask
        begin(
            ask, lambda document: self._send(document, turn, send), lambda error: self._failed(error, turn), owner=self
        )

    def _send(self, document: Document, turn: int, send: _Send) -> None:
        if not self._for_paper and not self._draft and document == self._on_screen:
            send(document, self.preview.pdf())
            return
        if turn == self._turn:
            self._turn = turn = turn + 1
        self._lay_out(document, turn, send)

    def _save_typed(self) -> None:
        leave_focused_field()
        if self._before_paper is not None:
            self._before_paper()

    def save_word(self) -> None:
        """The same content for whoever edits it further, read again; nothing where Word has no such document."""
        shown, ask = self._document, self._ask
        if shown is not None and ask is not None and shown.kind in WORD:
            self._save_typed()
            self._word.save(ask)

    def show_full_screen(self) -> None:
        """The same document over the whole screen; Esc comes back to the place where one was."""
        self._whole.show(self._file_name, self._key)

    def full_screen(self) -> FullScreen | None:
        """The window over the whole screen, while there is one."""
        return self._whole.window

    def _begin(self) -> None:
        self._timer.stop()
        ask = self._ask
        if ask is None:
            return
        self._turn += 1
        turn = self._turn
        self.preview.set_busy()
        self._context.jobs.ask(
            ask,
            lambda document: self._lay_out(document, turn),
            lambda error: self._failed(error, turn),
            owner=self,
        )

    def _lay_out(self, document: Document, turn: int, send: _Send | None = None) -> None:
        if turn == self._turn:
            self._file_name, self._document = document.file_name, document
        elif send is None:
            return  # another one is asked for; what was written down for paper goes out all the same
        self._context.jobs.compute(
            lambda: render_told(document),
            lambda made: self._show(document, *made, turn, send),
            lambda error: self._failed(error, turn),
            owner=self,
            label=_("Laying out the document"),
            stoppable=True,
        )

    def _show(self, document: Document, pdf: bytes, told: tuple[str, ...], turn: int, send: _Send | None) -> None:
        if turn == self._turn:
            self._draft, self._on_screen = False, document
            self.notice.setText("\n".join((*told[:_MOST_NOTICES], "…") if len(told) > _MOST_NOTICES else told))
            self.notice.setVisible(bool(told))
            self.preview.show_pdf(pdf, self._key)
            self._whole.follow(pdf, self._key)
        if send is not None and self._for_paper:
            self.went_out.emit()
        if turn == self._turn:
            self.shown.emit()
        if send is not None:
            send(document, pdf)

    def _failed(self, error: Exception, turn: int) -> None:
        self._going_out.end()
        if turn != self._turn:
            return
        self.preview.clear(sentence(error))
        if isinstance(error, DomainError) and self.preview.isVisible():
            announce(self.preview, sentence(error))  # it stands where the pages would: once is enough
        else:
            self._context.errors.show(error)
