"""Noun phrases in a sentence: their nouns with gender and number, the qualifiers between them, where they end."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from csxl_desktop.proofreading.rules.calendar_words import MONTHS, WEEKDAYS
from csxl_desktop.proofreading.rules.lexicon import gender, is_verb_form, noun, participle, qualifier

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?|\d+(?:[.,/]\d+)*\w*|[^\w\s]")
_ONE = {
    "le": "m", "un": "m", "ce": "m", "cet": "m", "du": "m", "au": "m", "aucun": "m", "la": "f", "une": "f",
    "cette": "f", "aucune": "f", "l'": "", "chaque": "", "notre": "", "votre": "", "leur": "", "son": "", "mon": "",
    "sa": "f", "ma": "f",
}  # fmt: skip
_SEVERAL = {
    "les": "", "des": "", "ces": "", "ses": "", "nos": "", "vos": "", "leurs": "", "aux": "", "plusieurs": "",
    "quelques": "", "certains": "m", "certaines": "f", "différents": "m", "différentes": "f", "deux": "",
    "trois": "", "quatre": "", "cinq": "", "six": "", "sept": "", "huit": "", "neuf": "", "dix": "", "onze": "",
    "douze": "", "treize": "", "quatorze": "", "quinze": "", "seize": "", "dix-sept": "",
    "dix-huit": "", "dix-neuf": "", "vingt": "", "trente": "", "quarante": "",
    "cinquante": "",
}  # fmt: skip
_BEFORE_NOUN = re.compile(
    r"(?:premi(?:er|ère)s?|secondes?|seconds?|derni(?:er|ère)s?|prochaine?s?|nouve(?:au|aux|l|lles?)|anciens?|anciennes?|"
    r"grande?s?|petite?s?|autres?|mêmes?|principa(?:l|le|les|ux)|différente?s?|diverse?s?|nombreu(?:x|ses)|bons?|bonnes?|"
    r"vrais?|jeunes?|belles?|beaux|longs?|longues?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
    r"quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt(?:-[a-z]+)?|trente|quarante|cinquante|soixante|\d{1,3}|"
    r"deuxième|troisième|quatrième|cinquième|traditionnel(?:le)?s?|seule?s?|véritables?|futurs?|futures?|chers?|chères?)"
)
_QUANTITIES = frozenset({"beaucoup", "énormément", "tant", "trop", "peu", "assez", "suffisamment"})
_PREPOSITIONS_WRITTEN = """
de d' du des en à au aux sur pour dans par avec entre sans chez contre vers lors
"""
PREPOSITIONS = frozenset(_PREPOSITIONS_WRITTEN.split())
_DATES = frozenset((*MONTHS, *WEEKDAYS))
_NOT_NOUNS_WRITTEN = """
plus moins mieux même tout toute tous toutes ne n' se s' y en leur lui et ou est a ont été pas fait dont que si bien
soit entre
"""
_NOT_NOUNS = frozenset(_NOT_NOUNS_WRITTEN.split())
_LONGEST = 24  # tokens of a phrase


class Token(NamedTuple):  # made sooner than a dataclass: there are as many as words
    """A word or mark of a sentence, in small letters, with the place where it stands."""

    word: str
    start: int
    end: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun as it is printed; an empty gender or number is not known."""

    word: str
    gender: str
    number: str
    at: int


@dataclass(slots=True)
class Phrase:
    """From the determiner up to what is no longer part of it; the first noun is its head."""

    start: int
    end: int
    nouns: list[Noun]
    joined: bool = False  # something stands beside it: “la commune et le CPAS”
    qualifiers: list[tuple[int, int]] = field(default_factory=list)  # (its token, nouns before it)

    @property
    def head(self) -> Noun:
        return self.nouns[0]


def tokens(sentence: str) -> list[Token]:
    return [
        Token((word := each[0]).lower(), each.start(), each.end(), word[0].isupper())
        for each in _TOKEN.finditer(sentence)
    ]


