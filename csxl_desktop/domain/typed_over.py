"""What a field showed when somebody began to type in it: the write of what was typed carries it along.

A copy of the dossier may be taken in meanwhile. What came in unseen is then not written over (`storage/unseen.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TypedOver:
    """What was typed, and what stood in the field before."""

    value: Any
    seen: Any


_under_way: ContextVar[TypedOver | None] = ContextVar("typed_over", default=None)  # of the write in this thread


@contextmanager
def typed_over(value: Any, seen: Any) -> Iterator[None]:
    """Around a write of `value`, typed where `seen` was shown."""
    token = _under_way.set(TypedOver(value, seen))
    try:
        yield
    finally:
        _under_way.reset(token)


def under_way() -> TypedOver | None:
    """Of the write that is being made in this thread; None where nobody typed."""
    return _under_way.get()
