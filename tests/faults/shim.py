"""The shim between the program and the system: compiled here, loaded before everything else, armed in a child."""

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults.progress import FOLDER

SOURCE = Path(__file__).with_name("shim.c")
_OFF, _COUNT, _ONCE, _FROM_THEN_ON, _SLOW, _STOP, _TEAR, _UNREAD = range(8)
# What ends a program: its name → how.
DEATHS = {"kill": _STOP, "tear": _TEAR}  # before a call; in the middle of a write
# What makes the n-th call fail: its name → how, and the error.
FAILURES = {"no-space": (_FROM_THEN_ON, errno.ENOSPC), "no-answer": (_ONCE, errno.EIO)}
WAYS = (*DEATHS, *FAILURES)


def is_possible() -> bool:
    """Whether this computer can build and load it."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def built(folder: Path = FOLDER) -> Path:
    """The library, compiled where it is missing or older than its source."""
    folder.mkdir(parents=True, exist_ok=True)
    library = (folder / "shim.so").absolute()
    if not library.exists() or library.stat().st_mtime < SOURCE.stat().st_mtime:
        part = library.with_suffix(f".{os.getpid()}")
        compiler = shutil.which("cc") or "cc"
        subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", part, SOURCE, "-ldl"], check=True)
        part.replace(library)
    return library


def under_shim(module: str = "tests.faults") -> None:
    """Start this very process again with the shim before the C library, unless it runs under it already."""
    library = str(built())
    if os.environ.get("LD_PRELOAD") == library:
        return
    os.environ["LD_PRELOAD"] = library
    os.execv(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]])


class Shim:
    """The shim in this process; only paths below the folder it is armed with are its business."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        for name in ("count", "waited", "in_first_thread"):
            getattr(self._library, f"shim_{name}").restype = ctypes.c_long
        self._library.shim_first_thread_at.restype = ctypes.c_char_p

    def arm(self, folder: Path, way: str, number: int) -> None:
        how, error = FAILURES[way]
        self._arm(folder, how, number, error, -1)

    def stop(self, folder: Path, way: str, numbers: range, told_to: int, answered_from: int) -> None:
        """Say `["at", number]` at each of these calls and wait for a byte; a death would leave what lies below."""
        first, last, step = (ctypes.c_long(each) for each in (numbers[0], numbers[-1], numbers.step))
        place = os.fsencode(folder.absolute())
        self._library.shim_stop(place, DEATHS[way], first, last, step, told_to, answered_from)

    def record(self, folder: Path, log: int) -> None:
        """Write all that happens below `folder` to the open file `log`."""
        self._arm(folder, _COUNT, 0, 0, log)

    def disarm(self) -> None:
        self._library.shim_arm(b"", _OFF, ctypes.c_long(0), 0, -1)

    def count(self) -> int:
        """How many calls there were since it was armed."""
        return int(self._library.shim_count())

    def slow_down(self, folder: Path, milliseconds: int) -> None:
        """Every call below `folder` waits so long, but for as long after one that did (a second at most)."""
        self._arm(folder, _SLOW, milliseconds, 0, -1)

    def waited(self) -> int:
        """How often a call was kept waiting."""
        return int(self._library.shim_waited())

    def in_first_thread(self) -> tuple[int, str]:
        """How many calls the first thread, the window's, made below the slow folder itself; and where the first was."""
        return int(self._library.shim_in_first_thread()), os.fsdecode(self._library.shim_first_thread_at())

    def refuse_reads(self, folder: Path, number: int) -> None:
        """From the `number`-th read below `folder` on, the disk does not answer."""
        self._arm(folder, _UNREAD, number, errno.EIO, -1)

    def mark(self, number: int) -> None:
        """Say in the log that a transaction was acknowledged."""
        self._library.shim_mark(ctypes.c_uint64(number))

    def _arm(self, folder: Path, how: int, number: int, error: int, log: int) -> None:
        self._library.shim_arm(os.fsencode(folder.absolute()), how, ctypes.c_long(number), error, log)
