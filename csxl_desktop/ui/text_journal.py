"""Texts that are being typed, kept at most a second behind the keys, in a thread of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from csxl_desktop.domain.rich_text import JsonObject, RichText
from csxl_desktop.i18n import _
from csxl_desktop.system.draft_journal import DraftJournal
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.found_texts import begun_texts, following, is_typed, naming
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor

_BEHIND = 600  # milliseconds from the first letter that is not kept until it is


class TextJournal(QObject):
    """Follows one editor: `key()` names the record that is typed in; without a folder nothing is kept.

    What cannot be written down is said once, and again after it could be. It writes and removes its own journals only:
    one that another run left under the same key gets a name of its own before.
    """

    _ended = Signal(str)  # why the last writing failed, or nothing: sent by the lane, heard in the window's thread

    def __init__(self, editor: RichTextEditor, context: Context, key: Callable[[], UUID | None]) -> None:
        super().__init__(editor)
        self._editor, self._context, self._key = editor, context, key
        self._journal = context.drafts.journal
        self._lane = ThreadPoolExecutor(1, "drafts")
        self._begun = set[str]()
        self._sending = list[UUID]()
        self._timer = QTimer(self, singleShot=True, interval=_BEHIND)
        self._timer.timeout.connect(self.keep)
        self._refusal = ""
        self._ended.connect(self._tell)
        editor.edit.textChanged.connect(self._begin)
        editor.edit.installEventFilter(self)
        following.add(self)
        begun_texts.append(self._begun)
        self.destroyed.connect(lambda _object=None, lane=self._lane, begun=self._begun: _end(lane, begun))

    def keep(self) -> None:
        """Write down what stands in the editor now, where it is not in the dossier."""
        self._timer.stop()
        key = self._key()
        if key is not None and self._editor.is_dirty():
            self._put_down(key, self._editor.text())

    def sending(self, key: UUID, text: RichText) -> None:
        """It is on its way to the dossier, and kept until it is there: `saved` or `refused` follows."""
        self._sending.append(key)
        self._put_down(key, text)

    def refused(self, key: UUID) -> None:
        """It did not reach the dossier: once the editor shows another text, its journal is found by whoever looks."""
        if key in self._sending:
            self._sending.remove(key)

    def saved(self, key: UUID, text: RichText) -> None:
        """Committed: forget the journal once the dossier gives that text back, with what came in meanwhile."""
        context, journal = self._context, self._journal

        def failed(error: Exception) -> None:
            self.refused(key)
            context.errors.show(error)

        if journal is not None:
            context.jobs.ask(
                lambda: context.services.room.text(key),
                lambda found: self._read_again(key, text, found),
                failed,
                owner=self,
            )

    def leave_what_was_refused(self) -> None:
        """What this editor neither shows nor sends any more is no text that is being typed."""
        self._begun &= {str(key) for key in (self._key(), *self._sending)}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep()
        return super().eventFilter(watched, event)

    def settle(self) -> None:
        """Until everything asked for is on the disk."""
        self._lane.submit(lambda: None).result()

    def _put_down(self, key: UUID, text: RichText) -> None:
        if self._journal is not None:
            self._lane.submit(self._append, self._journal, str(key), {"text": text.to_json()})

    def _append(self, journal: DraftJournal, key: str, values: JsonObject) -> None:
        try:
            with naming:
                if not is_typed(key):
                    journal.set_found(key)  # or nothing is written: what stands there is not ours
                self._begun.add(key)
            journal.append(key, values)
        except OSError as error:
            self._ended.emit(error.strerror or str(error))
        else:
            self._ended.emit("")

    def _tell(self, refusal: str) -> None:
        if refusal and not self._refusal:
            words = _("What you type is not kept beside the dossier ({reason}): leave the field to save it.")
            self._context.errors.refused.emit(words.format(reason=refusal))
        self._refusal = refusal

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _read_again(self, key: UUID, text: RichText, found: RichText) -> None:
        self.refused(key)  # no longer on its way
        # Typed since, or sent since and not there yet: what the journal holds is more than the dossier does.
        more = key in self._sending or (self._key() == key and self._editor.is_dirty())
        if self._journal is not None and _holds(found, text) and not more:
            self._lane.submit(self._remove, self._journal, str(key))

    def _remove(self, journal: DraftJournal, key: str) -> None:
        with naming:
            if key in self._begun:
                self._begun.discard(key)
                if not is_typed(key):
                    journal.remove(key)


def _end(lane: ThreadPoolExecutor, begun: set[str]) -> None:
    lane.shutdown(wait=True)
    with naming:
        begun_texts[:] = [each for each in begun_texts if each is not begun]


def _holds(found: RichText, text: RichText) -> bool:
    """Whether all of `text` stands in `found`, which may hold what came in from another computer too."""
    said = [(block.kind, block.runs, block.rows) for block in found.blocks]
    return found == text or all((block.kind, block.runs, block.rows) in said for block in text.blocks)
