"""How a rule points at what it found."""

from collections.abc import Callable, Iterator

from csxl_desktop.proofreading.finding import Place, Remark
from csxl_desktop.proofreading.text import Block, Jump, Text

Slip = tuple[tuple[int, int], str, str]  # where in the block, why, what is meant
_LONGEST = 160  # letters quoted


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


def each_slip(text: Text, *finders: Callable[[Block], Iterator[Slip]]) -> Iterator[Remark]:
    """What finders of slips see in the words of each block."""
    for at, block in text.worded():
        for find in finders:
            for span, why, right in find(block):
                yield pointed(text, at, span, why, right)


def whole(text: Text, at: int) -> tuple[int, int]:
    """The span of a whole block, shortened to what may be quoted."""
    return 0, min(len(text.blocks[at].text), _LONGEST)


def listed(printed: list[str], most: int = 4) -> str:
    """Some of what was printed, each once: “a | b | c”."""
    return " | ".join(list(dict.fromkeys(printed))[:most])
