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
from csxl_desktop.proofreading.rules.lexicon import adjective, is_verb_form, noun, participle
from csxl_desktop.proofreading.rules.orthography import is_french
from csxl_desktop.proofreading.text import WORD

_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-]+[^\W\d_]+)*[ '’]?")
_NEXT = re.compile(r"\s*([^\W\d_]+['’]?)(.?)")
_LAST = re.compile(r"(\S+)\s*$")
_OPENS = re.compile(r"(?:^|[.!?…:;]|[•–-])\s*$")  # a sentence or a line
_TOUCHED_BEFORE, _TOUCHED_AFTER = '«"“”(/_.@\\+*=<>[{#|', "-_/\\@=(*+["
_CODE = re.compile(r"[\d_/\\=<>|*+%@#]|^-|^[A-Z]$|^[A-Z]{2,}")
_THAT = re.compile(r"\bqu(?:e|['’])\s*(?:[\w'’]+\s+){0,4}$", re.IGNORECASE)  # an object may stand before the verb
_THEMSELVES = re.compile(
    r"\bqu(?:e\s+|['’])(?:[\w'’-]+\s+){0,7}?(?:se|me|te|nous|vous|[smt]['’])\s*(?:êt|ét|es|son|som|ser|soi|fu|sui)\w*\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)  # “les règles que les occupants se sont données”
_BE_OR_NOT = re.compile(
    r"\b(?:êtr|étai|étaien|es|son|ser|soi|été|fu)\w{0,5}\s+(?:(?:pas|plus|moins|donc|aussi|bien|déjà|toujours|très|tous|toutes|\w+ment)\s+)*$"
)
_NOT_BEING = re.compile(r"\best\s+(?:de|bien)\b|\bpeut[- ]être\s*$")
_OF = re.compile(r"\b(?:de\s|d['’])\s*$", re.IGNORECASE)
_LEADS_ON = re.compile(
    r"\s+(?:l[ea]s?|une?|des?|du|[ld]['’]|sur|dans|avec|en|à|aux?|ce(?:tte|s|t)?|leurs?|[nv]o(?:s|tre)|s(?:on|es|a)|plus|pour)"
    r"(?:\b|(?<=['’]))"
)
_NO_PLACE = re.compile(r"\s+(?:aux?|donc|été|eu|pas|jamais|déjà|toujours|bien|également|aussi)\b")
_SHORT = 3  # letters
_MOST = re.compile(r"\ble (?:plus|moins|mieux)\b(?: \w+)?\s*", re.IGNORECASE)
_LISTED = re.compile(r", \w+(?:,| et) | et \w+ième| vitae\b")
_TOKENS = frozenset({"vrai", "faux", "menu"})  # what a value is, a thing on a screen
_PRONOUNS = frozenset({"le", "la", "les"})
_OF_GENDER = {
    "m": "le un ce cet du au quel aucun certains tout tous",
    "f": "la une cette quelle aucune certaines toute",
}
_OF_NUMBER = "de d' l' les des aux ces leur leurs plusieurs toutes"
_DETERMINERS = {word: gender for gender, words in _OF_GENDER.items() for word in words.split()} | dict.fromkeys(
    _OF_NUMBER.split(), ""
)
_SMALL_WRITTEN = "dans sur sous par en tout toute tous toutes le la les un une et ou est pas plus leur leurs que"
_SMALL = frozenset(_SMALL_WRITTEN.split())
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


def tidied(text: str, slip: GrammarSlip) -> GrammarSlip:
    """“que il” for “que ”: what is proposed is read with its word; of a noun, what changes its number alone."""
    following = _NEXT.match(text, slip.end)
    if following is not None and name_of(slip.rule).startswith("eleu_élisions"):
        proposals = tuple(f"{each}{following[1]}" for each in slip.proposals)
        return replace(slip, end=following.end(1), proposals=proposals)
    words = text[slip.start : slip.end]
    if family(slip.rule) == NOUN and words.lower() not in _DETERMINERS:
        return replace(slip, proposals=tuple(each for each in slip.proposals if _bare(each) == _bare(words)))
    return slip


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
    if _THEMSELVES.search(before):
        return False
    if words.endswith("er") and _HAS.search(before):
        return False  # “a remarquer”: it is the accent that is missing
    if "avoir" in rule or "ayant" in rule:
        return len(words) > _SHORT
    if "_être_" in rule and not _BE_OR_NOT.search(before):
        return False  # “la date est un jour ouvré”
    return (
        words not in _TOKENS
        and words not in listed()
        and (participle(words) is not None or _is_adjective(words) or words.endswith("t"))
    )


def _is_adjective(word: str) -> bool:
    return adjective(word) is not None or word.rstrip("s").endswith(("ible", "able", "ile", "ique"))


def _verb(words: str, _before: str, _after: str, slip: GrammarSlip) -> bool:
    """Not a noun that stands beside another: “les personnes ressources”."""
    return name_of(slip.rule) != "conj_les_nom" or (noun(words) is None and adjective(words) is None)


def _noun(words: str, before: str, after: str, slip: GrammarSlip) -> bool:
    """A determiner and what follows: of the noun its number alone is believed, of the determiner its gender as well."""
    if _MOST.search(before) or _MOST.match(f"{words}{after}"):
        return False  # “le plus ressemblants possible”
    if words.lower() not in _DETERMINERS:
        plurals = name_of(slip.rule) in {
            "gn_les_1m",
            "gn_det_epi_plur_1m",
        }  # “les deuxième, troisième et quatrième lignes”
        return words != "sous" and _bare(words) == _bare(slip.proposals[0]) and not (plurals and _LISTED.match(after))
    found = _NEXT.match(after)
    if found is None or not after[0].isspace():
        return False
    word, then = found[1], found[2]
    if word[:1].isupper() or word == "sous" or then in {"(", "_", "/"} or (then == "." and len(word) <= _SHORT):
        return False
    if words.lower() in _PRONOUNS and (is_verb_form(word) or word.endswith(("er", "ir", "re"))):
        return False
    printed, wanted = _DETERMINERS[words.lower()], _DETERMINERS.get(slip.proposals[0].lower(), "")
    return not printed or not wanted or printed == wanted or listed().get(word) == wanted


def _bare(word: str) -> str:
    """A noun or adjective without the mark of its plural."""
    bare = word.lower().rstrip("sx")
    return f"{bare[:-2]}al" if bare.endswith("au") and word.endswith("x") and not bare.endswith("eau") else bare


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
        one = words.split(maxsplit=1)[0].lower()
        return len(words) > _SHORT and (one in _SMALL or (noun(one) is None and adjective(one) is None))
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
