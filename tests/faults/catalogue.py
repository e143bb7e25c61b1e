"""The page of faults, read: of each case what tries it, what it says, what is missing."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/faults.md"
_ROW = re.compile(r"\| ([A-H]\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \| ([^|]*) ?\|")


@dataclass(frozen=True)
class Row:
    """`says` names messages; where nothing is refused, `quiet` tells what happens instead."""

    tried: list[str]
    says: list[str]
    quiet: str
    missing: str


def rows() -> dict[str, Row]:
    found = {}
    for line in PAGE.read_text("utf-8").splitlines():
        if match := _ROW.fullmatch(line):
            case, tried, said, missing = match.groups()
            quiet = said.removeprefix("–").strip() if said.startswith("–") else ""
            found[case] = Row(re.findall(r"`([^`]+)`", tried), re.findall(r"`([^`]+)`", said), quiet, missing.strip())
    return found
