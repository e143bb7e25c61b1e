"""The other computers of a shared folder, and the word that lets one of them go."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.sharing_words import Peer
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.together import LONG_AGO, when
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.text import label


class ComputersView(QWidget):
    """A line for each computer, the one that spoke last first; `forgotten(Peer)` where one is let go.

    Only one that has been silent can be: another would show itself again within minutes.
    """

    forgotten = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(look().sizes.px(4))
        self.forget_buttons: dict[str, QPushButton] = {}
        self._peers: tuple[Peer, ...] = ()

    def show_peers(self, peers: tuple[Peer, ...], now: datetime) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.forget_buttons, self._peers = {}, peers
        for peer in peers:
            self._box.addWidget(self._line(peer, silent=now - peer.at > LONG_AGO))
        self.setVisible(bool(peers))

    def text(self) -> str:
        """What stands there, a line for each."""
        return "\n".join(peer_words(peer, self._context) for peer in self._peers)

    def _line(self, peer: Peer, *, silent: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().sizes.between)
        row.addWidget(label(peer_words(peer, self._context)))
        if silent:
            forget = link_button(_("Forget this computer"), partial(self.forgotten.emit, peer))
            forget.setAccessibleDescription(peer.workstation)
            self.forget_buttons[peer.computer] = forget
            row.addWidget(forget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        return line


def peer_words(peer: Peer, context: Context) -> str:
    """Who works there, and what it knows."""
    words = (
        _("{person}, {workstation}: knows all that was done here, {moment}")
        if peer.up_to_date
        else _("{person}, {workstation}: last heard of {moment}")
    )
    return words.format(person=peer.person, workstation=peer.workstation, moment=when(peer.at, context.today()))
