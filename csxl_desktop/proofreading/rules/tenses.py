"""A future for what the text itself tells as over."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.lexicon import finite
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Block, Text

_REPORT = re.compile(r"rapport (?:annuel|d'activites?)")
_FIRST_BLOCKS = 30
_YEAR_TOLD = re.compile(
    r"^(?:L'année |En |Au cours de l'année |Durant l'année )(?P<year>20\d\d),? (?:[^\W\d_][\w'-]* ){0,5}?"
    r"(?P<verb>[^\W\d_]+(?:ra|ront))\b"
    r"(?! (?:\w+ )?été\b)",  # “aura été” looks back
)
_REMEMBERED = re.compile(r"(?:rest|demeur|marqu|compt|figur|laiss)er(?:a|ont)$", re.IGNORECASE)  # “restera celle de …”
_TOOK_PLACE = re.compile(
    r"^(?P<subject>(?:Le|La|L'|Les|Cette|Ce) ?[\w'-]+)\b.*?\b(?:a eu lieu|s'est (?:tenue?|déroulée?)|ont eu lieu)\b"
)
_LATER = re.compile(
    r"\b(?:prochaine?s?|désormais|dorénavant|à l'avenir|suivante?|bientôt|futur\w*|l'an)\b", re.IGNORECASE
)


def is_report(text: Text) -> bool:
    """A report tells of a year that is over; an invitation does not."""
    return any(_REPORT.search(block.folded) for block in text.blocks[:_FIRST_BLOCKS])


def future(reading: Reading) -> Iterator[Remark]:
    """“L’année 2023 sera” in the report of 2023; a fête that took place and “accueillera”."""
    text = reading.text
    yield from _long_over(text)
    if text.year is None or not is_report(text):
        return
    for at, block in text.running():
        yield from _same_event(text, at, block)
        for start, sentence in block.sentences:
            said = _YEAR_TOLD.search(sentence)
            if said is None or not finite(said["verb"].lower()) or _REMEMBERED.match(said["verb"]):
                continue
            if {int(said["year"]), max(int(each) for each in _YEAR.findall(sentence))} == {text.year}:
                why = _("The year told is over: the past is expected, or another year.")
                yield pointed(text, at, (start + said.start("year"), start + said.end("verb")), why)


def _long_over(text: Text) -> Iterator[Remark]:
    """“En 2021, le centre ouvrira”, “aura lieu le 12 mai 2021”, in a text of 2023."""
    for at, block in text.running() if text.year else ():
        if not _FUTURE.search(block.flat) or not _YEAR.search(block.flat):
            continue
        for start, sentence in block.sentences:
            years = [int(each) for each in _YEAR.findall(sentence)]
            if not years or max(years) >= (text.year or 0) or re.search(r"\b(?:qu'|que|si)\b|«", sentence):
                continue
            found = _FUTURE.search(sentence)
            near = _YEAR_TOLD.search(sentence) or (
                found and any(day.year and 0 <= day.start - found.end() < _NEAR_DAY for day in dates_in(sentence))
            )
            if found and near and finite(found[0].lower()):
                why = _("The year told is over: the past is expected, or another year.")
                yield pointed(text, at, (start + found.start(), start + found.end()), why)


_FUTURE = re.compile(r"\b[^\W\d_]{2,}(?:ra|ront)\b")
_YEAR = re.compile(r"\b20\d\d\b")
_NEAR_DAY = 40  # letters


def _same_event(text: Text, at: int, block: Block) -> Iterator[Remark]:
    """“La fête a eu lieu le 4 mai 2023. … La fête accueillera”: in one paragraph, of one subject."""
    held: set[str] = set()
    for start, sentence in block.sentences:
        found = _TOOK_PLACE.match(sentence)
        if found and any(day.year == text.year for day in dates_in(sentence)):
            held.add(found["subject"].lower())
            continue
        if not held or _LATER.search(sentence) or re.search(r"\b20\d\d\b", sentence):
            continue
        told = re.match(r"(?P<subject>(?:Le|La|L'|Les|Il|Elle) ?[\w'-]*) (?P<verb>[^\W\d_]+(?:ra|ront))\b", sentence)
        if told and finite(told["verb"].lower()) and told["subject"].lower() in held:
            why = _("This is told as over before: the past is expected.")
            yield pointed(text, at, (start + told.start("verb"), start + told.end("verb")), why)
