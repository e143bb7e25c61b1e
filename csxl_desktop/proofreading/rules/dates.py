"""Days and what is said of them: weekdays, days that do not exist, styles, orders, hours."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, WEEKDAY, WEEKDAYS, DateInText, dates_in, month_number
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Block, Kind, Text

_DAY_NAME = re.compile(rf"(?<!\w)(?P<name>{WEEKDAY}),?\s+(?:le )?$", re.IGNORECASE)
_BEFORE = 40  # letters before a date in which its weekday stands
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BARE_DAY = re.compile(
    rf"(?<!\w)(?P<name>{WEEKDAY}) (?P<day>\d{{1,2}})(?:er)?(?= (?:et|au|ou|-) |, )(?P<between>[^.;:]{{1,40}}?)"
    rf"(?P<until>\d{{1,2}})(?:er)? (?P<month>{MONTH})(?: (?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_EVERY = re.compile(rf"\bles (?P<name>{WEEKDAY})s(?=[ :,])", re.IGNORECASE)
_ENUMERATED = re.compile(rf"^[\s,;:]*+(?:(?:et|puis|ainsi que|le|les|du|au|{WEEKDAY})\s[\s,;:]*+)*+$", re.IGNORECASE)
_LOOSE = re.compile(
    r"(?<![\w/.,+-])(?P<day>\d{1,2})(?P<mark>/)(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?![\w/]|[.,-]\d)"
)
_LEAP_DAY = (29, 2)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_RANGE = re.compile(
    rf"\bdu (?:{WEEKDAY} )?(?P<first>\d{{1,2}})(?:er)? au (?:{WEEKDAY} )?(?P<last>\d{{1,2}})(?:er)? "
    rf"(?P<month>{MONTH})\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"\b(?:de|entre) (?P<from>\d{1,2}) ?(?:h|:|heures?) ?(?P<from_min>\d\d)? ?(?:à|et|-) "
    r"?(?P<to>\d{1,2}) ?(?:h|:|heures?) ?(?P<to_min>\d\d)?(?!\w)",
    re.IGNORECASE,
)
_NIGHT = 18  # o'clock: from then on, an hour that ends before may be that of the next day


def weekdays(reading: Reading) -> Iterator[Remark]:
    """A weekday right before a date whose day it is not."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        for each in dates_in(block.flat):
            named = _DAY_NAME.search(block.flat[max(0, each.start - _BEFORE) : each.start])
            if named is not None:
                yield from _misnamed(text, at, named["name"].lower(), (each.start - len(named[0]), each.end), each)
        for found in _BARE_DAY.finditer(block.flat):
            span = (found.start(), found.end("day"))
            yield from _misnamed(text, at, found["name"].lower(), span, _borrowing(found))


def _borrowing(found: re.Match[str]) -> DateInText:
    """A day that takes its month from a later one: “jeudi 30 et vendredi 1er” begins in the month before."""
    month, year = month_number(found["month"]), int(found["year"]) if found["year"] else None
    if int(found["day"]) > int(found["until"]):
        month -= 1
    if month == 0:
        month, year = 12, year - 1 if year else None
    return DateInText(found.start(), found.end("day"), int(found["day"]), month, year, "long", found[0])


def _misnamed(text: Text, at: int, printed: str, span: tuple[int, int], each: DateInText) -> Iterator[Remark]:
    meant = each.on(text.year)
    if (
        meant is None
        or printed == WEEKDAYS[meant.weekday()]
        or (each.year is None and (_near_year(each, printed, meant) or _year_told(text, at, printed, each)))
    ):
        return
    right = WEEKDAYS[meant.weekday()]
    why = _("{date} is a {right}, not a {printed}: the weekday or the date is wrong.").format(
        date=short_date(meant), right=right, printed=printed
    )
    rest = text.blocks[at].text[span[0] : span[1]][len(printed) :]
    yield pointed(text, at, span, why, f"{right}{rest}")


def _year_told(text: Text, at: int, printed: str, each: DateInText) -> bool:
    """“Les deux assemblées de 2025 sont fixées : jeudi 6 février et mardi 8 avril”, in the report of 2024."""
    sentence = next(words for start, words in reversed(text.blocks[at].sentences) if start <= each.start)
    there = (each.on(int(year)) for year in _YEAR.findall(sentence))
    return any(day is not None and WEEKDAYS[day.weekday()] == printed for day in there)


def _near_year(each: DateInText, printed: str, meant: date) -> bool:
    """Without a year, January may be that of the next one, and autumn that of the last."""
    if 3 < each.month < 10:
        return False
    there = each.on(meant.year + (1 if each.month <= 3 else -1))
    return there is not None and WEEKDAYS[there.weekday()] == printed


def every_weekday(reading: Reading) -> Iterator[Remark]:
    """“les dimanches 29/01, 26/02, 15/12”: each of the days enumerated is one."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        for named in _EVERY.finditer(block.flat):
            last = named.end()
            for each in dates_in(block.flat):
                if each.start < last:
                    continue
                if not _ENUMERATED.match(block.flat[last : each.start]) and last != named.end():
                    break
                if each.start - last > 30:
                    break
                last = each.end
                meant = each.on(text.year)
                name = named["name"].lower()
                if meant is None or (each.year is None and _near_year(each, name, meant)):
                    continue
                if WEEKDAYS[meant.weekday()] != name:
                    why = _("The days are told to be {name}s, but {date} is a {right}.").format(
                        name=named["name"].lower(), date=short_date(meant), right=WEEKDAYS[meant.weekday()]
                    )
                    yield pointed(text, at, (each.start, each.end), why)


def impossible(reading: Reading) -> Iterator[Remark]:
    """31/11, 30 février, 29 février of a common year, 12/31/2024."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        for found in _LOOSE.finditer(block.flat):
            day, month, year = int(found["day"]), int(found["month"]), found["year"]
            if not year and (len(found["month"]) < 2 or month > 12 or day > 31):
                continue  # a fraction, a ratio
            if _impossible(day, month, text.year if not year else int(year) + (2000 if len(year) == 2 else 0)):
                yield pointed(text, at, found.span(), _("There is no such day in the calendar."))
        for each in dates_in(block.flat):
            if each.style == "long" and _impossible(each.day, each.month, each.year or text.year):
                yield pointed(text, at, (each.start, each.end), _("There is no such day in the calendar."))


