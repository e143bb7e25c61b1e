"""Lines that open alike: one that lacks the year, the figure or the order that all the others have."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from csxl_desktop.i18n import _, fold, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import DateInText, dates_in
from csxl_desktop.proofreading.rules.pointing import pointed, whole
from csxl_desktop.proofreading.text import FLAT, Block, Kind, Text

_OPENING = re.compile(r"^(?:[\dIVX]+(?:\.\d+)*\.? )?(?P<noun>[A-ZÀ-Þ][^\W\d_]+)(?: [^\d:;.()]{2,40}?)? (?:du|le|de) ")
_COUNT = re.compile(
    r"\b\d{1,4} (?P<what>participant|personne|présent|inscrit|visiteur|convive|marcheur|membre)[a-zé]*$"
)
_FEWEST, _LONGEST = 3, 130


def parallel(reading: Reading) -> Iterator[Remark]:
    """“Balade du 26 mai – ruisseau”, where the other lines end with “– 16 participants” and tell the year."""
    text = reading.text
    for run in _alike(text):
        days = {at: dates_in(text.blocks[at].flat)[0] for at in run}
        bare = [at for at in run if days[at].year is None]
        if len(bare) == 1 and len(run) >= _FEWEST:
            each = days[bare[0]]
            why = _("The lines beside tell the year.")
            yield pointed(text, bare[0], (each.start, each.end), why, about=f"year {text.blocks[bare[0]].text}")
        uncounted = [at for at in run if not _COUNT.search(text.blocks[at].flat)]
        if len(uncounted) == 1 and len(run) >= _FEWEST:
            why = _("The lines beside end with a figure: here it is missing.")
            yield pointed(
                text, uncounted[0], whole(text, uncounted[0]), why, about=f"count {text.blocks[uncounted[0]].text}"
            )


def _alike(text: Text) -> Iterator[list[int]]:
    """Short lines of one chapter that open with a word and tell one day."""
    run: dict[int, list[int]] = defaultdict(list)
    chapter = 0
    for at, block in enumerate(text.blocks):
        if block.kind is Kind.HEADING and not dates_in(block.flat):
            chapter += 1
        if block.kind not in {Kind.HEADING, Kind.PARAGRAPH} or len(block.flat) > _LONGEST or block.flat[-1:] in ".;:":
            continue
        found = _OPENING.match(block.flat)
        days = dates_in(block.flat) if found else ()
        if len(days) == 1 and days[0].style == "long" and ":" not in block.flat:
            run[chapter].append(at)
    yield from run.values()


_DATED = re.compile(r"^[^.;:]{2,70}?(?:\(| - |, )(?:le |du )?(?:[a-zà-ÿ]+di )?$", re.IGNORECASE)
_CHRONOLOGICAL = re.compile(r"chronologi", re.IGNORECASE)
_FEWEST_DATED = 4


def dated_lines(reading: Reading) -> Iterator[Remark]:
    """“1. Bal (2 juin), 2. Bourse (22 avril)”: lines of one list that go by their days, but for one."""
    text = reading.text
    for run in text.lists(_FEWEST):
        days = [(at, each) for at in run if (each := _day(text.blocks[at])) is not None]
        if len(days) != len(run) or len(run) < _FEWEST:
            continue
        told = [each.on(text.year) for _at, each in days]
        known = [day for day in told if day is not None]
        above = any(_CHRONOLOGICAL.search(block.flat) for block in text.blocks[max(0, run[0] - 3) : run[0]])
        breaks = [at for at, (before, after) in enumerate(pairwise(known)) if after < before]
        if len(known) != len(run) or len(breaks) != 1 or (len(run) < _FEWEST_DATED and not above):
            continue
        at = breaks[0]
        why = _("These lines are not in the order of their days: {day} stands after {before}.").format(
            day=short_date(known[at + 1]), before=short_date(known[at])
        )
        yield pointed(text, run[at], whole(text, run[at]), why)


def _day(block: Block) -> DateInText | None:
    found = dates_in(block.flat)
    return found[0] if found and _DATED.match(block.title.translate(FLAT)[: found[0].start - _shift(block)]) else None


def _shift(block: Block) -> int:
    return len(block.text) - len(block.title)


_ARTICLE = re.compile(r"^\W*(?:les?|la|l')\b\W*", re.IGNORECASE)
_SORTED_FROM, _TOLD_FROM = 8, 4
_ALPHABETICAL = re.compile(r"alphab[ée]ti", re.IGNORECASE)


def bulleted_names(reading: Reading) -> Iterator[Remark]:
    """A list of names without numbers in the order of letters, but for one."""
    text = reading.text
    for run in text.lists(_FEWEST):
        titles = [text.blocks[at].title for at in run]
        if any(text.blocks[at].number.isdigit() for at in run) or not all(_is_name(each) for each in titles):
            continue
        above = any(_ALPHABETICAL.search(block.flat) for block in text.blocks[max(0, run[0] - 3) : run[0]])
        if len(run) < (_TOLD_FROM if above else _SORTED_FROM):
            continue
        breaks = min((_breaks(titles), _breaks([_ARTICLE.sub("", each.translate(FLAT)) for each in titles])), key=len)
        if len(breaks) == 1:
            place = breaks[0]
            why = _("“{first}” is filed after “{second}”.").format(first=titles[place], second=titles[place + 1])
            yield pointed(text, run[place], whole(text, run[place]), why)


def _breaks(titles: Sequence[str]) -> list[int]:
    return [place for place, (one, other) in enumerate(pairwise(map(sort_key, titles))) if one > other]


def _is_name(title: str) -> bool:
    return title[:1].isupper() and len(title) <= 90 and title[-1] not in ".;,:!?" and not dates_in(fold(title))
