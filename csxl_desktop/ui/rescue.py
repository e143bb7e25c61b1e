"""What a backup can do for a dossier that does not open, and what is said once one was opened or put back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.home.backup_words import moment
from csxl_desktop.ui.look import look
from csxl_desktop.ui.rescue_words import offer_words, shown_ways
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.text import hairline, label

if TYPE_CHECKING:  # the services bring the database library with them
    from csxl_desktop.services.safety.offering import Offer
    from csxl_desktop.services.safety.restoring import Restored


class Rescue(QWidget):
    """What can be done for the dossier that did not open: its newest sound backup is put back, or looked at.

    Where it lies elsewhere it may come to this computer (`copy_chosen`), or be looked at there (`look_there_chosen`);
    where others work on it, beside it the two ways to write as well: `join_wanted(shared folder | None)`, `bag_wanted`.
    """

    restore_chosen = Signal(object, str)
    look_chosen = Signal(object, str)
    backups_chosen = Signal(object, object)
    again_chosen = Signal(object)
    copy_chosen = Signal(object)
    look_there_chosen = Signal(object)
    join_wanted = Signal(object)
    bag_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self.words = label("", wrap=True)
        self.restore_button = primary_button(_("Restore this backup"), "archive-restore", self._restore)
        self.copy_button = primary_button(_("Copy it to this computer"), "download", self._copy)
        self.again_button = primary_button(_("Try again"), "repeat-2", self._again)
        self.look_button = button(_("Look at this backup"), "eye", self._look)
        self.all_button = link_button(_("All backups"), self._all)
        self.join_button = button(_("Join a shared folder…"), "users", self._join)
        self.bag_button = button(_("Open a meeting bag…"), "folder-open", self.bag_wanted.emit)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.words)
        for ways in (
            (self.restore_button, self.copy_button, self.again_button, self.look_button),
            (self.join_button, self.bag_button),
        ):
            row = QHBoxLayout()
            row.setSpacing(look().sizes.inside)
            for each in ways:
                row.addWidget(each)
            row.addStretch()
            box.addLayout(row)
        box.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(hairline())  # what follows is another dossier
        self.hide()

    def offered(self) -> "Offer | None":
        """What it shows."""
        return self._offer

    def show_offer(self, offer: "Offer") -> None:
        """What may be done, and what is not in the backup."""
        self._offer = offer
        self.words.setText(offer_words(offer))
        shown = shown_ways(offer)
        for way, each in {
            "restore": self.restore_button,
            "copy": self.copy_button,
            "again": self.again_button,
            "look": self.look_button,
            "join": self.join_button,
            "bag": self.bag_button,
            "all": self.all_button,
        }.items():
            each.setVisible(way in shown)
        self.look_button.setText(_("Only look at the dossier") if offer.may_look else _("Look at this backup"))
        self.show()
        order = (self.restore_button, self.copy_button, self.again_button, self.look_button, self.join_button)
        next(each for each in order if each.isVisibleTo(self)).setFocus()

    def _restore(self) -> None:
        if self._offer is not None:
            self.restore_chosen.emit(self._offer.folder, self._offer.name)

    def _look(self) -> None:
        if self._offer is not None and self._offer.may_look:
            self.look_there_chosen.emit(self._offer.folder)
        elif self._offer is not None:
            self.look_chosen.emit(self._offer.folder, self._offer.name)

    def _all(self) -> None:
        if self._offer is not None:
            self.backups_chosen.emit(self._offer.folder, None)

    def _copy(self) -> None:
        if self._offer is not None:
            self.copy_chosen.emit(self._offer.folder)

    def _again(self) -> None:
        if self._offer is not None:
            self.again_chosen.emit(self._offer.folder)

    def _join(self) -> None:
        self.join_wanted.emit(self._offer.shared if self._offer is not None else None)


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


def brought_strip(folder: Path, there: Path, share: Callable[[], object]) -> Strip:
    """The dossier came to this computer."""
    words = _(
        "The dossier goes on here, in “{path}”. What lies in “{there}” is as it was: nobody should go on working "
        "there. Two computers work on it by a shared folder."
    )
    return Strip(words.format(path=folder, there=there), "good", _("Share it…"), share)


def looked_there_strip(at: datetime | None, folder: Path, copy: Callable[[], object]) -> Strip:
    """The dossier is looked at where it is not worked on."""
    told = "–" if at is None else moment(at)
    words = _(
        "You are looking at the dossier in “{path}”, as it was on {moment}: nothing can be changed there. To work on "
        "it, copy it to this computer."
    )
    return Strip(words.format(path=folder, moment=told), "late", _("Copy and work there…"), copy)


def read_only_strip(at: datetime | None, copy: Callable[[], object]) -> Strip:
    """The dossier itself is open, and may not be written where it lies."""
    told = "–" if at is None else moment(at)
    words = _(
        "This dossier may only be read: its folder or its file is protected against writing. You see it as it was on "
        "{moment}; nothing is changed. To work on it, copy it to a place of yours."
    )
    return Strip(words.format(moment=told), "late", _("Copy and work there…"), copy)
