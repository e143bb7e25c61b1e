"""A bag comes back to the office: its file, its passphrase, what it brought, and the way to take that out again."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.passphrases import NotThePassphraseError
from csxl_desktop.i18n import _
from csxl_desktop.services.bags import SUFFIX
from csxl_desktop.services.reconciling import TakenIn, WouldDeleteError
from csxl_desktop.ui.bag_words import taken_words
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text_fields import TextField


class BagBack(QObject):
    """Takes the passphrase from its field; `said(text, tone)`, and `came` when the dossier holds other things now."""

    said = Signal(str, str)
    came = Signal()

    def __init__(self, context: Context, passphrase: TextField) -> None:
        super().__init__(passphrase)
        self._context, self._passphrase = context, passphrase
        self.button = button(_("Take a bag back…"), "upload", self._choose)
        self.lacking = Notice(action=_("Take it in all the same"), clicked=self._take_lacking)
        self._lacking: tuple[Path, str] | None = None  # the bag that lacks much, and its passphrase
        self.coming: Path | None = None  # the file that was chosen before its passphrase
        self.act: UUID | None = None  # that took the last bag in

    def await_passphrase(self, path: Path) -> None:
        """The file at `path` comes back: its passphrase, and it is taken."""
        self.coming, self.act = path, None
        self.button.setText(_("Take this bag back"))
        words = _("“{name}” comes back: type its passphrase, then “Take this bag back”.")
        self.said.emit(words.format(name=path.name), "plain")
        self._passphrase.setFocus()

    def forget(self) -> None:
        """No file waits any more."""
        self.coming = None
        self.button.setText(_("Take a bag back…"))

    def refuse_passphrase(self, why: str) -> None:
        """Told below the field, where it can be mended."""
        self._passphrase.show_refusal(why)
        self._passphrase.setFocus()

    def take(self, path: Path, words: str, *, deletions: bool = False) -> None:
        """Take in what was done with the bag at `path`; where it lacks much, it is said, and asked."""
        context = self._context
        self.lacking.hide()

        def refused(error: Exception) -> None:
            if isinstance(error, WouldDeleteError):
                self._lacking = path, words
                self.lacking.say(sentence(error), "late")
            elif isinstance(error, NotThePassphraseError):
                self.refuse_passphrase(" ".join(error.parts()))
            else:
                context.errors.show(error)

        context.jobs.save(
            lambda: context.services.bags.take_back(path, words, deletions=deletions),
            self._taken,
            refused,
            owner=self,
            label=_("Taking the bag back"),
        )

    def take_out(self) -> None:
        """What the last one brought leaves again."""
        context, transaction_id = self._context, self.act
        if transaction_id is not None:
            context.jobs.save(
                lambda: context.services.history.undo_transaction(transaction_id),
                lambda _undone: self._out(),
                context.errors.show,
                owner=self,
            )

    def _choose(self) -> None:
        words = str(self._passphrase.value())
        if not words:
            self.refuse_passphrase(_("The passphrase is needed here."))
            return
        if self.coming is not None:
            self.take(self.coming, words)
            return
        kinds = _("Meeting bag (*{suffix})").format(suffix=SUFFIX)
        parent = self.button.window()
        name, _kind = QFileDialog.getOpenFileName(parent, _("The bag that comes back"), str(documents_folder()), kinds)
        if name:
            self.take(Path(name), words)

    def _take_lacking(self) -> None:
        """What the bag lacks was thrown away on the way: so said whoever saw how much it is."""
        if self._lacking is not None:
            (path, words), self._lacking = self._lacking, None
            self.take(path, words, deletions=True)

    def _taken(self, taken: TakenIn) -> None:
        self._passphrase.set_value("")
        self.forget()
        self.act = taken.transaction_id
        self.came.emit()
        self.said.emit(taken_words(taken), "late" if taken.asked else "good")

    def _out(self) -> None:
        self.act = None
        self.said.emit(_("What came with the bag is out again; the bag can be taken back once more."), "plain")
        self.came.emit()
