"""Agreement behind “plus”, “très”; adjectives of one gender; verbs of the first person without “nous”."""

import re
from collections.abc import Iterator

from csxl_desktop.proofreading.rules.agreeing import Disagreement, outer, word_at
from csxl_desktop.proofreading.rules.clause_words import COLLECTIVES, CONTRACTED, TIMES, UNVARIED
from csxl_desktop.proofreading.rules.genders import GENDERS
from csxl_desktop.proofreading.rules.lexicon import adjective, finite, is_verb_form, lexicon, noun, qualifier
from csxl_desktop.proofreading.rules.phrases import PREPOSITIONS, Phrase, Token

_DEGREES = frozenset({"plus", "moins", "très", "trop", "assez", "aussi", "peu", "fort"})
_EPICENE = re.compile(r"(?:[aiy]que|able|ible|aire|iste|oire|ile|ide|ense|aste)s?$")
_NOUNS_WRITTEN = """
informatique logistique musique politique boutique clinique technique pratique éthique mathématique thématique
polémique dynamique numérique république critique diagnostique statistique publique rubrique brique affaire membre
solidaire horaire commentaire formulaire partenaire propriétaire locataire secrétaire bénévole
responsable comptable notable coupable contribuable meuble immeuble cible bible artiste liste piste dentiste
spécialiste histoire mémoire victoire territoire laboratoire accessoire file mobile asile domicile textile aide guide
fluide base bande juriste
"""
_NOUNS = frozenset(_NOUNS_WRITTEN.split())
_AFTER_WRITTEN = "de du des d' se ne n' s' en à au aux dans pour par sur sont ont est a que qui et ou , . ; : ) » !"
_AFTER = frozenset(("", *_AFTER_WRITTEN.split()))
_OF_RELATION = ("ique", "iques")  # beside its noun, whatever stands before
_NOUS = frozenset({"nous", "nous-mêmes"})
_FUTURES_FIRST = (
    "tiendrons", "viendrons", "ferons", "serons", "aurons", "pourrons", "devrons", "verrons", "recevrons", "voudrons",
    "saurons", "irons", "enverrons", "faudrons",
)  # fmt: skip
_BEFORE_VERB = frozenset({"ne", "n'", "en", "y", "le", "la", "les", "l'", "leur", "lui", "se", "s'", "vous", "nous"})
_PLURAL_PRONOUNS = frozenset({"ils", "elles"})
_HAVING_BEING = {"ont": "avons", "sont": "sommes", "vont": "allons", "font": "faisons"}


