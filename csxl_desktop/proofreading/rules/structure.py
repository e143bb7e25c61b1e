"""The parts of a text: pages of the contents, dotted numbers, annexes, notes in brackets, what stands twice."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.pointing import pointed, whole
from csxl_desktop.proofreading.text import Block, Kind, Text

_DOTTED = re.compile(r"^(?P<above>(?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2})*)\.(?P<last>\d{1,2})\.?\s")
_ANNEX = re.compile(r"\bannexes? (?:n° ?)?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])\b(?!\d)", re.IGNORECASE)
_ANNEX_TITLE = re.compile(r"^annexe (?:n° ?)?(?P<number>\d{1,2}|[IVX]{1,4}|[A-H])\b", re.IGNORECASE)
_NOTE = re.compile(r"^[(\[](?P<number>\d{1,2})[)\]] (?=[A-ZÀ-Þ«])")
_CALL = re.compile(r"(?<=[^\W\d_%»\"'.])[(\[](?P<number>\d{1,2})[)\]]|(?<=%)\((?P<other>\d{1,2})\)")
_RAISED = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_RAISED_CALL = re.compile(r"(?<=\w|[.»%)])(?P<number>[¹²³⁴⁵⁶⁷⁸⁹])(?![¹²³⁴⁵⁶⁷⁸⁹\d])")
_RAISED_NOTE = re.compile(r"^(?P<number>[¹²³⁴⁵⁶⁷⁸⁹]) ?(?=[A-ZÀ-Þ«])")
_FEWEST_WORDS = 3  # “Oui. Oui.” is said so
_LONG_ENOUGH = 60  # letters of a sentence that is told twice
_SHORTEST_LIST = 3
_LEAVING = re.compile(r"^[^.;]{0,200}\ble (?:\w+ )?\d{1,2}(?:er)? [a-zà-ÿ]+ (?:19|20)\d\d|\b\d\d/\d\d/\d{4}")


def pages(reading: Reading) -> Iterator[Remark]:
    """A page of the contents that is before the page of the line above."""
    entries = [(at, block) for at, block in enumerate(reading.text.blocks) if block.kind is Kind.ENTRY]
    told = [(at, int(block.cells[1])) for at, block in entries if len(block.cells) > 1 and block.cells[1].isdigit()]
    for (_at, before), (at, after) in pairwise(told):
        if after < before:
            why = _("Page {after} stands behind page {before}.").format(after=after, before=before)
            yield pointed(reading.text, at, whole(reading.text, at), why)


def dotted(reading: Reading) -> Iterator[Remark]:
    """4.1, 4.2, 4.2: among the headings, or the lines of the contents."""
    for kind in (Kind.HEADING, Kind.ENTRY):
        runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, block in enumerate(reading.text.blocks):
            found = _DOTTED.match(f"{block.flat} ") if block.kind is kind else None
            if found is not None:
                runs[found["above"]].append((at, int(found["last"])))
        for above, run in runs.items():
            yield from _dotted_gaps(reading.text, above, run)


def _dotted_gaps(text: Text, above: str, run: Sequence[tuple[int, int]]) -> Iterator[Remark]:
    last: int | None = None
    for place, (at, number) in enumerate(run):
        following = run[place + 1][1] if place + 1 < len(run) else None
        if last is not None and number != last + 1 and number > 1:
            why = _("Number {after} follows number {before}.").format(
                after=f"{above}.{number}", before=f"{above}.{last}"
            )
            yield pointed(text, at, whole(text, at), why, f"{above}.{last + 1}")
            last = last + 1 if following == last + 2 else max(number, last + 1)
        else:
            last = number


def annexes(reading: Reading) -> Iterator[Remark]:
    """“(annexe 4)” where the contents and the headings name three."""
    text = reading.text
    named = {
        found["number"].upper()
        for block in text.blocks
        if block.kind in {Kind.HEADING, Kind.ENTRY} and (found := _ANNEX_TITLE.match(block.flat))
    }
    if len(named) < 2:
        return
    for at, block in text.running():
        for found in _ANNEX.finditer(block.flat):
            if found["number"].upper() not in named and found["number"].isdigit() == all(
                each.isdigit() for each in named
            ):
                why = _("There is no such annex: {known}.").format(known=", ".join(sorted(named)))
                yield pointed(text, at, found.span(), why)


def bracketed_notes(reading: Reading) -> Iterator[Remark]:
    """Notes called by “(2)” or “²”: each call has its note, each note its call, in order."""
    text = reading.text
    for call_of, note_of in ((_CALL, _NOTE), (_RAISED_CALL, _RAISED_NOTE)):
        notes = [(at, _number(found)) for at, block in enumerate(text.blocks) if (found := note_of.match(block.flat))]
        if not notes or any(block.calls for block in text.blocks):
            continue
        calls = [
            (at, found.span(), _number(found))
            for at, block in enumerate(text.blocks)
            for found in call_of.finditer(block.flat)
            if found.start() > 0
        ]
        called = {number for _at, _span, number in calls}
        yield from _calls_out_of_order(text, calls) if call_of is _RAISED_CALL else ()
        told = [number for _at, number in notes]
        yield from _out_of_order(text, notes)
        for at, span, number in calls:
            if called and number not in told:
                why = _("No note answers call {call}.").format(call=number)
                yield pointed(text, at, (max(0, span[0] - 20), span[1]), why, about=f"call {number}")
        for place, (at, number) in enumerate(notes):
            if calls and (number not in called or number in told[:place]):
                yield pointed(text, at, whole(text, at), _("Nothing calls note {number}.").format(number=number))


def _out_of_order(text: Text, notes: Sequence[tuple[int, int]]) -> Iterator[Remark]:
    """“²” above “¹” at the foot of one page."""
    for (at, number), (below, following) in pairwise(notes):
        if below == at + 1 and following < number:
            why = _("Note {number} stands before note {following}.").format(number=number, following=following)
            yield pointed(text, at, whole(text, at), why)


def _calls_out_of_order(text: Text, calls: Sequence[tuple[int, tuple[int, int], int]]) -> Iterator[Remark]:
    """“solidaires³ … commun²”: each note is called for the first time in the order of its number."""
    highest = 0
    seen: set[int] = set()
    for at, span, number in calls:
        if number not in seen and number < highest:
            why = _("Call {call} stands after call {highest}: notes are numbered in the order of their calls.").format(
                call=number, highest=highest
            )
            yield pointed(text, at, (max(0, span[0] - 30), span[1]), why, about=f"call {number}")
        seen.add(number)
        highest = max(highest, number)


def _number(found: re.Match[str]) -> int:
    told = next(each for each in found.groups() if each)
    return int(told.translate(_RAISED))


def repeated(reading: Reading) -> Iterator[Remark]:
    """A long sentence that stands twice (three times and more are a formula); any one right behind itself."""
    text = reading.text
    seen: dict[str, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
    for at, block in text.running():
        before = ""
        for start, sentence in block.sentences:
            if sentence.strip() == before and sentence.count(" ") >= _FEWEST_WORDS:
                span = (start, start + len(sentence))
                yield pointed(text, at, span, _("This sentence stands twice, one right behind the other."))
            before = sentence.strip()
            if len(sentence) >= _LONG_ENOUGH and sentence.rstrip()[-1:] in ".!?":
                seen[fold(sentence)].append((at, (start, start + len(sentence))))
    for places in seen.values():
        if len(places) == 2 and not _side_by_side(*places):
            at, span = places[1]
            above = text.heading_of(places[0][0])
            where = above.text if above else ""
            why = _("This sentence already stands elsewhere: {where}.").format(where=where)
            yield pointed(text, at, span, why)


def _side_by_side(one: tuple[int, tuple[int, int]], other: tuple[int, tuple[int, int]]) -> bool:
    return one[0] == other[0] and other[1][0] - one[1][1] <= 1


def undated(reading: Reading) -> Iterator[Remark]:
    """One line of a list without the day that every other line tells."""
    text = reading.text
    for run in _lists(text):
        dated = [at for at in run if _LEAVING.search(text.blocks[at].flat) and dates_in(text.blocks[at].flat)]
        bare = [at for at in run if at not in dated and not re.search(r"\d", text.blocks[at].flat)]
        if len(dated) >= _SHORTEST_LIST and len(bare) == 1 and len(dated) == len(run) - 1:
            why = _("Every other line of this list tells a day.")
            yield pointed(text, bare[0], whole(text, bare[0]), why)


def _lists(text: Text) -> Iterator[list[int]]:
    run: list[int] = []
    for at, block in enumerate((*text.blocks, Block(""))):
        if block.kind is Kind.ITEM:
            run.append(at)
        elif run:
            yield run
            run = []
