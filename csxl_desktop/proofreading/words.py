"""Where each word of a text stands, so that a rule looks only into the blocks that hold one of its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from csxl_desktop.i18n import fold

_WORD = re.compile(r"\w+(?:'\w+)?")  # with what is elided before it: “l'école”


class Words:
    """The words of some paragraphs (flat letters), as they are printed; those printed again and again are read once."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        alike: dict[str, list[int]] = {}
        for at, flat in enumerate(paragraphs):
            alike.setdefault(flat, []).append(at)
        self._alike = list(alike.values())
        self._places: dict[str, list[int]] = defaultdict(list)  # in the list of those alike
        for number, flat in enumerate(alike):
            for word in set(_WORD.findall(flat)):
                self._places[word].append(number)
        self._looked: dict[re.Pattern[str], tuple[int, ...]] = {}

    def __iter__(self) -> Iterator[str]:
        """Each word once, “L'École” and “l'école” apart."""
        return iter(self._places)

    def with_any(self, pattern: re.Pattern[str]) -> tuple[int, ...]:
        """The places of the paragraphs that hold a word in which `pattern` finds something; it sees small letters."""
        if pattern not in self._looked:
            self._looked[pattern] = self.holding(word for word in self._places if pattern.search(word.lower()))
        return self._looked[pattern]

    def holding(self, words: Iterable[str]) -> tuple[int, ...]:
        """The places of the paragraphs that hold one of the words, in order."""
        return self._spread({number for word in words for number in self._places.get(word, ())})

    def holding_part(self, part: str) -> tuple[int, ...]:
        """The places of the paragraphs that hold a word, alone or beside an apostrophe."""
        return self.holding(self._by_part.get(part, ()))

    def holding_rarest(self, parts: Iterable[str]) -> tuple[int, ...]:
        """The places of the paragraphs that hold the two rarest of some words: few of them lack another one."""
        printed = [self._by_part.get(part, ()) for part in parts]
        printed.sort(key=lambda ways: sum(len(self._places[word]) for word in ways))
        numbers = [{number for word in ways for number in self._places[word]} for ways in printed[:2]]
        return self._spread(set.intersection(*numbers)) if numbers else ()

    def _spread(self, numbers: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(at for number in numbers for at in self._alike[number]))

    @cached_property
    def _by_part(self) -> dict[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            for part in {word, *word.split("'")}:
                found[part].append(word)
        return {**found}

    @cached_property
    def by_letters(self) -> dict[str, Sequence[str]]:
        """The words behind their letters without accents, in small ones."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            found[fold(word)].append(word)
        return {**found}
