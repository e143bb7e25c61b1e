"""One street, one number, one postal code: “rue du Moulin, 81” where the text has “rue du Moulin, 18” elsewhere."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import pointed

_WAYS = r"[Rr]ue|[Aa]venue|[Cc]haussée|[Pp]lace|[Qq]uai|[Bb]oulevard|[Ss]quare|[Dd]rève|[Aa]llée|[Ii]mpasse|"
r"[Cc]los|[Cc]ours|[Vv]enelle|[Ss]entier"
_STREET = re.compile(
    rf"(?<![\w'-])(?P<street>(?:{_WAYS}) (?:[\w'’.-]+ ){{0,6}}?[\w'’.-]+?),? (?:n° "
    rf"?)?(?P<number>\d{{1,4}})(?![\w/]|[.,]\d)"
    r"(?P<rest>[^.;\n]{0,40})"
)
_CODE = re.compile(
    r"(?<![\w/.,-])(?:B-)?(?P<code>[1-9]\d{3}) (?P<town>[A-ZÀ-Þ][\w'-]+(?:[ -](?:le|la|de|des|lez|[A-ZÀ-Þ])[\w'-]*)*)"
)

_FIGURE = re.compile(r"\d")

Told = tuple[int, tuple[int, int], str]  # block, span, what is printed


def addresses(reading: Reading) -> Iterator[Remark]:
    """Figures that changed places, or one figure that is another, in an address that the text prints again."""
    text = reading.text
    numbers: dict[str, list[Told]] = defaultdict(list)
    codes: dict[str, list[Told]] = defaultdict(list)
    for at, block in text.every(_FIGURE):
        for found in _STREET.finditer(block.flat):
            numbers[fold(found["street"])].append((at, found.span("number"), found["number"]))
        for found in _CODE.finditer(block.flat):
            year = found["code"].startswith(("19", "20")) and len(block.flat) > 120
            if not year:
                codes[fold(found["town"])].append((at, found.span("code"), found["code"]))
    for street, told in numbers.items():
        for (at, span, printed), right in _odd(told, swapped_only=True):
            why = _("Elsewhere this street has number {number}.").format(number=right)
            yield pointed(text, at, span, why, right, about=f"number {street} {printed}")
    for town, told in codes.items():
        for (at, span, printed), right in _odd(told, swapped_only=False):
            why = _("Elsewhere the postal code of {town} is {code}.").format(town=town.title(), code=right)
            yield pointed(text, at, span, why, right, about=f"code {town} {printed}")


def _odd(told: Sequence[Told], *, swapped_only: bool) -> Iterator[tuple[Told, str]]:
    """What is printed once beside a way that is printed first or more often, and is near it."""
    counted = Counter(printed for _at, _span, printed in told)
    if len(counted) != 2:
        return
    first = told[0][2]
    kept, odd = sorted(counted, key=lambda way: (-counted[way], way != first))
    if counted[odd] == 1 and (
        is_swapped(kept, odd) or (not swapped_only and counted[kept] > 2 and _one_off(kept, odd))
    ):
        yield next(each for each in told if each[2] == odd), kept


def is_swapped(one: str, other: str) -> bool:
    """The same figures in another order: 18 and 81, 1215 and 1251."""
    return one != other and sorted(one) == sorted(other)


def _one_off(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


_ARTICLE = re.compile(
    r"\b[Aa]rticle (?P<number>\d{1,3})(?![\w.,]\d)(?P<of>(?: [^.;:]{0,60}?)?\b(?:lois?|décrets?|ordonnances?|"
    r"circulaires?|statuts|arrêtés?)\b)?"
)


def articles(reading: Reading) -> Iterator[Remark]:
    """“l’article 26 de la loi organique”, and “l’article 62” everywhere else."""
    text = reading.text
    told: list[Told] = [
        (at, found.span("number"), found["number"])
        for at, block in text.worded()
        for found in (_ARTICLE.finditer(block.flat) if "rticle" in block.flat else ())
    ]
    counted = Counter(printed for _at, _span, printed in told)
    if len(counted) != 2:
        return
    for each, right in _odd(told, swapped_only=True):
        why = _("Elsewhere the text names article {number}: the figures of one of the two changed places.").format(
            number=right
        )
        yield pointed(text, each[0], each[1], why, right, about=f"article {each[2]}")
