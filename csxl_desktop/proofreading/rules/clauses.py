"""Agreement in a clause: the verb with its subject, participles and adjectives with what they tell of."""

from collections.abc import Iterator
from functools import lru_cache

from csxl_desktop.i18n import _
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.agreeing import Disagreement
from csxl_desktop.proofreading.rules.antecedents import determined, objects_before, relatives, within
from csxl_desktop.proofreading.rules.attributes import (
    apposed,
    bent_adjective,
    lequel_behind_comma,
    reflexive_attribute,
    subject_behind,
    two_subjects,
    verb_before_subject,
)
from csxl_desktop.proofreading.rules.before_nouns import before_nouns
from csxl_desktop.proofreading.rules.degrees import behind_degree, of_one_gender, of_person
from csxl_desktop.proofreading.rules.phrases import Phrase, Token, phrase_at, tokens
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.rules.predicates import beside_being, epicene, joined, without_object
from csxl_desktop.proofreading.rules.several import apposed_to_two, chosen, such_as, told_of_two
from csxl_desktop.proofreading.rules.subjects import after_pronouns, few, fronted, subjects, without_auxiliary

_KEPT = 30_000  # sentences
_FEWEST, _MOST = 3, 400  # tokens: what is longer is no sentence


def agreement(reading: Reading) -> Iterator[Remark]:
    """“les demandes d’aide adressés”, “la visite a été apprécié”, “peu de services disposait”."""
    for at, block in reading.text.worded():
        for start, sentence in () if block.shouted else block.sentences:
            for found in disagreements(sentence):
                why = (
                    _("The verb “{word}” does not agree with its subject “{other}”.")
                    if found.verb
                    else (_("“{word}” does not agree with “{other}”."))
                )
                span = (start + found.span[0], start + found.span[1])
                yield pointed(reading.text, at, span, why.format(word=found.word, other=found.other), found.right)


@lru_cache(maxsize=_KEPT)
def disagreements(sentence: str) -> tuple[Disagreement, ...]:
    """Each word of a sentence once; kept, because a report is read again after every save."""
    return tuple(_disagreements(sentence))


def _disagreements(sentence: str) -> Iterator[Disagreement]:
    words = tokens(sentence)
    if not _FEWEST <= len(words) <= _MOST:
        return
    seen: set[tuple[int, int]] = set()
    phrases = phrases_in(words)
    for find in (
        subjects,
        within,
        objects_before,
        relatives,
        after_pronouns,
        beside_being,
        joined,
        fronted,
        few,
        without_auxiliary,
        determined,
        apposed,
        reflexive_attribute,
        two_subjects,
        verb_before_subject,
        subject_behind,
        lequel_behind_comma,
        bent_adjective,
        behind_degree,
        of_one_gender,
        of_person,
        such_as,
        apposed_to_two,
        told_of_two,
        without_object,
        before_nouns,
        chosen,
        epicene,
    ):
        for each in find(words, phrases):
            if each.span not in seen:
                seen.add(each.span)
                yield each


def phrases_in(words: list[Token]) -> list[Phrase]:
    """Each phrase that begins at a determiner; one may lie in another."""
    return [phrase for at in range(len(words) - 1) if (phrase := phrase_at(words, at)) is not None]
