"""The page of faults names every case, and nothing that does not exist."""

import re
from pathlib import Path

from tests.faults.scenarios import SCENARIOS

PAGE = Path(__file__).parents[2] / "docs/faults.md"
CASES = {"A": 14, "B": 15, "C": 13, "D": 19, "E": 10, "F": 10, "G": 8, "H": 13}
RIGS = {"kills", "room", "cuts", "hostile", "fuzz", "sentinels", "backups", *(f"calls {name}" for name in SCENARIOS)}


def _rows() -> dict[str, tuple[list[str], str]]:
    """What tries each case, and what is missing."""
    found = {}
    for line in PAGE.read_text("utf-8").splitlines():
        if match := re.fullmatch(r"\| ([A-H]\d+) \| [^|]+ \| ([^|]+) \| ([^|]*) ?\|", line):
            found[match[1]] = (re.findall(r"`([^`]+)`", match[2]), match[3].strip())
    return found


def test_every_case_is_tried_or_says_what_is_missing() -> None:
    rows = _rows()

    assert list(rows) == [f"{letter}{number}" for letter, last in CASES.items() for number in range(1, last + 1)]
    assert [case for case, (tried, missing) in rows.items() if not tried and not missing] == []


def test_every_test_and_rig_that_is_named_exists() -> None:
    named = {each for tried, _missing in _rows().values() for each in tried}
    tests = {each for each in named if "::" in each}
    missing = []
    for each in sorted(tests):
        path, name = each.split("::")
        file = PAGE.parents[1] / "tests" / path
        if not file.exists() or f"def {name}(" not in file.read_text("utf-8"):
            missing.append(each)

    assert missing == []
    assert named - tests <= RIGS
