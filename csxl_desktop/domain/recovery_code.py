"""The code of a recovery sheet: digits alone, in groups that are read on the phone, each with a figure that proves it.

Eight groups of five digits say some 133 bits. The sixth digit of a group is its check (Damm's table, which finds each
wrong digit and each two that changed places); the number of the group goes into it, so that two groups taken for one
another are found as well.
"""

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_

GROUPS, DIGITS = 8, 5
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


class RecoveryCodeLengthError(DomainError):
    template = N_("The code of a recovery sheet has {groups} groups of {digits} digits: {found} digits were typed.")


class RecoveryGroupError(DomainError):
    template = N_("Group {number} of the code, {group}, is not as it stands on a sheet: read it again.")


def spelt(secret: str) -> tuple[str, ...]:
    """The groups of a code, check digits included, as the sheet prints them; `secret` is its 40 digits."""
    parts = [secret[start : start + DIGITS] for start in range(0, GROUPS * DIGITS, DIGITS)]
    return tuple(part + _check(number, part) for number, part in enumerate(parts, 1))


def read(typed: str) -> str:
    """The 40 digits of a code as somebody typed it, with whatever spaces. The first group that is wrong is named."""
    digits = "".join(letter for letter in typed if letter.isdecimal() and letter.isascii())
    if len(digits) != GROUPS * (DIGITS + 1):
        raise RecoveryCodeLengthError(groups=GROUPS, digits=DIGITS + 1, found=len(digits))
    parts = [digits[start : start + DIGITS + 1] for start in range(0, len(digits), DIGITS + 1)]
    for number, part in enumerate(parts, 1):
        if part[DIGITS:] != _check(number, part[:DIGITS]):
            raise RecoveryGroupError(number=number, group=part)
    return "".join(part[:DIGITS] for part in parts)


def looks_like(typed: str) -> bool:
    """Whether what was typed is meant as the code of a sheet: digits alone, and many."""
    letters = [letter for letter in typed if not (letter.isspace() or letter in "-.·")]
    return len(letters) >= GROUPS * DIGITS // 2 and all(letter.isdecimal() for letter in letters)


def _check(number: int, part: str) -> str:
    state = 0
    for digit in f"{number}{part}":
        state = int(_DAMM[state][int(digit)])
    return str(state)
