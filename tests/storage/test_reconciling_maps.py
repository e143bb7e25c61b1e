"""Choices kept together in one field: each name is a choice of its own."""

from typing import Any

import pytest

from csxl_desktop.storage.reconciling.maps import leaves, merged

Map = dict[str, Any]


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "found", "contested"),
    [
        ({}, {"a": 1}, {"b": 2}, {"a": 1, "b": 2}, False),
        ({"a": 1}, {"a": 2}, {"a": 3}, {"a": 2}, True),
        ({"a": 1}, {"a": 2}, {"a": 2}, {"a": 2}, False),
        ({"a": 1, "b": 1}, {"b": 1}, {"a": 1, "b": 2}, {"b": 2}, False),
        ({"a": 1}, {}, {"a": 2}, {}, True),
        ({"x": {"a": 1}}, {"x": {"a": 1, "b": 2}}, {"x": {"a": 3}}, {"x": {"a": 3, "b": 2}}, False),
        ({"x": {"a": 1}}, {}, {"x": {"a": 1, "c": 2}}, {"x": {"c": 2}}, False),
        ({"x": {"a": 1}}, {}, {"x": {"a": 1}}, {}, False),
        ({}, {"x": {"a": [1, 2]}}, {"x": {"a": [1]}}, {"x": {"a": [1, 2]}}, True),
    ],
)
def test_each_name_for_itself(base: Map, ours: Map, theirs: Map, found: Map, *, contested: bool) -> None:
    assert merged(base, ours, theirs) == (found, contested)
    assert merged(base, theirs, ours, theirs_wins=True) == (found, contested)  # the same from the other side


def test_what_leads_to_each_value() -> None:
    assert dict(leaves({"x": {"a": [1], "b": {"c": True}}, "y": 2})) == {
        ("x", "a"): [1],
        ("x", "b", "c"): True,
        ("y",): 2,
    }
