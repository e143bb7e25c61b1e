"""Above the board of Accueil: the first steps of a young dossier; of the demonstration, what it is and the ways out."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.board import Board
from csxl_desktop.ui.home.demonstration import DemonstrationCard
from csxl_desktop.ui.home.first_steps import FirstStepsCard, Opener
from csxl_desktop.ui.window_state import WindowState

_HIDDEN, _SHOWN = "hidden", "shown"


class Guide(QWidget):
    """One card at most; `put_away(words, take_back)` once it was hidden by hand.

    What somebody wants is remembered for each office on this computer, not in the dossier. Without a word the steps
    stand while the dossier is young and one is to do; those that were seen a moment ago stay when all are done.
    """

    put_away = Signal(str, object)

    def __init__(self, context: Context, opener: Opener) -> None:
        super().__init__()
        self._state = context.state
        self._board: Board | None = None
        self.steps, self.demonstration = FirstStepsCard(opener), DemonstrationCard()
        self.demonstration.others_wanted.connect(lambda: context.rescuing.others())
        self.demonstration.removal_wanted.connect(lambda: context.rescuing.remove())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for card in (self.steps, self.demonstration):
            card.put_away.connect(self._put_away)
            box.addWidget(card)
        self.hide()

    def show_board(self, board: Board) -> None:
        """What helps on the page of `board`."""
        seen, self._board = self._board is not None and not self.isHidden(), board
        self.steps.show_steps(board.steps)
        self.steps.setVisible(not board.demo)
        self.demonstration.setVisible(board.demo)
        self.setVisible(_is_wanted(self._state.text(_key(board.office)), board, seen=seen))

    def want(self, *, shown: bool) -> None:
        """Show it again, or no more."""
        if self._board is not None:
            self._state.set_text(_key(self._board.office), _SHOWN if shown else _HIDDEN)
            self.show_board(self._board)

    def _put_away(self) -> None:
        self.want(shown=False)
        words = _("Hidden; the settings of the office show it again.")
        self.put_away.emit(words, lambda: self.want(shown=True))


def put_out_of_sight(state: WindowState, office: UUID) -> None:
    """Before the page stands: pictures are taken of what lies below."""
    state.set_text(_key(office.hex), _HIDDEN)


def _key(office: str) -> str:
    return f"first-steps/{office}"


def _is_wanted(wish: str, board: Board, *, seen: bool) -> bool:
    if wish in {_HIDDEN, _SHOWN}:
        return wish == _SHOWN
    return board.demo or (board.young and (seen or not all(step.done for step in board.steps)))
