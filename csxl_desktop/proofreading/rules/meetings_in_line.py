"""Meetings told one after the other: the minutes that each approves, the counts of a table beside their days."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import WEEKDAY, dates_in
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.table_figures import cell_of, figure, is_total
from csxl_desktop.proofreading.text import Block, Kind, Text

_MEETING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*\.? |[-•] )?(?P<kind>[A-ZÀ-Þ][^\W\d_]{3,})\b[^.;:!?]{0,50}$")
_APPROVED = re.compile(
    r"\b(?:approbation|adoption|approuv\w+|relecture|lecture|validation)\b[^.;]{0,30}\b(?:procès-verbal|PV|P\.V\.|"
    r"compte[ -]rendu|pv) (?:de la (?:réunion|séance|rencontre) )?(?:du |de l'\w+ du )",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(rf"^(?:le )?(?:{WEEKDAY} )?\d", re.IGNORECASE)
_COUNTED_WRITTEN = "rencontre seance reunion date sortie visite atelier marche permanence"
_COUNTED = frozenset(_COUNTED_WRITTEN.split())
_LONGEST = 90  # letters of a line that opens a meeting
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Held:
    block: int
    kind: str
    day: date


def approved(reading: Reading) -> Iterator[Remark]:
    """“Approbation du procès-verbal du 17 mars” at a meeting whose last one before was on 14 June."""
    text = reading.text
    held: list[_Held] = []
    for at, block in enumerate(text.blocks):
        if (opened := _opened(text, at, block)) is not None:
            held.append(opened)
            continue
        found = _APPROVED.search(block.flat) if held and block.kind is not Kind.ENTRY else None
        if found is None:
            continue
        told = next((each for each in dates_in(block.flat) if 0 <= each.start - found.end() <= len("mercredi ")), None)
        now = held[-1]
        before = [each.day for each in held[:-1] if each.kind == now.kind and each.day < now.day]
        day = told.on(text.year) if told else None
        if told is None or day is None or not before or day == max(before):
            continue
        if day in before or day >= now.day or (day.year, day.month) == (max(before).year, max(before).month):
            why = _("The meeting before was on {date}.").format(date=short_date(max(before)))
            span = (found.start(), told.end)
            yield pointed(text, at, span, why, short_date(max(before)), about=f"approved {now.day} {block.text}")


def _opened(text: Text, at: int, block: Block) -> _Held | None:
    """A line that opens a meeting: its kind, its number or subject, its day."""
    if block.kind not in {Kind.HEADING, Kind.PARAGRAPH} or len(block.flat) > _LONGEST or _APPROVED.search(block.flat):
        return None
    found = _MEETING.match(block.flat)
    days = dates_in(block.flat) if found else []
    day = days[0].on(text.year) if len(days) == 1 else None
    return None if found is None or day is None else _Held(at, fold(found["kind"]).removesuffix("s"), day)


def of_calendars(reading: Reading) -> Iterator[Remark]:
    """“Un toit, 4 séances” in a table, and three days under the heading “Atelier « Un toit »”."""
    text = reading.text
    days = {name: count for name, count in _calendars(text).items() if count >= _FEWEST}
    if len(days) < _FEWEST:
        return
    for rows in text.tables():
        heads = [at for at in rows if not any(figure(cell) is not None for cell in text.blocks[at].cells)]
        for at in rows:
            head = next((each for each in reversed(heads) if each < at), None)
            if head is None or is_total(text.blocks[at].cells):
                continue
            count = days.get(_bare(cell_of(text, at, 0)))
            for place, cell in enumerate(text.blocks[at].cells[1:], start=1):
                words = re.findall(r"[a-z]+", fold(cell_of(text, head, place)))
                told = figure(cell) if _COUNTED & {each.removesuffix("s") for each in words} else None
                if count is not None and told is not None and told != count:
                    why = _("{count} days are told under the heading of this name.").format(count=count)
                    start = sum(len(each) + len(" | ") for each in text.blocks[at].cells[:place] if each)
                    yield pointed(text, at, (start, start + len(cell)), why, str(count))


def _calendars(text: Text) -> dict[str, int]:
    """How many lines of a list under each heading begin with a day of the year; every name of the heading."""
    found: dict[str, int] = defaultdict(int)
    for section in text.sections:
        block = text.blocks[section.heading]
        quoted = re.search(r"«\s*(?P<name>[^«»]{3,60}?)\s*»", block.text)
        counted = [
            at
            for at in section.blocks
            if text.blocks[at].kind is Kind.ITEM and _DAY_FIRST.match(text.blocks[at].flat) and _is_day(text, at)
        ]
        for name in {_bare(block.title), _bare(quoted["name"]) if quoted else ""} - {""}:
            found[name] += len(counted)
    return found


def _is_day(text: Text, at: int) -> bool:
    told = dates_in(text.blocks[at].flat)
    return len(told) == 1 and told[0].year in {None, text.year}


def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))
