"""What the name of a live field may say beside it: `arrivals|nouveau membre|nouveaux membres`, `source.…|page 8`.

Words that agree take the number of their field: one, several; with four of them the gender too, where the field
knows it (one and several of the masculine, then of the feminine).
"""

import re
from collections.abc import Mapping

from csxl_desktop.i18n.catalogue import current_language

BAR = "|"
SOURCE = "source."  # before the key of a publication: how it is cited
FEMININE = ".feminine"  # after a field that counts: whether all those counted are women
IN_WORDS = "_in_words"
_FORMS = (2, 4)
_ENDING = re.compile(r"\.(?: (?:https?://|www\.).*)?$")


def agreeing(name: str, forms: tuple[str, ...]) -> str:
    """The name of the words that agree with the field `name`."""
    return BAR.join((name, *(form.strip() for form in forms)))


def parts(name: str) -> tuple[str, tuple[str, ...]]:
    """The field, and what stands behind it."""
    head, *rest = name.split(BAR)
    return head, tuple(rest)


def value_of(name: str, values: Mapping[str, str]) -> str | None:
    """What a live field says, or `None` where nobody knows."""
    if name in values:
        return values[name]
    head, rest = parts(name)
    if not rest:
        return None
    if head.startswith(SOURCE):
        return _cited(values[head], rest[0]) if head in values else None
    return _agreed(head, rest, values)


def place_of(target: str) -> str:
    """What a reference leads to, without how it is told: `7f…|title`."""
    return target.partition(BAR)[0]


def form_of(target: str) -> str:
    """How a reference is told: `title`, `number`, `number-page`; nothing: by its page."""
    return target.partition(BAR)[2]


def number_of(value: str) -> float | None:
    """The number that a field says, where it says one."""
    bare = value.translate({ord(space): None for space in " \u00a0\u202f"}).replace(",", ".")
    try:
        return float(bare) if bare[:1].isdigit() else None
    except ValueError:
        return None


def _cited(source: str, where: str) -> str:
    """The page stands before the full stop and the address, which end the note."""
    ending = _ENDING.search(source)
    at = ending.start() if ending else len(source)
    return f"{source[:at]}, {where}{source[at:]}"


def _agreed(head: str, forms: tuple[str, ...], values: Mapping[str, str]) -> str | None:
    counted = head.removesuffix(IN_WORDS)
    number = number_of(values.get(counted, ""))
    if number is None or len(forms) not in _FORMS:
        return None
    several = number >= 2 if current_language() == "fr" else number != 1
    feminine = len(forms) > 2 and bool(values.get(f"{counted}{FEMININE}"))
    return forms[2 * feminine + several]
