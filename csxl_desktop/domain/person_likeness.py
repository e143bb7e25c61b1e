"""People whose names may be one person's: the same once folded, turned round, a slip away, an initial for a name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import fold

_SHORTEST = 8  # letters of a whole name: in a shorter one a slip makes another name
_CROWD = 12  # as many people of one name: it tells nothing
_ENDINGS = frozenset({"", "e", "a", "o"})


class Likeness(StrEnum):
    """How two names come near, nearest first."""

    SAME = "same"
    SWAPPED = "swapped"  # first and family name turned round
    SLIP = "slip"
    INITIAL = "initial"  # “A. Diop” and “Anna Diop”; or no first name at all
    ENDING = "ending"  # “Michel” and “Michèle”: as a rule two people


@dataclass(frozen=True, slots=True)
class PersonName:
    """Somebody's name, as typed."""

    key: UUID
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class _Folded:
    key: UUID
    first: str
    last: str

    @property
    def whole(self) -> str:
        return f"{self.first} {self.last}".strip()


def alike(people: Iterable[PersonName]) -> Mapping[tuple[UUID, UUID], Likeness]:
    """Every two people whose names come near, the smaller key first; without comparing each with all."""
    folded = [_Folded(each.key, _words(each.first), _words(each.last)) for each in people]
    found: dict[tuple[UUID, UUID], Likeness] = {}
    for one, other, likeness in _pairs([each for each in folded if each.whole]):
        pair = (one.key, other.key) if one.key.int < other.key.int else (other.key, one.key)
        if pair not in found or _RANK[likeness] < _RANK[found[pair]]:
            found[pair] = likeness
    return found


def likeness(one: PersonName, other: PersonName) -> Likeness | None:
    """How the names of two people come near, if they do."""
    return next(iter(alike((one, other)).values()), None)


_RANK = {each: rank for rank, each in enumerate(Likeness)}


def _words(name: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(name)).split())


def _pairs(people: list[_Folded]) -> Iterator[tuple[_Folded, _Folded, Likeness]]:
    for group in _groups((" ".join(sorted(each.whole.split())), each) for each in people):
        for one, other in combinations(group, 2):
            yield one, other, Likeness.SAME if one.whole == other.whole else Likeness.SWAPPED
    for group in _groups((left, each) for each in people for left in _one_left_out(each.whole)):
        for one, other in combinations(group, 2):
            if one.whole != other.whole and OSA.distance(one.whole, other.whole, score_cutoff=1) == 1:
                yield one, other, Likeness.ENDING if _other_ending(one.first, other.first) else Likeness.SLIP
    of_family = _groups((each.last, each) for each in people if each.last)
    for group in of_family:
        bare = [each for each in group if len(each.first) <= 1]
        for one in bare:
            for other in group:
                if len(other.first) > 1 and other.first.startswith(one.first):
                    yield one, other, Likeness.INITIAL


def _groups(keyed: Iterable[tuple[str, _Folded]]) -> Iterator[list[_Folded]]:
    """Those that share a key, where they are few."""
    together: defaultdict[str, list[_Folded]] = defaultdict(list)
    for key, each in keyed:
        together[key].append(each)
    return (group for group in together.values() if 1 < len(group) <= _CROWD)


def _one_left_out(whole: str) -> set[str]:
    """The name, and what is left of it without one of its letters: what two names a slip apart share."""
    if len(whole) < _SHORTEST:
        return set()
    return {whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))}


def _other_ending(one: str, other: str) -> bool:
    stem = min(len(one), len(other))
    while one[:stem] != other[:stem]:
        stem -= 1
    return one != other and {one[stem:], other[stem:]} <= _ENDINGS
