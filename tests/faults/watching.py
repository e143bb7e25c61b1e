"""A witness of what a process opens: a picture that hostile names point to, watched by the kernel, and the sockets."""

import ctypes
import os
import select
import struct
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image

_IN_OPEN, _IN_ACCESS, _NONBLOCK = 0x20, 0x1, 0o4000
_EVENT = struct.calcsize("iIII")


class Bait:
    """A real picture in `folder`; used as `with`, it tells afterwards whether anybody opened it (`touched`)."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.picture = folder / "bait.png"
        Image.new("RGB", (4, 4), "red").save(self.picture)
        self.touched, self.sockets = 0, set[str]()

    def names(self) -> list[str]:
        """Names that a careless reader of markup or links would follow to the picture."""
        path, url = self.picture, self.picture.as_uri()
        return [
            f"<img src='{path}'>", f"<img src='{url}'/>", f'<img src="/{path}">', f"<p><img src={url}></p>",
            f"<table background='{url}'><tr><td>x</table>", f"<link rel=stylesheet href='{url}'>",
            f"<style>body{{background:url({url})}}</style>", f"<object data='{url}'></object>", url, str(path),
            f"![x]({url})", f"<a href='{url}'>x</a>", f"<!DOCTYPE x [<!ENTITY e SYSTEM '{url}'>]><x>&e;</x>",
        ]  # fmt: skip

    def __enter__(self) -> Self:
        libc = ctypes.CDLL(None, use_errno=True)
        self._watch = libc.inotify_init1(_NONBLOCK)
        assert libc.inotify_add_watch(self._watch, os.fsencode(self.picture), _IN_OPEN | _IN_ACCESS) >= 0
        self._before = open_sockets()
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _value: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if select.select([self._watch], [], [], 0)[0]:
            self.touched = len(os.read(self._watch, 65536)) // _EVENT
        os.close(self._watch)
        self.sockets = open_sockets() - self._before


def open_sockets() -> set[str]:
    """The sockets that this process holds, whoever opened them."""
    found = set()
    for each in Path("/proc/self/fd").iterdir():
        try:
            target = str(each.readlink())
        except OSError:
            continue  # the listing's own handle
        if target.startswith("socket:"):
            found.add(target)
    return found
