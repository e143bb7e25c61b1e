"""The records that were on screen before, for Alt+Left."""

from typing import Generic, TypeVar

P = TypeVar("P")
_REMEMBERED = 30


class WayBack(Generic[P]):
    """The last ones, the newest first to come back."""

    def __init__(self) -> None:
        self._places: list[P] = []

    def leave(self, place: P | None, going_to: P | None) -> None:
        """`place` makes room for another; the same one again is no step."""
        if place is not None and place != going_to:
            self._places = [*self._places[1 - _REMEMBERED :], place]

    def back(self) -> P | None:
        """The one before, taken off the way; None where it ends."""
        return self._places.pop() if self._places else None

    def forget(self, place: P) -> None:
        """It is no longer there."""
        self._places = [each for each in self._places if each != place]
