"""What is to be written, made by a thread of its own while SQLite writes what was made before."""

from collections.abc import Iterator
from typing import TypeVar

Made = TypeVar("Made")


def made_ahead(every: Iterator[Made]) -> Iterator[Made]:
    """Each of `every`, one further being made meanwhile. While it runs a long statement SQLite lets others run."""
    from concurrent.futures import ThreadPoolExecutor  # the next thousands are rare: no start waits for it

    with ThreadPoolExecutor(1) as beside:
        try:
            coming = beside.submit(next, every, None)
        except RuntimeError:  # the system gives no thread more: one after the other, then
            yield from every
            return
        while (made := coming.result()) is not None:
            coming = beside.submit(next, every, None)
            yield made
