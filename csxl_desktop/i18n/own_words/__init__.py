"""The office's own words: where another coordination says “plénière” or “plateforme”, the messages say so too.

Messages are changed as they come out of the catalogue, before their places are filled: what somebody typed is never
touched.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol

TERMS = ("assembly", "coordination", "group", "committee", "member")
GENDERS = {"fr": ("f", "m"), "nl": ("de", "het"), "en": ("",)}  # what a word of each language may be
_GRAMMARS = {"fr": "french", "nl": "dutch", "en": "english"}


@dataclass(frozen=True, slots=True)
class Word:
    """What the office says instead, small as inside a sentence."""

    singular: str
    plural: str
    gender: str = ""  # of GENDERS


Words = Mapping[str, Mapping[str, Word]]  # by language, by term


class Rewording(Protocol):
    """Says `answer`, the translation of `message`, in other words."""

    def __call__(self, answer: str, message: str = "", /) -> str: ...


@dataclass(frozen=True)
class _Spoken:
    words: Words = field(default_factory=dict)
    rewording: Mapping[str, Rewording] = field(default_factory=dict)


_holder = [_Spoken()]  # exchanged whole: other threads speak meanwhile
_plainly: ContextVar[bool] = ContextVar("plainly", default=False)


def use(words: Words) -> bool:
    """Say `words` from now on, in every thread; whether that is something else than before."""
    told = {language: dict(own) for language, own in words.items() if own}
    if told == _holder[0].words:
        return False
    _holder[0] = _Spoken(told, {language: _rewording(language, own) for language, own in told.items()})
    return True


def in_use() -> Words:
    return _holder[0].words


@contextmanager
def plainly() -> Iterator[None]:
    """Inside the block this thread says the words of the house: what is read back may come from another office."""
    token = _plainly.set(True)
    try:
        yield
    finally:
        _plainly.reset(token)


def spoken(language: str) -> Rewording | None:
    """What says a message of the catalogue in the office's words; None where it speaks those of the house."""
    return None if _plainly.get() else chosen(language)


def chosen(language: str) -> Rewording | None:
    """The same, also for a thread that speaks plainly."""
    return _holder[0].rewording.get(language)


def gender(language: str, term: str, house: str) -> str:
    """The gender of what the office says for `term`; `house` is that of the word of the house."""
    word = None if _plainly.get() else _holder[0].words.get(language, {}).get(term)
    return word.gender if word is not None else house


def rewording(language: str, words: Mapping[str, Word]) -> Rewording:
    """What says messages of `language` in these words; the word of the house stands where there is none."""
    told = {term: word for term, word in words.items() if term in TERMS}
    if not told:
        return _as_it_is
    made: Rewording = import_module(f"{__name__}.{_GRAMMARS[language]}").rewording(told)
    return made


def _as_it_is(answer: str, _message: str = "") -> str:
    return answer


def _rewording(language: str, words: Mapping[str, Word]) -> Rewording:
    reworded: dict[tuple[str, str], str] = {}  # there are some thousand messages, each asked for again and again
    change = rewording(language, words)

    def _once(answer: str, message: str = "") -> str:
        said = reworded.get((answer, message))
        if said is None:
            said = reworded[answer, message] = change(answer, message)
        return said

    return _once
