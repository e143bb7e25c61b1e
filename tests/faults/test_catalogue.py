"""The page of faults names every case, and nothing that does not exist."""

from tests.faults.catalogue import PAGE, rows
from tests.faults.scenarios import SCENARIOS

CASES = {"A": 14, "B": 15, "C": 13, "D": 19, "E": 10, "F": 10, "G": 8, "H": 13}
RIGS = {
    "kills",
    "room",
    "cuts",
    "hostile",
    "fuzz",
    "sentinels",
    "backups",
    "slow disk",
    *(f"calls {name}" for name in SCENARIOS),
}


def test_every_case_is_tried_or_says_what_is_missing() -> None:
    found = rows()

    assert list(found) == [f"{letter}{number}" for letter, last in CASES.items() for number in range(1, last + 1)]
    assert [case for case, row in found.items() if not row.tried and not row.missing] == []


def test_every_test_and_rig_that_is_named_exists() -> None:
    named = {each for row in rows().values() for each in row.tried}
    tests = {each for each in named if "::" in each}
    missing = []
    for each in sorted(tests):
        path, name = each.split("::")
        file = PAGE.parents[1] / "tests" / path
        if not file.exists() or f"def {name}(" not in file.read_text("utf-8"):
            missing.append(each)

    assert missing == []
    assert named - tests <= RIGS
