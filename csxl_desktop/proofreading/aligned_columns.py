"""Tables that a file sets with spaces alone, as text drawn out of a PDF does."""

import re
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FEWEST = 3  # lines of a table
_LONGEST = 200  # letters of a line


def aligned(lines: Sequence[str]) -> list[str]:
    """The same lines; where three or more that follow each other have columns, a tab stands between these."""
    kept = list(lines)
    run: list[int] = []
    for at, line in enumerate((*lines, "")):
        if _GAP.search(line[:_LONGEST]) and "\t" not in line and len(line) < _LONGEST:
            run.append(at)
            continue
        if len(run) >= _FEWEST and _is_table([lines[each] for each in run]):
            for each in run:
                kept[each] = _GAP.sub("\t", lines[each].strip())
        run = []
    return kept


def _is_table(lines: Sequence[str]) -> bool:
    """Most lines have as many columns, and figures or days stand in some: sentences set wide do not."""
    columns = [len(_GAP.findall(line.strip())) for line in lines]
    common = max(set(columns), key=columns.count)
    figures = sum(bool(re.search(r"\d", line)) for line in lines)
    return columns.count(common) >= 0.6 * len(columns) and figures >= 0.5 * len(lines)
