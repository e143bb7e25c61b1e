"""How a rule points at what it found."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from csxl_desktop.i18n import current_language
from csxl_desktop.proofreading.finding import Place, Remark
from csxl_desktop.proofreading.text import Block, Jump, Kind, Text

Slip = tuple[tuple[int, int], str, str]  # where in the block, why, what is meant
_LONGEST = 160  # letters quoted
_KEPT, _AT_A_TIME = 60_000, 4_000  # blocks, of each rule; of a text that is being read


def pointed(
    text: Text,
    at: int,
    span: tuple[int, int],
    why: str,
    proposal: str = "",
    *,
    about: str = "",
    jump: Jump | None = None,
) -> Remark:
    """A remark on the letters of a block; it leads to the record that the block was made from."""
    block = text.blocks[at]
    start, end = span
    return Remark(
        block.text[start:end].strip(),
        why,
        proposal,
        Place(at, start, end),
        block.jump if jump is None else jump,
        about,
    )


Finder = Callable[[Block], Iterator[Slip]]


def each_slip(text: Text, *finders: Finder) -> Iterator[Remark]:
    """What finders of slips see in the words of each block."""
    language = current_language()
    for at, block in text.worded():
        for span, why, right in _seen(finders, language, block.text, block.kind):
            yield pointed(text, at, span, why, right)


@lru_cache(maxsize=_KEPT)
def _seen(finders: tuple[Finder, ...], _language: str, text: str, kind: Kind) -> tuple[Slip, ...]:
    """Kept: a report is read again after every save, and few of its paragraphs have changed."""
    block = _block(text, kind)
    return tuple(slip for find in finders for slip in find(block))


@lru_cache(maxsize=_AT_A_TIME)
def _block(text: str, kind: Kind) -> Block:
    """One for all the rules of a text: what they read in it is made ready once."""
    return Block(text, kind)


def whole(text: Text, at: int) -> tuple[int, int]:
    """The span of a whole block, shortened to what may be quoted."""
    return 0, min(len(text.blocks[at].text), _LONGEST)


def listed(printed: list[str], most: int = 4) -> str:
    """Some of what was printed, each once: “a | b | c”."""
    return " | ".join(list(dict.fromkeys(printed))[:most])
