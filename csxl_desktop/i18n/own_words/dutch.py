"""Dutch messages in the office's words: de or het, the ending of what stands before the noun, words put together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from csxl_desktop.i18n.own_words import Rewording, Word
from csxl_desktop.i18n.own_words.forms import as_large, by_form, swapped, swaps

# Before a de-word, before a het-word.
_DETERMINERS = (("de ", "het "), ("deze ", "dit "), ("elke ", "elk "), ("welke ", "welk "))
_INVARIANT = (
    "een ",
    "geen ",
    "uw ",
    "nog geen ",
    "alle ",
    "een van meerdere ",
    "hele ",
    "volgende ",
    "laatste ",
    "vorige ",
)
_ADJECTIVES = (("nieuwe ", "nieuw "), ("vroegere ", "vroeger "), ("andere ", "ander "), ("latere ", "later "))
_FURTHER_ADJECTIVES = (("getelde ", "geteld "),)
_DEFINITE = frozenset(("de ", "het ", "deze ", "dit ", "die ", "dat ", "uw "))
_PAIRS = {form: pair for pair in (*_DETERMINERS, *_ADJECTIVES, *_FURTHER_ADJECTIVES) for form in pair}
_ENDED = frozenset(form for pair in (*_ADJECTIVES, *_FURTHER_ADJECTIVES) for form in pair)
_BESIDE = "|".join(sorted((*_PAIRS, *_INVARIANT), key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class _Noun:
    """A term of the house: its nouns (one, several), beginnings of longer words, where it means another thing."""

    gender: str
    nouns: tuple[tuple[str, str], ...]
    beginnings: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    companions: tuple[tuple[str, str], ...] = ()  # further off, where the gender is the other one


_NOUNS = {
    "assembly": _Noun(
        "de",
        (("plenaire vergadering", "plenaire vergaderingen"),),
        companions=(
            ("vergadering gepland: noteer de volgende", "vergadering gepland: noteer het volgende"),
            ("vergadering gepland: plan die", "vergadering gepland: plan dat"),
            ("voordien is die van", "voordien is dat van"),
            ("goedgekeurd op de volgende", "goedgekeurd op het volgende"),
            ("vergadering die", "vergadering dat"),
        ),
    ),
    "coordination": _Noun(
        "de",
        (("sociale coördinatie", "sociale coördinaties"), ("coördinatie", "coördinaties")),
        not_after=("csxl – ", "csxl – sociale "),  # the name of this program
        companions=(
            ("haar activiteitenverslag", "zijn activiteitenverslag"),
            ("haar documenten", "zijn documenten"),
            ("haar eigen teksten", "zijn eigen teksten"),
            ("haar instellingen", "zijn instellingen"),
        ),
    ),
    "group": _Noun(
        "de",
        (("werkgroep", "werkgroepen"),),
        ("werkgroep(?=vergadering)", "groeps(?=partners|lijst)"),
        companions=(
            ("werkgroep zonder haar", "werkgroep zonder zijn"),
            ("werkgroep op haar", "werkgroep op zijn"),
            ("werkgroep dan die", "werkgroep dan dat"),
            ("maak de eerste", "maak het eerste"),
            ("werkgroep: --group met haar", "werkgroep: --group met zijn"),
            ("vermeldt hem niet", "vermeldt het niet"),
        ),
    ),
    "committee": _Noun("het", (("begeleidingscomité", "begeleidingscomités"), ("comité", "comités"))),
    "member": _Noun(
        "het",
        (("lid", "leden"),),
        ("leden(?=fiche|tabel|lijst|register)",),
        # Of the team and of the committee there are members under every roof.
        not_after=("verkozen ",),
        not_before=(" van het team", " van het comité", " van het begeleidingscomité"),
    ),
}


def rewording(told: Mapping[str, Word]) -> Rewording:
    """What changes a message into these words."""
    nouns = by_form(
        (term, pair) for term in told for pair in (*_NOUNS[term].nouns, *((_MEETING,) if term == "assembly" else ()))
    )
    other = [_NOUNS[term] for term, word in told.items() if word.gender != _NOUNS[term].gender]
    further = [pair for noun in other for pair in noun.companions]
    companions, in_full = tuple(swaps(further)), tuple(swaps(_IN_FULL)) if "assembly" in told else ()
    usual, of_assembly = (_pattern(told, meeting=meeting) for meeting in (False, True))

    def _replaced(found: re.Match[str]) -> str:
        if found["beginning"]:
            term = next(term for term in told if found["beginning"].lower().startswith(_STEMS.get(term, ())))
            return found["beside"] + as_large(found["beginning"], _put_together(told[term]))
        term, several = nouns[" ".join(found["noun"].lower().split())]
        word = told[term]
        beside = found["beside"] if several else _agreed(found["beside"], word.gender)
        return beside + as_large(found["noun"], word.plural if several else word.singular)

    def _reworded(answer: str, message: str = "") -> str:
        # “Vergadering” is a meeting of any kind, but where the English message speaks of an assembly.
        pattern = of_assembly if "assembl" in message.lower() else usual
        answer = swapped(answer, in_full)
        return pattern.sub(_replaced, swapped(answer, companions)) if pattern.search(answer) else answer

    return _reworded


_MEETING = ("vergadering", "vergaderingen")
_IN_FULL = (
    ("plenaire aanwezigheid", "aanwezigheid op de plenaire vergaderingen"),
    ("plenaire en thematische vergaderingen", "plenaire vergaderingen en thematische ontmoetingen"),
)
_STEMS: dict[str, tuple[str, ...]] = {"member": ("leden",), "group": ("werkgroep", "groeps")}


def _pattern(told: Mapping[str, Word], *, meeting: bool) -> re.Pattern[str]:
    choices = [_guarded(_NOUNS[term]) for term in told]
    if meeting and "assembly" in told:
        choices.append("|".join(sorted(_MEETING, key=len, reverse=True)))
    beginnings = "|".join(each for term in told for each in _NOUNS[term].beginnings) or "(?!)"
    noun = rf"(?P<beginning>{beginnings})|(?P<noun>{'|'.join(choices)})(?![\w}}])"
    return re.compile(rf"(?<![\w{{])(?P<beside>(?:{_BESIDE})*)(?:{noun})", re.IGNORECASE)


def _guarded(noun: _Noun) -> str:
    before = "".join(f"(?<!{re.escape(each)})" for each in noun.not_after)
    after = "".join(f"(?!{re.escape(each)})" for each in noun.not_before)
    forms = sorted((form for pair in noun.nouns for form in pair), key=len, reverse=True)
    return f"{before}(?:{'|'.join(forms)})\\b{after}"


def _agreed(beside: str, gender: str) -> str:
    """What stands before one of them: “een nieuw lid”, “een nieuwe partner”, “het nieuwe lid”."""
    parts = re.findall(_BESIDE, beside, re.IGNORECASE)
    definite = any(part.lower() in _DEFINITE for part in parts)
    place = gender == "het"
    told = ""
    for part in parts:
        pair = _PAIRS.get(part.lower())
        if pair is None:
            told += part
        elif part.lower() in _ENDED:
            told += as_large(part, pair[0] if definite else pair[place])
        else:
            told += as_large(part, pair[place])
    return told


def _put_together(word: Word) -> str:
    """“Ledenlijst” becomes “partnerlijst”, “aangeslotenenlijst”."""
    stem = word.singular if word.plural.endswith("s") else word.plural
    return f"{stem}-" if " " in stem else stem
