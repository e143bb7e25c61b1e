"""Words taken for others, set phrases, words that stand twice."""

import re
from collections.abc import Iterator

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import lexicon, noun
from csxl_desktop.proofreading.rules.patterns import always_in
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.rules.slip_patterns import PATTERNS, reason
from csxl_desktop.proofreading.rules.verbs import infinitives
from csxl_desktop.proofreading.text import Block

_COMPILED = tuple((re.compile(each, re.IGNORECASE), always_in(each), right, kind) for each, right, kind in PATTERNS)
_REPEATED = re.compile(r"(?<![\w'-])(?P<word>[a-zà-ÿ]{2,}) (?P=word)(?![\w'-])")
_MAY_REPEAT_WRITTEN = "nous vous pas très bla fois ha tout faire en"
_MAY_REPEAT = frozenset(_MAY_REPEAT_WRITTEN.split())
_VOIR_PARALLEL = re.compile(
    r"(?<![\w'])(?P<first>des|de la|de l'|du|à la|à l'|au|aux|les|une?) ?(?P<nouns>[\wà-ÿ'-]+(?: "
    r"[\wà-ÿ'-]+){0,3}), (?P<voir>voir) (?P<second>des|de la|de l'|du|à la|à l'|au|aux|les|une?)(?= ?[\wà-ÿ])",
    re.IGNORECASE,
)
_A_INFINITIVE = re.compile(
    r"\b(?P<slip>a) (?:(?:se|nous|vous|les?|la|y|en) |[slmn]')?"
    r"(?!partir d)(?P<verb>[a-zà-ÿ]+(?:er|ir|re))\b"
)
_TO = frozenset({"à la", "à l'", "au", "aux"})
_OF = frozenset({"des", "de la", "de l'", "du"})


def slips(reading: Reading) -> Iterator[Remark]:
    """Words taken for others, set phrases, words that stand twice."""
    return each_slip(reading.text, _for_another, _preposition, _even, _twice)


def _for_another(block: Block) -> Iterator[Slip]:
    for pattern, letters, right, kind in _COMPILED:
        for found in pattern.finditer(block.flat) if letters in block.lowered else ():
            yield found.span("slip" if "slip" in pattern.groupindex else 0), reason(kind), right.strip()


def _preposition(block: Block) -> Iterator[Slip]:
    for found in _A_INFINITIVE.finditer(block.flat) if " a " in block.lowered else ():
        verb = found["verb"].lower()
        if verb in infinitives() or (verb in lexicon().verbs and noun(verb) is None):
            yield found.span("slip"), reason("preposition"), "à"


def _even(block: Block) -> Iterator[Slip]:
    for found in _VOIR_PARALLEL.finditer(block.flat) if ", voir " in block.lowered else ():
        first, second = found["first"].lower(), found["second"].lower()
        alike = first == second or {first, second} <= _TO or {first, second} <= _OF
        if alike and not _has_infinitive(f"{_word_before(block.flat, found.start())} {found['nouns']}"):
            yield (found.start("voir"), found.end()), reason("even"), "voire"


def _twice(block: Block) -> Iterator[Slip]:
    for found in _REPEATED.finditer(block.flat):
        if found["word"] not in _MAY_REPEAT:
            yield found.span(), _("This word stands twice."), found["word"]


def _word_before(flat: str, at: int) -> str:
    words = flat[:at].split()
    return words[-1] if words else ""


def _has_infinitive(words: str) -> bool:
    return any(word.lower() in infinitives() for word in words.split())
