"""French messages in the office's words: what stands before the noun takes its gender and its first letter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from csxl_desktop.i18n.elision import begins_with_vowel
from csxl_desktop.i18n.own_words import Rewording, Word
from csxl_desktop.i18n.own_words.forms import as_large, by_form, swapped, swaps
from csxl_desktop.i18n.own_words.french_companions import COMPANIONS

# Masculine and feminine, each before a consonant; then before a vowel.
_BESIDE = (
    ("du ", "de la ", "de l’", "de l’"),
    ("au ", "à la ", "à l’", "à l’"),
    ("le ", "la ", "l’", "l’"),
    ("un ", "une ", "un ", "une "),
    ("de ", "de ", "d’", "d’"),
    ("que ", "que ", "qu’", "qu’"),
    ("ce ", "cette ", "cet ", "cette "),
    ("son ", "sa ", "son ", "son "),
    ("nouveau ", "nouvelle ", "nouvel ", "nouvelle "),
    *(
        (masculine, feminine, masculine, feminine)
        for masculine, feminine in (
            ("ancien ", "ancienne "),
            ("prochain ", "prochaine "),
            ("dernier ", "dernière "),
            ("premier ", "première "),
            ("aucun ", "aucune "),
            ("quel ", "quelle "),
            ("tout ", "toute "),
            ("seul ", "seule "),
            ("nouveaux ", "nouvelles "),
            ("anciens ", "anciennes "),
            ("derniers ", "dernières "),
            ("premiers ", "premières "),
            ("quels ", "quelles "),
            ("tous ", "toutes "),
        )
    ),
    *((word,) * 4 for word in ("les ", "des ", "aux ", "ces ", "ses ", "vos ", "nos ", "votre ", "notre ")),
    *((word,) * 4 for word in ("chaque ", "autre ", "autres ", "deux ", "quelques ", "de nouveau ")),
)
_BARRIERS = ("du ", "au ", "de ", "que ", "de nouveau ")  # what stands before one of these speaks of something else
_FORMS = {form: forms for forms in reversed(_BESIDE) for form in forms}


@dataclass(frozen=True, slots=True)
class _Noun:
    """A term of the house: its nouns (one, several), and what they stand beside where they mean another thing."""

    gender: str
    nouns: tuple[tuple[str, str], ...]
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


_NOUNS = {
    "assembly": _Noun("f", (("assemblée générale", "assemblées générales"), ("assemblée", "assemblées"))),
    "coordination": _Noun(
        "f",
        (("coordination sociale", "coordinations sociales"), ("coordination", "coordinations")),
        not_after=("csxl – ",),  # the name of this program
    ),
    "group": _Noun(
        "m",
        (("groupe de travail", "groupes de travail"), ("groupe", "groupes")),
        # Groups of digits.
        not_after=("en deux ", "par "),
        not_before=(" de six", " de {digits}", " {number} ", " l’un après l’autre", " par groupe"),
    ),
    "committee": _Noun(
        "m",
        (
            ("comité d’accompagnement", "comités d’accompagnement"),
            ("comité de pilotage", "comités de pilotage"),
            ("comité", "comités"),
        ),
    ),
    # Of the team and of the committee there are members under every roof.
    "member": _Noun(
        "m",
        (("organisation membre", "organisations membres"), ("membre", "membres")),
        not_before=(" de l’équipe", " du comité", " élus"),
    ),
}


def rewording(told: Mapping[str, Word]) -> Rewording:
    """What changes a message into these words."""
    nouns = by_form((term, pair) for term in told for pair in _NOUNS[term].nouns)
    beside = "|".join(sorted(map(re.escape, _FORMS), key=len, reverse=True))
    choices = "|".join(_guarded(term) for term in told)
    pattern = re.compile(rf"(?<!\w)(?P<beside>(?:{beside})*)(?P<noun>{choices})(?!\w)", re.IGNORECASE)
    further = [pair for term, word in told.items() if word.gender != _NOUNS[term].gender for pair in COMPANIONS[term]]
    companions = tuple(swaps(further))

    def _replaced(found: re.Match[str]) -> str:
        term, several = nouns[" ".join(found["noun"].lower().split())]
        word = told[term]
        noun = as_large(found["noun"], word.plural if several else word.singular)
        return _agreed(found["beside"], noun, word.gender) + noun

    def _reworded(answer: str, _message: str = "") -> str:
        return pattern.sub(_replaced, swapped(answer, companions)) if pattern.search(answer) else answer

    return _reworded


def _guarded(term: str) -> str:
    noun = _NOUNS[term]
    before = "".join(f"(?<!{re.escape(each)})" for each in noun.not_after)
    after = "".join(f"(?!{re.escape(each)})" for each in noun.not_before)
    forms = sorted((form for pair in noun.nouns for form in pair), key=len, reverse=True)
    return f"{before}(?:{'|'.join(forms)})\\b{after}"


def _agreed(beside: str, noun: str, gender: str) -> str:
    """The words before `noun`, from the last to the first: each asks for the letter that follows."""
    told, left, following = "", beside, noun
    while left:
        form = max((form for form in _FORMS if left.lower().endswith(form)), key=len)
        own, left = left[-len(form) :], left[: -len(form)]
        place = (gender == "f") + 2 * begins_with_vowel(following)
        agreed = as_large(own, _FORMS[form][place])
        told = following = agreed + told
        if _FORMS[form][0] in _BARRIERS:
            break
    return left + told
