"""What somebody said, between quotation marks, signed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from csxl_desktop.documents.flowables import pull_quote, text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.report import Testimonial
from csxl_desktop.domain.rich_text import Block, RichText, Run, Span, runs_plain
from csxl_desktop.i18n import current_language

_SHORT = 1500  # letters: a shorter one is never cut by the foot of a page
_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "nl": ("“", "”"), "en": ("“", "”")}
_OPENING, _CLOSING = "«“„", "»”"
_BLANKS = " \u00a0\u202f"


def quotation(item: Testimonial, words: Sequence[Flowable], theme: Theme) -> list[Flowable]:
    """The words (as `quoted` marks them) with the signature below."""
    who = ", ".join(part for part in (item.author, item.function) if part)
    signature = " – ".join(part for part in (who, item.organisation) if part)
    signed = [text(signature, theme.style("signature"))] if signature else []
    quote = pull_quote([*words, *signed], theme)
    return [KeepTogether([quote])] if len(item.text.plain()) <= _SHORT else [CondPageBreak(70), quote]


def quoted(said: RichText) -> RichText:
    """`said` between the quotation marks of the language, those typed around it taken away."""
    opening, closing = _QUOTES.get(current_language(), _QUOTES["en"])
    blocks = [block for block in said.blocks if block.runs or block.kind in {"table", "image"}]
    speaking = [n for n, block in enumerate(blocks) if block.kind not in {"table", "image", "pagebreak"}]
    if not speaking:
        return said
    first, last = speaking[0], speaking[-1]
    typed_first, typed_last = _typed_around("".join(runs_plain(blocks[n].runs) for n in speaking).strip())

    def open_it(letters: str) -> str:
        return opening + letters.lstrip(_BLANKS)[typed_first:].lstrip(_BLANKS)

    def close_it(letters: str) -> str:
        kept = letters.rstrip(_BLANKS)
        return kept[: len(kept) - typed_last].rstrip(_BLANKS) + closing

    blocks[first] = _edited(blocks[first], 0, open_it)
    blocks[last] = _edited(blocks[last], -1, close_it)
    return replace(said, blocks=tuple(blocks))


def _typed_around(said: str) -> tuple[int, int]:
    """How many marks (0 or 1) were typed before and after `said` as a whole, and not inside it."""
    depth, closed_at = 0, -1
    for place, letter in enumerate(said):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if letter in _CLOSING and depth == 0 and closed_at < 0:
            closed_at = place
    end = len(said) - 1
    before = said[:1] in tuple(_OPENING) and closed_at in {-1, end}
    after = said[-1:] in tuple(_CLOSING) and (depth < 0 or (before and closed_at == end))
    return int(before), int(after)


def _edited(block: Block, place: int, change: Callable[[str], str]) -> Block:
    runs: list[Run] = list(block.runs)
    run = runs[place]
    if isinstance(run, Span):
        runs[place] = replace(run, text=change(run.text))
    else:
        runs.insert(0 if place == 0 else len(runs), Span(change("")))
    return replace(block, runs=tuple(runs))
