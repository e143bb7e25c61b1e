"""A screen that exists in memory alone: whether a window stands there, and whether anything is painted."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from installer.places import OUT
from installer.steps import stop

_SIZE = (1280, 800)
_SECONDS = 120  # on a busy machine; a window that nobody saw by then does not come
_COLOURS = 60  # an empty window has a handful
_EVERY = 7  # pixels are looked at
_STAYS, _PAUSE = 100, 0.03  # looks, and seconds between them
_STILL = 5 * _STAYS  # under Wine, what fills the page is read from the disk for seconds while nothing moves


class Display:
    """`name` is what DISPLAY says; `picture` holds the pixels, kept up to date by the X server."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name = f":{number}"
        self.picture = folder / "Xvfb_screen0"

    def is_painted(self) -> bool:
        """Whether the screen shows letters and colours; the smoothed edges of letters alone are many."""
        if not self.picture.exists():
            return False
        pixels = self.picture.read_bytes()[-_SIZE[0] * _SIZE[1] * 4 :]
        return len(set(memoryview(pixels).cast("I")[::_EVERY])) > _COLOURS

    def keep(self, target: Path) -> None:
        """The picture as a file that can be looked at."""
        from PIL import Image

        pixels = self.picture.read_bytes()[-_SIZE[0] * _SIZE[1] * 4 :]
        Image.frombytes("RGB", _SIZE, pixels, "raw", "BGRX").save(target)


@contextmanager
def screen() -> Iterator[Display]:
    if shutil.which("Xvfb") is None:
        stop("Xvfb is needed here: apt-get install xvfb.")
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        size = f"{_SIZE[0]}x{_SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)  # noqa: S603 - named above
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = int(told.readline())
            yield Display(number, Path(folder))
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(10)


def wait_until_painted(screen: Display) -> float:
    """Until a window stands and stays; the seconds until it was first seen. Stops the check where none does."""
    start, first, looks = time.monotonic(), 0.0, 0
    while looks < _STAYS:
        if screen.is_painted():
            first, looks = first or time.monotonic() - start, looks + 1
        else:
            first, looks = 0.0, 0
        if time.monotonic() - start > _SECONDS:
            screen.keep(OUT / "nothing-painted.png")
            stop(f"No window was painted within {_SECONDS} s.")
        time.sleep(_PAUSE)
    return first


def wait_until_still(screen: Display) -> None:
    """Until nothing moves any more: the page is filled. At most as long as for the window itself."""
    start, seen, looks = time.monotonic(), b"", 0
    while looks < _STILL and time.monotonic() - start < _SECONDS:
        pixels = screen.picture.read_bytes()
        seen, looks = pixels, looks + 1 if pixels == seen else 0
        time.sleep(_PAUSE)
