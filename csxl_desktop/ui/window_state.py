"""What the window remembers between two days: its place, its splitters, its columns. Nothing personal."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

from csxl_desktop.system import for_owner
from csxl_desktop.ui.look import look

BAG_PLACE = "bag/place"
_OF_ONE_COMPUTER = {"dossier", "window/geometry", BAG_PLACE}


class WindowState:
    """A small INI file; a damaged or missing one means the defaults."""

    def __init__(self, path: Path) -> None:
        with suppress(OSError):  # then nothing is remembered either
            for_owner.file(path)  # it names who works here
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A remembered word (theme, last tab, chosen view)."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        self._settings.setValue(key, value)

    def restore_window(self, window: QMainWindow) -> bool:
        """Put `window` where it stood; False where nothing is remembered."""
        return window.restoreGeometry(self._bytes("window/geometry"))

    def keep_window(self, window: QMainWindow) -> None:
        self._settings.setValue("window/geometry", window.saveGeometry())

    def restore_splitter(self, key: str, splitter: QSplitter) -> bool:
        return splitter.restoreState(self._bytes(f"splitter/{key}"))

    def keep_splitter(self, key: str, splitter: QSplitter) -> None:
        self._settings.setValue(f"splitter/{key}", splitter.saveState())

    def restore_header(self, key: str, header: QHeaderView) -> bool:
        return header.restoreState(self._bytes(f"columns/{key}"))

    def keep_header(self, key: str, header: QHeaderView) -> None:
        self._settings.setValue(f"columns/{key}", header.saveState())

    def sync(self) -> None:
        """Write the file now."""
        self._settings.sync()

    def content(self) -> bytes:
        """Everything that is remembered, to be taken to another computer."""
        self.sync()
        path = Path(self._settings.fileName())
        return path.read_bytes() if path.exists() else b""

    def adopt(self, content: bytes) -> None:
        """Remember what another computer remembered, where this one remembers nothing itself; no places on its disk."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "fenetre.ini"
            path.write_bytes(content)
            theirs = QSettings(str(path), QSettings.Format.IniFormat)
            for key in theirs.allKeys():
                if key not in _OF_ONE_COMPUTER and not self._settings.contains(key):
                    self._settings.setValue(key, theirs.value(key))

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()


def fit_the_screen(window: QMainWindow) -> None:
    """The size of the pictures, or the whole screen where it has no more room (its task bar left free)."""
    wish = QSize(look().sizes.px(1366), look().sizes.px(768))
    room = window.screen().availableGeometry().size()
    tight = room.width() <= wish.width() or room.height() <= wish.height()
    if tight and room == room.expandedTo(window.minimumSize()):
        window.setWindowState(Qt.WindowState.WindowMaximized)
        wish = wish.boundedTo(room)
    window.resize(wish)
