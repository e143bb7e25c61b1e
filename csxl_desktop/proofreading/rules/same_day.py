"""Two activities on one day: lines and headings that end with their day, sentences that tell when one was held."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Kind, Text

_HELD = re.compile(
    r"\b(?:a eu lieu|ont eu lieu|s'est (?:tenue?|déroulée?)|se sont (?:tenue?s|déroulée?s)|a été (?:organisée?|"
    r"célébrée?))\b"
    r"[^.;]{0,60}$"
)
_OPENS = re.compile(
    r"^(?:\d+(?:\.\d+)*\.? )?(?P<what>[^\W\d_][^:;.]{2,80}?)(?:,| -| \(| : )? ?(?:du|le|de ce)?(?: [a-zà-ÿ]+di)? $",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"^(?:le )?(?:[a-zà-ÿ]+di )?\d", re.IGNORECASE)
_ENDS = re.compile(r"[ )]*(?:, \d+ [a-zà-ÿ]+)?$")  # “, 19 participants”
_NAMED = re.compile(r"«[^«»]{3,60}»")  # the heading of a group: its days are lines of a list
_LONGEST = 100  # letters of a line that opens an activity
_FEW = 4  # letters of a word that tells nothing


@dataclass(frozen=True, slots=True)
class _Activity:
    block: int
    span: tuple[int, int]
    name: str
    words: frozenset[str]


def same_day(reading: Reading) -> Iterator[Remark]:
    """An activity on the day of another one of the text."""
    found: dict[date, list[_Activity]] = defaultdict(list)
    for day, activity in _activities(reading.text):
        if not any(activity.words & other.words for other in found[day]):
            found[day].append(activity)
    for day, activities in found.items():
        for activity in activities[1:]:
            why = _("“{other}” is on the same day ({date}).").format(other=activities[0].name, date=short_date(day))
            about = f"same day {day.isoformat()} {activity.name}"
            yield pointed(reading.text, activity.block, activity.span, why, about=about)


def _activities(text: Text) -> Iterator[tuple[date, _Activity]]:
    for at, block in enumerate(text.blocks):
        if block.kind in {Kind.ROW, Kind.ENTRY, Kind.NOTE} or (
            block.kind is Kind.ITEM and not _DAY_FIRST.match(block.flat)
        ):
            continue
        days = dates_in(block.flat)
        if len(days) != 1 or (day := days[0].on(text.year)) is None or day.year != text.year:
            continue
        span = (days[0].start, days[0].end)
        before, heading = block.flat[: span[0]], text.heading_of(at)
        if block.kind is Kind.ITEM:
            if heading is not None and _NAMED.search(heading.text):
                yield day, _Activity(at, span, heading.title, _words(heading.title))
            continue
        if len(block.flat) <= _LONGEST and _ENDS.match(block.flat, span[1]):
            opened = _OPENS.match(before)
            if opened is not None:
                yield day, _Activity(at, span, opened["what"], _words(opened["what"]))
        elif block.kind is Kind.PARAGRAPH and _HELD.search(before) is not None and heading is not None:
            yield day, _Activity(at, span, heading.title, _words(f"{heading.title} {block.flat}"))


def _words(words: str) -> frozenset[str]:
    return frozenset(each[:6] for each in re.findall(r"[^\W\d_]+", fold(words)) if len(each) > _FEW)
