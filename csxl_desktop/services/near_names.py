"""Names that may be the one being typed: the same once folded, or near enough to be looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz

from csxl_desktop.domain.organisation_names import comparable, likeness_of
from csxl_desktop.i18n import fold, sort_key

_NEAR = 85
_SHOWN = 5
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class KnownName:
    """A record by one of its names, folded already; `secondary` tells it apart."""

    id: UUID
    name: str
    folded: str
    secondary: str = ""


@dataclass(frozen=True, slots=True)
class NearName:
    """A record that may be meant; `score` is 100 where the names are the same once folded."""

    id: UUID
    name: str
    secondary: str
    score: int


def near_names(known: Iterable[KnownName], typed: str) -> Sequence[NearName]:
    """Who of `known` may be meant by `typed`, nearest first, at most five; each record once."""
    wanted, key = fold(typed), sort_key(typed)
    if len(key) < _SHORTEST:
        return []
    best: dict[UUID, NearName] = {}
    for each in known:
        score = 100 if sort_key(each.folded) == key else _likeness(wanted, each.folded)
        if score >= _NEAR and (each.id not in best or best[each.id].score < score):
            best[each.id] = NearName(each.id, each.name, each.secondary, score)
    return sorted(best.values(), key=lambda near: (-near.score, near.name))[:_SHOWN]


def _likeness(one: str, other: str) -> int:
    spelled = int(max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)))
    return max(spelled, min(99, likeness_of(comparable(one), comparable(other))))