def phrase_at(words: list[Token], at: int) -> Phrase | None:
    """The phrase that begins with the determiner at `at`; None where none is sure."""
    determiner = words[at].word
    if determiner in _QUANTITIES:
        return _quantity(words, at)
    number = "s" if determiner in _ONE else "p" if determiner in _SEVERAL else ""
    if not number:
        return None
    place = at + 1
    if place + 1 < len(words) and words[place].word == "plus" and _BEFORE_NOUN.fullmatch(words[place + 1].word):
        place += 1  # “nos plus belles batailles”
    while place < len(words) and _BEFORE_NOUN.fullmatch(words[place].word):
        if number == "s" and words[place].word in _SEVERAL:
            return None
        place += 1
    head = _noun(words, place, number, _ONE.get(determiner) or _SEVERAL.get(determiner, ""))
    if head is None:
        return None
    phrase = Phrase(at, place + 1, [head])
    _extend(words, phrase)
    return phrase


def _quantity(words: list[Token], at: int) -> Phrase | None:
    """“beaucoup de gens”, “trop de demandes urgentes”: the noun right behind, where it is in the plural."""
    place = at + 2
    if place >= len(words) or words[at + 1].word not in {"de", "d'"}:
        return None
    head = _noun(words, place)
    if head is None or head.number != "p" or words[place].word[-1] not in "sx":
        return None
    phrase = Phrase(at, place + 1, [head])
    _extend(words, phrase)
    return phrase


def _noun(words: list[Token], at: int, number: str = "", told: str = "") -> Noun | None:
    if at >= len(words) or words[at].word in _NOT_NOUNS or words[at].word in PREPOSITIONS:
        return None
    found = noun(words[at].word)
    if found is None or (number and found[1] and found[1] != number):
        return None
    return Noun(words[at].word, told or gender(found[0]), number or found[1], at)


def _extend(words: list[Token], phrase: Phrase) -> None:
    """Take in what belongs to the phrase: qualifiers, complements, names, days, brackets."""
    while phrase.end < min(len(words), phrase.start + _LONGEST):
        step = _step(words, phrase)
        if not step:
            break
        phrase.end += step
    after = words[phrase.end].word if phrase.end < len(words) else ""
    phrase.joined = after in {"et", "ou", "ainsi", "comme", "avec", "/", "&", "-", "+"} or (
        after == "," and phrase.end + 1 < len(words) and words[phrase.end + 1].word in {"ainsi", "comme"}
    )


def _step(words: list[Token], phrase: Phrase) -> int:
    """How many tokens more belong to the phrase."""
    here = words[phrase.end]
    if here.word in {"(", "«"}:
        return _closed(words, phrase.end)
    if here.word in _DATES or here.word[0].isdigit() or (here.capital and here.word not in _SEVERAL):
        return 1
    if here.word in PREPOSITIONS:
        return _complement(words, phrase)
    if here.word in _NOT_NOUNS or here.word in _ONE or here.word in _SEVERAL:
        return 0
    if qualifier(here.word) is not None:
        phrase.qualifiers.append((phrase.end, len(phrase.nouns)))
        return 1
    return 1 if noun(here.word) is not None and not is_verb_form(here.word) else 0


def _closed(words: list[Token], at: int) -> int:
    mark = {"(": ")", "«": "»"}[words[at].word]
    for place in range(at + 1, min(len(words), at + 12)):
        if words[place].word == mark:
            return place - at + 1
    return 0


def _complement(words: list[Token], phrase: Phrase) -> int:
    """“de la commune”, “du 12 mars”, “d'Habitat Solidaire”."""
    first = words[phrase.end].word
    place = phrase.end + 1
    number, told = {"du": ("s", "m"), "au": ("s", "m"), "des": ("p", ""), "aux": ("p", "")}.get(first, ("", ""))
    if not number and place < len(words) and (words[place].word in _ONE or words[place].word in _SEVERAL):
        number = "s" if words[place].word in _ONE else "p"
        told = _ONE.get(words[place].word) or _SEVERAL.get(words[place].word, "")
        place += 1
    while place < len(words) and _BEFORE_NOUN.fullmatch(words[place].word) and not words[place].word.isdigit():
        place += 1
    if place >= len(words):
        return 0
    here = words[place]
    if first == "à" and here.word in {"avoir", "être"} and place + 1 < len(words) and participle(words[place + 1].word):
        return 0  # “les familles à avoir reçu un pain”: infinitives, and no nouns
    if here.word[0].isdigit() or here.word in _DATES:
        return place + 1 - phrase.end
    found = _noun(words, place, number, told)
    if found is None:
        return place + 1 - phrase.end if here.capital and here.word.isalpha() else 0
    phrase.nouns.append(found)
    return place + 1 - phrase.end
