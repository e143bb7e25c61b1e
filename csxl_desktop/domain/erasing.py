"""Letting go of a name wherever words say it: in plain texts, in formatted ones, and inside frozen content."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from csxl_desktop.i18n import fold

_CIVILITIES = ("mme", "mmes", "madame", "m", "mm", "mr", "monsieur", "mlle", "dr", "mevr", "mevrouw", "dhr", "de heer")
_BEFORE = rf"(?:\b(?:{'|'.join(_CIVILITIES)})\.?\s+)"
_TELLING = 4  # letters of a part of a family name: a shorter one is an article or a particle
_BETWEEN = r"[\s,]+"
_PAIRS = (("first", "last"), ("first_name", "last_name"))  # how contents and tables hold the parts of a name
_ABOUT = frozenset({"function", "function_title", "service", "email", "phone", "note", "answer_note"})


@dataclass(frozen=True, slots=True)
class Name:
    """A first and a last name as they were once written."""

    first: str
    last: str


@dataclass(frozen=True)
class Eraser:
    """What is looked for: names, addresses of their own (`values`), and what stands instead (`mark`).

    `alone`: the family names, folded, that by themselves mean nobody and nothing else here; they go too where they
    have their capital.
    """

    names: tuple[Name, ...]
    values: tuple[str, ...]
    mark: str
    alone: frozenset[str] = frozenset()

    def is_in(self, text: str) -> bool:
        """Whether anything would go."""
        return self.may_be_in(text) and next(self._places(text), None) is not None

    def speaks_of(self, value: Any) -> bool:
        """The same of JSON, in whatever value of it."""
        return bool(self.without(value) != value)

    def text(self, text: str) -> str:
        """The letters without the name."""
        if not self.may_be_in(text):
            return text
        result, end = "", 0
        for start, stop in self._places(text):
            result, end = result + text[end:start] + self.mark, stop
        return result + text[end:]

    def without(self, value: Any) -> Any:
        """JSON without the name: what belongs to a name in two parts goes along with it."""
        match value:
            case str():
                return self.text(value)
            case list() if _is_runs(value):
                return self._runs(value)
            case list():
                return [self.without(each) for each in value]
            case Mapping():
                return self._object(value)
        return value

    def said_alone(self, value: Any) -> bool:
        """Whether the family name stands somewhere by itself, in whatever case."""
        folded = _Folded(said_in(value)).letters
        left = self._whole.sub(" ", folded)
        return any(re.search(rf"\b{_words(last)}\b", left) for last in self.lasts)

    def as_words(self, value: Any) -> set[str]:
        """The family names that stand there without their capital: these may be words as any other."""
        text = said_in(value)
        folded = _Folded(text)
        return {
            last
            for last in self.lasts
            for found in re.finditer(rf"\b{_words(last)}\b", folded.letters)
            if text[folded.places[found.start()]].islower()
        }

    def _object(self, value: Mapping[str, Any]) -> dict[str, Any]:
        told = {key: self.without(each) for key, each in value.items()}
        for first, last in _PAIRS:
            if self._is_name(value.get(first), value.get(last)):
                told |= {first: "", last: self.mark} | ({"civility": ""} if "civility" in told else {})
                return _emptied(told)
        if isinstance(value.get("name"), Mapping) and told["name"] != value["name"]:
            return _emptied(told)
        return told

    def _is_name(self, first: Any, last: Any) -> bool:
        if not isinstance(first, str) or not isinstance(last, str) or not last:
            return False
        return (fold(first), fold(last)) in {(fold(each.first), fold(each.last)) for each in self.names}

    def _runs(self, runs: Sequence[Any]) -> list[Any]:
        """A name may begin in one run and end in the next: bold, or a link."""
        lettered = [n for n, run in enumerate(runs) if isinstance(run.get("s"), str)]
        whole = "".join(runs[n]["s"] for n in lettered)
        result = [{key: each if key == "s" else self.without(each) for key, each in run.items()} for run in runs]
        if not self.may_be_in(whole):
            return result
        places = list(self._places(whole))
        start = 0
        for n in lettered:
            stop = start + len(runs[n]["s"])
            letters, at = "", start
            for begins, ends in places:
                if begins < stop and ends > start:
                    letters += whole[at : max(begins, at)] + (self.mark if begins >= start else "")
                    at = min(ends, stop)
            result[n]["s"] = letters + whole[at:stop]
            start = stop
        return [run for run, was in zip(result, runs, strict=True) if run.get("s") != "" or was.get("s") == ""]

    def may_be_in(self, text: str) -> bool:
        """Quickly: where not, nothing goes."""
        if len(text) < self._shortest:
            return False
        folded = fold(text)
        return any(each in folded for each in self._signs)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        """From where to where, in the letters as they are written."""
        folded = _Folded(text)
        for found in self._pattern.finditer(folded.letters):
            start, stop = folded.places[found.start()], folded.places[found.end()]
            if found.lastgroup != "alone" or text[start].isupper():
                yield start, stop

    @cached_property
    def lasts(self) -> tuple[str, ...]:
        """The family names, folded."""
        return tuple(dict.fromkeys(folded for each in self.names if (folded := fold(each.last))))

    @cached_property
    def _signs(self) -> tuple[str, ...]:
        """Where none of these stands, nothing can be found: of a name in several words the longest one."""
        words = (max(re.split(r"[\s\-]+", last), key=len) for last in self.lasts)
        signed = (_signed(name) for name in self.names if name.first)
        return tuple(dict.fromkeys((*words, *signed, *(fold(each) for each in self.values))))

    @cached_property
    def _shortest(self) -> int:
        return min((len(each) for each in self._signs), default=0)

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile("|".join(self._said()) or r"(?!)")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        alone = [rf"(?P<alone>\b(?:{'|'.join(map(_words, sorted(self.alone, key=len, reverse=True)))})\b)"]
        alone = alone if self.alone else []
        return re.compile("|".join((*self._said(), *alone)) or r"(?!)")

    def _said(self) -> list[str]:
        """The longest first: with civility and first name, in either order, with an initial, after a civility."""
        patterns = [re.escape(fold(each)) for each in sorted(self.values, key=len, reverse=True)]
        for name in self.names:
            first, last = fold(name.first), fold(name.last)
            if first and last:
                both = rf"{_words(first)}{_BETWEEN}{_words(last)}", rf"{_words(last)}{_BETWEEN}{_words(first)}"
                initial = rf"{re.escape(first[0])}\.\s*{_words(last)}"
                patterns += [rf"{_BEFORE}?\b{each}\b" for each in (*both, initial)]
                patterns.append(rf"{_BEFORE}?\b{_words(first)}\s+{re.escape(last[0])}\.")
            if last:
                patterns.append(rf"{_BEFORE}\b{_words(last)}\b")
        return patterns


class _Folded:
    """A text without case and accents, letter by letter: `places` leads back to the letters as they are written."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self.places: list[int] = []
        for place, char in enumerate(text):
            bare = " " if char.isspace() else fold(char)
            letters.append(bare)
            self.places += [place] * len(bare)
        self.places.append(len(text))
        self.letters = "".join(letters)


