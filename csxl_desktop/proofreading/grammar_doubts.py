"""Where a grammar checker is not believed: names, code, nouns that look like verbs, objects before their verbs."""

import re
from collections.abc import Callable
from dataclasses import replace

from csxl_desktop.domain.grammar import GrammarSlip
from csxl_desktop.proofreading.grammar_rules import (
    INFINITIVE,
    JOINED,
    LETTERS,
    NOUN,
    PARTICIPLE,
    SOUND,
    VERB,
    family,
    name_of,
)
from csxl_desktop.proofreading.rules.genders import listed
from csxl_desktop.proofreading.rules.lexicon import adjective, noun, participle
from csxl_desktop.proofreading.rules.orthography import is_french
from csxl_desktop.proofreading.text import WORD

_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*[ '’]?")
_NEXT = re.compile(r"\s*([^\W\d_]+['’]?)(.?)")
_LAST = re.compile(r"(\S+)\s*$")
_OPENS = re.compile(r"(?:^|[.!?…:;]|[•–-])\s*$")  # a sentence or a line
_TOUCHED_BEFORE, _TOUCHED_AFTER = '«"“”(/_.@\\+*=<>[{#|', "-_/\\@=(*+["
_CODE = re.compile(r"[\d_/\\=<>|*+%@#]|^-|^[A-Z]$|^[A-Z]{2,}")
_THAT = re.compile(r"\bqu(?:e|['’])\s*(?:[\w'’]+\s+){0,4}$", re.IGNORECASE)  # an object may stand before the verb
_BE_OR_NOT = re.compile(
    r"\b(?:êtr|étai|étaien|es|son|ser|soi|été|fu)\w{0,5}\s+(?:(?:pas|plus|donc|aussi|bien|déjà|toutes|tous)\s+)?$"
)
_NOT_BEING = re.compile(r"\best\s+(?:de|bien)\b|\bpeut[- ]être\s*$")
_OF = re.compile(r"\b(?:de\s|d['’])\s*$", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"\s+(?:l[ea]s?|une?|des?|du|[ld]['’]|sur|dans|avec|en|à|aux?|ce(?:tte|s|t)?|leurs?|[nv]o(?:s|tre)|s(?:on|es|a)|plus|pour)"
    r"(?:\b|(?<=['’]))"
)
_NO_PLACE = re.compile(r"\s+(?:aux?|donc|été|eu|pas|jamais|déjà|toujours|bien|également|aussi)\b")
_SHORT = 3  # letters
_DETERMINERS = {
    "le": "m", "la": "f", "un": "m", "une": "f", "ce": "m", "cet": "m", "cette": "f", "du": "m", "de la": "f",
    "quel": "m", "quelle": "f", "aucun": "m", "aucune": "f", "de": "", "d'": "",
}  # fmt: skip
_PAST = re.compile(r"\w+(?:ée?s?|ez)")
_BECOME = re.compile(r"\bdev[ei]\w+\s*$")
_HAS = re.compile(r"\ba\s*$")


def is_sure(flat: str, slip: GrammarSlip) -> bool:
    """Whether the words are plain ones of the text, and of a kind that their family judges well."""
    code = family(slip.rule)
    if not code or not slip.proposals:
        return False
    words, before, after = flat[slip.start : slip.end], flat[: slip.start], flat[slip.end :]
    return _are_plain(words, before, after) and _MORE[code](words, before, after, slip)


def whole_elision(text: str, slip: GrammarSlip) -> GrammarSlip:
    """“que il” for “que ”: what is proposed is read with its word."""
    following = _NEXT.match(text, slip.end)
    if following is None or not name_of(slip.rule).startswith("eleu_élisions"):
        return slip
    proposals = tuple(f"{each}{following[1]}" for each in slip.proposals)
    return replace(slip, end=following.end(1), proposals=proposals)


def _are_plain(words: str, before: str, after: str) -> bool:
    if not _PLAIN.fullmatch(words) or sum(map(str.isupper, words)) > words[:1].isupper():
        return False
    if words[:1].isupper() and not _OPENS.search(before):
        return False
    if (bare := before.rstrip()) and bare[-1] in _TOUCHED_BEFORE:
        return False
    if (after and after[0] in _TOUCHED_AFTER) or re.match(r"\.\w", after):
        return False
    last = _LAST.search(before)
    return (last is None or not _CODE.search(last[1])) and all(is_french(word.lower()) for word in WORD.findall(words))


def _infinitive(words: str, before: str, after: str, slip: GrammarSlip) -> bool:
    rule = name_of(slip.rule)
    if rule == "infi_de_verbe":
        return bool(_OF.search(before) and _PAST.fullmatch(words) and _LEADS_ON.match(after))
    if rule == "infi_par_pour_sans":
        return words.endswith("ez") or bool(_LEADS_ON.match(after))
    if rule == "ppas_être_confusion":
        return bool(_BE_OR_NOT.search(before)) and not _NOT_BEING.search(before)
    return True


def _participle(words: str, before: str, _after: str, slip: GrammarSlip) -> bool:
    """Not what may be a noun, as in “devenue potager”; nor behind its object: “ceux que nous avons vus”."""
    rule = name_of(slip.rule)
    if ("avoir" in rule and "COD_que" not in rule and _THAT.search(before)) or _BECOME.search(before):
        return False
    if words.endswith("er") and _HAS.search(before):
        return False  # “a remarquer”: it is the accent that is missing
    if "avoir" in rule or "ayant" in rule:
        return len(words) > _SHORT
    return words not in listed() and (participle(words) is not None or _is_adjective(words) or words.endswith("t"))


def _is_adjective(word: str) -> bool:
    return adjective(word) is not None or word.rstrip("s").endswith(("ible", "able", "ile", "ique"))


def _verb(words: str, _before: str, _after: str, slip: GrammarSlip) -> bool:
    """Not a noun that stands beside another: “les personnes ressources”."""
    return name_of(slip.rule) != "conj_les_nom" or (noun(words) is None and adjective(words) is None)


def _noun(words: str, _before: str, after: str, slip: GrammarSlip) -> bool:
    """A determiner and what follows: no name, no abbreviation; a noun that we know where its gender is at stake."""
    found = _NEXT.match(after)
    if found is None or words.lower() not in _DETERMINERS:
        return True
    word, then = found[1], found[2]
    if word[:1].isupper() or (then in {".", "(", "_", "/"} and len(word) <= _SHORT):
        return False
    wanted = _DETERMINERS.get(slip.proposals[0].lower())
    return wanted is None or wanted == _DETERMINERS[words.lower()] or listed().get(word) == wanted


def _sound(words: str, _before: str, after: str, slip: GrammarSlip) -> bool:
    rule = name_of(slip.rule)
    if rule == "conf_ce_ceux_se":
        return words.lower() == "se"
    if rule == "conf_où_ou":
        return words == "ou"
    if rule == "conf_a_à_incohérences":
        return _NO_PLACE.match(after) is not None
    if rule.startswith("conf_à_a"):
        found = _NEXT.match(after)
        return found is not None and found[1].islower() and is_french(found[1])
    return True


def _joined(words: str, _before: str, _after: str, slip: GrammarSlip) -> bool:
    return name_of(slip.rule) != "tu_ce_cette_ces_nom_là_ci" or words.endswith("là")


def _letters(words: str, _before: str, after: str, slip: GrammarSlip) -> bool:
    """What is cut is “que”, “si”, “je”; behind “de” and “le” often stands a name or a title."""
    if name_of(slip.rule) == "doublon":
        return len(words) > _SHORT
    found = _NEXT.match(after)
    return words.strip().lower() not in _DETERMINERS and found is not None and found[1].islower()


_MORE: dict[str, Callable[[str, str, str, GrammarSlip], bool]] = {
    INFINITIVE: _infinitive,
    PARTICIPLE: _participle,
    VERB: _verb,
    NOUN: _noun,
    SOUND: _sound,
    JOINED: _joined,
    LETTERS: _letters,
}
