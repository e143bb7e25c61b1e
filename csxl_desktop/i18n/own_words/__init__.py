"""The office's own words: where another coordination says “plénière” or “plateforme”, the messages say so too.

Messages are changed as they come out of the catalogue, before their places are filled: what somebody typed is never
touched.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from importlib import import_module

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


@dataclass
class _Spoken:
    words: Words = field(default_factory=dict)
    rewording: dict[str, Callable[[str], str]] = field(default_factory=dict)


_spoken = _Spoken()
_plainly: ContextVar[bool] = ContextVar("plainly", default=False)


def use(words: Words) -> bool:
    """Say `words` from now on, in every thread; whether that is something else than before."""
    told = {language: dict(own) for language, own in words.items() if own}
    if told == _spoken.words:
        return False
    _spoken.words, _spoken.rewording = told, {language: _rewording(language, own) for language, own in told.items()}
    return True


def in_use() -> Words:
    return _spoken.words


@contextmanager
def plainly() -> Iterator[None]:
    """Inside the block this thread says the words of the house: what is read back may come from another office."""
    token = _plainly.set(True)
    try:
        yield
    finally:
        _plainly.reset(token)


def speaks_own(language: str) -> bool:
    return language in _spoken.rewording and not _plainly.get()


def reword(message: str, language: str) -> str:
    """A message of the catalogue in the office's words."""
    return _spoken.rewording[language](message)


def rewording(language: str, words: Mapping[str, Word]) -> Callable[[str], str]:
    """What changes a message of `language` into these words; the word of the house stands where there is none."""
    made: Callable[[str], str] = import_module(f"{__name__}.{_GRAMMARS[language]}").rewording(words)
    return made


def _rewording(language: str, words: Mapping[str, Word]) -> Callable[[str], str]:
    reworded: dict[str, str] = {}  # there are some thousand messages, each asked for again and again
    change = rewording(language, words)

    def _once(message: str) -> str:
        answer = reworded.get(message)
        if answer is None:
            answer = reworded[message] = change(message)
        return answer

    return _once
