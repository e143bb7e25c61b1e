"""What is made ahead comes whole and in order, and its refusal is heard."""

import threading
from collections.abc import Iterator

import pytest

from csxl_desktop.storage.beside import made_ahead


def test_all_comes_in_order_made_by_another_thread() -> None:
    makers = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            makers.append(threading.get_ident())
            yield number

    assert list(made_ahead(numbers())) == list(range(100))
    assert threading.get_ident() not in makers


def test_what_refuses_to_be_made_is_heard_where_it_is_awaited() -> None:
    def two() -> Iterator[int]:
        yield from (1, 2)
        raise ValueError("the third")

    made = made_ahead(two())

    assert [next(made), next(made)] == [1, 2]
    with pytest.raises(ValueError, match="the third"):
        next(made)


def test_all_comes_where_the_system_gives_no_thread_more() -> None:
    before = threading.stack_size(1 << 46)  # more than any system gives
    try:
        made = list(made_ahead(iter(range(100))))
    finally:
        threading.stack_size(before)

    assert made == list(range(100))