def behind_degree(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“trouver le jeu plus longs que prévu”, “des trajets très coûteuse”: the noun right before tells the number."""
    for phrase in outer(phrases):
        at = phrase.end + 1
        word = word_at(words, at)
        if word_at(words, phrase.end) not in _DEGREES or len(phrase.nouns) != 1 or phrase.joined or not word:
            continue
        head, before = phrase.head, word_at(words, phrase.start - 1)
        if before in {"de", "d'", "et", "ou", "que", "à", "par", ","} or words[phrase.start].word in CONTRACTED:
            continue  # what stands before may be meant
        if head.word in COLLECTIVES or head.word in TIMES or words[head.at].capital or word in UNVARIED:
            continue
        number = _number(word)
        if number and head.number and number != head.number and word_at(words, at + 1) not in {"-", "·", "("}:
            right = f"{word}s" if head.number == "p" else word.removesuffix("s")
            yield Disagreement((words[at].start, words[at].end), word, head.word, right)


def _number(word: str) -> str:
    """S or p for an adjective that is no noun and no verb there."""
    if word in _DEGREES or word.startswith("aucun"):
        return ""
    found = qualifier(word)
    if found is not None:
        numbers = {form[1] for form in found[1]}
        return numbers.pop() if len(numbers) == 1 else ""
    bare = word.removesuffix("s")
    if bare in lexicon().plural and _EPICENE.search(word) and bare not in _NOUNS and bare not in GENDERS:
        return "p" if word.endswith("s") else "s"
    return ""


def of_one_gender(words: list[Token], phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“les guichets automatique”, “une salle accessibles”: right behind the only noun."""
    whole = {phrase.start for phrase in outer(phrases)}
    for phrase in phrases:
        head, at = phrase.head, phrase.head.at + 1
        if phrase.start not in whole and not words[at - 1 : at + 1][-1].word.endswith(_OF_RELATION):
            continue  # “une gestion des déchets durable”
        word = word_at(words, at)
        if not _EPICENE.search(word) or words[at].capital or words[head.at].capital or adjective(word) is not None:
            continue
        before = word_at(words, phrase.start - 1)
        number = _number(word)
        if not number or not head.number or number == head.number or not _ends(words, at + 1):
            continue
        if head.number == "s" and (before in PREPOSITIONS or words[phrase.start].word in CONTRACTED):
            continue  # “des aides à la personne indispensables”
        if head.number == "s" and (before in {"et", "ou", ","} or word_at(words, at + 1) in {"et", "ou"}):
            continue
        if head.number == "p" and (
            word_at(words, at + 1) in {"et", "ou", ","} or words[head.at].word[-1] not in "sx" or phrase.qualifiers
        ):
            continue  # “les langues slave et romane”
        if head.word in COLLECTIVES or head.word in TIMES:
            continue
        right = f"{word}s" if head.number == "p" else word.removesuffix("s")
        yield Disagreement((words[at].start, words[at].end), word, head.word, right)


def _ends(words: list[Token], at: int) -> bool:
    """What follows is no noun that the adjective may tell of."""
    word = word_at(words, at)
    return word in _AFTER or (noun(word) is None and (bool(finite(word)) or is_verb_form(word)))


def of_person(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“Nous en parleront”, “ils viendrons”, “les familles proposerons”."""
    with_nous = False
    for at, token in enumerate(words):
        with_nous = with_nous or token.word in _NOUS
        if token.word == "nous" and _opens(words, at):
            verb = _verb_behind(words, at)
            word = word_at(words, verb)
            right = _HAVING_BEING.get(word) or (f"{word[:-1]}s" if _is_future(word, "ront") else "")
            if right and word_at(words, verb + 1) != "-":
                if at and word in _HAVING_BEING:
                    continue  # “…, nous ont dit les voisins”
                yield Disagreement((words[verb].start, words[verb].end), word, "nous", right, verb=True)
        elif token.word in _PLURAL_PRONOUNS:
            verb = _verb_behind(words, at)
            word = word_at(words, verb)
            if word.endswith("ons") and (_is_future(word, "rons") or word in {"avons", "allons", "sommes"}):
                yield Disagreement((words[verb].start, words[verb].end), word, token.word, f"{word[:-1]}t", verb=True)
        elif not with_nous and not token.capital and _is_future(token.word, "rons") and at and _has_subject(words, at):
            yield Disagreement((token.start, token.end), token.word, "nous", f"{token.word[:-1]}t", verb=True)


def _opens(words: list[Token], at: int) -> bool:
    """At the head of a sentence or behind its first comma; “que nous” may be followed by the subject."""
    return at == 0 or word_at(words, at - 1) in {",", ":", ";", "«"}


def _verb_behind(words: list[Token], at: int) -> int:
    place = at + 1
    while word_at(words, place) in _BEFORE_VERB:
        place += 1
    return place


def _is_future(word: str, end: str) -> bool:
    """“proposeront”, “tiendront”; “montrons”, “entrons” are of the present."""
    if not word.endswith(end) or len(word) < 6:
        return False
    if f"{word[: -len(end)]}rons" in _FUTURES_FIRST:
        return True
    infinitive = word[: -len(end) + 1]
    return infinitive in lexicon().verbs or f"{infinitive}e" in lexicon().verbs


def _has_subject(words: list[Token], at: int) -> bool:
    """Something in the plural before, as its subject would be."""
    return any(
        (told := noun(words[place].word)) is not None and told[1] == "p" and not finite(words[place].word)
        for place in range(max(0, at - 8), at)
    )
