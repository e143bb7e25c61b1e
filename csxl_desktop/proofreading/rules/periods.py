"""Periods that a text tells as running: terms, agreements, circulars; and a year carried over."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import MONTH, month_number
from csxl_desktop.proofreading.rules.pointing import pointed

_HOLDS = (
    r"(?:en place|en vigueur|en cours|mandats?|valables?|agr[ée]\w*|[ée]lue?s?|nomm[ée]e?s?|d[ée]sign[ée]e?s?|"
    r"convention|court|reste\w*)"
)
_UNTIL = re.compile(
    rf"\b{_HOLDS}\b[^.;!?]{{0,90}}?\bjusqu'(?:en|au|à(?: la)?(?: fin)?(?: de)?) "
    rf"(?P<end>(?:(?P<day>\d{{1,2}})(?:er)? )?(?:fin )?(?:(?P<month>{MONTH}) )?(?P<year>20\d\d))",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:exercices?|p[ée]riodes?|circulaires?|plan|agr[ée]ments?|conventions?|mandats?|programmations?|"
    r"cycles?|l[ée]gislatures?|couvr(?:e|ent) les années)\b"
    r"[^.;!?\d]{0,40}?(?P<span>(?P<first>20\d\d) ?(?:à|-|/|au|et) ?(?P<last>20\d\d))",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:pr[ée]c[ée]dent\w*|ancien\w*|ant[ée]rieur\w*|dernier\w*|derni[èe]re\w*|pass[ée]e?s?|écoul\w+|"
    r"clôtur\w+|termin\w+)\b",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(
    r"\b(?:(?:durant|pendant|au cours de|tout au long de) (?:l'année|cette année)|(?:actions|activités) menées en|"
    r"(?:ce|le présent|notre) (?:rapport|bilan|document) (?:annuel )?(?:raconte|présente|retrace|couvre|décrit|résume|"
    r"relate|reprend|concerne|rend compte de|porte sur) (?:[^.;,]{0,40} de )?l'année|"
    r"(?:au|à la date du) (?P<day>31) décembre) (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:fin|expir\w+|termin\w+|échéan\w+|échu\w*|cess\w+|jusqu'?|clôtur\w+|clos\w*|dissou\w+|quitt\w+|prolong\w+|"
    r"report\w+|arrêt\w+|court|courait)\b",
    re.IGNORECASE,
)
_AGO = re.compile(r"\b(?:en|depuis|dès|avait|avaient|déjà|rappel|précédent\w*)\b", re.IGNORECASE)


_A_YEAR = re.compile(r"\b20\d\d")


def ended(reading: Reading) -> Iterator[Remark]:
    """What is told to hold until a day that is over at the end of the year told."""
    text = reading.text
    if text.year is None:
        return
    closing = date(text.year, 12, 31)
    for at, block in text.running(_A_YEAR):
        for found in _UNTIL.finditer(block.flat):
            end = _end(found)
            told = block.flat[max(0, found.start() - 40) : found.end()]
            if end is not None and end < closing and not _PAST.search(told):
                why = _("This ended on {date}: at the end of {year} it holds no longer.").format(
                    date=short_date(end), year=text.year
                )
                yield pointed(text, at, found.span("end"), why)
        for found in _PERIOD.finditer(block.flat):
            last = int(found["last"])
            around = block.flat[max(0, found.start() - 40) : found.end() + 40]
            if int(found["first"]) < last < text.year and not _PAST.search(around):
                why = _("The period {period} is over in {year}: is there a newer text?").format(
                    period=found["span"], year=text.year
                )
                yield pointed(text, at, found.span("span"), why)


def _end(found: re.Match[str]) -> date | None:
    """The last day meant: of the month, or of the year, where no day is printed."""
    year, month = int(found["year"]), month_number(found["month"]) if found["month"] else 12
    if found["day"]:
        try:
            return date(year, month, int(found["day"]))
        except ValueError:
            return None
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def last_year(reading: Reading) -> Iterator[Remark]:
    """“Durant l’année 2023” in the report of 2024."""
    text = reading.text
    if text.year is None:
        return
    before_it = re.compile(rf"\b{text.year - 1}$")
    for at, block in text.worded(before_it):
        for found in _THIS_YEAR.finditer(block.flat):
            before = block.flat[max(0, found.start() - 30) : found.start()]
            around = block.flat[max(0, found.start() - 60) : found.end() + 60] if found["day"] else ""
            compared = found["day"] and str(text.year) in block.flat  # “58 au 31 décembre 2022, six de plus en 2023”
            if (
                int(found["year"]) == text.year - 1
                and not compared
                and not _AGO.search(before)
                and not _OVER.search(around)
            ):
                why = _("The text is about {year}: is this left from the year before?").format(year=text.year)
                yield pointed(text, at, found.span(), why, about=f"{found[0]} {text.year}")
