"""Many names of organisations, looked up by likeness without comparing each with all."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import combinations, product
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from csxl_desktop.domain.organisation_names import ComparableName, comparable, likeness_of, one_slip

Key = TypeVar("Key", bound=Hashable)

_WIDEST = 250  # names that share a word: beyond, it says nothing
_EDGE = 3
_CORE = 75
_COMMON_SHARE, _COMMON_FROM = 0.02, 12


class NameIndex(Generic[Key]):
    """Names under keys of the caller's; a key may have several names."""

    def __init__(self, names: Iterable[tuple[Key, str]] = ()) -> None:
        self._entries: list[tuple[Key, ComparableName]] = []
        self._places: dict[tuple[Key, ComparableName], int] = {}  # where each stands among the entries
        self._times: Counter[tuple[Key, ComparableName]] = Counter()  # “L’Abri” and “l'abri” are one entry
        # “=” all the words, “-” one word, “@” an acronym, “#” the initials of a name told in full
        self._blocks: dict[str, list[int]] = defaultdict(list)
        self._edges: dict[str, set[str]] = defaultdict(set)
        for key, name in names:
            self.add(key, name)

    def add(self, key: Key, name: str) -> None:
        entry = (key, comparable(name))
        self._times[entry] += 1
        if entry in self._places:
            return
        place = self._places[entry] = len(self._entries)
        self._entries.append(entry)
        for block in _all_blocks(entry[1]):
            if block not in self._blocks:
                for edge in _edges(block):
                    self._edges[edge].add(block)
            self._blocks[block].append(place)

    def discard(self, key: Key, name: str) -> None:
        """Let a name that `add` took be found no longer, unless another of the key's is read alike."""
        entry = (key, comparable(name))
        self._times[entry] -= 1
        if self._times[entry] > 0:
            return
        del self._times[entry]
        place = self._places.pop(entry)
        for block in _all_blocks(entry[1]):
            self._blocks[block].remove(place)

    def nearest(self, name: str, *, at_least: int, limit: int = 5) -> list[tuple[Key, int]]:
        """The keys whose names are like `name`, best first, with their likeness."""
        wanted, best = comparable(name), dict[Key, int]()
        blocks = {each for block in _blocks(wanted) for each in (block, *self._slips(block))}
        blocks |= {f"#{letters}" for letters in wanted.acronyms} | {f"@{letters}" for letters in wanted.initials}
        for place in dict.fromkeys(place for block in sorted(blocks) for place in self._narrow(block)):
            key, known = self._entries[place]
            score = likeness_of(wanted, known)
            if score >= max(at_least, best.get(key, 0)):
                best[key] = score
        return sorted(best.items(), key=lambda found: -found[1])[:limit]

    def pairs(self, *, at_least: int) -> dict[tuple[Key, Key], int]:
        """Every two keys that have names alike, with the best likeness of their names."""
        common, best = self._common(), dict[tuple[Key, Key], int]()
        for one, other in dict.fromkeys((min(pair), max(pair)) for pair in self._candidates()):
            (key, name), (second, known) = self._entries[one], self._entries[other]
            if key == second or not _worth_it(name, known):
                continue
            score = likeness_of(name, known, common)
            both = (second, key) if (second, key) in best else (key, second)
            if score >= max(at_least, best.get(both, 0)):
                best[both] = score
        return best

    def _candidates(self) -> Iterator[tuple[int, int]]:
        for block in self._blocks:
            if block[0] in "=-":
                yield from combinations(self._narrow(block), 2)
            if block[0] == "@":
                yield from product(self._narrow(block), self._narrow(f"#{block[1:]}"))
            for near in self._slips(block):
                if block < near:
                    yield from product(self._narrow(block), self._narrow(near))

    def _slips(self, block: str) -> set[str]:
        """The words that may be this one, mistyped."""
        near = {word for edge in _edges(block) for word in self._edges.get(edge, ())} - {block}
        close = process.extract(block, near, scorer=OSA.distance, score_cutoff=2, limit=None)
        return {word for word, _distance, _at in close if one_slip(word[1:], block[1:])}

    def _narrow(self, block: str) -> list[int]:
        entries = self._blocks.get(block, [])
        return entries if len(entries) <= _WIDEST or block[0] == "=" else []

    def _common(self) -> AbstractSet[str]:
        """Words that many of these names share."""
        counts = Counter(word for _key, name in self._places for word in name.words)
        many = max(_COMMON_FROM, int(len(self._places) * _COMMON_SHARE))
        return frozenset(word for word, count in counts.items() if count > many)


def _blocks(name: ComparableName) -> set[str]:
    """What two names that are alike have in common, one thing at least: all their words, or one that counts.

    Names of common words alone have nothing but these.
    """
    words = {*(name.specific or name.words), *name.acronyms, *name.runs}
    return {f"={' '.join(sorted(name.words))}", *(f"-{word}" for word in words)}


def _all_blocks(name: ComparableName) -> set[str]:
    initials = {f"#{letters}" for letters in name.initials}
    return _blocks(name) | initials | {f"@{letters}" for letters in name.acronyms}


def _worth_it(one: ComparableName, other: ComparableName) -> bool:
    """Whether their words that count come near; quick, and wide enough for what `likeness_of` would accept."""
    if one.acronyms or other.acronyms:
        return True
    if one.numbers != other.numbers and not (one.heads or other.heads):
        return False
    if not one.core or one.runs & other.runs:
        return True
    return fuzz.token_set_ratio(one.core, other.core, score_cutoff=_CORE) > 0


def _edges(block: str) -> tuple[str, ...]:
    word = block[1:]
    return (f"<{word[:_EDGE]}", f">{word[-_EDGE:]}") if block[0] == "-" and len(word) > _EDGE else ()
