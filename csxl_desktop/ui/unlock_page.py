"""An encrypted dossier, or an encrypted backup, is asked for: its passphrase, or the code of the recovery sheet."""

from collections.abc import Callable
from functools import wraps
from inspect import unwrap
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csxl_desktop.domain import recovery_code
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.storage.errors import LockedDossierError, WrongSheetError
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.start_page import START_SIZE
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.passphrase_field import PassphraseField
from csxl_desktop.ui.widgets.text import Card, Title, label

T = TypeVar("T")


class StillLockedError(Exception):
    """What was typed does not open what lies in `place`; `refusal` says why, as often as it is tried."""

    def __init__(self, place: Path, refusal: DomainError) -> None:
        super().__init__()
        self.place, self.refusal = place, refusal


def locked_place(error: Exception) -> Path | None:
    """Where something waits for its passphrase, if that is why it did not open."""
    if isinstance(error, StillLockedError):
        return error.place
    return Path(str(error.values["path"])) if isinstance(error, LockedDossierError) else None


def tried(words: str, place: Path, work: Callable[[], T]) -> Callable[[], T]:
    """`work`, once what lies in `place` was unlocked by `words`; what was typed before is not tried again."""
    wanted = unwrap(work)

    @wraps(wanted)
    def unlocked() -> T:
        from csxl_desktop.services.protection import unlock  # brings the database library with it

        try:
            unlock(place, words)
        except DomainError as error:
            raise StillLockedError(place, error) from None
        answer: T = wanted()
        return answer

    return unlocked


class UnlockPage(QWidget):
    """`words_given(str)`; `left` is the way to another dossier. Nobody is locked out, however often it is tried."""

    words_given = Signal(str)
    left = Signal()

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.setWindowTitle(_("CSXL – Coordination Sociale"))
        self.notice = Notice(closable=False)
        self.words = PassphraseField(_("Your passphrase"))
        self.words.edit.returnPressed.connect(self._give)
        self.open_button = primary_button(_("Open"), "folder-open", self._give)
        self.sheet_button = link_button(_("Use the recovery sheet"), self._use_sheet, "file-text")
        self.other_button = button(_("Another dossier…"), "arrow-left", self.left.emit)
        self._hint = label(
            _("Encrypted: whoever finds this computer reads nothing. Capital letters count; try as often as needed."),
            "secondary",
            wrap=True,
        )
        self._build(locked_place(error) or Path())
        if isinstance(error, StillLockedError):
            self.notice.say(sentence(error.refusal), "late")
            if isinstance(error.refusal, WrongSheetError):
                self._use_sheet()
        self.resize(*START_SIZE)
        self.words.setFocus()
        add_help_key(self, "unlock")

    def _build(self, place: Path) -> None:
        sizes = look().sizes
        card = Card(padding=sizes.px(28))
        card.box.setSpacing(sizes.between)
        card.box.addWidget(Title(place.name))
        for each in (self._hint, self.notice, self.words, self.open_button):
            card.box.addWidget(each)
        row = QHBoxLayout()
        for link in (self.words.shown_button, self.sheet_button):
            row.addWidget(link)
        row.addStretch()
        row.addWidget(self.other_button)
        card.box.addLayout(row)
        card.setFixedWidth(sizes.px(620))
        box = QGridLayout(self)
        box.addWidget(card, 0, 0, Qt.AlignmentFlag.AlignCenter)

    def _give(self) -> None:
        """A slip in a code is told here, where what was typed can be mended."""
        words = self.words.typed()
        if not words:
            return
        if recovery_code.looks_like(words):
            try:
                recovery_code.read(words)
            except DomainError as error:
                self.words.show_refusal(sentence(error))
                return
        self.open_button.setEnabled(False)
        self.words_given.emit(words)

    def _use_sheet(self) -> None:
        """The code is digits alone: it is read while it is typed."""
        self.words.uncover()
        self.words.rename(_("Code of the recovery sheet"))
        self.words.edit.setPlaceholderText(_("eight groups of six digits"))
        self._hint.setText(
            _("Type the code of the sheet, group by group; a wrong digit is told at once. Then give a new passphrase.")
        )
        self.sheet_button.hide()
        self.words.setFocus()
