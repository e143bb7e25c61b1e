"""One person under two spellings, wherever the two stand: “Mme Lambiote” and “Françoise Lambiotte”."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import is_known
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import Kind

_PARTICLE = r"(?:(?:de|du|van|von|den|der|ter|le|la|ten|bin|ben) |d')*"
_WHOLE = re.compile(
    rf"(?:(?<![\w.])(?P<civility>M\.|Mme|Mlle|Dre?|Me|Monsieur|Madame) )?(?<![\w'-])(?P<first>[A-ZÀ-Þ][a-zà-ÿ][\w-]*) "
    rf"(?P<last>{_PARTICLE}[A-ZÀ-Þ][\w'-]+(?: (?=[A-ZÀ-Þ][a-zà-ÿ]+(?:,| \(|$))[A-ZÀ-Þ][a-zà-ÿ]+)?)(?![\w-])"
)
_ALONE = re.compile(
    rf"(?<![\w.])(?P<civility>M\.|Mme|Mlle|Dre?|Monsieur|Madame) (?P<last>{_PARTICLE}[A-ZÀ-Þ][\w'-]+)(?! "
    rf"{_PARTICLE}[A-ZÀ-Þ][a-zà-ÿ])"
)
_CIVILITIES = frozenset(("Mme", "Mlle", "Monsieur", "Madame", "Dr", "Dre", "Me"))
_SHORTEST_LAST, _SHORTEST_FIRST = 5, 4
_SAME_START = 3
_KEPT = 20_000  # paragraphs
_MOST_ALIKE = 200  # people of one first or family name: of more, nobody compares each with each

Place = tuple[int, tuple[int, int]]
Name = tuple[str, str]  # first and family name


def persons(reading: Reading) -> Iterator[Remark]:
    """A name printed once, a letter from one that is printed elsewhere with the same first or family name."""
    whole, sure = _names(reading)
    by_first: dict[str, list[Name]] = defaultdict(list)
    by_last: dict[str, list[Name]] = defaultdict(list)
    for name in whole:
        by_first[fold(name[0])].append(name)
        by_last[fold(name[1])].append(name)
    near = [
        pair
        for names in by_first.values()
        for pair in _pairs(names)
        if _near(fold(pair[0][1]), fold(pair[1][1]), _SHORTEST_LAST)
    ]
    near += [
        pair for names in by_last.values() for pair in _pairs(names) if _same_first(fold(pair[0][0]), fold(pair[1][0]))
    ]
    for one, other in near:
        if {one, other} & sure:
            yield _remark(reading, whole, one, other)
    yield from _alone(reading, {fold(last) for _first, last in whole}, sure)


def _alone(reading: Reading, lasts: set[str], sure: set[Name]) -> Iterator[Remark]:
    """“Mme Lambiote”: a family name that nobody bears, a letter from that of one."""
    known = {fold(last): last for _first, last in sure}
    met: dict[str, list[str]] = {}
    for at, block in enumerate(reading.text.blocks):
        for found in _family_names(block.flat):
            last = fold(found["last"])
            if last in lasts or len(last) < _SHORTEST_LAST:
                continue
            if last not in met:
                met[last] = [each for each in known if _near(last, each, _SHORTEST_LAST)]
            near = met[last]
            if len(near) == 1:
                why = _("The same person is written “{other}” elsewhere.").format(other=known[near[0]])
                yield pointed(reading.text, at, found.span("last"), why, known[near[0]])


def _names(reading: Reading) -> tuple[dict[Name, list[Place]], set[Name]]:
    """Whole names with their places; those of people: a civility, a signature, a first name that is no word."""
    whole: dict[Name, list[Place]] = defaultdict(list)
    sure: set[Name] = set()
    people = {each.person for each in reading.attributions}
    for at, block in enumerate(reading.text.blocks):
        if block.shouted or block.kind is Kind.ENTRY:
            continue
        for found in _whole_names(block.flat):
            name = (found["first"], found["last"])
            if name[0] in _CIVILITIES:
                continue
            whole[name].append((at, (found.start("first"), found.end("last"))))
            if found["civility"] or f"{name[0]} {name[1]}" in people:
                sure.add(name)
    firsts = {fold(first) for first, _last in sure}
    sure |= {name for name in whole if fold(name[0]) in firsts and not is_known(name[0].lower())}
    return whole, sure


@lru_cache(maxsize=_KEPT)
def _whole_names(flat: str) -> tuple[re.Match[str], ...]:
    return tuple(_WHOLE.finditer(flat))


@lru_cache(maxsize=_KEPT)
def _family_names(flat: str) -> tuple[re.Match[str], ...]:
    """Those behind a civility, without a first name."""
    return tuple(_ALONE.finditer(flat)) if "M" in flat or "Dr" in flat else ()


def _pairs(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    few = names if len(names) <= _MOST_ALIKE else ()
    return ((one, other) for place, one in enumerate(few) for other in few[place + 1 :])


def _near(one: str, other: str, shortest: int) -> bool:
    return one != other and min(len(one), len(other)) >= shortest and OSA.distance(one, other, score_cutoff=1) <= 1


def _same_first(one: str, other: str) -> bool:
    """“Colette” and “Collette”, “Annie” and “Annick”; “Simon” and “Simone” are two people."""
    if (
        one == other
        or min(len(one), len(other)) < _SHORTEST_FIRST
        or {one, other} == {min(one, other), f"{min(one, other)}e"}
    ):
        return False
    distance = OSA.distance(one, other, score_cutoff=2)
    return distance == 1 or (distance == 2 and one[:_SAME_START] == other[:_SAME_START])


def _remark(reading: Reading, whole: dict[Name, list[Place]], one: Name, other: Name) -> Remark:
    """The rarer of the two, then the one that no table nor list has."""
    text = reading.text

    def weight(name: Name) -> tuple[int, bool, int]:
        places = whole[name]
        in_list = any(text.blocks[at].kind in {Kind.ROW, Kind.ITEM} for at, _span in places)
        return len(places), in_list, -places[0][0]

    wrong, right = sorted((one, other), key=weight)
    at, span = whole[wrong][0]
    why = _("The same person is written “{other}” elsewhere.").format(other=" ".join(right))
    return pointed(text, at, span, why, " ".join(right))
