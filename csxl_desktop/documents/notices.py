"""What whoever prints should know of the pages being laid out: a picture that is lost, a face that is missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_told: ContextVar[list[str] | None] = ContextVar("told", default=None)


@contextmanager
def gathered() -> Iterator[list[str]]:
    """What is told until the end of the block, each sentence once."""
    told: list[str] = []
    token = _told.set(told)
    try:
        yield told
    finally:
        _told.reset(token)


def tell(sentence: str) -> None:
    """Say `sentence` to whoever gathers; nobody hears it otherwise."""
    told = _told.get()
    if told is not None and sentence not in told:
        told.append(sentence)
