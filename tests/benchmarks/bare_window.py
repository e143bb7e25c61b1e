"""Baseline: an empty PySide6 window, painted, and `sqlalchemy.orm` imported; nothing of ours."""

import sys
import time

import sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.benchmarks.telling import IDLE, memory, say


class Window(QMainWindow):
    """Says when it was painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.painted)

    def painted(self) -> None:
        say(ready_at=time.monotonic())
        QTimer.singleShot(IDLE if "--idle" in sys.argv else 0, self.rested)

    def rested(self) -> None:
        if "--idle" in sys.argv:
            say(**memory())
        QApplication.quit()


def main() -> int:
    assert sqlalchemy.orm
    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1366, 768)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
