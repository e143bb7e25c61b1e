"""What a test reads back is read without the measure of coverage: it makes every line of Python twice as slow."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def untraced(read: Callable[P, T]) -> Callable[P, T]:
    """`read`, of which no line is the program's: nothing that is measured is lost."""

    @wraps(read)
    def reading(*args: P.args, **kwargs: P.kwargs) -> T:
        tracer = sys.gettrace()
        sys.settrace(None)
        try:
            return read(*args, **kwargs)
        finally:
            sys.settrace(tracer)
            _here()

    return reading


def _here() -> None:
    """Called once the tracer is back: coverage takes its place at the next call, and must see the reader return."""
