"""Order and numbers: parts by date, tables by name, numbers that follow each other, footnotes."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from csxl_desktop.i18n import _, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.numbers import roman
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.pointing import pointed, whole
from csxl_desktop.proofreading.text import FLAT, Block, Kind, Text

_SORTED_FROM = 8  # rows: a shorter table may have an order of its own
_MOSTLY = 0.9  # of the neighbours stand in order: then the others are slips
_MOSTLY_ROWS, _MOSTLY_LINES = 0.6, 0.5  # of the neighbours follow: then the numbers are an order
_ROMANS = {roman(number): number for number in range(1, 60)}
_SAME_SOURCE = re.compile(r"^\W*(?:idem|ibid(?:em)?|op\. ?cit)\b", re.IGNORECASE)


def numbered_by_date(reading: Reading) -> Iterator[Remark]:
    """Numbered parts, each of one day of the year, where a later day stands before."""
    text = reading.text
    chapters = {block.title.casefold() for block in text.blocks if block.kind is Kind.ENTRY}
    for run in _runs(text):
        latest: tuple[date, int] | None = None
        for at in run:
            own = text.blocks[at]
            day = _day_of(text, at, whole=not own.shouted and own.title.casefold() not in chapters)
            if day is None:
                continue
            if latest is not None and day < latest[0]:
                before = text.blocks[latest[1]]
                why = _("{day} stands after {later} (“{title}”): the parts are not in the order of their days.").format(
                    day=short_date(day), later=short_date(latest[0]), title=before.title
                )
                yield pointed(text, at, whole(text, at), why)
            else:
                latest = (day, at)


def _runs(text: Text) -> Iterator[list[int]]:
    """Headings numbered one after the other."""
    run: list[int] = []
    for at, block in enumerate(text.blocks):
        if block.kind is not Kind.HEADING:
            continue
        number = _number(block)
        if number is None:
            if run and not _is_deeper(text.blocks[run[-1]], block):
                yield run
                run = []
        elif run and _style(text.blocks[run[-1]]) == _style(block) and number > (_number(text.blocks[run[-1]]) or 0):
            run.append(at)
        else:
            if run:
                yield run
            run = [at]
    if run:
        yield run


def _is_deeper(before: Block, block: Block) -> bool:
    """A heading within the part; a stray line that a reader of PDFs took for one carries no number and much text."""
    return (block.level > before.level > 0) or len(block.text) > 70


def _number(block: Block) -> int | None:
    if block.number.isdigit():
        return int(block.number)
    return _ROMANS.get(block.number)


def _style(block: Block) -> str:
    return "figures" if block.number.isdigit() else "romans"


def _day_of(text: Text, at: int, *, whole: bool) -> date | None:
    """The day of a part, where its heading or its text names one day of the year and no other.

    Of a chapter the heading alone counts (not `whole`): those beside it are of other kinds, each with its own days.
    """
    ends = next((section.blocks for section in text.sections if section.heading == at), range(0))
    days = set()
    for place in (at, *ends):
        found = {each.on(None) for each in dates_in(text.blocks[place].flat)}
        days |= {day for day in found if day is not None and day.year == text.year}
        if place == at and (days or not whole):
            break
    return days.pop() if len(days) == 1 else None


def numbering(reading: Reading) -> Iterator[Remark]:
    """Headings or list lines numbered I, II, IV, or 1, 2, 2."""
    text = reading.text
    lines: list[list[int]] = []
    last = -2
    for at, block in enumerate(text.blocks):
        if block.kind in {Kind.ITEM, Kind.ROW} and _row_number(block) is not None:
            if last == at - 1 and text.blocks[last].kind is block.kind and text.blocks[last].table == block.table:
                lines[-1].append(at)
            else:
                lines.append([at])
            last = at
    for run in lines:
        yield from _gaps(text, run)
    yield from _heading_gaps(text)


def _between_followers(text: Text) -> Iterator[Remark]:
    """X, IX, XII: the number between two that leave room for one is another."""
    for kind in (Kind.HEADING, Kind.ENTRY):
        every = [at for at, block in enumerate(text.blocks) if block.kind is kind and _number(block) is not None]
        for run in (each for style in ("figures", "romans") if (each := [at for at in every if _is(text, at, style)])):
            numbers = [_number(text.blocks[at]) or 0 for at in run]
            for place in range(2, len(run) - 1):
                before, here, after = numbers[place - 1 : place + 2]
                if after == before + 2 and here not in {before + 1, 1} and numbers[place - 2] == before - 1:
                    right = roman(before + 1) if _is(text, run[place], "romans") else str(before + 1)
                    why = _("Number {after} follows number {before}.").format(
                        after=text.blocks[run[place]].number, before=text.blocks[run[place - 1]].number
                    )
                    yield pointed(text, run[place], whole(text, run[place]), why, right)


def _is(text: Text, at: int, style: str) -> bool:
    return _style(text.blocks[at]) == style


def _row_number(block: Block) -> int | None:
    if block.kind is Kind.ROW:
        cell = block.cells[0].strip().rstrip(".") if block.cells else ""
        return int(cell) if cell.isdigit() and len(cell) < 4 else None
    return int(block.number) if block.number.isdigit() else None


def _gaps(text: Text, run: Sequence[int]) -> Iterator[Remark]:
    numbers = [_row_number(text.blocks[at]) or 0 for at in run]
    follow = sum(after == before + 1 for before, after in pairwise(numbers))
    enough = _MOSTLY_ROWS if text.blocks[run[0]].kind is Kind.ROW else _MOSTLY_LINES
    if len(run) < 3 or numbers[0] != 1 or follow < enough * (len(run) - 1):
        return
    for (_at, before), (at, after) in pairwise(zip(run, numbers, strict=True)):
        if after != before + 1 and after != 1:
            why = _("Number {after} follows number {before}.").format(after=after, before=before)
            yield pointed(text, at, whole(text, at), why, str(before + 1))


def _heading_gaps(text: Text) -> Iterator[Remark]:
    yield from _between_followers(text)
    for run in _runs(text):
        numbers = [_number(text.blocks[at]) or 0 for at in run]
        if len(run) < 3 or numbers[0] != 1:
            continue
        for (_at, before), (at, after) in pairwise(zip(run, numbers, strict=True)):
            if after != before + 1:
                why = _("Number {after} follows number {before}.").format(
                    after=text.blocks[at].number,
                    before=roman(before) if _style(text.blocks[at]) == "romans" else before,
                )
                yield pointed(text, at, whole(text, at), why)


def sorted_tables(reading: Reading) -> Iterator[Remark]:
    """A long table in the order of names, but for a few rows."""
    text = reading.text
    for rows in text.tables():
        named = [(at, name) for at in rows if (name := _first_words(text.blocks[at]))]
        keys = [sort_key(name) for _at, name in named]
        neighbours = list(pairwise(keys))
        if len(named) < _SORTED_FROM or sum(one <= other for one, other in neighbours) < _MOSTLY * len(neighbours):
            continue
        for place, (one, other) in enumerate(neighbours):
            if one > other:
                at, name = named[place]
                why = _("“{first}” is filed after “{second}”.").format(first=name, second=named[place + 1][1])
                yield pointed(text, at, whole(text, at), why)


_LINES_FROM, _TOLD_FROM = 8, 5  # lines; where the text says that they are in the order of names
_MOSTLY_LINES_OF_NAMES = 0.75
_ARTICLE = re.compile(r"^\W*(?:les?|la|l'|un|une)\b\W*", re.IGNORECASE)
_ALPHABETICAL = re.compile(r"alphab[ée]ti", re.IGNORECASE)
_ABOVE = 3  # blocks


def sorted_lines(reading: Reading) -> Iterator[Remark]:
    """A numbered list in the order of names, but for a line or two; the article before a name may count or not."""
    text = reading.text
    for run in _numbered_lines(text):
        above = text.blocks[max(0, run[0] - _ABOVE) : run[0]]
        told = any(_ALPHABETICAL.search(block.flat) for block in above)
        if len(run) < (_TOLD_FROM if told else _LINES_FROM):
            continue
        titles = [text.blocks[at].title for at in run]
        breaks = min(
            (
                [place for place, (one, other) in enumerate(pairwise(map(sort_key, names))) if one > other]
                for names in (titles, [_ARTICLE.sub("", each.translate(FLAT)) for each in titles])
            ),
            key=len,
        )
        if len(breaks) > (1 - _MOSTLY_LINES_OF_NAMES) * len(run) and not (told and len(breaks) == 1):
            continue
        for place in breaks:
            why = _("“{first}” is filed after “{second}”.").format(first=titles[place], second=titles[place + 1])
            yield pointed(text, run[place], whole(text, run[place]), why)


def _numbered_lines(text: Text) -> Iterator[list[int]]:
    run: list[int] = []
    for at, block in enumerate((*text.blocks, Block(""))):
        if block.kind is Kind.ITEM and block.number.isdigit():
            run.append(at)
        elif run:
            yield run
            run = []


def _first_words(block: Block) -> str:
    """The name that a numbered row begins with."""
    cells = [cell.strip() for cell in block.cells]
    if len(cells) < 2 or not re.match(r"\d+\.?$", cells[0]):
        return ""
    return cells[1]


def footnotes(reading: Reading) -> Iterator[Remark]:
    """Calls in their order, each with its note; “Idem” behind its source."""
    text = reading.text
    calls = [
        (at, place, int(call))
        for at, block in enumerate(text.blocks)
        if block.kind is not Kind.NOTE
        for place, call in block.calls
    ]
    notes = [(at, int(block.calls[0][1])) for at, block in enumerate(text.blocks) if block.kind is Kind.NOTE]
    highest = 0
    for at, place, call in calls:
        if call < highest:
            why = _("Call {call} stands after call {highest}: notes are numbered in the order of their calls.").format(
                call=call, highest=highest
            )
            yield pointed(text, at, (max(0, place - 30), place), why, about=f"call {call}")
        highest = max(highest, call)
    numbers = [number for _at, number in notes]
    if notes:
        for at, place, call in calls:
            if call not in numbers:
                why = _("No note answers call {call}.").format(call=call)
                yield pointed(text, at, (max(0, place - 30), place), why, about=f"call {call}")
    told = {call for _at, _place, call in calls}
    for order, (at, number) in enumerate(notes):
        if number not in told:
            yield pointed(text, at, whole(text, at), _("Nothing calls note {number}.").format(number=number))
        if order == 0 and _SAME_SOURCE.match(text.blocks[at].flat):
            yield pointed(text, at, whole(text, at), _("“Idem” stands before any source."))


def lost_references(reading: Reading) -> Iterator[Remark]:
    """“Voir …” whose section, heading, figure or table is no longer in the document."""
    text = reading.text
    why = _("What this refers to is no longer in the document: choose its part again.")
    for at, block in enumerate(text.blocks):
        for number, place in enumerate(block.lost):
            start, end = max(0, place - 30), min(len(block.text), place + 10)
            yield pointed(text, at, (start, end), why, about=f"reference {number}")
