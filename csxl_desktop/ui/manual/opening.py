"""F1: the manual at the page of the place where one stands. Nothing of it is loaded before."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop.ui.errors import Errors
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.manual.places import chapter_for
from csxl_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from csxl_desktop.ui.manual.window import ManualWindow
    from csxl_desktop.ui.paper import PaperStrip

_HOLDER = "csxl-manual"
ShowKeys = Callable[[QWidget, QWidget, "PaperStrip"], object]  # beside what, of which window, what prints it


class ManualHolder(QObject):
    """Where the manual lies, and who lays it out; kept on the application object, as the look is."""

    def __init__(
        self, app: QObject, state: WindowState, jobs: Jobs, errors: Errors, folder: Path, show_keys: ShowKeys
    ) -> None:
        super().__init__(app)
        self.setObjectName(_HOLDER)
        self.state, self.jobs, self.errors, self.folder, self.show_keys = state, jobs, errors, folder, show_keys


def hold(app: QObject, state: WindowState, jobs: Jobs, errors: Errors, folder: Path, show_keys: ShowKeys) -> None:
    """From now on F1 opens the manual in `folder`; `show_keys` opens the sheet of the keys of a window."""
    let_go(app)
    ManualHolder(app, state, jobs, errors, folder, show_keys)


def let_go(app: QObject) -> None:
    """The jobs that lay the manual out end: F1 opens nothing any more."""
    before = app.findChild(ManualHolder, _HOLDER, Qt.FindChildOption.FindDirectChildrenOnly)
    if before is not None:
        before.setObjectName("")
        before.deleteLater()


def open_manual(beside: QWidget, topic: str = "") -> "ManualWindow | None":
    """The manual beside the window of `beside`, at the chapter of `topic`: a place, see `places`."""
    return open_chapter(beside, chapter_for(topic))


def open_chapter(beside: QWidget, key: str) -> "ManualWindow | None":
    """The manual at a chapter; nothing where no program holds it (a window on its own, in a trial)."""
    app = QApplication.instance()
    holder = app.findChild(ManualHolder, _HOLDER) if app is not None else None
    if holder is None:
        return None
    from csxl_desktop.services.manual import ManualShelf
    from csxl_desktop.ui.manual.window import ManualWindow
    from csxl_desktop.ui.paper import PaperStrip

    owner = beside.window()
    window = owner.findChild(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if window is None:
        # A child of the window that asks: a dialog bars every other one, and both are closed together.
        paper = PaperStrip(holder.state, holder.jobs, holder.errors)
        window = ManualWindow(ManualShelf(holder.folder), paper, holder.jobs, holder.errors, owner)
        window.keys_wanted.connect(
            lambda: holder.show_keys(window, owner, PaperStrip(holder.state, holder.jobs, holder.errors))
        )
    window.show_chapter(key)
    return window


def add_help_key(window: QWidget, topic: str | Callable[[], str], keys: str = "F1") -> QShortcut:
    """`keys` opens the manual in `window`, at the chapter of `topic`."""
    return QShortcut(
        QKeySequence(keys), window, lambda: open_manual(window, topic if isinstance(topic, str) else topic())
    )
