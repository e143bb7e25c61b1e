"""The program's own small files, written and read beside the window: in one thread, in the order they are asked for.

A disk that keeps one waiting keeps that thread, and no window. What was asked for is done before the program ends.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_lane = ThreadPoolExecutor(1, "own files")


def do(work: Callable[[], T]) -> Future[T]:
    """Have `work` done after all that was asked for before it."""
    return _lane.submit(work)


def settle() -> None:
    """Wait until all that was asked for is done."""
    do(lambda: None).result()
