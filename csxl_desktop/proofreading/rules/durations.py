"""How long a thing lasts, against its first and last day; years against those of the headings beside."""

import re
from collections.abc import Iterator
from datetime import date

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, WEEKDAY, dates_in, month_number
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Kind, Text

_RANGE = re.compile(
    rf"(?<!nuit )\bdu (?:{WEEKDAY} )?(?P<first>\d{{1,2}})(?:er)?(?: (?P<month>{MONTH}))?(?: (?P<year>(?:19|20)\d\d))? "
    rf"au (?:{WEEKDAY} )?(?P<last>\d{{1,2}})(?:er)? (?P<until>{MONTH})(?: (?P<until_year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_LASTING = re.compile(
    rf"\b(?:pendant|durant) (?P<told>{NUMBER}|une) (?P<unit>jours?|semaines?|mois)\b(?! plus tard| après| avant)",
    re.IGNORECASE,
)
_DAYS = {"j": 1, "s": 7, "m": 30}
_SLACK = {"j": 1, "s": 4, "m": 15}  # days by which a round length may differ: five days of work are a week


def durations(reading: Reading) -> Iterator[Remark]:
    """“Pendant quatre semaines” under “du 16 juillet au 6 août”."""
    text = reading.text
    for at, block in text.running():
        for found in _LASTING.finditer(block.flat):
            sentence = next(words for start, words in reversed(block.sentences) if start <= found.start())
            ranges = _ranges(sentence, text.year) if _RANGE.search(block.flat) else _of_heading(text, at)
            number = 1 if found["told"].lower() == "une" else value(found["told"])
            if len(ranges) != 1 or not number:
                continue
            first, last = ranges[0]
            unit = found["unit"][0].lower()
            days = (last - first).days + 1
            if abs(days - number * _DAYS[unit]) > _SLACK[unit] + (number if unit != "j" else 0) * (unit == "m"):
                why = _("From {first} to {last} there are {days} days.").format(
                    first=short_date(first), last=short_date(last), days=days
                )
                yield pointed(text, at, found.span(), why)


def _of_heading(text: Text, at: int) -> list[tuple[date, date]]:
    """The range of the heading, or of the line right above, that a paragraph follows at once."""
    above = text.blocks[at - 1] if at else None
    if above is None or text.blocks[at].kind is not Kind.PARAGRAPH or len(above.flat) > 100:
        return []
    return _ranges(above.flat, text.year)


def _ranges(flat: str, year: int | None) -> list[tuple[date, date]]:
    found = []
    for each in _RANGE.finditer(flat):
        last_year = int(each["until_year"] or 0) or year
        first_year = int(each["year"] or 0) or last_year
        if first_year is None or last_year is None:
            continue
        try:
            last = date(last_year, month_number(each["until"]), int(each["last"]))
            first = date(first_year, month_number(each["month"] or each["until"]), int(each["first"]))
        except ValueError:
            continue
        if first < last:
            found.append((first, last))
    return found


_IN_YEAR = re.compile(
    rf"^(?:{NUMBER}|Plusieurs|Les) [^.;:]{{3,80}}? (?:se sont (?:tenue?s|déroulée?s|réunie?s)|ont eu lieu|ont été "
    rf"(?:organisée?s|tenue?s|menée?s|proposée?s|actifs|actives)|ont rythmé|ont marqué) (?:en|au cours de|durant) "
    rf"(?:l'année )?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FEWEST = 2


def years_of_chapters(reading: Reading) -> Iterator[Remark]:
    """“Cinq assemblées se sont tenues en 2023” over headings whose days are all of 2024."""
    text = reading.text
    if text.year is None:
        return
    headings = [at for at, block in enumerate(text.blocks) if block.kind is Kind.HEADING]
    for at, block in text.running():
        if "20" not in block.flat:
            continue
        for start, sentence in block.sentences:
            found = _IN_YEAR.match(sentence)
            if found is None or int(found["year"]) != text.year - 1:
                continue
            following = [head for head in headings if head > at][: _FEWEST + 1]
            years = {each.year for head in following for each in dates_in(text.blocks[head].flat) if each.year}
            dated = sum(bool(dates_in(text.blocks[head].flat)) for head in following)
            if dated >= _FEWEST and years == {text.year}:
                why = _("The text is about {year}: is this left from the year before?").format(year=text.year)
                span = (start + found.start("year") - 3, start + found.end("year"))
                yield pointed(text, at, span, why, about=f"{sentence[: found.end()]}")
