"""Whether the first steps are wanted on Accueil: remembered for each office on this computer, not in the dossier."""

from csxl_desktop.ui.home.board import Board
from csxl_desktop.ui.window_state import WindowState

_HIDDEN, _SHOWN = "hidden", "shown"


class StepsWish:
    """Without a word they are shown while the dossier is young and a step is to do."""

    def __init__(self, state: WindowState, office: str) -> None:
        self._state, self._key = state, f"first-steps/{office}"

    def say(self, *, shown: bool) -> None:
        self._state.set_text(self._key, _SHOWN if shown else _HIDDEN)

    def holds(self, board: Board, *, seen: bool = False) -> bool:
        """Whether they stand on the page of `board`; those `seen` a moment ago stay, done or not."""
        wish = self._state.text(self._key)
        helping = board.young and not all(step.done for step in board.steps)
        return bool(board.steps) and (wish == _SHOWN or (wish != _HIDDEN and (helping or seen)))
