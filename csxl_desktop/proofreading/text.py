"""A text to proofread: its blocks in order, each with its place and the record that it was made from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.words import Words

FLAT = str.maketrans(
    dict.fromkeys("’‘ʼ`´", "'")
    | dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\t\n\N{LINE SEPARATOR}", " ")
    | dict.fromkeys("–—‑‐−", "-")
    | dict.fromkeys("“”„", '"')
)
PART = "report_section"  # the record behind a part of a report
_ENDLESS = re.compile(r"[\w.+'-]{90,}")  # no word: rules would search it from each of its letters on
_NO_LETTER = "\ufdd0"  # a noncharacter
_KEPT = 10_000  # paragraphs whose letters were made ready: a report is read again after every save
_NUMBERED = re.compile(r"^\s*(?P<number>\d{1,3}|[IVXL]{1,6}|[A-Za-z])\s?[.)]\s+(?=\S)")
WORD = re.compile(r"[^\W\d_]+")
QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"")  # in flat letters
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Þ«\"-])")


class Kind(StrEnum):
    """What a block is; an `ENTRY` is a line of the table of contents, a `NOTE` stands at the foot of a page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    ENTRY = "entry"
    NOTE = "note"


RUNNING = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE})
_SET_APART = frozenset({Kind.ROW, Kind.ENTRY})


@lru_cache(maxsize=_KEPT)
def _flat(text: str) -> str:
    return _ENDLESS.sub(lambda found: _NO_LETTER * len(found[0]), text.translate(FLAT))


@lru_cache(maxsize=_KEPT)
def _lowered(flat: str) -> str:
    return flat.lower()


@lru_cache(maxsize=_KEPT)
def _folded(text: str) -> str:
    return fold(text)


@lru_cache(maxsize=_KEPT)
def _sentences(flat: str) -> tuple[tuple[int, str], ...]:
    starts = [0, *(found.end() for found in _SENTENCE_END.finditer(flat))]
    return tuple((start, flat[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True))


@lru_cache(maxsize=_KEPT)
def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.6 * len(letters)


@dataclass(frozen=True, slots=True)
class Jump:
    """The record and the field behind something printed; empty where nothing is known of it."""

    kind: str = ""
    id: str = ""
    field: str = ""


NOWHERE = Jump()


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list line or table row. `line` is its place in the file, `page` that in a PDF.

    `calls` are the footnote calls in it: their position and what is printed there; `lost` is where references
    stand whose part is no longer there, `doubled` where a file has two spaces between two words.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0
    line: int = 0
    page: int = 0
    jump: Jump = NOWHERE
    calls: tuple[tuple[int, str], ...] = ()
    lost: tuple[int, ...] = ()
    doubled: tuple[int, ...] = ()

    @cached_property
    def flat(self) -> str:
        """The letters with plain apostrophes, quotes, dashes and spaces, each where it stood."""
        return _flat(self.text)

    @cached_property
    def lowered(self) -> str:
        return _lowered(self.flat)

    @cached_property
    def folded(self) -> str:
        return _folded(self.text)

    @cached_property
    def number(self) -> str:
        """The number that the block begins with: “IV”, “3”, “a”; nothing where it has none."""
        found = _NUMBERED.match(self.flat)
        return found["number"] if found else ""

    @cached_property
    def title(self) -> str:
        """The text without the number before it."""
        found = _NUMBERED.match(self.flat)
        return self.text[found.end() :].strip() if found else self.text.strip()

    @cached_property
    def shouted(self) -> bool:
        """Whether it is written in capitals."""
        return _is_shouted(self.text)

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Each sentence, flat, with the position that it begins at."""
        return _sentences(self.flat)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading, up to the next one: the positions of its blocks."""

    heading: int
    blocks: range


@dataclass(frozen=True)
class Text:
    """The blocks of a text and the year that it tells of (None: unknown)."""

    blocks: tuple[Block, ...] = ()
    year: int | None = None

    @cached_property
    def words(self) -> Words:
        return Words(block.flat for block in self.blocks)

    def every(self, having: re.Pattern[str]) -> Iterator[tuple[int, Block]]:
        """The blocks that hold a word, in small letters, in which `having` finds something (`Words.with_any`)."""
        return ((at, self.blocks[at]) for at in self.words.with_any(having))

    def running(self, having: re.Pattern[str] | None = None) -> Iterator[tuple[int, Block]]:
        """Sentences: paragraphs, list lines and notes, with their positions; those with such a word alone (`every`)."""
        if having is None:
            return iter(self._running)
        return (each for each in self.every(having) if each[1].kind in RUNNING)

    @cached_property
    def _running(self) -> tuple[tuple[int, Block], ...]:
        return tuple((at, block) for at, block in enumerate(self.blocks) if block.kind in RUNNING)

    def worded(self, having: re.Pattern[str] | None = None) -> Iterator[tuple[int, Block]]:
        """Everything but the rows of tables and the table of contents; blocks with such a word alone (`every`)."""
        if having is None:
            return iter(self._worded)
        return (each for each in self.every(having) if each[1].kind not in _SET_APART)

    @cached_property
    def _worded(self) -> tuple[tuple[int, Block], ...]:
        return tuple((at, block) for at, block in enumerate(self.blocks) if block.kind not in _SET_APART)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        heads = [at for at, block in enumerate(self.blocks) if block.kind is Kind.HEADING]
        ends = [*heads[1:], len(self.blocks)]
        return tuple(Section(head, range(head + 1, end)) for head, end in zip(heads, ends, strict=False))

    def heading_of(self, at: int) -> Block | None:
        """The heading above a block, or the block itself where it is one."""
        return self._headings[at]

    @cached_property
    def _headings(self) -> tuple[Block | None, ...]:
        found: list[Block | None] = []
        for block in self.blocks:
            found.append(block if block.kind is Kind.HEADING else found[-1] if found else None)
        return tuple(found)

    def part_of(self, at: int) -> tuple[str, str]:
        """The section of the report that holds a block: its id and its title; nothing in other texts."""
        return self._parts[at]

    @cached_property
    def _parts(self) -> tuple[tuple[str, str], ...]:
        found, part = [], ("", "")
        for block in self.blocks:
            if block.jump.kind == PART and block.jump.id != part[0]:
                part = (block.jump.id, block.text if block.kind is Kind.HEADING else "")
            found.append(part)
        return tuple(found)

    def lists(self, fewest: int) -> Iterator[list[int]]:
        """The blocks of each list of one level, of so many lines at least."""
        run: list[int] = []
        for at, block in enumerate((*self.blocks, Block(""))):
            if block.kind is Kind.ITEM and (not run or self.blocks[run[0]].level == block.level):
                run.append(at)
                continue
            if len(run) >= fewest:
                yield run
            run = [at] if block.kind is Kind.ITEM else []

    def tables(self) -> Iterator[tuple[int, ...]]:
        """The positions of the rows of each table."""
        return iter(self._rows.values())

    def rows_of(self, table: int) -> tuple[int, ...]:
        return self._rows.get(table, ())

    def after(self, at: int) -> Iterator[Block]:
        """The blocks that follow one."""
        return (self.blocks[place] for place in range(at + 1, len(self.blocks)))

    @cached_property
    def _rows(self) -> dict[int, tuple[int, ...]]:
        rows: dict[int, list[int]] = {}
        for at, block in enumerate(self.blocks):
            if block.kind is Kind.ROW:
                rows.setdefault(block.table, []).append(at)
        return {table: tuple(found) for table, found in rows.items()}
