"""What a text does nearly everywhere, and once otherwise: apostrophes, spaces, ends of paragraphs."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import finite
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import RUNNING, Block, Kind, Text

_APOSTROPHE = re.compile(
    r"(?<![\w'’-])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd)(?P<mark>['’])(?=[^\W\d_])", re.IGNORECASE
)
_FEWEST, _TIMES = 12, 12  # of the usual way; of it for one of the other
_EACH_TOLD = 3  # of more, the first one stands for all
_MOST_DOUBLED = 3  # lines: in more, wide spaces are the way of the file
_LONG_ENOUGH = 60  # letters of a paragraph
_HANGING_WRITTEN = """
un une le la les des du de au aux et ou que qui dont pour par avec dans sur en leur leurs son sa ses notre nos ce cet
cette ces mais si car chaque ne
"""
_HANGING = frozenset(_HANGING_WRITTEN.split())
_LAST_WORD = re.compile(r"(?<![\w'’-])(?P<word>[a-zà-ÿ]+)\s*$")
_CLOSED = re.compile(r"[.!?…:;,»\"')\]*]\W*$")
_FEW_WORDS, _FEWEST_WORDS = 4, 7
_MOSTLY = 0.95


def apostrophes(reading: Reading) -> Iterator[Remark]:
    """“C'est” once in a text that writes “l’année” everywhere else; files alone, what we print sets its own."""
    text = reading.text
    ways: dict[str, list[tuple[int, int]]] = {"'": [], "’": []}
    for at, block in enumerate(text.blocks):
        if not block.line or ("'" not in block.text and "’" not in block.text):
            continue
        for found in _APOSTROPHE.finditer(block.text):
            if not reading.in_link(at, found.start()):
                ways[found["mark"]].append((at, found.start("mark")))
    odd, usual = sorted(ways, key=lambda mark: len(ways[mark]))
    if not ways[odd] or len(ways[usual]) < max(_FEWEST, _TIMES * len(ways[odd])):
        return
    why = _("Apostrophes are written {usual} elsewhere in this text.").format(usual=usual)
    places = ways[odd]
    if len(places) > _EACH_TOLD:
        count = len(places)
        why = f"{why} {ngettext('Printed {count} time.', 'Printed {count} times.', count).format(count=count)}"
    for at, start in places if len(places) <= _EACH_TOLD else places[:1]:
        words = text.blocks[at].text
        first = max(words.rfind(" ", 0, start), words.rfind("\N{NO-BREAK SPACE}", 0, start)) + 1
        last = re.compile(r"\s|$").search(words, start)
        span = (first, last.start() if last else len(words))
        yield pointed(text, at, span, why, words[span[0] : span[1]].replace(odd, usual))


def doubled_spaces(reading: Reading) -> Iterator[Remark]:
    """Two spaces between two words, in a text that has one everywhere else."""
    text = reading.text
    found = [(at, place) for at, block in enumerate(text.blocks) for place in block.doubled]
    if not 0 < len({at for at, _place in found}) <= _MOST_DOUBLED:
        return
    for at, place in found:
        words = text.blocks[at].text
        span = (words.rfind(" ", 0, place) + 1, words.find(" ", place + 1) if " " in words[place + 1 :] else len(words))
        yield pointed(text, at, span, _("Two spaces stand here."), words[span[0] : span[1]])


def unfinished(reading: Reading) -> Iterator[Remark]:
    """A paragraph that breaks off: “ils attendent du Réseau un”; the last sentence of a long one without its end."""
    text = reading.text
    bare: list[int] = []
    closed = 0
    for at, block in enumerate(text.blocks):
        if block.kind not in RUNNING or len(block.flat) < _LONG_ENOUGH or _goes_on(text, at):
            continue
        if _CLOSED.search(block.text):
            closed += len(block.sentences) > 1
            continue
        last = _LAST_WORD.search(block.flat)
        if last is not None and last["word"] in _HANGING and len(block.sentences) > 1:
            why = _("This sentence breaks off.")
            yield pointed(text, at, (max(0, last.start() - 40), last.end("word")), why)
        elif block.kind is Kind.PARAGRAPH and _ends_in_a_sentence(block):
            bare.append(at)
    for at in bare if closed * (1 - _MOSTLY) >= len(bare) else ():
        words = text.blocks[at].text
        why = _("No full stop ends this paragraph.")
        yield pointed(text, at, (max(0, words.rfind(" ", 0, max(0, len(words) - 30)) + 1), len(words)), why)


def _goes_on(text: Text, at: int) -> bool:
    """What follows may be the rest: a list, a table, a line that begins with a small letter or a figure."""
    if at + 1 == len(text.blocks):
        return False
    after = text.blocks[at + 1]
    own = text.blocks[at].kind
    if (after.kind is Kind.ITEM and own is not Kind.ITEM) or after.kind is Kind.ROW:
        return True
    return not after.text or not (after.text[0].isupper() or after.text[0] in '«"-–—') or (own is Kind.ITEM)


def _ends_in_a_sentence(block: Block) -> bool:
    """Several sentences without quotation, the last one of many words with a verb: no signature stands there."""
    if (
        sum(len(each.split()) >= _FEW_WORDS for _start, each in block.sentences) < 2
        or "«" in block.text
        or '"' in block.flat
        or "http" in block.flat
    ):
        return False
    words = re.findall(r"[^\W\d_]+", block.sentences[-1][1])
    return len(words) >= _FEWEST_WORDS and any(finite(each) for each in words) and words[-1].islower()
