"""Keys: UUIDv7 for what is made here and now, UUIDv5 for what two computers must name alike."""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid5

_COUNTER_BITS = 42
_TAIL_BITS = 32
_COUNTER_LIMIT = 1 << _COUNTER_BITS
_LOW_BITS = 30  # of the counter, behind the variant
_LOW = (1 << _LOW_BITS) - 1
_VERSION_AND_VARIANT = 0x7 << 76 | 0b10 << 62


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class KeySequence:
    """UUIDv7 keys in strictly growing order: 48 bits of time, 42 of counter, 32 of chance (RFC 9562).

    A clock that is set back changes nothing: the sequence stays at its last millisecond and counts on.
    """

    def __init__(self, milliseconds: Callable[[], int] = _milliseconds) -> None:
        self._milliseconds = milliseconds
        self._lock = threading.Lock()
        self._last = -1
        self._counter = 0

    def next(self) -> UUID:
        return UUID(int=self.numbers(1)[0])

    def numbers(self, count: int) -> list[int]:
        """`count` keys as numbers: of one moment, their chance drawn at once."""
        tails = memoryview(secrets.token_bytes(count * _TAIL_BITS // 8)).cast("I")
        with self._lock:
            moment, first = self._advance(count)
        return [_assemble(moment, counter, tail) for counter, tail in enumerate(tails, first)]

    def _advance(self, count: int) -> tuple[int, int]:
        """The moment of `count` keys, and what the first of them counts from."""
        now = self._milliseconds()
        if now > self._last:
            # The top bit starts at zero, so that a burst has room to count within its millisecond.
            self._last, first = now, secrets.randbits(_COUNTER_BITS - 1)
        else:
            first = self._counter + 1
        if first + count > _COUNTER_LIMIT:
            self._last, first = self._last + 1, 0
        self._counter = first + count - 1
        return self._last, first


def _assemble(moment: int, counter: int, tail: int) -> int:
    return (moment << 80 | _VERSION_AND_VARIANT) | (counter >> _LOW_BITS) << 64 | (counter & _LOW) << _TAIL_BITS | tail


_keys = KeySequence()


def new_id() -> UUID:
    """A new key, greater than every key this process has made."""
    return _keys.next()


def new_ids(at_once: int = 1_000) -> Iterator[UUID]:
    """New keys without end, for those who need thousands."""
    while True:
        yield from [UUID(int=number) for number in _keys.numbers(at_once)]


def new_hex_ids(at_once: int = 1_000) -> Iterator[str]:
    """The same as the database keeps them: 32 hexadecimal figures."""
    while True:
        yield from [f"{number:032x}" for number in _keys.numbers(at_once)]


def derived_id(namespace: UUID, name: str) -> UUID:
    """The key that every computer gives to `name` below `namespace` (UUIDv5): for a migration’s rows."""
    return uuid5(namespace, name)
