"""How strong a passphrase is, told plainly."""

import pytest

from csxl_desktop.domain import passphrases
from csxl_desktop.domain.passphrases import Strength


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("abc", Strength.SHORT),
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("cerise lampe", Strength.WEAK),
        ("cerise verte lampe", Strength.FAIR),
        ("cerise cerise cerise cerise", Strength.WEAK),
        ("cerise verte lampe bleue", Strength.STRONG),
        ("cerise verte lampe 27", Strength.STRONG),
        ("kT7!vq2Zp#9w", Strength.STRONG),
    ],
)
def test_what_is_repeated_or_short_does_not_count_and_words_add_up(passphrase: str, strength: Strength) -> None:
    assert passphrases.strength(passphrase) is strength
    assert passphrases.STRENGTHS[strength]


def test_digits_that_would_be_read_as_a_code_are_refused() -> None:
    with pytest.raises(passphrases.DigitsAloneError):
        passphrases.check("0475 12 34 56 0475 65 43 21")
