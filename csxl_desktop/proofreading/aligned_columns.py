"""Tables that a file sets with spaces alone, as text drawn out of a PDF does."""

import re
from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_CELL = re.compile(r"\S+(?: \S+)*")
_FEWEST = 3  # lines of a table
_LONGEST = 200  # letters of a line


def aligned(lines: Sequence[str]) -> list[str]:
    """The same lines; where three or more that follow each other have columns, a tab stands between these."""
    lines = _piped(lines)
    kept = list(lines)
    run: list[int] = []
    for at, line in enumerate((*lines, "")):
        if _GAP.search(line[:_LONGEST]) and "\t" not in line and len(line) < _LONGEST:
            run.append(at)
            continue
        if len(run) >= _FEWEST and _is_table([lines[each] for each in run]):
            columns = _columns([lines[each] for each in run])
            for each in run:
                kept[each] = "\t".join(_cells(lines[each], columns))
        run = []
    return _divided(kept)


_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?$")


def _piped(lines: Sequence[str]) -> list[str]:
    """Lines divided by | as Markdown writes tables, with or without the rule under the head, are rows.

    The head takes the place of its rule: rows of one table follow each other.
    """
    kept = list(lines)
    run: list[int] = []
    for at, line in enumerate((*lines, "")):
        if "|" in line and "\t" not in line and len(line) < _LONGEST:
            run.append(at)
            continue
        rules = [each for each in run if _RULE.match(lines[each])]
        rows = {each: _between_pipes(lines[each]) for each in run if each not in rules}
        widths = {len(cells) for cells in rows.values()}
        if (len(rows) >= _FEWEST or (rules and len(rows) > 1)) and len(widths) == 1 and widths != {1}:
            for each, cells in rows.items():
                kept[each] = "\t".join(cells)
            for each in rules:
                kept[each], kept[each - 1] = (kept[each - 1], "") if each - 1 in rows else ("", kept[each - 1])
        run = []
    return kept


def _between_pipes(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    bare = bare.removesuffix("|")
    return [cell.strip() for cell in _PIPE.split(bare)]


_DIVIDER = re.compile(r" (?:[–—-]|\|) ")
_FIGURES = re.compile(r"^(?:\d[\d .,]*\d|\d)(?: ?(?:%|€|[a-zà-ÿ]{1,12}))?$")


def _divided(lines: Sequence[str]) -> list[str]:
    """Lines such as “Ateliers – 14 – 145”, three or more of which follow each other, are rows."""
    kept = list(lines)
    run: list[int] = []
    for at, line in enumerate((*lines, "")):
        cells = _DIVIDER.split(line.strip()) if len(line) < _LONGEST and "\t" not in line else []
        if len(cells) > 2 and (not run or len(cells) == len(_DIVIDER.split(lines[run[0]].strip()))):
            run.append(at)
            continue
        rows = [_DIVIDER.split(lines[each].strip()) for each in run]
        counted = sum(all(_FIGURES.match(cell) for cell in cells[1:]) for cells in rows)
        if counted >= _FEWEST and counted >= len(rows) - 1:
            for each, row in zip(run, rows, strict=True):
                kept[each] = "\t".join(row)
        run = []
    return kept


def _is_table(lines: Sequence[str]) -> bool:
    """Most lines have as many columns, and figures or days stand in some: sentences set wide do not."""
    columns = [len(_GAP.findall(line.strip())) for line in lines]
    common = max(set(columns), key=columns.count)
    figures = sum(bool(re.search(r"\d", line)) for line in lines)
    return columns.count(common) >= 0.6 * len(columns) and figures >= 0.5 * len(lines)


def _spans(line: str) -> list[tuple[int, int]]:
    """Where each cell of a line begins and ends."""
    return [found.span() for found in _CELL.finditer(line)]


def _columns(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where the columns stand, by the lines that have as many cells as most."""
    spans = [_spans(line) for line in lines]
    counts = [len(each) for each in spans]
    most = max(set(counts), key=lambda count: (counts.count(count), count))
    whole = [each for each in spans if len(each) == most]
    return [(min(each[at][0] for each in whole), max(each[at][1] for each in whole)) for at in range(most)]


def _cells(line: str, columns: Sequence[tuple[int, int]]) -> list[str]:
    """The cells of a line, an empty one where a shorter line leaves a column out."""
    spans = _spans(line)
    if len(spans) >= len(columns):
        return [line[start:end] for start, end in spans]
    cells = [""] * len(columns)
    free = 0
    for left, (start, end) in zip(range(len(spans), 0, -1), spans, strict=True):
        last = len(columns) - left
        at = min(range(free, last + 1), key=lambda place: _apart((start, end), columns[place]))
        cells[at] = line[start:end]
        free = at + 1
    return cells


def _apart(cell: tuple[int, int], column: tuple[int, int]) -> int:
    return min(abs(cell[0] - column[0]), abs(cell[1] - column[1]))
