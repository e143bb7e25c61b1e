"""Two names on one line, divided by a dash in one way here and in another there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Block, Kind

Places = dict[str, list[tuple[int, tuple[int, int]]]]

_SEPARATED = re.compile(r"(?<=\w)(?P<mark> ?[–—-] | [–—-] ?)(?=[A-ZÀ-Þ])")


def of_tables(reading: Reading) -> Iterator[Remark]:
    """A service and its parent body joined by “ – ”, “ - ” and “- ” in one table."""
    text = reading.text
    for rows in text.tables():
        found: Places = defaultdict(list)
        for at in rows:
            block = text.blocks[at]
            for each in _SEPARATED.finditer(block.text):
                found[each["mark"]].append((at, (max(0, each.start() - 25), min(len(block.text), each.end() + 20))))
        if len(found) > 1 and sum(map(len, found.values())) > 3:
            rarer = min(found, key=lambda mark: len(found[mark]))
            at, span = found[rarer][0]
            why = _("The same separation is written in {count} ways in this table: {ways}.").format(
                count=len(found), ways=listed([f"“{mark}”" for mark in found])
            )
            yield pointed(text, at, span, why, " – ", about=f"separators {len(rows)}")


_LINE_SEPARATED = re.compile(r"(?<=[\w»)]) (?P<mark>[–—-]) (?=[A-ZÀ-Þ«])")
_GLUED_SEPARATOR = re.compile(r"(?<=[\w»)])(?P<mark>[–—-] | [–—-])(?=[A-ZÀ-Þ«])")
_FEWEST_LINES, _MUCH_MORE = 4, 3


def of_lines(reading: Reading) -> Iterator[Remark]:
    """Lines of a list with “ – ” between a name and who speaks for it, and one with “ - ”."""
    text = reading.text
    run: list[tuple[int, re.Match[str]]] = []
    for at, block in enumerate((*text.blocks, Block(""))):
        found = _separated(block.text) if block.kind is Kind.ITEM else None
        if found is not None:
            run.append((at, found))
            continue
        if len(run) >= _FEWEST_LINES and block.kind is not Kind.ITEM:
            yield from _odd_marks(reading, run)
        run = run if block.kind is Kind.ITEM else []


def _separated(line: str) -> re.Match[str] | None:
    """The mark between two spaces, else one that lacks a space on one side."""
    return _LINE_SEPARATED.search(line) or _GLUED_SEPARATOR.search(line)


def _odd_marks(reading: Reading, run: list[tuple[int, re.Match[str]]]) -> Iterator[Remark]:
    counted = Counter(found["mark"] for _at, found in run)
    (kept, often), *others = counted.most_common()
    for mark, times in others:
        for at, found in run if often >= _MUCH_MORE * times else ():
            if found["mark"] == mark:
                why = _("The other lines of this list are divided by “{mark}”.").format(mark=kept)
                yield pointed(reading.text, at, found.span(), why, f" {kept} ", about=f"{at - run[0][0]} {mark}")
