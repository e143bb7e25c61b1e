"""What takes more than a moment is told at the bottom of the window, and may be stopped where nothing is lost by it."""

from collections import Counter

from PySide6.QtCore import QObject, QTimer

from csxl_desktop.i18n import _
from csxl_desktop.ui.jobs import Jobs, stop, stoppable
from csxl_desktop.ui.widgets.status_strip import StatusStrip

MOMENT = 300  # milliseconds


class Progress(QObject):
    """The newest work that has a name; else, while anything is awaited, that it is."""

    def __init__(self, jobs: Jobs, strip: StatusStrip) -> None:
        super().__init__(strip)
        self._jobs, self._strip = jobs, strip
        self._under_way: Counter[str] = Counter()
        self._percent: dict[str, int] = {}  # in the order in which they began
        self._timer = QTimer(self, singleShot=True, interval=MOMENT)
        self._timer.timeout.connect(self._show)
        jobs.progressed.connect(self._take)
        jobs.busy_changed.connect(self._wait)
        strip.stop_clicked.connect(self._stop)

    def _take(self, label: str, percent: int) -> None:
        if percent >= 100:
            self._under_way[label] -= 1
            if self._under_way[label] <= 0:
                self._percent.pop(label, None)
                del self._under_way[label]
        elif percent <= 0:
            self._under_way[label] += 1
            self._percent.pop(label, None)
            self._percent[label] = 0
        elif label in self._percent:
            self._percent[label] = percent
        self._wait(self._jobs.answering)

    def _wait(self, busy: bool) -> None:
        if not busy and not self._percent:
            self._timer.stop()
            self._strip.set_progress("", 100)
        elif self._strip.shows_progress():
            self._show()
        elif not self._timer.isActive():
            self._timer.start()

    def _show(self) -> None:
        label = next(reversed(self._percent), "")
        told = label or _("One moment…")
        self._strip.set_progress(told, self._percent.get(label, 0), stoppable=bool(stoppable(self._jobs, label)))

    def _stop(self) -> None:
        label = next(reversed(self._percent), "")
        self._percent.pop(label, None)
        stop(self._jobs, label)
        self._wait(self._jobs.answering)
