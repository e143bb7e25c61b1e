"""Two texts that come from one: paragraph by paragraph, line by line."""

from typing import Any

import pytest

from csxl_desktop.storage.reconciling.texts import merged_blocks, merged_lines


def text(*said: str, **beside: Any) -> dict[str, Any] | None:
    """Blocks “key:words”."""
    blocks = [{"id": key, "t": "p", "runs": [{"s": words}]} for key, _, words in (each.partition(":") for each in said)]
    return {"v": 1, "blocks": blocks, **beside} if blocks else None


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged", "contested"),
    [
        (("a:1", "b:2"), ("a:1!", "b:2"), ("a:1", "b:2!"), ("a:1!", "b:2!"), False),
        (("a:1",), ("a:ours",), ("a:theirs",), ("a:ours",), True),
        (("a:1", "b:2"), ("a:1",), ("a:1", "b:2!"), ("a:1", "b:2!"), True),
        (("a:1", "b:2"), ("a:1", "b:2!"), ("a:1",), ("a:1", "b:2!"), True),
        (("a:1", "b:2"), ("a:1",), ("a:1", "b:2"), ("a:1",), False),
        (("a:1",), ("a:1", "x:3"), ("a:1", "y:4"), ("a:1", "x:3", "y:4"), False),
        (("a:1",), ("a:1", "y:4"), ("a:1", "x:3"), ("a:1", "x:3", "y:4"), False),
        (("a:1", "b:2"), ("a:1", "b:2"), ("b:2", "a:1"), ("b:2", "a:1"), False),
        ((), ("x:3",), ("y:4",), ("x:3", "y:4"), True),
        (("a:1",), (), (), (), False),
        (("a:1",), ("a:1", "a:2"), ("a:3",), ("a:1", "a:2"), True),
    ],
)
def test_formatted_texts(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...], merged: tuple[str, ...], contested: bool
) -> None:
    assert merged_blocks(text(*base), text(*ours), text(*theirs)) == (text(*merged), contested)


def test_footnotes_stand_by_their_keys_and_the_rest_whole() -> None:
    base, ours = text("a:1", notes={"n": [1]}, qr=[1]), text("a:1", notes={"n": [1], "m": [2]}, qr=[2])

    merged, contested = merged_blocks(base, ours, text("a:1", notes={"n": [9]}, qr=[1]))

    assert (merged, contested) == (text("a:1", notes={"m": [2], "n": [9]}, qr=[2]), False)
    assert merged_blocks(base, ours, text("a:1", notes={}, qr=[3]))[1]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged", "contested"),
    [
        ("a\nb\nc\nd", "A\nb\nc\nd", "a\nb\nc\nD", "A\nb\nc\nD", False),
        ("a\nb", "x\nb", "y\nb", "x\nb", True),
        ("a\nb", "x\nb", "x\nb", "x\nb", False),
        ("a", "a\nx", "a\ny", "a\nx", True),
        ("a\nb\nc", "a\nb\nc", "c", "c", False),
    ],
)
def test_plain_texts(base: str, ours: str, theirs: str, merged: str, contested: bool) -> None:
    assert merged_lines(base, ours, theirs) == (merged, contested)
