"""Cycles of dead objects wait until they are asked for."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from csxl_desktop.system import garbage


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_on, thresholds = gc.isenabled(), gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    if was_on:
        gc.enable()


def test_held_cycles_outlive_any_number_of_new_objects_and_go_when_due() -> None:
    garbage.hold()
    gc.collect()
    gc.set_threshold(500, 10, 10)
    gone = ref(_Cycle())
    kept = [[number] for number in range(5_000)]
    assert gone() is not None

    assert garbage.collect_if_due()
    assert gone() is None
    assert len(kept) == 5_000


def test_nothing_is_searched_before_it_is_due() -> None:
    garbage.hold()
    gc.collect()
    gc.set_threshold(1_000_000, 10, 10)
    gone = ref(_Cycle())
    assert not garbage.collect_if_due()
    assert gone() is not None


@pytest.mark.parametrize("generation", [1, 2])
def test_older_objects_are_searched_when_their_turn_has_come(generation: int) -> None:
    garbage.hold()
    gc.collect()
    gc.set_threshold(1_000_000, 1, 1)
    old = _Cycle()
    gone = ref(old)
    gc.collect(generation - 1)  # it grows older: only a search among its own age finds it now
    del old
    gc.collect(generation - 1)  # as many searches among the younger as that turn wants
    assert gone() is not None

    assert garbage.collect_if_due()
    assert gone() is None
