"""What is read untraced: no tracer sees it, and the tracer is back whatever happened."""

import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest

from tests.untraced import untraced


class Seen(list[str]):
    """The functions that a tracer was told of."""

    def __call__(self, frame: FrameType, event: str, _given: Any) -> None:
        if event == "call":
            self.append(frame.f_code.co_name)


@pytest.fixture
def seen() -> Iterator[Seen]:
    """A tracer in the place of the one that measures this run."""
    before, told = sys.gettrace(), Seen()
    sys.settrace(told)
    yield told
    sys.settrace(before)


def _inner() -> int:
    return 7


@untraced
def _read(number: int) -> int:
    return _inner() // number


def test_no_tracer_sees_it_and_the_next_is_seen(seen: Seen) -> None:
    assert _read(1) == 7
    assert "_inner" not in seen
    _inner()
    assert "_inner" in seen


def test_the_tracer_is_back_after_a_failure(seen: Seen) -> None:
    with pytest.raises(ZeroDivisionError):
        _read(0)
    assert sys.gettrace() is seen
