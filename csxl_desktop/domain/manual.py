"""The manual: chapters of formatted text in parts, and how one finds a word in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from csxl_desktop.domain.rich_text import Block, RichText, Span, block_runs, runs_plain
from csxl_desktop.i18n.folding import fold

LINK = "#"  # begins the address of a chapter: `#backups`
WINDOW = "window:"  # begins the address of something that the program shows: `window:keys`
NEWS = "news"  # the chapter of what is new, a heading for each version

_WORD = re.compile(r"\w+")
_IN_TITLE, _IN_KEYWORDS, _IN_HEADING, _IN_TEXT = 12, 6, 4, 1
_ENDINGS = "sx"  # of a plural: who looks for labels finds the label
_EXCERPT = 110  # characters
_CLOSE = 0.78  # how near a mistyped word must be to a word of the manual


@dataclass(frozen=True)
class Chapter:
    """One job, on one page; `keywords` are words that people look for and that the text does not use."""

    key: str
    title: str
    summary: str
    text: RichText
    keywords: str = ""

    def links(self) -> frozenset[str]:
        """Every address that it leads to."""
        return frozenset(span.url for span in self._spans() if span.url)

    def pictures(self) -> tuple[Block, ...]:
        return tuple(block for block in self.text.blocks if block.kind == "image")

    def quoted(self) -> Iterator[str]:
        """The words of the window that it names: buttons, tabs, fields."""
        yield from (span.text for span in self._spans() if "b" in span.marks)

    def _spans(self) -> Iterator[Span]:
        for block in self.text.blocks:
            yield from (run for run in block_runs(block) if isinstance(run, Span))

    @cached_property
    def _places(self) -> tuple[tuple[int, tuple[str, ...]], ...]:
        """Its words by where they stand, the dearest place first."""
        headings = " ".join(runs_plain(block.runs) for block in self.text.blocks if block.kind == "h")
        told = (
            (_IN_TITLE, self.title),
            (_IN_KEYWORDS, self.keywords),
            (_IN_HEADING, headings),
            (_IN_TEXT, f"{self.summary} {self.text.plain()}"),
        )
        return tuple((worth, tuple(_words(text))) for worth, text in told)

    def words(self) -> Iterator[str]:
        for _worth, words in self._places:
            yield from words

    def worth(self, wanted: str) -> int:
        """How much it says of a folded word, which may be the beginning of one."""
        return sum(worth for worth, words in self._places if any(each.startswith(wanted) for each in words))


@dataclass(frozen=True, slots=True)
class Part:
    """Chapters that belong together, under a title of their own."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A chapter where something was found, and a line of it."""

    chapter: Chapter
    excerpt: str


@dataclass(frozen=True)
class Manual:
    """All of it, in one language."""

    title: str
    language: str
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """By their keys, in the order of reading."""
        return {chapter.key: chapter for part in self.parts for chapter in part.chapters}

    def news(self, version: str) -> str:
        """What is new in `version`, as plain lines for whoever is offered it; nothing where nothing is told."""
        told: list[str] = []
        of_it = False
        for block in self.chapters[NEWS].text.blocks if NEWS in self.chapters else ():
            words = runs_plain(block.runs)
            if block.kind == "h":
                if told:
                    break
                of_it = words.endswith(f" {version}")
            elif of_it:
                told.append(f"– {words}" if block.kind == "li" else words)
        return "\n".join(told)

    def find(self, text: str) -> list[Hit]:
        """The chapters that hold every word of `text`, the best first; a word that stands nowhere is taken for a slip.

        Accents, case and the order of words do not matter.
        """
        wanted = self.words(text)
        worths = {key: [chapter.worth(word) for word in wanted] for key, chapter in self.chapters.items()}
        found = sorted((key for key, each in worths.items() if each and all(each)), key=lambda key: -sum(worths[key]))
        return [Hit(self.chapters[key], _excerpt(self.chapters[key], wanted)) for key in found]

    def words(self, text: str) -> list[str]:
        """The words of `text`, folded, as they are looked for: what stands nowhere gives way to what stands near."""
        return [self._known(word) for word in _words(text)]

    def _known(self, word: str) -> str:
        """The word itself, without the ending of a plural, or the nearest one of the manual."""
        vocabulary = self._vocabulary
        for tried in (word, word.rstrip(_ENDINGS)):
            if len(tried) > 2 and any(each.startswith(tried) for each in vocabulary):
                return tried
        near = get_close_matches(word, vocabulary, 1, _CLOSE) if len(word) > 3 else []
        return near[0] if near else word

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(word for chapter in self.chapters.values() for word in chapter.words())


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _excerpt(chapter: Chapter, wanted: Sequence[str]) -> str:
    """The line that holds most of the words; the summary where none does."""
    lines = [runs_plain(block.runs) for block in chapter.text.blocks if block.kind in {"p", "li", "quote"}]
    return _shortened(max([chapter.summary, *lines], key=lambda line: _held(line, wanted)))


def _held(line: str, wanted: Iterable[str]) -> int:
    words = _words(line)
    return sum(any(each.startswith(word) for each in words) for word in wanted)


def _shortened(line: str) -> str:
    if len(line) <= _EXCERPT:
        return line
    return line[: line.rfind(" ", 0, _EXCERPT)].rstrip(" ,;:") + "…"
