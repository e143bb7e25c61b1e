"""What sentences reckon: a sum (“soit 700 colis”), a share (“soit 40 %”), a mean, and what tables say of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.numbers_in_words import NUMBER, value
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.table_figures import Tables, totals
from csxl_desktop.proofreading.text import Text

_NUMBER = re.compile(rf"(?P<number>{NUMBER})(?P<percent> ?%)?", re.IGNORECASE)
_AMOUNTS = r"(?! ?(?:%|h\b|heures?|minutes?|ans?\b|mois\b|fois\b|€|euros?\b|km\b|m\b))"
_SUM = re.compile(
    rf"\b(?:soit|pour un total de|au total|en tout),? (?:un total de |au total |en tout )?(?P<told>{NUMBER}){_AMOUNTS}",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"\bsoit (?:donc )?(?P<about>environ |près de |plus de |presque |quelque |moins de )?"
    r"(?:un taux (?:de \w+ |d'\w+ )?de |une part de )?(?P<told>\d{1,3}(?:,\d+)?) ?%",
    re.IGNORECASE,
)
_MEAN = re.compile(
    rf"\bmoyenne\b(?: [^\W\d_][\w']*){{0,4}}? (?:de|à) (?P<about>environ |près de )?"
    rf"(?P<told>\d+,\d+|{NUMBER}){_AMOUNTS}",
    re.IGNORECASE,
)
_IN_MEAN = re.compile(
    rf"\bsoit (?P<about>environ |près de )?(?P<told>\d+,\d+|{NUMBER})(?: [^\W\d_][\w']*){{1,3}} en moyenne\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:environ|près de|plus de|presque|quelque|moins de|une? (?:dizaine|vingtaine|centaine))\b", re.IGNORECASE
)
_NEAR = 0.15  # of the sum: a slip, and not another count
_BACK = 400  # letters before a sentence in which its numbers may stand
_MOST = 6  # numbers before that may have been added up


@dataclass(frozen=True, slots=True)
class Told:
    """A whole number of a sentence and where it stands; no day, no percentage."""

    number: int
    start: int
    end: int


def numbers_in(flat: str) -> list[Told]:
    days = [(each.start, each.end) for each in dates_in(flat)]
    found = []
    for each in _NUMBER.finditer(flat):
        number = value(each["number"])
        if number is None or each["percent"] or flat[each.end() : each.end() + 6].lower() == " premi":
            continue
        if any(start <= each.start() < end for start, end in days):
            continue
        found.append(Told(number, each.start(), each.end("number")))
    return found


def reckoned(reading: Reading) -> Iterator[Remark]:
    """“320 colis et 380 au second, soit 720”, “80 sur 200, soit 45 %”, “60 pour cinq réunions, une moyenne de 15”."""
    text = reading.text
    tables: Tables | None = None
    for at, block in text.running():
        flat = block.flat
        small = flat.lower()
        if "soit" not in small and "moyenne" not in small and "tota" not in small and "en tout" not in small:
            continue
        if tables is None:
            tables = Tables(text)
        every = numbers_in(flat)
        for start, sentence in block.sentences:
            before = [each for each in every if start - _BACK < each.start < start][-_MOST:]
            here = [each for each in every if start <= each.start < start + len(sentence)]
            for span, why in (
                *_sums(flat, start, sentence, before, here),
                *_shares(flat, start, sentence, here),
                *_means(text, at, start, sentence, here, tables),
            ):
                yield pointed(text, at, span, why)


def _sums(
    flat: str, start: int, sentence: str, before: Sequence[Told], here: Sequence[Told]
) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _SUM.finditer(sentence):
        told = value(found["told"])
        place = start + found.start("told")
        own = [each.number for each in here if each.end <= start + found.start()]
        earlier = [each.number for each in before]
        whole = re.search(r"total|tout", flat[place - 20 : place + 60], re.IGNORECASE) is not None
        numbers = [*(earlier if whole or len(own) == 1 else ()), *own][-_MOST:]
        if told is None or not own or len(numbers) < 2 or _ABOUT.search(sentence):
            continue
        added = [sum(numbers[-count:]) for count in range(2, len(numbers) + 1)]
        if told in added or _explained(told, numbers):
            continue
        near = next((each for each in added if abs(each - told) <= max(1, _NEAR * each)), None)
        if near is not None and told > max(numbers[-2:]):
            why = _("The numbers before make {sum}, not {told}.").format(sum=near, told=told)
            yield (place, start + found.end("told")), why


def _explained(told: int, numbers: Sequence[int]) -> bool:
    """A sum of some, a difference, a product or a quotient of two of them."""
    some = {sum(each) for count in range(2, len(numbers) + 1) for each in combinations(numbers, count)}
    pairs = list(combinations(numbers, 2))
    return (
        told in some
        or any(told in {abs(one - other), one * other} for one, other in pairs)
        or any(min(pair) > 0 and max(pair) // min(pair) == told for pair in pairs)
        or told in numbers
    )


def _shares(flat: str, start: int, sentence: str, here: Sequence[Told]) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _SHARE.finditer(sentence):
        told = float(found["told"].replace(",", "."))
        numbers = [each.number for each in here if each.end <= start + found.start() and each.number > 0][-4:]
        pairs = [(min(pair), max(pair)) for pair in combinations(numbers, 2) if pair[0] != pair[1]]
        decimals = len(found["told"].partition(",")[2])
        margin = 3.0 if found["about"] else 0.5 * 10**-decimals + 0.5
        if not pairs or any(abs(100 * part / whole - told) <= margin for part, whole in pairs):
            continue
        part, whole = pairs[-1]
        if part * 100 >= whole and not re.search(
            r"hausse|baisse|augment|diminu|progress|recul|de plus|de moins", flat[start:]
        ):
            why = _("{part} of {whole} make {share} %, not {told} %.").format(
                part=part,
                whole=whole,
                share=f"{100 * part / whole:.1f}".replace(".", ",").removesuffix(",0"),
                told=found["told"],
            )
            yield (start + found.start("told"), start + found.end("told")), why


def _means(
    text: Text, at: int, start: int, sentence: str, here: Sequence[Told], tables: Tables
) -> Iterator[tuple[tuple[int, int], str]]:
    for found in (*_MEAN.finditer(sentence), *_IN_MEAN.finditer(sentence)):
        printed = found["told"]
        whole = value(printed)
        told = float(whole) if whole is not None else float(printed.replace(",", "."))
        place = start + found.start("told")
        numbers = [each.number for each in here if each.end <= place][-3:]
        made = [max(pair) / min(pair) for pair in combinations(numbers, 2) if min(pair) > 1 and max(pair) > min(pair)]
        if not made and found.re is _MEAN:
            made = _means_of_tables(text, at, tables)
        margin = (0.5 * 10 ** -len(printed.partition(",")[2]) + 0.01) if not found["about"] else max(1.0, told / 10)
        if made and all(abs(each - told) > margin for each in made):
            near = min(made, key=lambda each: abs(each - told))
            if 0.5 < near / max(told, 0.01) < 2:
                why = _("The figures make a mean of {mean}, not {told}.").format(
                    mean=f"{near:.1f}".replace(".", ",").removesuffix(",0"), told=printed
                )
                yield (place, start + found.end("told")), why


def _means_of_tables(text: Text, at: int, tables: Tables) -> list[float]:
    """The means of the columns of the one table that stands above, in the same part."""
    above = [each for each in tables.beside(at) if each.rows[-1] < at]
    if len(above) != 1:
        return []
    return [sum(figures) / len(figures) for figures in totals(text, above[0]) if len(figures) > 1]