def _signed(name: Name) -> str:
    """“Odile V.”, folded."""
    return f"{fold(name.first)} {fold(name.last)[:1]}."


def _words(folded: str) -> str:
    return r"[\s\-]+".join(re.escape(each) for each in re.split(r"[\s\-]+", folded) if each)


def _is_runs(value: Sequence[Any]) -> bool:
    return any(isinstance(each, Mapping) and "s" in each for each in value) and all(
        isinstance(each, Mapping) for each in value
    )


def _emptied(told: dict[str, Any]) -> dict[str, Any]:
    return {key: "" if key in _ABOUT and isinstance(each, str) else each for key, each in told.items()}


def said_in(value: Any) -> str:
    """All that JSON says, a line for each value."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and _is_runs(value):
        return "".join(str(each.get("s", "")) for each in value)
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return "\n".join(filter(None, map(said_in, inside)))


def names_of(pairs: Iterable[tuple[str, str]]) -> tuple[Name, ...]:
    """Each name once, in whatever case it was written; behind them what is said of a family name of several words."""
    once: dict[tuple[str, str], Name] = {}
    for first, last in pairs:
        if last.strip():
            once.setdefault((fold(first), fold(last)), Name(first.strip(), last.strip()))
    for name in tuple(once.values()):
        for part in re.split(r"[\s\-]+", name.last):
            if len(part) >= _TELLING:
                once.setdefault((fold(name.first), fold(part)), Name(name.first, part))
    return tuple(once.values())
