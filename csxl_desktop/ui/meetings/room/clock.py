"""How long each item has taken: the watch of a meeting, which goes on where it stood when the program was cut off."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from csxl_desktop.ui.drafts import Drafts

_KEPT_EVERY = 5_000  # milliseconds that a crash may cost


class ItemClock(QObject):
    """The seconds that are in no record yet, by item; kept beside the dossier with the item that was current."""

    def __init__(self, drafts: Drafts, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._key = drafts, ""
        self._before: dict[str, float] = {}
        self._resumed = self._item = ""
        self._watch = QElapsedTimer()
        self._timer = QTimer(self, interval=_KEPT_EVERY)
        self._timer.timeout.connect(self.keep)

    def follow(self, meeting_id: UUID) -> None:
        """The watch of that meeting, as it was kept."""
        self._key = f"room-clock-{meeting_id}"
        kept = self._drafts.kept(self._key)
        seconds = kept.get("seconds")
        told = seconds.items() if isinstance(seconds, dict) else ()
        self._before = {str(item): float(each) for item, each in told if isinstance(each, int | float) and each > 0}
        self._resumed = str(kept.get("item", ""))

    def resumed(self, items: Sequence[UUID]) -> int | None:
        """The place of the item that was current when the window was last there; asked once."""
        found = [str(item) for item in items]
        place = found.index(self._resumed) if self._resumed in found else None
        self._resumed = ""
        return place

    def begin(self, item: UUID | None) -> None:
        """That item is the current one."""
        if str(item or "") != self._item:
            self._put_by()
            self._item = str(item or "")
            self._watch.start()
            self._timer.start()

    def seconds(self) -> float:
        """What the current item took and is in no record yet."""
        running = self._watch.elapsed() / 1000 if self._watch.isValid() else 0.0
        return self._before.get(self._item, 0.0) + running

    def take(self) -> float:
        """The seconds of the current item, which go into its record: they begin again at nothing."""
        taken = self.seconds()
        self._before.pop(self._item, None)
        self._watch.restart()
        self.keep()
        return taken

    def keep(self) -> None:
        """Write down where it stands."""
        if not self._key:
            return
        seconds = self._before | ({self._item: self.seconds()} if self._item else {})
        told = {item: round(each, 1) for item, each in seconds.items() if each >= 1}
        self._drafts.keep(self._key, {"item": self._item, "seconds": told} if told or self._item else {})

    def _put_by(self) -> None:
        if self._item:
            self._before[self._item] = self.seconds()
