"""Numbers as French sentences write them: figures, “six”, “vingt-deux”, “une quinzaine” is none."""

import re

_UNITS_WRITTEN = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
    "quinze seize dix-sept dix-huit"
    " dix-neuf"
)
_UNITS = tuple(_UNITS_WRITTEN.split())
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 70: "septante", 90: "nonante"}


def _words() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_UNITS) if number > 1}
    found |= {"quatre-vingts": 80, "cent": 100}
    for ten, name in _TENS.items():
        found[name] = ten
        found[f"{name} et un"] = found[f"{name}-et-un"] = ten + 1
        found |= {f"{name}-{_UNITS[unit]}": ten + unit for unit in range(2, 10)}
    found |= {f"soixante-{_UNITS[unit]}": 60 + unit for unit in range(10, 20)}
    found |= {f"quatre-vingt-{_UNITS[unit]}": 80 + unit for unit in range(1, 20)}
    return found


_NUMBERS = _words()
WORDED = "|".join(sorted(_NUMBERS, key=len, reverse=True))
NUMBER = rf"(?:(?<![\w.,/])\d{{1,3}}(?:[ .]\d{{3}})?(?![\w/]|[.,]\d)|(?<![\w-])(?:{WORDED})(?![\w-]))"
NUMBERED = re.compile(
    rf"\b(?:\d|(?:{'|'.join(sorted({each.split('-')[0].split()[0] for each in _NUMBERS}))})\b)"
)  # `Text.every`
_GROUPED = re.compile(r"[ .]")


def value(words: str) -> int | None:
    """What “22”, “1 086” or “vingt-deux” count; None where it is no number."""
    folded = words.strip().lower()
    if folded[:1].isdigit():
        figures = _GROUPED.sub("", folded)
        return int(figures) if figures.isdigit() else None
    return _NUMBERS.get(folded)
