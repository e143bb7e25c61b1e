"""The folder that two computers share: its computers, what the last exchange brought, what is to be decided."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain import passphrases
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.services.sharing_words import NEWER_THERE, NOT_REACHED, Exchange, Outcome, Peer
from csxl_desktop.system import clock
from csxl_desktop.ui.bag_words import came_words
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import below_each_other, sentence
from csxl_desktop.ui.home.computers import ComputersView
from csxl_desktop.ui.home.discards import DiscardsView
from csxl_desktop.ui.home.exchanges import ExchangesView
from csxl_desktop.ui.home.kept_beside import KeptBesideView
from csxl_desktop.ui.jobs import Job
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.stack import StackLayout
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import TextField

if TYPE_CHECKING:
    from csxl_desktop.services.sharing import SharingService

_FIELD = 400  # pixels that a passphrase takes at most
_WAITS, _CAME, _BESIDE = "waits", "came", "beside"


class SharedView(QWidget):
    """Above, how the dossier is shared; below, what waits for somebody to decide."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context = context
        self.words = label("", wrap=True)
        self.passphrase = TextField(_("Passphrase of the shared folder"))
        self.again = TextField(_("The same once more"))
        self.strength = label("", "small")
        self.share_button = button(_("Share this dossier…"), "users", self._choose, look="primary")
        self.now_button = button(_("Exchange now"), "repeat-2", self._now)
        self.leave_button = button(_("Leave the shared folder"), "log-out", self.leave)
        self.peers = ComputersView(context)
        self.notice = Notice(action=_("Take it in all the same"), clicked=lambda: self._now(deletions=True))
        self.notice.action.hide()
        self.discards, self.exchanges = DiscardsView(context, page), ExchangesView(context, page)
        self.beside = KeptBesideView(context, page)
        shown = [(_WAITS, _("To decide")), (_CAME, _("What came in")), (_BESIDE, _("Decided, or kept beside"))]
        self.switch = SegmentedSwitch(_("What is shown"), shown, _WAITS)
        self._below = StackLayout()
        self._reading: Job | None = None
        self._build()
        self.peers.forgotten.connect(self.forget)
        self.passphrase.edit.textChanged.connect(lambda _text: self._tell_strength())
        self.switch.changed.connect(lambda _key: self._turn())
        context.exchanging.heard = self._heard

    def _build(self) -> None:
        sizes = look().sizes
        line = QHBoxLayout()
        line.setSpacing(sizes.between)
        for field in (self.passphrase, self.again):
            line.addWidget(field, 1)
            field.setMaximumWidth(sizes.px(_FIELD))
        for each in (self.share_button, self.now_button, self.leave_button):
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch()
        card = Card(padding=sizes.between)
        card.box.addWidget(self.words)
        card.box.addWidget(self.peers)
        card.box.addLayout(line)
        card.box.addWidget(self.strength)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(card)
        box.addWidget(self.notice)
        box.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._holder = QWidget()
        self._holder.setLayout(self._below)
        for view in (self.discards, self.exchanges, self.beside):
            self._below.addWidget(view)
        box.addWidget(self._holder, 1)
        box.addStretch()
        self._show((None, ()))

    def reload(self) -> None:
        if self._reading is None:  # a share that hangs is asked once
            context = self._context
            self._reading = context.jobs.reach(_read(context), self._read, self._not_read, owner=self)
        self.discards.reload()
        self.exchanges.reload()
        self.beside.reload()

    def _read(self, found: tuple[Path | None, tuple[Peer, ...]]) -> None:
        self._reading = None
        self._show(found)

    def _not_read(self, error: Exception) -> None:
        self._reading = None
        self._context.errors.show(error)

    def _turn(self) -> None:
        view: DiscardsView | ExchangesView | KeptBesideView = self.discards
        if self.switch.value() != _WAITS:
            view = self.exchanges if self.switch.value() == _CAME else self.beside
        self._below.setCurrentWidget(view)
        view.reload()

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
        self.peers.show_peers(peers, clock.now_utc())
        for each in (self.passphrase, self.again, self.strength, self.share_button):
            each.setVisible(place is None)
        for shown in (self.now_button, self.leave_button, self.switch, self._holder):
            shown.setVisible(place is not None)

    def _tell_strength(self) -> None:
        words = self.passphrase.edit.text().strip()
        self.strength.setText(_(passphrases.STRENGTHS[passphrases.strength(words)]) if words else "")

    def _refused_in_words(self) -> bool:
        """Whether the passphrase cannot be taken; said beside the field."""
        try:
            passphrases.check(self.passphrase.edit.text().strip(), self.again.edit.text().strip())
        except DomainError as error:
            differs = isinstance(error, passphrases.DifferentPassphrasesError)
            (self.again if differs else self.passphrase).show_refusal(sentence(error))
            return True
        return False

    def _choose(self) -> None:
        if self._refused_in_words():
            return
        chosen = QFileDialog.getExistingDirectory(self, _("Folder that both computers reach"))
        if chosen:
            self.share(Path(chosen))

    def share(self, path: Path) -> None:
        """Share the dossier in the folder `path`."""
        words, jobs = str(self.passphrase.value()).strip(), self._context.jobs

        def work() -> Exchange:
            return _sharing(self._context).share(path, words, jobs.in_database)

        jobs.reach(work, self._begun, self._context.errors.show, owner=self, label=_("Sharing the dossier"))

    def _begun(self, ended: Exchange) -> None:
        for each in (self.passphrase, self.again):
            each.set_value("")
        self._context.exchanging.begun()
        self._heard(ended)
        self.notice.say(
            _("The dossier is shared. On the other computer: first page, “Join a shared folder…”, this passphrase."),
            "good",
        )

    def leave(self) -> None:
        """Share no more; both keep their dossier."""
        jobs, context = self._context.jobs, self._context
        jobs.reach(lambda: _sharing(context).leave(), lambda _none: self._left(), context.errors.show, owner=self)

    def _left(self) -> None:
        self._context.exchanging.left()
        self.notice.say(_("The dossier is no longer shared: this computer keeps it as it is. The folder stays."))
        self.reload()

    def forget(self, peer: Peer) -> None:
        """A computer that will not come back holds nothing back any more."""
        jobs, context = self._context.jobs, self._context

        def done(_none: None) -> None:
            words = _("{workstation} is forgotten. Should it come back, it shows itself here again by itself.")
            self.notice.say(words.format(workstation=peer.workstation))
            self.reload()

        jobs.reach(
            lambda: _sharing(context).forget(peer.computer, jobs.in_database), done, context.errors.show, owner=self
        )

    def _now(self, *, deletions: bool = False) -> None:
        self.notice.hide()
        self._context.exchanging.now(deletions)

    def _heard(self, ended: object) -> None:
        """An exchange ended, whoever asked for it."""
        if not isinstance(ended, Exchange):
            return
        self.notice.action.setVisible(ended.outcome is Outcome.ASKS)
        if ended.outcome in {Outcome.ASKS, Outcome.NEWER, Outcome.AWAY}:
            self.notice.say(_stopped_words(ended), "late")
        elif ended.taken:
            self.notice.say(
                _("Taken in: {what}.").format(what=" · ".join(came_words(taken) for taken in ended.taken)),
                "late" if ended.asked else "good",
            )
        self.reload()


def _stopped_words(ended: Exchange) -> str:
    told = {Outcome.NEWER: NEWER_THERE, Outcome.AWAY: NOT_REACHED}.get(ended.outcome)
    return below_each_other(told.parts()) if told is not None else ended.detail


def _sharing(context: Context) -> "SharingService":
    """To be used in a worker: a share that hangs keeps no write waiting."""
    return context.jobs.in_database(lambda: context.services.sharing)


def _read(context: Context) -> Callable[[], tuple[Path | None, tuple[Peer, ...]]]:
    def work() -> tuple[Path | None, tuple[Peer, ...]]:
        sharing = _sharing(context)
        place = sharing.place()
        return place, sharing.peers() if place is not None else ()

    return work