def _impossible(day: int, month: int, year: int | None) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST_MONTHS[month - 1]:
        return True
    if (day, month) != _LEAP_DAY or year is None:
        return False
    try:
        date(year, month, day)
    except ValueError:
        return True
    return False


_STYLES = ("long", "numeric", "two_digits", "no_year")


def styles(reading: Reading) -> Iterator[Remark]:
    """Sentences that write the same kind of date in several ways: 22 mars 2024, 12/06/2024, 01/12/10."""
    text = reading.text
    seen: dict[str, list[tuple[int, DateInText]]] = {}
    for at, block in text.worded():
        for each in dates_in(block.flat):
            seen.setdefault(each.style, []).append((at, each))
    figures = [style for style in ("numeric", "two_digits", "no_year") if style in seen]
    if not figures or len(seen) < 2:
        return
    kept = max(seen, key=lambda style: len(seen[style]))
    other = next(style for style in (*figures, "long") if style in seen and style != kept)
    at, first = seen[other][0]
    examples = [seen[style][0][1].printed for style in _STYLES if style in seen]
    why = _("The same text writes its dates in {count} styles: {examples}.").format(
        count=len(seen), examples=listed(examples)
    )
    about = f"styles {' '.join(sorted(seen))}"
    yield pointed(text, at, (first.start, first.end), why, _("One style for every date."), about=about)


def order(reading: Reading) -> Iterator[Remark]:
    """Days enumerated in one line, or at the head of lines that follow each other, out of their order."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        if block.kind is Kind.ROW:
            continue
        run: list[DateInText] = []
        for each in dates_in(block.flat):
            if run and not _ENUMERATED.match(block.flat[run[-1].end : each.start]):
                yield from _run_order(text, at, run)
                run = []
            run.append(each)
        yield from _run_order(text, at, run)
    yield from _lines_order(text)


def _run_order(text: Text, at: int, run: Sequence[DateInText]) -> Iterator[Remark]:
    years = {each.year for each in run if each.year is not None}
    if len(years) > 1 and None in {each.year for each in run}:
        return  # each year printed may hold for those before it
    days = [each.on(next(iter(years)) if len(years) == 1 else text.year) for each in run]
    if _over_new_year(run):
        return
    if (slip := _slip(days)) is not None:
        why = _("These days are not in their order: {day} stands after {before}.").format(
            day=run[slip].printed, before=run[slip - 1].printed
        )
        yield pointed(text, at, (run[0].start, run[-1].end), why)


def _over_new_year(run: Sequence[DateInText]) -> bool:
    """“12 novembre, 10 décembre et 14 janvier”: the next year begins within."""
    return any(one.month > 9 and other.month < 4 and other.year in {None, run[-1].year} for one, other in pairwise(run))


def _slip(days: Sequence[date | None]) -> int | None:
    """Where a row of three days or more goes back, unless it goes back all along."""
    known = [day for day in days if day is not None]
    if len(known) < 3 or len(known) != len(days) or known == sorted(known) or known == sorted(known, reverse=True):
        return None
    return next(at for at, (before, after) in enumerate(pairwise(known), start=1) if after < before)


def _lines_order(text: Text) -> Iterator[Remark]:
    run: list[tuple[int, DateInText]] = []
    for at, block in [*enumerate(text.blocks), (-1, Block(""))]:
        found = _leading(block) if block.kind in {Kind.ITEM, Kind.ROW} else None
        if found is not None and (not run or (run[-1][0] == at - 1 and text.blocks[at - 1].kind is block.kind)):
            run.append((at, found))
            continue
        if (slip := _slip([each.on(text.year) for _at, each in run])) is not None:
            place, each = run[slip]
            why = _("These lines are not in the order of their days: {day} stands after {before}.").format(
                day=each.printed, before=run[slip - 1][1].printed
            )
            yield pointed(text, place, (each.start, each.end), why)
        run = [(at, found)] if found is not None else []


def _leading(block: Block) -> DateInText | None:
    """The date that a line begins with."""
    found = dates_in(block.flat)
    return found[0] if found and not re.search(r"\w{3,}", _without_weekday(block.flat[: found[0].start])) else None


def _without_weekday(words: str) -> str:
    return re.sub(rf"\b(?:{WEEKDAY}|le|les|du)\b", "", words, flags=re.IGNORECASE)


def ranges(reading: Reading) -> Iterator[Remark]:
    """“du 5 au 3 avril”, “de 13 h 30 à 12 h”: the end before the beginning."""
    text = reading.text
    for at, block in enumerate(text.blocks):
        for found in _RANGE.finditer(block.flat):
            if int(found["last"]) < int(found["first"]):
                yield pointed(text, at, found.span(), _("The last day stands before the first one."))
        for found in _HOURS.finditer(block.flat):
            start = int(found["from"]) * 60 + int(found["from_min"] or 0)
            end = int(found["to"]) * 60 + int(found["to_min"] or 0)
            if end < start < _NIGHT * 60 and start < 24 * 60:
                yield pointed(text, at, found.span(), _("The end stands before the beginning."))
