"""How long a passphrase would stand, said plainly: nobody is told that eight letters are a vault."""

import math
from enum import StrEnum

from csxl_desktop.domain import recovery_code
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

SHORTEST = 8  # letters
_GUESSES = 20_000  # a second, of somebody who has the file and good machines: scrypt makes each of them dear
_WORD, _LONGEST_WORD = 11.0, 4.0  # bits that a word of the language says; bits of each letter, whatever the word
_DAY, _DECADE = 86_400.0, 10 * 365 * 86_400.0


class ShortPassphraseError(DomainError):
    template = N_("A passphrase of at least {count} letters is needed: three words that you will remember.")


class DigitsAloneError(DomainError):
    template = N_("Digits alone, and so many, are taken for the code of a recovery sheet: add a word.")


class DifferentPassphrasesError(DomainError):
    template = N_("The passphrase was not typed the same way twice: type it again.")


class NotThePassphraseError(DomainError):
    """What was typed does not open what was chosen: a slip, told where it can be mended."""


class Strength(StrEnum):
    """How long somebody who has the file would need."""

    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


STRENGTHS: dict[Strength, str] = {
    Strength.SHORT: N_("Too short: three or four words that have nothing to do with each other are best."),
    Strength.WEAK: N_("Weak: whoever takes the computer away finds it within a day. Add a word or two."),
    Strength.FAIR: N_("Fair: whoever takes the computer away needs months. One more word makes it strong."),
    Strength.STRONG: N_("Strong: nobody finds it by trying."),
}


def check(passphrase: str, again: str | None = None) -> None:
    """Raise the refusal of one that is too short, would be read as a code, or was typed otherwise `again`."""
    if len(passphrase) < SHORTEST:
        raise ShortPassphraseError(count=SHORTEST)
    if recovery_code.looks_like(passphrase):
        raise DigitsAloneError
    if again is not None and again != passphrase:
        raise DifferentPassphrasesError


def strength(passphrase: str) -> Strength:
    """By what it is made of; what is repeated counts once."""
    if len(passphrase) < SHORTEST:
        return Strength.SHORT
    seconds = 2.0 ** _bits(passphrase) / 2 / _GUESSES
    if seconds < _DAY:
        return Strength.WEAK
    return Strength.FAIR if seconds < _DECADE else Strength.STRONG


def _bits(passphrase: str) -> float:
    words = {word.casefold() for word in passphrase.split()}
    if len(words) > 1:
        return sum(min(_WORD, _LONGEST_WORD * len(set(word))) + _beyond_letters(word) for word in words)
    letters = set(passphrase)
    pool = sum(
        size
        for size, found in (
            (10, any(char.isdigit() for char in letters)),
            (26, any(char.islower() for char in letters)),
            (26, any(char.isupper() for char in letters)),
            (20, any(not char.isalnum() for char in letters)),
        )
        if found
    )
    return len(letters) * math.log2(pool) * (0.7 if passphrase.isalpha() else 0.85)


def _beyond_letters(word: str) -> float:
    return 3.0 * len({char for char in word if not char.isalpha()})
