"""A formatted text brought down to a number of letters, cut between two words."""

from collections.abc import Iterator
from dataclasses import replace

from csxl_desktop.domain.rich_text import Block, RichText, Run, Span

CUT = "…"
_PICTURE, _TABLE_LINE = 900, 90  # letters


def weight(text: RichText) -> int:
    """The letters of `text`, a picture and the lines of a table counted as the room that they take."""
    return sum(_weight(block) for block in text.blocks)


def shortened(text: RichText, letters: int) -> RichText:
    """`text` with a `weight` of `letters` at most, “…” where it was cut; a page break stands in no summary."""
    blocks = tuple(block for block in text.blocks if block.kind != "pagebreak")
    return replace(text, blocks=tuple(_kept(blocks, letters)))


def first_words(words: str, letters: int) -> str:
    """`words` on one line, cut between two words where they are longer."""
    line = " ".join(words.split())
    if len(line) <= letters:
        return line
    cut = line.rfind(" ", 1, letters)
    return line[: cut if cut > 0 else letters].rstrip(" ,;:–") + CUT


def _weight(block: Block) -> int:
    picture = _PICTURE if block.kind == "image" else 0
    return len(RichText((block,)).plain()) + picture + _TABLE_LINE * len(block.rows)


def _kept(blocks: tuple[Block, ...], letters: int) -> Iterator[Block]:
    for block in blocks:
        length = _weight(block)
        if length <= letters:
            letters -= length
            yield block
            continue
        if letters > 0 and block.runs:
            yield replace(block, runs=tuple(_runs(block.runs, letters)))
        return


def _runs(runs: tuple[Run, ...], letters: int) -> Iterator[Run]:
    for run in runs:
        if not isinstance(run, Span):
            yield run
        elif len(run.text) <= letters:
            letters -= len(run.text)
            yield run
        else:
            cut = max(run.text.rfind(" ", 0, letters), 0)
            yield replace(run, text=run.text[:cut].rstrip(" ,;:–") + CUT)
            return
