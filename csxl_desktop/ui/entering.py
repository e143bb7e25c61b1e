"""From the list into the record: what Enter or a double click opens takes the keyboard once it is read."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget


class Entering:
    """`open_place` shows the record of a row; `begin` puts the keyboard into the record on screen."""

    def __init__(self, open_place: Callable[..., object], begin: Callable[[], object]) -> None:
        self._open_place, self._begin = open_place, begin
        self._wanted: tuple[object, ...] = ()
        self._from: QWidget | None = None

    def open(self, *place: object) -> None:
        """Show the record at `place`, and go into it when `came` tells that it is there."""
        self._wanted, self._from = place, QApplication.focusWidget()
        self._open_place(*place)

    def came(self, *place: object) -> None:
        """The record at `place` is on screen; whoever went elsewhere meanwhile keeps the keyboard there."""
        wanted, self._wanted = self._wanted, ()
        if place == wanted and QApplication.focusWidget() is self._from:
            self._begin()
