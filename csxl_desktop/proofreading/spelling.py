"""Which words of a line are doubtful, in French, Dutch and English; the office's own words are right everywhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from hunspell import Hunspell

LANGUAGES = ("fr", "nl", "en")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?", re.UNICODE)
_UNBROKEN = re.compile(r"\S+")
_OF_AN_ADDRESS = ("@", "://", "www.")
_ELISIONS = re.compile(r"(?:qu|jusqu|lorsqu|puisqu|quoiqu|[cdjlmnst])'", re.IGNORECASE)
_MOST = 8  # suggestions
_LONGEST = 100  # letters; what is longer is no word, and no dictionary is asked
_FEW = 4  # words from which a line may be told to be in another language


class Spelling:
    """One checker for one thread: each dictionary is read when it is first needed."""

    def __init__(self, dictionaries: Path, own_words: Iterable[str] = ()) -> None:
        self._folder = dictionaries
        self._read: dict[str, Hunspell] = {}
        self._own: set[str] = set()
        self.know(own_words)

    def know(self, own_words: Iterable[str]) -> None:
        """These words alone are the office's own from now on."""
        self._own = {_bare(word).casefold() for word in own_words}

    def doubtful(self, line: str) -> tuple[tuple[int, int], ...]:
        """(start, length) of each doubtful word, in the language that the line is written in."""
        words = list(_words(line))
        found = {language: self._wrong(words, language) for language in LANGUAGES[:1]}
        wrong = found[LANGUAGES[0]]
        if len(words) >= _FEW and 2 * len(wrong) > len(words):
            found |= {language: self._wrong(words, language) for language in LANGUAGES[1:]}
            wrong = min(found.values(), key=len)
        return tuple((start, len(word)) for start, word in wrong)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the elision kept; those of French first."""
        bare = _bare(word)
        cut = _elided(bare)
        if len(bare) > _LONGEST:
            return ()
        found: dict[str, None] = {}
        for language in LANGUAGES:
            for each in self._of(language).suggest(bare[cut:])[: _MOST // 2]:
                found[f"{word[:cut]}{each.replace(chr(39), '’')}"] = None
        return tuple(found)[:_MOST]

    # Within.

    def _wrong(self, words: Sequence[tuple[int, str]], language: str) -> list[tuple[int, str]]:
        return [(start, word) for start, word in words if not self._is_right(word, language)]

    def _is_right(self, word: str, language: str) -> bool:
        bare = _bare(word)
        if bare.casefold() in self._own or bare.isupper():
            return True
        checker = self._of(language)
        if _spelled(checker, bare):
            return True
        rest = bare[_elided(bare) :]
        if rest.casefold() in self._own or _spelled(checker, rest):
            return True
        parts = rest.split("-")
        return len(parts) > 1 and all(part.casefold() in self._own or _spelled(checker, part) for part in parts if part)

    def _of(self, language: str) -> Hunspell:
        if language not in self._read:
            self._read[language] = Hunspell(language, hunspell_data_dir=str(self._folder))
        return self._read[language]


def _spelled(checker: Hunspell, word: str) -> bool:
    return len(word) <= _LONGEST and bool(checker.spell(word))


def _words(line: str) -> Iterator[tuple[int, str]]:
    """The words of a line, without addresses and without the full stop that ends a sentence."""
    for part in _UNBROKEN.finditer(line):
        if not any(mark in part[0] for mark in _OF_AN_ADDRESS):
            for match in _WORD.finditer(line, *part.span()):
                yield match.start(), match.group().rstrip(".")


def _bare(word: str) -> str:
    return word.strip().replace("’", "'")


def _elided(word: str) -> int:
    """How many letters an elision takes at the beginning: 2 for “l'école”."""
    found = _ELISIONS.match(word)
    return found.end() if found else 0
