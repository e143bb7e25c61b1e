"""One program on a computer for each user: whoever starts it again brings the first window forward."""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_PATIENCE = 1000  # milliseconds; a program that hangs does not keep another from starting
_LONGEST = 10_000
_GOT = b"ok\n"


class FirstWindow(QObject):
    """`asked(Path | None)`: somebody started the program again, to open this folder or just to see it."""

    asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)

    def listen(self) -> bool:
        """Whether this is the first from now on; what a crash left under the name is taken away.

        No where another program listens that was started at the same moment.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE):
            return False
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()

    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine() and socket.bytesAvailable() < _LONGEST:
            return
        try:
            said = json.loads(bytes(socket.readLine(_LONGEST).data()))
            folder = Path(said["open"]) if said["open"] else None
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(_GOT)
        socket.flush()
        self.asked.emit(folder)


def name_for(settings: Path) -> str:
    """One for each place of settings: a trial that has its own folder is another program."""
    return f"csxl-{hashlib.sha256(str(settings).encode()).hexdigest()[:16]}"


def hand_over(name: str, folder: Path | None) -> bool:
    """Ask the program that runs already to come forward; whether there is one that answered."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(json.dumps({"open": str(folder.absolute()) if folder else ""}).encode() + b"\n")
    socket.flush()
    socket.waitForBytesWritten(_PATIENCE)  # says no where all was written at once
    return socket.waitForReadyRead(_PATIENCE)


def bring_forward(window: QWidget) -> None:
    """Before all others, out of the task bar where it was put there."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
