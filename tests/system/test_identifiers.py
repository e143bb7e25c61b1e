"""Keys grow, whatever the clock and the threads do."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise
from uuid import NAMESPACE_DNS, RFC_4122, UUID

from csxl_desktop.system.clock import now_utc
from csxl_desktop.system.identifiers import KeySequence, derived_id, new_id


def milliseconds(key: UUID) -> int:
    return key.int >> 80


def test_a_key_is_a_version_7_uuid_of_this_moment() -> None:
    before = now_utc()
    key = new_id()
    after = now_utc()

    moment = datetime.fromtimestamp(milliseconds(key) / 1000, UTC)
    assert (key.version, key.variant) == (7, RFC_4122)
    assert before.replace(microsecond=before.microsecond // 1000 * 1000) <= moment <= after


def test_keys_of_one_millisecond_grow() -> None:
    keys = KeySequence(milliseconds=lambda: 1_700_000_000_000)

    made = [keys.next() for _ in range(2_000)]

    assert all(one < other for one, other in pairwise(made))
    assert {milliseconds(key) for key in made} == {1_700_000_000_000}


def test_a_clock_set_back_does_not_bring_keys_back() -> None:
    moments: Iterator[int] = iter([2_000, 1_000, 1_500, 2_001])
    keys = KeySequence(milliseconds=lambda: next(moments))

    made = [keys.next() for _ in range(4)]

    assert made == sorted(made)
    assert [milliseconds(key) for key in made] == [2_000, 2_000, 2_000, 2_001]


def test_a_full_counter_borrows_the_next_millisecond() -> None:
    keys = KeySequence(milliseconds=lambda: 5_000)
    first = keys.next()
    keys._counter = (1 << 42) - 1

    following = keys.next()

    assert milliseconds(following) == 5_001
    assert following > first


def test_keys_made_together_borrow_the_next_millisecond_together() -> None:
    keys = KeySequence(milliseconds=lambda: 5_000)
    first = keys.next()
    keys._counter = (1 << 42) - 3

    following = [UUID(int=number) for number in keys.numbers(3)]

    assert [milliseconds(key) for key in following] == [5_001] * 3
    assert all(one < other for one, other in pairwise([first, *following, keys.next()]))


def test_threads_never_share_a_key() -> None:
    with ThreadPoolExecutor(8) as pool:
        batches = list(pool.map(lambda _: [new_id() for _ in range(500)], range(8)))

    assert all(batch == sorted(batch) for batch in batches)
    assert len({key for batch in batches for key in batch}) == 4_000


def test_derived_keys_are_the_same_everywhere() -> None:
    # RFC 9562, appendix A.4
    key = derived_id(NAMESPACE_DNS, "www.example.com")

    assert key == UUID("2ed6657d-e927-568b-95e1-2665a8aea6a2")
    assert key != derived_id(NAMESPACE_DNS, "www.example.org")
