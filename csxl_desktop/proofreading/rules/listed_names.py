"""Names as the lists of a text write them, against the same names in its sentences.

“Jardins des Remparts”, “Maison de la Forge”, “Colis du cœur”, where the list of members has “Jardin des Remparts”,
“Maison des Forges”, “Colis du Cœur”.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import _, fold
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import FLAT, Block, Kind, Text

_TOKEN = re.compile(r"[^\W_]+'?|&")
_CAPITALISED = re.compile(r"(?<![\w-])[A-ZÀ-Þ][^\W_]+")
_BETWEEN = re.compile(r"[ -]?$")
_SMALL_WRITTEN = "de du des d' la le les l' et & en à au aux pour sur"
_SMALL = frozenset(_SMALL_WRITTEN.split())
_LEGAL = re.compile(r"\s*\b(?:asbl|vzw|aisbl|scrl|a\.s\.b\.l\.)(?!\w)|\s*\([^()]*\)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:(?:Les?|La) |L')")
_DIVIDED = re.compile(r" - | : |, |;")
_SEVERAL = re.compile(
    r"(?:^|[\s('])(?:les|des|aux|nos|ces|vos|leurs|ses|plusieurs|entre|deux|trois|quatre|cinq|six|\d+) $", re.IGNORECASE
)
_SHORTEST_LIST, _LONGEST_LINE = 5, 90
_MOST_SMALL = 2  # small words between two others
_LONG_WORD, _ROOT = 5, 6  # letters
_FEWEST_OF_ROOT = 3  # words of a name of which one may differ behind its root


@dataclass(frozen=True, slots=True)
class Listed:
    """A name that a list gives, without and with the article before it, and its words in folded letters."""

    printed: str
    whole: str
    words: tuple[str, ...]


def listed_names(reading: Reading) -> Iterator[Remark]:
    """A name of a sentence that is nearly one of a list."""
    text = reading.text
    names, sources = _listed(reading)
    by_first: dict[str, list[Listed]] = defaultdict(list)
    for name in names.values():
        by_first[_stem(name.words[0])].append(name)
    told: set[str] = set()
    for at, block in enumerate(text.blocks) if by_first else ():
        if block.kind is Kind.ENTRY or block.shouted or at in sources:
            continue
        for first in _CAPITALISED.finditer(block.flat):
            short = block.flat[first.end() : first.end() + 2] == ". "
            for name in (*by_first.get(_stem(fold(first[0])), ()), *(_shortened(first[0], by_first) if short else ())):
                end = _ends(block.flat, first.start(), name)
                printed = block.flat[first.start() : end]
                if not end or printed in told or not _differs(block, first.start(), printed, name, names):
                    continue
                told.add(printed)
                why = _("The list writes “{name}”.").format(name=name.whole)
                yield pointed(text, at, (first.start(), end), why, name.printed, about=f"listed {printed}")


def _shortened(word: str, by_first: Mapping[str, Sequence[Listed]]) -> Iterator[Listed]:
    """“Bibl. communale”: the names whose first word begins so."""
    short = fold(word)
    return (name for first, names in by_first.items() if len(short) > 2 and first.startswith(short) for name in names)


def _listed(reading: Reading) -> tuple[Mapping[str, Listed], set[int]]:
    """The names of the lists by their folded letters, and the blocks that they stand in."""
    found: dict[str, Listed] = {}
    sources: set[int] = set()
    written = [(each.block, each.organisation) for each in reading.attributions if each.table]
    for at, name in (*written, *_lines(reading.text)):
        sources.add(at)
        bare = _LEGAL.sub("", name.translate(FLAT)).strip(" -–—.,;:")
        words = tuple(each for each in _words(bare) if each not in _SMALL)
        if len(words) > 1 and bare[:1].isupper() and not _DIVIDED.search(bare):
            without = _ARTICLE.sub("", bare)
            found.setdefault(fold(without), Listed(without, bare, words))
    return found, sources


def _lines(text: Text) -> Iterator[tuple[int, str]]:
    """The lines of lists of names: short, without stop, five or more in a row; who speaks for them left out."""
    run: list[tuple[int, str]] = []
    for at, block in enumerate((*text.blocks, Block(""))):
        if block.kind is Kind.ITEM and _is_name(block):
            run.append((at, re.split(r" - ", block.title.translate(FLAT))[0]))
            continue
        if block.kind is Kind.ITEM and run:
            continue
        if len(run) >= _SHORTEST_LIST:
            yield from run
        run = []


def _is_name(block: Block) -> bool:
    title = block.title
    return len(title) <= _LONGEST_LINE and title[:1].isupper() and title[-1] not in ".;:,!?" and " : " not in block.flat


def _words(name: str) -> list[str]:
    return [fold(each) for each in _TOKEN.findall(name)]


_SAINTS = {"st": "saint", "ste": "sainte"}


def _stem(word: str) -> str:
    """A word without its plural."""
    return f"{word[:-3]}al" if word.endswith("aux") and len(word) > _LONG_WORD else word.rstrip("sx")


def _ends(flat: str, start: int, name: Listed) -> int:
    """Where the words of `name`, or words near them, end; 0 where others stand there."""
    at, slips, small = start, 0, 0
    wanted = list(name.words)
    end, shortened = start, False
    for each in _TOKEN.finditer(flat, start, start + 2 * len(name.printed) + 20):
        between = flat[at : each.start()]
        if each.start() > start and not _BETWEEN.match(between) and not (between == ". " and shortened):
            return 0
        at = each.end()
        word = fold(each[0])
        if word in _SMALL and word != wanted[0]:
            small += 1
            if small > _MOST_SMALL:
                return 0
            continue
        small = 0
        shortened = (
            len(word) > 2 and flat[at : at + 1] == "." and len(word) < len(wanted[0]) and wanted[0].startswith(word)
        )
        near = 1 if shortened else _nearness(word, wanted[0], len(name.words))
        slips += near
        if near > 1 or slips > 1:
            return 0
        end = at
        wanted = wanted[1:]
        if not wanted:
            break
    joined = flat[end : end + 1] in "-'" and flat[end : end + 1] != ""
    return 0 if wanted or joined else end


def _nearness(word: str, other: str, words: int) -> int:
    """0: the same but for its plural; 1: a letter, or what follows its root; 2: another word."""
    word, other = _SAINTS.get(word, word), _SAINTS.get(other, other)
    if _stem(word) == _stem(other):
        return 0
    shortest = min(len(word), len(other))
    if shortest >= _LONG_WORD and OSA.distance(word, other, score_cutoff=1) <= 1:
        return 1
    if words >= _FEWEST_OF_ROOT and shortest >= _LONG_WORD - 1 and OSA.distance(word, other, score_cutoff=1) <= 1:
        return 1
    return 1 if words >= _FEWEST_OF_ROOT and shortest >= _ROOT and word[:_ROOT] == other[:_ROOT] else 2


def _differs(block: Block, start: int, printed: str, name: Listed, names: Mapping[str, Listed]) -> bool:
    """Whether what stands there is a slip: no other listed name, no plural of several, no capital of a heading."""
    if printed == name.printed:
        return False
    folded = fold(printed)
    if folded in names and names[folded] is not name:
        return False
    if folded == fold(name.printed):
        accents = printed.lower() != name.printed.lower() and "-" not in printed + name.printed
        return accents or (block.kind is not Kind.HEADING and _capitals(printed) != _capitals(name.printed))
    theirs = [each for each in _words(printed) if each not in _SMALL]
    if theirs[0] != name.words[0] and theirs[0] == f"{name.words[0]}s" and _SEVERAL.search(block.flat[:start]):
        return False
    if len(name.words) == _FEWEST_OF_ROOT - 1 and _capitals(printed)[-1] != _capitals(name.printed)[-1]:
        return False  # “Espace de santé” is no “Espace Santé”
    return theirs != list(name.words) or _small_words(printed) != _small_words(name.printed)


def _capitals(name: str) -> Sequence[bool]:
    return [each[0].isupper() for each in _TOKEN.findall(name) if fold(each) not in _SMALL]


def _small_words(name: str) -> list[str]:
    """Those between the words of a name, “&” being “et”."""
    return ["et" if each == "&" else each for each in _words(name) if each in _SMALL]
