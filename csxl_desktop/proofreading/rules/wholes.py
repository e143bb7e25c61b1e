"""A whole and its parts, a mean and its total, rows of a table told together, a fraction, a rise in percent."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.arithmetic import numbers_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, NUMBERED, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.table_figures import Segment, Tables, cell_of, column, figure, width
from csxl_desktop.proofreading.text import Text

_Found = tuple[tuple[int, int], str]
_WHOLE = re.compile(
    rf"(?<![\w-])(?P<whole>{NUMBER}) (?P<what>[^\W\d_]{{3,}}[sx])\b(?P<told>[^.;:()]{{0,90}}?)"
    r"(?: ?: |, (?:à savoir|soit|c'est-à-dire) :? ?| \((?:soit |à savoir )?)(?P<parts>[^.;:()]{5,220}?)(?= ?[.:;)]|$)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"^(?:le |la |les |l'|et )?(?P<number>{NUMBER}|une?) (?!%|h\b|heures?\b|ans\b|€|fois\b)[^\W\d_]", re.IGNORECASE
)
_PARTED = re.compile(r",? et (?=(?:les |le |la )?(?:\d|[a-zà-ÿ]))|, ")
_ABOUT = re.compile(r"\b(?:environ|dont|près de|plus de|moins de|jusqu'à|au moins|maximum|parmi)\b", re.IGNORECASE)
_SMALLEST = 4
_BEFORE_PARTS = re.compile(r" : |soit|savoir|c'est-à-dire|\(", re.IGNORECASE)
_MEAN_AND_TOTAL = re.compile(
    rf"\ben moyenne,? (?P<mean>{NUMBER}) [^.;:\d]{{3,80}}?(?:pour un total de|soit au total|soit un total de|"
    rf"sur un total de|et au total) (?P<total>{NUMBER})\b",
    re.IGNORECASE,
)
_FRACTIONS = {
    "la moitié": 1 / 2, "un tiers": 1 / 3, "le tiers": 1 / 3, "les deux tiers": 2 / 3, "deux tiers": 2 / 3,
    "un quart": 1 / 4, "le quart": 1 / 4, "les trois quarts": 3 / 4, "trois quarts": 3 / 4, "un cinquième": 1 / 5,
}  # fmt: skip
_PARTS_TOLD = "|".join(sorted(_FRACTIONS, key=len, reverse=True))
_FRACTION = re.compile(
    rf"(?<!près de )(?<!environ )(?<!plus de )(?<!moins de )\b(?P<part>{_PARTS_TOLD}) (?:des|de ces|de nos) "
    rf"(?P<whole>{NUMBER}) [^.;:,\d]{{2,60}}, soit (?P<told>{NUMBER})(?! ?%)",
    re.IGNORECASE,
)
_MOST_TIMES = 60
_TOGETHER = re.compile(
    rf"\b(?:totalis|cumul|représent|réuni|regroup|rassembl|compt|concentr)\w*(?: ensemble| à (?:eux|"
    rf"elles) (?:deux|seuls))?,? "
    rf"(?P<told>{NUMBER})(?! ?%)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 4
_RISE = re.compile(
    rf"\b(?:augment|diminu|progress|recul|baiss|grimp|chut)\w+ de (?P<by>{NUMBER}) [^\W\d_][^.;%]{{0,60}}?"
    r"(?:soit|c'est-à-dire|ou)[^.;%\d]{0,30}?(?P<percent>\d{1,3}(?:,\d+)?) ?%",
    re.IGNORECASE,
)


_MARKS = (
    " : ",
    "soit",
    "savoir",
    "c'est-à-dire",
    "(",
    "moyenne",
    "totalis",
    "cumul",
    "représent",
    "réuni",
    "group",
    "rassembl",
    "compt",
)


def wholes(reading: Reading) -> Iterator[Remark]:
    """“32 stands : 22 associations et 12 services”, “en moyenne 46 personnes, pour un total de 196”."""
    text = reading.text
    tables: Tables | None = None
    for at, block in text.running(NUMBERED):
        if not any(mark in block.lowered for mark in _MARKS):
            continue
        for start, sentence in block.sentences:
            told = [*_parts(sentence), *_bracketed(sentence), *_mean(sentence), *_fraction(sentence)]
            if _TOGETHER.search(sentence) or _RISE.search(sentence):
                tables = tables or Tables(text)
                near = tables.beside(at)
                told += [*_rows(text, sentence, near), *_rise(text, sentence, near)]
            for span, why in told:
                yield pointed(text, at, (start + span[0], start + span[1]), why)


def _parts(sentence: str) -> Iterator[_Found]:
    for found in _WHOLE.finditer(sentence) if _BEFORE_PARTS.search(sentence) else ():
        whole = value(found["whole"])
        parts = [_PART.match(each) for each in _PARTED.split(found["parts"].strip())]
        numbers = [_counted(each["number"]) for each in parts if each is not None]
        if all(each == 1 for each in numbers):
            continue
        if whole is None or whole < _SMALLEST or len(numbers) < 2 or len(numbers) != len(parts) or None in numbers:
            continue
        if _ABOUT.search(found["told"]) or _ABOUT.search(found["parts"]) or numbers_in(found["told"]):
            continue
        made = sum(each or 0 for each in numbers)
        if made != whole and 0.5 <= made / whole <= 1.5:
            why = _("The parts told make {sum}, not {whole}.").format(sum=made, whole=found["whole"])
            yield (found.start("whole"), found.end("parts")), why


_UNIT = r"(?P<unit>kg|kilos|euros|€|litres|tonnes|personnes|participants|présences|heures|colis|repas)"
_AMOUNT = r"(?P<number>\d{1,3}(?:[ .]\d{3})*)(?![\d,])"
_WITH_UNIT = re.compile(rf"(?<![\w.,]){_AMOUNT} {_UNIT}(?!\w)")
_FEWEST_PARTS = 2


def _bracketed(sentence: str) -> Iterator[_Found]:
    """“1 420 kg répartis entre A (620 kg), B (380 kg) et C (240 kg)”."""
    if "(" not in sentence:
        return
    every = [(found, value(found["number"])) for found in _WITH_UNIT.finditer(sentence)]
    parts = [(found, number) for found, number in every if _in_brackets(sentence, found)]
    others = [(found, number) for found, number in every if not _in_brackets(sentence, found)]
    if len(parts) <= _FEWEST_PARTS or len(others) != 1 or _ABOUT.search(sentence):
        return
    (whole, told), made = others[0], sum(number or 0 for _found, number in parts)
    units = {found["unit"] for found, _number in every}
    if (
        len(units) == 1
        and whole.start() < parts[0][0].start()
        and told
        and made != told
        and abs(made - told) <= told * _NEAR_SUM
    ):
        why = _("The parts told make {sum}, not {whole}.").format(sum=made, whole=whole["number"])
        yield whole.span(), why


_NEAR_SUM = 0.3


def _in_brackets(sentence: str, found: re.Match[str]) -> bool:
    return sentence[: found.start()].endswith("(") and sentence[found.end() : found.end() + 1] == ")"


def _counted(words: str) -> int | None:
    return 1 if words.lower() in {"un", "une"} else value(words)


def _fraction(sentence: str) -> Iterator[_Found]:
    """“les deux tiers des 90 ménages, soit 50”."""
    for found in _FRACTION.finditer(sentence):
        whole, told = value(found["whole"]) or 0, value(found["told"]) or 0
        made = whole * _FRACTIONS[found["part"].lower()]
        if abs(made - told) >= 1:
            why = _("That part of {whole} is {part}, not {told}.").format(
                whole=found["whole"], part=f"{made:g}", told=told
            )
            yield found.span("told"), why


def _mean(sentence: str) -> Iterator[_Found]:
    """A mean that no number of times makes of its total."""
    for found in _MEAN_AND_TOTAL.finditer(sentence):
        mean, total = value(found["mean"]) or 0, value(found["total"]) or 0
        if 0 < mean < total and all(round(total / times) != mean for times in range(2, _MOST_TIMES)):
            why = _("No number of times makes a mean of {mean} out of {total}.").format(mean=mean, total=total)
            yield found.span("mean"), why


def _rows(text: Text, sentence: str, near: Sequence[Segment]) -> Iterator[_Found]:
    """“L’aide sociale et la santé totalisent 41 membres”: the rows of these names make another sum."""
    own = _stems(sentence)
    for found in _TOGETHER.finditer(sentence):
        told = value(found["told"])
        before = _stems(sentence[: found.start()])
        for each in near:
            rows = [row for row in each.rows if _figures(text, row)]
            named = [row for row in rows if (words := _stems(cell_of(text, row, 0))) and words <= before]
            others = [row for row in rows if row not in named and _stems(cell_of(text, row, 0)) & own]
            if len(named) != 2 or others:
                continue
            sums = [
                sum(figures[row] for row in named)
                for place in range(1, width(text, each))
                if set(named) <= set(figures := dict(column(text, each, place)))
            ]
            if sums and told not in sums and told is not None and any(abs(one - told) <= 0.3 * one for one in sums):
                why = _("The rows of these names make {sum}, not {told}.").format(sum=f"{sums[0]:g}", told=told)
                yield found.span("told"), why


def _stems(words: str) -> set[str]:
    return {each[:6] for each in re.findall(r"[^\W\d_]+", fold(words)) if len(each) > _FEW_WORDS}


def _rise(text: Text, sentence: str, near: Sequence[Segment]) -> Iterator[_Found]:
    """“a augmenté de 19 unités, soit 19 %”: a row of the table goes up by 19, and that is 11 %."""
    for found in _RISE.finditer(sentence):
        by, told = value(found["by"]), float(found["percent"].replace(",", "."))
        shares = [
            100 * abs(after - before) / before
            for each in near
            for row in each.rows
            for before, after in pairwise(_figures(text, row))
            if before and abs(after - before) == by
        ]
        if shares and all(abs(share - told) > 0.6 for share in shares):
            why = _("By the table this is {share} %, not {told} %.").format(
                share=f"{shares[0]:.1f}".replace(".", ",").removesuffix(",0"), told=found["percent"]
            )
            yield found.span("percent"), why


def _figures(text: Text, row: int) -> list[float]:
    told = [figure(cell) for cell in text.blocks[row].cells[1:] if "%" not in cell]
    return [each for each in told if each is not None]
