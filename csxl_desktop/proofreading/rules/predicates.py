"""What stands behind “être”, whatever its subject is, and two predicates of one subject."""

import re
from collections.abc import Iterator

from csxl_desktop.proofreading.rules.agreeing import (
    Disagreement,
    agrees_when_reflexive,
    can_qualify,
    differs,
    qualified,
    word_at,
)
from csxl_desktop.proofreading.rules.clause_words import (
    ADVERBS,
    BEING,
    HAVING,
    INFINITIVE,
    NO_SUBJECTS,
    PRONOUNS,
    RELATIVES,
)
from csxl_desktop.proofreading.rules.genders import listed
from csxl_desktop.proofreading.rules.lexicon import finite, lexicon, noun, participle, qualifier
from csxl_desktop.proofreading.rules.phrases import Phrase, Token


def beside_being(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“étaient gratuite”, “est accessibles”: whatever the subject is."""
    for at, token in enumerate(words):
        number = BEING.get(token.word) or (HAVING.get(token.word) if word_at(words, at + 1) == "été" else None)
        if number is None or token.word in {"reste", "semble", "restait"}:
            continue
        place = qualified(words, at)
        before = {word_at(words, at - 1), word_at(words, at - 2)}
        if place is None or "-" in before:
            continue
        if before & {"s'", "se"} and (number == "s" or not agrees_when_reflexive(words, place)):
            continue
        if number == "s" and (before & NO_SUBJECTS or word_at(words, at + 1) == "-"):
            continue
        found = qualifier(words[place].word)
        if found is not None and all(form[1] != number for form in found[1]):
            if number == "s" and _is_bare_plural(words, place):
                continue
            yield from differs(words, place, [("", number)], token.word)


def _is_bare_plural(words: list[Token], at: int) -> bool:
    """“sont”, “est nombreux services”: a noun follows, the qualifier is its own."""
    after = word_at(words, at + 1)
    return (
        bool(after)
        and after.endswith("s")
        and after
        not in {
            "dans",
            "sous",
            "vers",
            "dès",
            "depuis",
            "plus",
            "lors",
            "puis",
            "mais",
            "très",
            "chez",
            "les",
            "ces",
            "ses",
        }
    )


def joined(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“ont été relues par tous et seront publiés”, “ont été relues et corrigé”: one subject for both."""
    last: int | None = None
    for at, token in enumerate(words):
        if token.word in BEING or (token.word in HAVING and word_at(words, at + 1) == "été"):
            place = qualified(words, at)
            if place is None or word_at(words, at - 1) in {"s'", "se"}:
                last = None
                continue
            if last is not None and word_at(words, at - 1) in {"et", "puis", "mais"} and participle(words[place].word):
                yield from _as_before(words, last, place)
            last = place if participle(words[place].word) else None
            if last is not None and _is_second(words, place + 2):
                yield from _as_before(words, place, place + 2)
        elif last is not None and (
            token.word in RELATIVES or token.word in PRONOUNS or (finite(token.word) and token.word not in HAVING)
        ):
            last = None


def _is_second(words: list[Token], at: int) -> bool:
    """A participle behind “et”, and no noun or verb with a participle’s letters."""
    word = word_at(words, at)
    return (
        word_at(words, at - 1) == "et"
        and participle(word) is not None
        and can_qualify(words, at)
        and word[-1] != "t"
        and not INFINITIVE.fullmatch(word_at(words, at + 1))
    )


def _as_before(words: list[Token], first: int, second: int) -> Iterator[Disagreement]:
    one = participle(words[first].word)
    if one is not None and one[0][-1] not in "sx":
        yield from differs(words, second, [one[1]], words[first].word)


# With “se”, nothing is ever an object of these: “elles se sont succédé”.
_NO_OBJECT = frozenset(
    {"succédé", "parlé", "téléphoné", "souri", "nui", "plu", "menti", "ressemblé", "survécu", "suffi"}
)


def without_object(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“Trois juristes se sont succédées.”"""
    for at, token in enumerate(words):
        if token.word not in BEING or word_at(words, at - 1) not in {"s'", "se"}:
            continue
        place = at + 1
        while word_at(words, place) in ADVERBS or word_at(words, place) in {"tous", "toutes"}:
            place += 1
        found = participle(word_at(words, place))
        if found is not None and found[0] in _NO_OBJECT and found[1] != ("m", "s"):
            yield Disagreement((words[place].start, words[place].end), words[place].word, "se", found[0])


_EPICENE = re.compile(r"(?:able|ible|ique|aire|ile|ide|oire)s?$")
_FEW_SINGULARS = frozenset({"sont", "étaient", "seront", "seraient", "restent", "semblent", "paraissent"})


_ONE = frozenset({"est", "était", "sera", "serait"})


def _before(words: list[Token], at: int) -> set[str]:
    return {word_at(words, at - 1), word_at(words, at - 2)}


def epicene(words: list[Token], _phrases: list[Phrase]) -> Iterator[Disagreement]:
    """“sont disponible”, “est accessibles”: adjectives that have one form for both genders."""
    for at, token in enumerate(words):
        if token.word not in BEING or word_at(words, at - 1) in {"s'", "se", "-"}:
            continue
        place = at + 1
        while word_at(words, place) in ADVERBS or word_at(words, place).endswith("ment"):
            place += 1
        word = word_at(words, place)
        bare = word.removesuffix("s")
        if not _EPICENE.search(word) or bare not in lexicon().plural or bare in listed() or words[place].capital:
            continue
        after = word_at(words, place + 1)
        if noun(after) is not None and after not in {"à", "au", "en", "pour", "sur", "dans", "par", "de", "du", "et"}:
            continue
        if token.word in _FEW_SINGULARS and not word.endswith("s"):
            yield Disagreement((words[place].start, words[place].end), word, token.word, f"{word}s")
        elif token.word in _ONE and word.endswith("s") and not _before(words, at) & NO_SUBJECTS:
            yield Disagreement((words[place].start, words[place].end), word, token.word, bare)
