"""The words that an office says instead of those of the house: how they are kept, what is offered to choose from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from csxl_desktop.domain.errors import DomainError, EmptyNameError
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.own_words import GENDERS, TERMS, Word, Words

MAX_WORD = 60
# No brace, which would be a place of a message, no sign that a button or a page reads as its own.
_WORD = re.compile(r"[^\W\d_][\w .’'-]*")

# What each term is called where nobody chose; in the language that is spoken.
HOUSE = {
    "assembly": N_("General assembly"),
    "coordination": N_("Coordination"),
    "group": N_("Working group"),
    "committee": N_("Steering committee"),
    "member": N_("Member"),
}

# Sentences of the window in which one hears how a word sits.
HEARD_IN = {
    "assembly": (
        N_("Answer of the assembly"),
        N_("No assembly is planned: write down the next one in the Agenda first."),
    ),
    "coordination": (N_("What the office answered."), N_("Complete the settings of the office")),
    "group": (N_("Choose a group on the left, or create the first one."), N_("Number of working groups")),
    "committee": (N_("Election of the steering committee"), N_("On the steering committee")),
    "member": (N_("Joining of a new member"), N_("Number of members")),
}


class WordRefusedError(DomainError):
    template = N_("A word is made of letters, spaces and hyphens: “{word}” cannot be said in every sentence.")


@dataclass(frozen=True, slots=True)
class Choice:
    """A word ready to be chosen; `letters` stand on the badge of its meetings."""

    word: Word
    letters: str = ""


CHOICES: Mapping[str, Mapping[str, tuple[Choice, ...]]] = {
    "fr": {
        "assembly": (
            Choice(Word("plénière", "plénières", "f"), "PLÉN."),
            Choice(Word("coupole", "coupoles", "f"), "COUP."),
            Choice(Word("assemblée plénière", "assemblées plénières", "f"), "AP"),
        ),
        "coordination": (
            Choice(Word("plateforme", "plateformes", "f")),
            Choice(Word("réseau", "réseaux", "m")),
            Choice(Word("concertation", "concertations", "f")),
        ),
        "group": (
            Choice(Word("atelier", "ateliers", "m"), "ATEL."),
            Choice(Word("commission", "commissions", "f"), "COMM."),
            Choice(Word("table de concertation", "tables de concertation", "f"), "TC"),
        ),
        "committee": (
            Choice(Word("bureau", "bureaux", "m"), "BUR."),
            Choice(Word("comité de pilotage", "comités de pilotage", "m"), "COPIL"),
            Choice(Word("comité de suivi", "comités de suivi", "m"), "CS"),
        ),
        "member": (
            Choice(Word("partenaire", "partenaires", "m")),
            Choice(Word("adhérent", "adhérents", "m")),
            Choice(Word("affilié", "affiliés", "m")),
        ),
    },
    "nl": {
        "assembly": (
            Choice(Word("algemene vergadering", "algemene vergaderingen", "de"), "AV"),
            Choice(Word("koepelvergadering", "koepelvergaderingen", "de"), "KOEP."),
        ),
        "coordination": (
            Choice(Word("platform", "platformen", "het")),
            Choice(Word("netwerk", "netwerken", "het")),
            Choice(Word("koepel", "koepels", "de")),
        ),
        "group": (
            Choice(Word("atelier", "ateliers", "het"), "ATEL."),
            Choice(Word("commissie", "commissies", "de"), "COMM."),
        ),
        "committee": (
            Choice(Word("bureau", "bureaus", "het"), "BUR."),
            Choice(Word("stuurgroep", "stuurgroepen", "de"), "SG"),
        ),
        "member": (Choice(Word("partner", "partners", "de")), Choice(Word("aangeslotene", "aangeslotenen", "de"))),
    },
    "en": {
        "assembly": (
            Choice(Word("plenary", "plenaries"), "PLEN."),
            Choice(Word("plenary session", "plenary sessions")),
        ),
        "coordination": (Choice(Word("platform", "platforms")), Choice(Word("network", "networks"))),
        "group": (Choice(Word("workshop", "workshops"), "WS"), Choice(Word("commission", "commissions"), "COMM.")),
        "committee": (Choice(Word("board", "boards"), "BOARD"), Choice(Word("bureau", "bureaus"), "BUR.")),
        "member": (Choice(Word("partner", "partners")), Choice(Word("affiliate", "affiliates"))),
    },
}


def words_of(stored: Mapping[str, Any] | None) -> dict[str, dict[str, Word]]:
    """What an office chose, by language and term; what cannot be a word is passed over."""
    found: dict[str, dict[str, Word]] = {}
    for language, terms in (stored or {}).items():
        if language in GENDERS and isinstance(terms, Mapping):
            read = {term: _read(language, terms.get(term)) for term in TERMS}
            found[language] = {term: word for term, word in read.items() if word is not None}
    return {language: words for language, words in found.items() if words}


def stored_of(words: Words) -> dict[str, Any] | None:
    """As the office's row keeps them; nothing where it says the words of the house."""
    kept = {
        language: {term: [word.singular, word.plural, word.gender] for term, word in terms.items()}
        for language, terms in words.items()
        if terms
    }
    return kept or None


def checked(language: str, word: Word) -> Word:
    """The word as it stands inside a sentence; refused where no sentence could say it."""
    singular, plural = (_small(" ".join(form.replace("'", "’").split())) for form in (word.singular, word.plural))
    if not singular:
        raise EmptyNameError
    for form in (singular, plural or singular):
        if len(form) > MAX_WORD or not _WORD.fullmatch(form):
            raise WordRefusedError(word=form)
    genders = GENDERS[language]
    return Word(singular, plural or singular, word.gender if word.gender in genders else genders[0])


def letters_of(language: str, term: str, word: Word) -> str:
    """What the badge of its meetings says."""
    ready = next((each.letters for each in CHOICES[language].get(term, ()) if each.word == word), "")
    parts = [part for part in word.singular.split() if len(part) > 3]
    return ready or ("".join(part[0] for part in parts) if len(parts) > 1 else f"{word.singular[:4]}.").upper()


def plural_of(language: str, singular: str) -> str:
    """The usual plural, to be proposed; the office changes it where it is another."""
    if not singular:
        return ""
    if language == "fr":
        if singular.endswith(("s", "x", "z")):
            return singular
        return (
            f"{singular[:-1]}ux" if singular.endswith("al") else singular + ("x" if singular.endswith("eau") else "s")
        )
    if language == "nl":
        return singular + ("s" if singular.endswith(("el", "er", "ie", "um", "or")) else "en")
    if singular.endswith("y") and singular[-2:-1] not in "aeiou":
        return f"{singular[:-1]}ies"
    return singular + ("es" if singular.endswith(("s", "x", "ch", "sh")) else "s")


def _read(language: str, kept: Any) -> Word | None:
    if not isinstance(kept, list) or not kept or not all(isinstance(part, str) for part in kept):
        return None
    try:
        return checked(language, Word(*(*kept, "", "")[:3]))
    except DomainError:
        return None


def _small(word: str) -> str:
    """“Plénière”, as one writes it into a box, is “plénière” inside a sentence; “CLSS” stays."""
    first = word.split(" ", 1)[0]
    return word[:1].lower() + word[1:] if first[1:].islower() or len(first) == 1 else word
