"""The folder that two computers share: its computers, what the last exchange brought, what is to be decided."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.sharing_words import Exchange, Outcome, Peer
from csxl_desktop.ui.bag_words import came_words
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.discards import DiscardsView
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.together import shared_fact, when
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from csxl_desktop.services.sharing import SharingService


class SharedView(QWidget):
    """Above, how the dossier is shared; below, what waits for somebody to decide."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self.words = label("", wrap=True)
        self.passphrase = TextField(_("Passphrase of the shared folder"))
        self.share_button = button(_("Share this dossier…"), "users", self._choose, look="primary")
        self.now_button = button(_("Exchange now"), "repeat-2", self._now)
        self.leave_button = button(_("Leave the shared folder"), "log-out", self.leave)
        self.peers = label("", wrap=True)
        self.notice = Notice(action=_("Take it in all the same"), clicked=lambda: self._now(deletions=True))
        self.notice.action.hide()
        self.discards = DiscardsView(context, page)
        self._build()
        context.exchanging.heard = self._heard

    def _build(self) -> None:
        sizes = look().sizes
        line = QHBoxLayout()
        line.setSpacing(sizes.between)
        line.addWidget(self.passphrase, 1)
        for each in (self.share_button, self.now_button, self.leave_button):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        card = Card(padding=sizes.between)
        card.box.addWidget(self.words)
        card.box.addWidget(self.peers)
        card.box.addLayout(line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(card)
        box.addWidget(self.notice)
        box.addWidget(self.discards, 1)
        box.addStretch()
        self._show((None, ()))

    def reload(self) -> None:
        self._context.jobs.compute(_read(self._context), self._show, self._context.errors.show, owner=self)
        self.discards.reload()

    def _show(self, found: tuple[Path | None, tuple[Peer, ...]]) -> None:
        place, peers = found
        if place is None:
            self.words.setText(
                _(
                    "Choose a folder that both computers reach: a share of the office, OneDrive, Dropbox. Each "
                    "computer keeps its own dossier and both write all day; what one does stands on the other within "
                    "two minutes. Only encrypted copies lie in the folder."
                )
            )
        else:
            self.words.setText(_("Shared in {path}").format(path=place))
        self.peers.setText("\n".join(_peer_words(peer, self._context) for peer in peers))
        self.peers.setVisible(bool(peers))
        for each in (self.passphrase, self.share_button):
            each.setVisible(place is None)
        for shown in (self.now_button, self.leave_button, self.discards):
            shown.setVisible(place is not None)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder that both computers reach"))
        if chosen:
            self.share(Path(chosen))

    def share(self, path: Path) -> None:
        """Share the dossier in the folder `path`."""
        words, jobs = str(self.passphrase.value()), self._context.jobs

        def work() -> Exchange:
            return _sharing(self._context).share(path, words, jobs.in_database)

        jobs.compute(work, self._begun, self._context.errors.show, owner=self, label=_("Sharing the dossier"))

    def _begun(self, ended: Exchange) -> None:
        self.passphrase.set_value("")
        self._context.exchanging.begun()
        self._heard(ended)
        self.notice.say(
            _("The dossier is shared. On the other computer: first page, “Join a shared folder…”, this passphrase."),
            "good",
        )

    def leave(self) -> None:
        """Share no more; both keep their dossier."""
        jobs, context = self._context.jobs, self._context
        jobs.compute(lambda: _sharing(context).leave(), lambda _none: self._left(), context.errors.show, owner=self)

    def _left(self) -> None:
        self._context.exchanging.left()
        self.notice.say(_("The dossier is no longer shared: this computer keeps it as it is. The folder stays."))
        self.reload()

    def _now(self, *, deletions: bool = False) -> None:
        self.notice.hide()
        self._context.exchanging.now(deletions)

    def _heard(self, ended: object) -> None:
        """An exchange ended, whoever asked for it."""
        if not isinstance(ended, Exchange):
            return
        self.notice.action.setVisible(ended.outcome is Outcome.ASKS)
        if ended.outcome in {Outcome.ASKS, Outcome.NEWER, Outcome.AWAY}:
            self.notice.say(ended.detail or shared_fact(ended, None, self._context.today()), "late")
        elif ended.taken:
            self.notice.say(
                _("Taken in: {what}.").format(what=" · ".join(came_words(taken) for taken in ended.taken)),
                "late" if ended.asked else "good",
            )
        self.reload()


def _peer_words(peer: Peer, context: Context) -> str:
    words = (
        _("{person}, {workstation}: knows all that was done here, {moment}")
        if peer.up_to_date
        else _("{person}, {workstation}: last heard of {moment}")
    )
    return words.format(person=peer.person, workstation=peer.workstation, moment=when(peer.at, context.today()))


def _sharing(context: Context) -> "SharingService":
    """To be used in a worker: a share that hangs keeps no write waiting."""
    return context.jobs.in_database(lambda: context.services.sharing)


def _read(context: Context) -> Callable[[], tuple[Path | None, tuple[Peer, ...]]]:
    def work() -> tuple[Path | None, tuple[Peer, ...]]:
        sharing = _sharing(context)
        place = sharing.place()
        return place, sharing.peers() if place is not None else ()

    return work
