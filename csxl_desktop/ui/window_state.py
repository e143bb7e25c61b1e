"""What the window remembers between two days: its place, its splitters, its columns. Nothing personal."""

import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QMainWindow, QSplitter

from csxl_desktop.system import beside, for_owner
from csxl_desktop.ui.look import look

BAG_PLACE = "bag/place"
_OF_ONE_COMPUTER = {"dossier", "window/geometry", BAG_PLACE}


class WindowState:
    """A small JSON file, words by their keys; a damaged or missing one means the defaults.

    It is read once, and written beside the window.
    """

    def __init__(self, path: Path) -> None:
        beside.settle()  # another window of this program may just have closed
        self._path = path
        self._values = _words(self._content())
        self._written = True

    def text(self, key: str, default: str = "") -> str:
        """A remembered word (theme, last tab, chosen view)."""
        return self._values.get(key, default)

    def set_text(self, key: str, value: str) -> None:
        self._keep(key, value)

    def restore_window(self, window: QMainWindow) -> bool:
        """Put `window` where it stood; False where nothing is remembered."""
        return window.restoreGeometry(self._bytes("window/geometry"))

    def keep_window(self, window: QMainWindow) -> None:
        self._keep_bytes("window/geometry", window.saveGeometry())

    def restore_splitter(self, key: str, splitter: QSplitter) -> bool:
        return splitter.restoreState(self._bytes(f"splitter/{key}"))

    def keep_splitter(self, key: str, splitter: QSplitter) -> None:
        self._keep_bytes(f"splitter/{key}", splitter.saveState())

    def restore_header(self, key: str, header: QHeaderView) -> bool:
        """The columns as they were chosen, as wide for the letters of now as they were for those of then."""
        least = header.minimumSectionSize()
        if not header.restoreState(self._bytes(f"columns/{key}")):
            return False
        header.setMinimumSectionSize(least)
        grown = look().sizes.scale / _scale(self.text(f"columns-scale/{key}"))
        for place in range(header.count()):
            if header.sectionResizeMode(place) is QHeaderView.ResizeMode.Interactive and not header.isSectionHidden(
                place
            ):
                header.resizeSection(place, round(header.sectionSize(place) * grown))
        return True

    def keep_header(self, key: str, header: QHeaderView, scale: float) -> None:
        """`scale`: how large letters were when it was built; it may still be there while they change."""
        self._keep(f"columns-scale/{key}", str(scale))
        self._keep_bytes(f"columns/{key}", header.saveState())

    def sync(self) -> None:
        """Wait until all that is remembered stands in the file."""
        beside.settle()

    def content(self) -> bytes:
        """Everything that is remembered, to be taken to another computer; read beside the window."""
        self.sync()
        return self._content()

    def adopt(self, content: bytes) -> None:
        """Remember what another computer remembered, where this one remembers nothing itself; no places on its disk."""
        theirs = _words(content)
        for key in theirs.keys() - self._values.keys() - _OF_ONE_COMPUTER:
            self._keep(key, theirs[key])

    def _content(self) -> bytes:
        try:
            return self._path.read_bytes()
        except OSError:
            return b""

    def _bytes(self, key: str) -> QByteArray:
        return QByteArray.fromBase64(self._values.get(key, "").encode())

    def _keep_bytes(self, key: str, value: QByteArray) -> None:
        self._keep(key, bytes(value.toBase64().data()).decode())

    def _keep(self, key: str, value: str) -> None:
        if self._values.get(key) == value:
            return
        self._values[key] = value
        if self._written:
            self._written = False
            beside.do(self._write)

    def _write(self) -> None:
        self._written = True  # what changes from here on is written once more
        words, work = json.dumps(self._values.copy(), ensure_ascii=False, indent=1), self._path.with_suffix(".part")
        with suppress(OSError):
            for_owner.file(work).write_text(words, encoding="utf-8")
            work.replace(self._path)


def _scale(kept: str) -> float:
    """How large letters were when something was kept; a word that is no scale means the first size."""
    try:
        found = float(kept)
    except ValueError:
        return 1.0
    return found if 0.5 <= found <= 4 else 1.0


def _words(content: bytes) -> dict[str, str]:
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}


def fit_the_screen(window: QMainWindow) -> None:
    """The size of the pictures, or the whole screen where it has no more room (its task bar left free)."""
    wish = QSize(look().sizes.px(1366), look().sizes.px(768))
    room = window.screen().availableGeometry().size()
    tight = room.width() <= wish.width() or room.height() <= wish.height()
    if tight and room == room.expandedTo(window.minimumSize()):
        window.setWindowState(Qt.WindowState.WindowMaximized)
        wish = wish.boundedTo(room)
    window.resize(wish)
