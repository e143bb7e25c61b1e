"""Numbers as they are typed: “1.234,56”, “1 234,56”, “1234.56”; a thousand times more or less is never guessed."""

import re
from decimal import Decimal

from csxl_desktop.i18n.catalogue import current_language
from csxl_desktop.i18n.numbers import separators

_TYPED = re.compile(r"([+-]?)([0-9.,]*[0-9][0-9.,]*)")
_GROUPS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_EITHER = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")  # “1.234”: a group of thousands, or three decimals


class NotANumberError(ValueError):
    """It is no number in any language."""


class TwoReadingsError(ValueError):
    """It may be `large`, or `small`, a thousand times less."""

    def __init__(self, large: Decimal, small: Decimal) -> None:
        super().__init__()
        self.large, self.small = large, small


def read_number(typed: str, *, places: int | None = None) -> Decimal:
    """The number meant, where it can have `places` decimals (None: as many as one likes).

    Blanks group. Of a comma and a point the last parts the decimals; alone, one of them does too, wherever no group of
    three stands behind it. Where one does (“1.234”), the sign that the language groups with groups; the one with
    which it parts decimals parts them, but where there are no three decimals; then both readings are told.
    """
    found = _TYPED.fullmatch("".join(typed.split()).replace("−", "-"))
    if found is None:
        raise NotANumberError
    minus, figures = found[1] == "-", found[2]
    comma = _comma(figures, places)
    if comma is None:
        if not _GROUPS.fullmatch(figures) and not figures.isdigit():
            raise NotANumberError
        return _signed(re.sub(r"[.,]", "", figures), "", minus=minus)
    whole, rest = figures[:comma], figures[comma + 1 :]
    if not (whole.isdigit() or not whole or _GROUPS.fullmatch(whole)) or (rest and not rest.isdigit()):
        raise NotANumberError
    return _signed(re.sub(r"[.,]", "", whole), rest, minus=minus)


def _comma(figures: str, places: int | None) -> int | None:
    """Where the decimals are parted from the rest, if they are."""
    signs = re.findall(r"[.,]", figures)
    if not signs:
        return None
    if len(signs) > 1:  # “1.234.567”, or “1.234,5” of which the last sign stands there once
        is_last_alone = signs.count(signs[-1]) == 1 and len(set(signs[:-1])) == 1
        return figures.rindex(signs[-1]) if is_last_alone else None
    at = figures.index(signs[0])
    if not _EITHER.fullmatch(figures):
        return at
    thousands, own = separators(current_language())
    if signs[0] == thousands:
        return None
    if places is None and signs[0] == own:
        return at
    if signs[0] == own or places is None:
        small = Decimal(f"{figures[:at]}.{figures[at + 1 :]}")
        large = Decimal(figures[:at] + figures[at + 1 :])
        raise TwoReadingsError(large, small if places is None else small.quantize(Decimal(1).scaleb(-places)))
    return None  # a point in French, where three decimals cannot be: Belgians group with it


def _signed(whole: str, rest: str, *, minus: bool) -> Decimal:
    number = Decimal(f"{whole or 0}.{rest}" if rest else whole or 0)
    return -number if minus and number else number
