"""A text is sent to the dossier while one types in it, rest or no rest: what a fall costs is a few seconds."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance

LONGEST = 5000  # milliseconds from the first letter that was not sent until it is


class SentWhileTyped(QObject):
    """Calls `send` so long after the first letter; with `rest`, after so many milliseconds without a letter too."""

    def __init__(
        self,
        typed: SignalInstance,
        send: Callable[[], object],
        parent: QObject,
        *,
        rest: int | None = None,
        longest: int | None = None,
    ) -> None:
        super().__init__(parent)
        longest = LONGEST if longest is None else longest
        self._longest = QTimer(self, singleShot=True, interval=longest)
        self._rest = QTimer(self, singleShot=True, interval=longest if rest is None else rest)
        for timer in (self._longest, self._rest):
            timer.timeout.connect(send)
        self._rests = rest is not None
        typed.connect(self._begin)

    def stop(self) -> None:
        """It was sent, or another text came."""
        self._longest.stop()
        self._rest.stop()

    def _begin(self) -> None:
        if self._rests:
            self._rest.start()
        if not self._longest.isActive():
            self._longest.start()
