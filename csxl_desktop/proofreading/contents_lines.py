"""Which plain lines are those of a table of contents: a title, a leader, a page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from csxl_desktop.i18n import fold

Entry = tuple[str, str]  # title, page
_LEADER = " \t.…\N{NO-BREAK SPACE}"
_DOTTED = re.compile(r"\.{4,}|…{2,}|(?:\. ){4,}")
_LABELLED = re.compile(r"[\dIVXA-Z]{1,4}(?:\.\d{1,2})*[.)]?\s*\t")
_LONGEST_PAGE = 3  # figures
_LONG = 8  # lines
_OVER_CONTENTS = re.compile(
    r"(?:#+ )?(?:sommaire|table des mati[eè]res|contenu|inhoud(?:stafel|sopgave)?)\W*", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})*[.)]?\s+(?=[^\W\d_])")
_FEWEST = 3  # lines
_LONGEST_TITLE = 120  # letters


def contents_lines(lines: Sequence[str]) -> dict[int, Entry]:
    """The entries by their place; rows of figures that a tab separates make a table, unless they rise as pages do."""
    found = {at: entry for at, line in enumerate(lines) if (entry := _entry(line)) is not None}
    for run in _runs(lines):
        pages = [int(found[at][1]) for at in run if at in found]
        titles = [found[at][0] for at in run if at in found]
        rows = [lines[at] for at in run if at not in found]
        named = all(fold(row.rpartition("\t")[2]).strip(" .") in {"page", "pages", "p"} for row in rows)
        if not named or not _rise(pages) or any(fold(title).startswith("tota") for title in titles):
            for at in run:
                found.pop(at, None)
    return found


def contents_without_pages(lines: Sequence[str]) -> dict[int, Entry]:
    """The numbered lines right under “Sommaire”, where no page stands behind them."""
    over = next((at for at, line in enumerate(lines) if _OVER_CONTENTS.fullmatch(line.strip())), None)
    if over is None:
        return {}
    first = next((at for at in range(over + 1, len(lines)) if lines[at].strip()), len(lines))
    found: dict[int, Entry] = {}
    for at in range(first, len(lines)):
        line = lines[at].strip()
        if not _NUMBERED.match(line) or len(line) > _LONGEST_TITLE:
            break
        found[at] = line, ""
    return found if len(found) >= _FEWEST else {}


def _rise(pages: Sequence[int]) -> bool:
    """Pages rise; in a long table one may be wrong."""
    falls = sum(after < before for before, after in pairwise(pages))
    return falls <= (1 if len(pages) >= _LONG else 0)


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """Lines with a tab that follow each other, whatever blank ones stand between."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if "\t" in line.strip() and not _DOTTED.search(line):
            run.append(at)
        elif line.strip() and run:
            yield run
            run = []
    if run:
        yield run


def _entry(line: str) -> Entry | None:
    bare = line.strip()
    before = bare.rstrip("0123456789")
    page = bare[len(before) :]
    title = before.rstrip(_LEADER)
    leader = before[len(title) :]
    if not title or not 1 <= len(page) <= _LONGEST_PAGE:
        return None
    if _DOTTED.search(leader):
        return title, page
    label = _LABELLED.match(title)
    if "\t" not in leader or "\t" in title[label.end() if label else 0 :]:
        return None
    return f"{title}{leader.partition(chr(9))[0].rstrip()}", page
