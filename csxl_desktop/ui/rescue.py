"""What a backup can do for a dossier that does not open, and what is said once one was opened or put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.home.backup_words import long_moment, moment
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.text import label

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.safety.restoring import Offer, Restored


class Rescue(QWidget):
    """The newest sound backup of the dossier that did not open: put back, or looked at. Signals as `StartPage`.

    Where another computer has the dossier open, beside it the two ways to write as well: `join_wanted`, `bag_wanted`.
    """

    restore_chosen = Signal(object, str)
    look_chosen = Signal(object, str)
    backups_chosen = Signal(object, object)
    join_wanted = Signal()
    bag_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self.words = label("", wrap=True)
        self.restore_button = primary_button(_("Restore this backup"), "archive-restore", self._restore)
        self.look_button = button(_("Only look at it"), "eye", self._look)
        self.all_button = link_button(_("All backups"), self._all)
        self.join_button = button(_("Join a shared folder…"), "users", self.join_wanted.emit)
        self.bag_button = button(_("Open a meeting bag…"), "folder-open", self.bag_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.inside)
        for each in (self.restore_button, self.look_button, self.join_button, self.bag_button):
            row.addWidget(each)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, look().sizes.between)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.words)
        box.addLayout(row)
        box.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def offered(self) -> "Offer | None":
        """What it shows."""
        return self._offer

    def show_offer(self, offer: "Offer") -> None:
        """What may be done with the backup, and what is not in it."""
        self._offer = offer
        self.words.setText(offer_words(offer))
        self.restore_button.setVisible(offer.may_restore)
        self.all_button.setVisible(offer.may_restore)
        for each in (self.join_button, self.bag_button):
            each.setVisible(not offer.may_restore)
        self.show()
        (self.restore_button if offer.may_restore else self.look_button).setFocus()

    def _restore(self) -> None:
        if self._offer is not None:
            self.restore_chosen.emit(self._offer.folder, self._offer.name)

    def _look(self) -> None:
        if self._offer is not None:
            self.look_chosen.emit(self._offer.folder, self._offer.name)

    def _all(self) -> None:
        if self._offer is not None:
            self.backups_chosen.emit(self._offer.folder, None)


def offer_words(offer: "Offer") -> str:
    """Which backup, and what is not in it."""
    words = [_("The last good backup is of {moment}: it was just read whole.").format(moment=long_moment(offer.at))]
    if offer.passed:
        damaged = ngettext(
            "{count} newer backup is damaged and was passed over.",
            "{count} newer backups are damaged and were passed over.",
            offer.passed,
        )
        words.append(damaged.format(count=offer.passed))
    if not offer.may_restore:
        words.append(
            _(
                "You can look at it meanwhile; only who has the dossier open can write. To write on two computers, "
                "share the dossier there (Home, History and trash, Shared folder) and join that folder here; or take "
                "a meeting bag."
            )
        )
        return " ".join(words)
    if offer.at_most_until is not None and offer.at_most_until > offer.at:
        lost = _("What was done after it, until {moment} at most, is not in it.")
        words.append(lost.format(moment=moment(offer.at_most_until)))
    words.append(_("The file that does not open is kept aside: nothing is thrown away."))
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Strip:
    """Said above the pages as long as it holds, with the way back; none where `clicked` is None."""

    words: str
    tone: str
    action: str
    clicked: Callable[[], object] | None


def restored_strip(restored: "Restored", restore: Callable[[str], object]) -> Strip:
    """A backup took the place of the dossier."""
    safety = restored.safety
    words = [_("The dossier is as it was on {moment}.").format(moment=moment(restored.backup.at))]
    if safety is not None:
        words.append(_("What stood there before is kept in the backups."))
    elif restored.aside is not None:
        words.append(_("The file that could not be opened is kept: {path}").format(path=restored.aside))
    back = None if safety is None else partial(restore, safety.name)
    return Strip(" ".join(words), "good", _("Take this back"), back)


def taken_over_strip(file: Path) -> Strip:
    """A dossier that another computer gave away goes on here."""
    words = _(
        "The dossier goes on here, whole and checked. “{name}” is no longer needed: keep it as a backup, or delete it."
    )
    return Strip(words.format(name=file.name), "good", "", None)


def looked_strip(at: datetime | None, back: Callable[[], object]) -> Strip:
    """One looks at a backup."""
    told = "–" if at is None else moment(at)
    words = _("You are looking at the backup of {moment}: nothing can be changed here.").format(moment=told)
    return Strip(words, "late", _("Back to the dossier"), back)


def read_only_strip(at: datetime | None, copy: Callable[[], object]) -> Strip:
    """The dossier itself is open, and may not be written where it lies."""
    told = "–" if at is None else moment(at)
    words = _(
        "This dossier may only be read: its folder or its file is protected against writing. You see it as it was on "
        "{moment}; nothing is changed. To work on it, copy it to a place of yours."
    )
    return Strip(words.format(moment=told), "late", _("Copy and work there…"), copy)
