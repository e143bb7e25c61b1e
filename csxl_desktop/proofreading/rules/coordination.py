"""Verbs side by side that do not go together: two infinitives of which one alone has “de”, two tenses in one breath."""

import re
from collections.abc import Iterator
from itertools import pairwise

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.lexicon import finite, is_verb_form, lexicon, noun, participle
from csxl_desktop.proofreading.rules.pointing import Slip, each_slip
from csxl_desktop.proofreading.text import Block

_INFINITIVE = r"[a-zà-ÿ]{2,}(?:er|ir|re|oir)"
_LEADS_BARE = re.compile(  # verbs that an infinitive follows without a preposition
    r"(?<![\w'-])(?:ven(?:u|ue|us|ues|ons|ez)|vien(?:t|nent)|allée?s?|va|vont|allons|allait|allaient|peut|peuvent|pouvons|"
    r"pourra|pourront|pouvait|pouvaient|pu|doit|doivent|devons|devra|devront|dû|veut|veulent|voulons|voulu|faut|faudra|"
    r"souhait(?:e|ent|ons|é)|espèr(?:e|ent)|comptent|pour|sans) "
    rf"(?:pas |ensuite |aussi |y |nous |vous |les? |la |l'|se |s')?(?P<first>{_INFINITIVE}) "
    rf"(?P<between>[^.;:!?]{{2,90}}?)"
    rf",? et (?P<slip>de |d')(?:y |nous |vous |les? |la |l'|se |s'|mieux |ne pas )?(?P<second>{_INFINITIVE})(?![\w-])"
)
_OF_INFINITIVE = re.compile(
    rf"(?<![\w'-])(?:de |d')(?:(?:y|nous|vous|les?|la|se|ne pas|mieux|lui|leur) |[lsny]')?{_INFINITIVE}\b"
)
_PAST = re.compile(
    r"(?<![\w'-])(?P<aux>avons|ont|a|avez) (?:d'abord |ensuite |tous |toutes |également |aussi |bien "
    r")?(?P<first>[a-zà-ÿ]+)\b"
    r"(?P<between>[^.;:!?«»()]{2,110}?),? (?:et|puis|et puis) (?:ensuite |enfin |puis "
    r")?(?P<slip>[a-zà-ÿ-]+(?:rons|ront|rez|ra))"
    r"(?![\w'-])"
)
_PERSON = {"avons": "rons", "ont": "ront", "a": "ra", "avez": "rez"}
_THEN = re.compile(
    r"(?:^|[.;:!?] |, )(?P<before>[^.;:!?«»()]{8,110}?),? (?:puis|et|et puis) (?:ensuite |enfin "
    r")?(?P<slip>[a-zà-ÿ]{3,})"
    r"(?= (?:à|au|aux|le|la|les|l'|un|une|des|du|de|d'|son|sa|ses|leurs?|nos|notre|en|sur|avec|dans|par|pour|ce|cette|"
    r"ces)\b| l'| d')"
)
_OTHER_CLAUSE = re.compile(r"\b(?:qui|que|qu'|dont|où|si|quand|lorsqu\w*)\b")
_OBJECTS = frozenset({"son", "sa", "ses", "leur", "leurs", "un", "une", "des", "le", "la", "les", "l", "notre", "nos"})
_SIMPLE_WRITTEN = "fut furent eut eurent fit firent vint vinrent prit prirent mit mirent tint tinrent"
_SIMPLE_PAST = frozenset(_SIMPLE_WRITTEN.split())


def coordination(reading: Reading) -> Iterator[Remark]:
    """“venus expliquer la loi et de distribuer”, “avons marché et pique-niquerons”, “présente, puis répondit”."""
    return each_slip(reading.text, _infinitives, _past_and_future, _present_and_past)


def _infinitives(block: Block) -> Iterator[Slip]:
    flat = block.flat
    for found in _LEADS_BARE.finditer(flat) if " et de " in flat or " et d'" in flat else ():
        first, second = found["first"], found["second"]
        if not all(each in lexicon().verbs for each in (first, second)) or noun(second) is not None:
            continue
        start = max(flat.rfind(mark, 0, found.start()) for mark in ".;:!?") + 1
        told = flat[start : found.start("slip")]
        if _OF_INFINITIVE.search(told):
            continue
        span = (found.start("slip"), found.end("second"))
        yield span, _("The infinitive before has no “de”: this one takes none either."), second


def _past_and_future(block: Block) -> Iterator[Slip]:
    for found in _PAST.finditer(block.flat) if " et " in block.flat or " puis " in block.flat else ():
        verb = found["slip"]
        if participle(found["first"]) is None or not verb.endswith(_PERSON[found["aux"]]):
            continue
        if not _is_future(verb) or re.search(r"\b(?:qui|que|qu'|dont|où|si|quand|lorsqu\w*)\b", found["between"]):
            continue
        yield found.span("slip"), _("This verb is in the future beside another that is in the past."), ""


def _is_future(verb: str) -> bool:
    stem = re.sub(r"(?:ons|ont|ez|a)$", "", verb.rpartition("-")[2])
    return bool(finite(f"{stem}ont")) or stem in lexicon().verbs or f"{stem}e" in lexicon().verbs


def _present_and_past(block: Block) -> Iterator[Slip]:
    for found in _THEN.finditer(block.flat):
        if not _is_simple_past(found["slip"]) or _OTHER_CLAUSE.search(found["before"]):
            continue
        words = found["before"].replace("'", "' ").split()
        if any(_is_present(word, after) for word, after in pairwise(words)):
            yield found.span("slip"), _("This verb is in the past beside another that is in the present."), ""


def _is_simple_past(word: str) -> bool:
    """“répondit”, “parla”, “discutèrent”; what may be a present (“finit”) is none."""
    if word in _SIMPLE_PAST:
        return True
    known = lexicon()
    if word in known.stems or noun(word) is not None:
        return False
    if word.endswith("èrent"):
        return f"{word[:-5]}er" in known.verbs
    if word.endswith("it"):
        return f"{word[:-2]}re" in known.verbs and f"{word[:-2]}ir" not in known.verbs and len(word) > 5
    return word.endswith("a") and not word.endswith("ra") and f"{word[:-1]}er" in known.verbs


def _is_present(word: str, after: str) -> bool:
    """A verb in “-e”, “-ent”; one that may be a noun has its object right behind: “présente son équipe”."""
    unsure = noun(word) is not None and after.rstrip("'") not in _OBJECTS
    if participle(word) is not None or unsure or word.endswith(("ra", "ait", "aient", "èrent")):
        return False
    return word.endswith(("e", "ent")) and is_verb_form(word)
