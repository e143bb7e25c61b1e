"""Whose turn it is in the shared folder: politeness alone, so that two computers seldom write at the same moment.

Nothing relies on it: a folder kept in step late, or without locks, shows two computers at once. A turn that stands
still is taken over once it was *seen* unchanged for two minutes on the clock that counts since this computer started.
"""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress

from csxl_desktop.storage.sharing.place import LEASE, Place

STILL = 120.0  # seconds


class Lease:
    """The turn of one computer; kept between exchanges, as it remembers what it has seen."""

    def __init__(self, place: Place, computer: str, monotonic: Callable[[], float]) -> None:
        self._place, self._computer, self._monotonic = place, computer, monotonic
        self._token = ""
        self._seen: tuple[object, float] | None = None

    def take(self) -> bool:
        """Whether it is this computer's turn now."""
        path = self._place.path / LEASE
        stands = path.exists()
        if stands and not self._may_take_over():
            return False
        token = secrets.token_hex(8)
        told = {"computer": self._computer, "token": token}
        if not stands:
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
            except FileExistsError:
                return False
        self._place.write_json(LEASE, told)
        self._token, self._seen = token, None
        return self.is_mine()

    def is_mine(self) -> bool:
        return bool(self._token) and (self._place.read_json(LEASE) or {}).get("token") == self._token

    def leave(self) -> None:
        if self.is_mine():
            with suppress(OSError):
                (self._place.path / LEASE).unlink(missing_ok=True)
        self._token = ""

    def _may_take_over(self) -> bool:
        told = self._place.read_json(LEASE)
        now = self._monotonic()
        if told is not None and told.get("computer") == self._computer:
            self._seen = (told, now)  # left by an exchange of ours that was killed
            return True
        if self._seen is None or self._seen[0] != told:
            self._seen = (told, now)
            return False
        return now - self._seen[1] >= STILL
