"""What stands before a noun: its determiner and the adjectives between, each of one gender and number with it."""

from collections.abc import Iterator
from functools import cache

from csxl_desktop.proofreading.rules.agreeing import Disagreement, fit, word_at
from csxl_desktop.proofreading.rules.genders import listed
from csxl_desktop.proofreading.rules.lexicon import Form, adjective, is_verb_form, noun
from csxl_desktop.proofreading.rules.phrases import Phrase, Token

_SETS_WRITTEN = """
nouveau/nouvel nouvelle nouveaux nouvelles
petit petite petits petites
grand grande grands grandes
premier première premiers premières
dernier dernière derniers dernières
bon bonne bons bonnes
beau/bel belle beaux belles
vieux/vieil vieille vieux vieilles
long longue longs longues
ancien ancienne anciens anciennes
prochain prochaine prochains prochaines
second seconde seconds secondes
principal principale principaux principales
vrai vraie vrais vraies
futur future futurs futures
gros grosse gros grosses
haut haute hauts hautes
meilleur meilleure meilleurs meilleures
nombreux nombreuse nombreux nombreuses
différent différente différents différentes
divers diverse divers diverses
certain certaine certains certaines
quel quelle quels quelles
excellent excellente excellents excellentes
"""
_FORMS: tuple[Form, ...] = (("m", "s"), ("f", "s"), ("m", "p"), ("f", "p"))
_DETERMINERS: dict[str, tuple[str, str]] = {
    "un": ("m", "s"), "une": ("f", "s"), "le": ("m", "s"), "la": ("f", "s"), "du": ("m", "s"), "au": ("m", "s"),
    "ce": ("m", "s"), "cet": ("m", "s"), "cette": ("f", "s"), "aucun": ("m", "s"), "aucune": ("f", "s"),
    "sa": ("f", "s"), "ma": ("f", "s"), "notre": ("", "s"), "votre": ("", "s"), "son": ("", "s"), "leur": ("", "s"),
    "chaque": ("", "s"), "les": ("", "p"), "des": ("", "p"), "ces": ("", "p"), "ses": ("", "p"), "nos": ("", "p"),
    "vos": ("", "p"), "leurs": ("", "p"), "aux": ("", "p"), "plusieurs": ("", "p"), "quelques": ("", "p"),
    "deux": ("", "p"), "trois": ("", "p"), "quatre": ("", "p"), "cinq": ("", "p"), "six": ("", "p"),
    "quel": ("m", "s"), "quelle": ("f", "s"), "quels": ("m", "p"), "quelles": ("f", "p"),
}  # fmt: skip
# Determiners themselves, and after “de”: “de nouvelles demandes”.
_ALONE = frozenset(
    {"différents", "différentes", "divers", "diverses", "certains", "certaines", "nombreux", "nombreuses"}
)
_NO_NOUNS_WRITTEN = """
et ou à de d' , que qui est en - / · ( fois mal dans vers sous hors lors dès puis mais ses mes mon son par pour
"""
_NO_NOUNS = frozenset(_NO_NOUNS_WRITTEN.split())
_SET_PHRASES = frozenset({"grand rue", "grand place", "grand messe", "grand chose", "grand mère", "haut de", "bon gré"})


@cache
def _adjectives() -> dict[str, frozenset[Form]]:
    """Each form of the adjectives that stand before nouns, with what it may be."""
    found: dict[str, set[Form]] = {}
    for line in _SETS_WRITTEN.strip().splitlines():
        for written, form in zip(line.split(), _FORMS, strict=True):
            for each in written.split("/"):
                found.setdefault(each, set()).add(form)
    return {word: frozenset(forms) for word, forms in found.items()}


@cache
def _by_form() -> dict[tuple[str, Form], str]:
    found: dict[tuple[str, Form], str] = {}
    for line in _SETS_WRITTEN.strip().splitlines():
        forms = [each.split("/")[0] for each in line.split()]
        for written in line.split():
            for each in written.split("/"):
                found |= {(each, form): right for form, right in zip(_FORMS, forms, strict=True)}
    return found


def before_nouns(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“les nouvelle brochures”, “le nouvelle équipe”, “de nombreux associations”, “la projet”."""
    for at, token in enumerate(words):
        forms = _adjectives().get(token.word)
        if forms is None or (token.capital and at) or word_at(words, at + 1) in _NO_NOUNS or at + 1 >= len(words):
            continue
        before = word_at(words, at - 1)
        told = _DETERMINERS.get(before)
        if f"{token.word} {word_at(words, at + 1)}" in _SET_PHRASES or words[at + 1].capital:
            continue
        if told is not None and not any(fit(form, told) for form in forms) and _is_noun(words, at + 1):
            yield _wrong(words, at, told, before)
            continue
        leads = told is not None or before in {"de", "d'"} or (token.word in _ALONE and before not in _DETERMINERS)
        named = _noun_form(words, at + 1)
        if leads and named is not None and not any(fit(form, named) for form in forms):
            if before in {"le", "la", "les"} and is_verb_form(word_at(words, at + 1)):
                continue  # “le premier porte”: the first of those told before
            yield _wrong(words, at, named, word_at(words, at + 1))
    yield from _determiners(words)


def _is_noun(words: list[Token], at: int) -> bool:
    return noun(word_at(words, at)) is not None or adjective(word_at(words, at)) is not None


def _noun_form(words: list[Token], at: int) -> tuple[str, str] | None:
    """The gender and number of a noun that is nothing else; either may be unknown."""
    word = word_at(words, at)
    found = noun(word)
    if found is None or words[at].capital or word in _adjectives():
        return None
    return listed().get(found[0], ""), found[1] if found[0] in listed() else ""


def _wrong(words: list[Token], at: int, wanted: tuple[str, str], other: str) -> Disagreement:
    forms = _adjectives()[words[at].word]
    own = min(forms)
    right = _by_form().get((words[at].word, (wanted[0] or own[0], wanted[1] or own[1])), "")
    return Disagreement((words[at].start, words[at].end), words[at].word, other, right)


def _determiners(words: list[Token]) -> Iterator[Disagreement]:
    """“la projet”, “du salle”, “sa jardin”: the noun right behind is of the other gender, and no verb."""
    for at in range(len(words) - 1):
        told = _DETERMINERS.get(words[at].word)
        if told is None or not told[0] or words[at].word in {"un", "une", "ce", "cet", "cette", "aucun", "aucune"}:
            continue
        named, after = _noun_form(words, at + 1), words[at + 1]
        if named is None or not named[0] or named[1] != "s" or named[0] == told[0]:
            continue
        pronoun = words[at].word in {"le", "la"} and is_verb_form(after.word)
        if pronoun or word_at(words, at - 1) in {"-", "l'", "d'"} or word_at(words, at + 2) in {"-", "'"}:
            continue
        yield Disagreement((words[at].start, after.end), words[at].word, after.word)
