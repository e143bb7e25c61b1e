"""Grammar: what a checker said of each paragraph, kept where it is hardly ever wrong."""

import re
from collections.abc import Iterator

from csxl_desktop.domain.grammar import GrammarSlip, Slips
from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.grammar_doubts import is_sure, tidied
from csxl_desktop.proofreading.grammar_rules import EXPLANATIONS, family, name_of
from csxl_desktop.proofreading.reading import SIGNED, Reading
from csxl_desktop.proofreading.rules.orthography import is_french
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import QUOTED, RUNNING, WORD, Block, Text

_LONGEST = 20_000  # letters of a paragraph
_FEWEST = 4  # words of what may be a sentence
_FOREIGN_SHARE = 0.3  # of the words of a quotation are not French: it is in another language
_MOST = 2  # proposals shown
_NEAR = 12  # letters
_BETWEEN = re.compile(r"\s*(?:(?:ne|se|le|la|les|y|en|lui|leur|nous|vous)\s+|[ns]['’])*")


def paragraphs(text: Text) -> tuple[str, ...]:
    """What is worth reading: sentences in running text, each once."""
    return tuple(dict.fromkeys(block.text for block in text.blocks if _is_prose(block)))


def remarks(reading: Reading, slips: Slips) -> Iterator[tuple[str, Remark]]:
    """What is believed of what the checker said, with the code of its family, in the order of the text."""
    for at, block in enumerate(reading.text.blocks):
        told = slips.get(block.text, ())
        if not told or not _is_prose(block):
            continue
        sure = [tidied(block.text, each) for each in told if is_sure(block.flat, each)]
        for slip in _joined(block.text, sure):
            if not _is_theirs(reading, at, slip):
                code, right = family(slip.rule), " / ".join(slip.proposals[:_MOST])
                yield code, pointed(reading.text, at, (slip.start, slip.end), _why(code, slip.message), right)


def _why(code: str, message: str) -> str:
    """In our words, then in those of the checker, which knows the rule."""
    ended = message.strip().rstrip(".…") + "."
    return _("{explanation} Grammalecte: {message}").format(explanation=_(EXPLANATIONS[code]), message=ended)


def _is_prose(block: Block) -> bool:
    words = block.text
    return (
        block.kind in RUNNING
        and len(words) <= _LONGEST
        and not block.shouted
        and len(WORD.findall(words[:200])) >= _FEWEST
        and SIGNED.match(block.flat) is None
    )


def _joined(text: str, slips: list[GrammarSlip]) -> Iterator[GrammarSlip]:
    """“leur” and “enfants”, each to be changed for the other, are one slip: “leurs enfants / leur enfant”."""
    waiting: GrammarSlip | None = None
    for each in sorted(slips, key=lambda slip: slip.start):
        if waiting is None or name_of(each.rule) != name_of(waiting.rule) or not _touch(text, waiting, each):
            yield from (waiting,) if waiting else ()
            waiting = each
            continue
        between = text[waiting.end : each.start]
        ways = (
            *(f"{one}{between}{text[each.start : each.end]}" for one in waiting.proposals[:1]),
            *(f"{text[waiting.start : waiting.end]}{between}{other}" for other in each.proposals[:1]),
        )
        waiting = GrammarSlip(waiting.start, each.end, waiting.rule, waiting.message, ways)
    yield from (waiting,) if waiting else ()


def _touch(text: str, one: GrammarSlip, other: GrammarSlip) -> bool:
    """“leur cousins”, “il ne créent”: nothing but small words stands between."""
    return 0 <= other.start - one.end < _NEAR and _BETWEEN.fullmatch(text, one.end, other.start) is not None


def _is_theirs(reading: Reading, at: int, slip: GrammarSlip) -> bool:
    """In an address, in somebody’s name, or in a quotation of another language."""
    flat = reading.text.blocks[at].flat
    return (
        reading.in_link(at, slip.start)
        or reading.is_named(at, slip.start)
        or any(_is_foreign(found[0]) for found in QUOTED.finditer(flat) if found.start() < slip.start < found.end())
    )


def _is_foreign(quoted: str) -> bool:
    words = WORD.findall(quoted)
    return sum(not is_french(word.lower()) for word in words) > _FOREIGN_SHARE * len(words)
