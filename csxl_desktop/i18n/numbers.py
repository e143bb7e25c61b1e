"""Numbers as they are printed: figures, ordinals, words and lists, in the current language."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from csxl_desktop.i18n.catalogue import current_language
from csxl_desktop.i18n.locales import locale_code

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FR_UNITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_FR_TENS = ("vingt", "trente", "quarante", "cinquante", "soixante", "septante", "quatre-vingt", "nonante")
_NL_UNITS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_NL_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_EN_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_SEPARATORS = {"fr": ("\N{NARROW NO-BREAK SPACE}", ","), "nl": (".", ","), "en": (",", ".")}  # of thousands, decimals
_AND = {"fr": "et", "nl": "en", "en": "and"}
_ROUND = {
    "fr": {
        10: "une dizaine", 12: "une douzaine", 15: "une quinzaine", 20: "une vingtaine", 30: "une trentaine",
        40: "une quarantaine", 50: "une cinquantaine", 60: "une soixantaine", 100: "une centaine",
    },
    "nl": {
        10: "een tiental", 12: "een twaalftal", 15: "een vijftiental", 20: "een twintigtal", 30: "een dertigtal",
        40: "een veertigtal", 50: "een vijftigtal", 60: "een zestigtal", 100: "een honderdtal",
    },
}  # fmt: skip


def roman(number: int) -> str:
    """“VI” for 6; 0 and below have no roman figure and are refused."""
    if number < 1:
        msg = f"no roman figure for {number}"
        raise ValueError(msg)
    letters = []
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters.append(letter * times)
    return "".join(letters)


def ordinal(number: int, *, feminine: bool = False) -> str:
    """“1er”, “1re”, “22e” in French; “1ste”, “22ste”, “16de” in Dutch; “22nd” in English."""
    match current_language():
        case "fr":
            return f"1{'re' if feminine else 'er'}" if number == 1 else f"{number}e"
        case "nl":
            last = number % 100
            return f"{number}{'ste' if last in {0, 1, 8} or last >= 20 else 'de'}"
        case _:
            teen = number % 100 in {11, 12, 13}
            return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def in_words(number: int, *, feminine: bool = False, belgian: bool = True) -> str:
    """0 to 100 in words (“six”, “nonante-neuf”), figures beyond; not `belgian`: “quatre-vingt-dix-neuf”."""
    if not 0 <= number <= 100:
        return decimal(number)
    match current_language():
        case "fr":
            return _french(number, feminine=feminine, belgian=belgian)
        case "nl":
            return _dutch(number)
        case _:
            return _english(number)


def roundly(number: int) -> str:
    """“une dizaine” for 10, “een vijftigtal” for 50; nothing for a figure that no such word says."""
    return _ROUND.get(current_language(), {}).get(number, "")


def decimal(value: float, digits: int | None = None) -> str:
    """“1 234,5” in French; `digits` after the comma, as many as needed (at most three) without."""
    return _decimal(value + 0, digits, current_language())  # of a nought without its minus


@lru_cache(2048)
def _decimal(value: float, digits: int | None, language: str) -> str:
    """A table says the same small numbers over and over, each time it is painted.

    Babel says the same (the tests ask it), but what it knows of a language takes 6 MB and 30 ms of each process.
    """
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-3 if digits is None else -digits), ROUND_HALF_EVEN)
    whole, _, rest = f"{rounded:,f}".partition(".")
    if digits is None:
        rest = rest.rstrip("0")
    thousands, comma = separators(language)
    return whole.replace(",", thousands) + (comma + rest if rest else "")


def separators(language: str) -> tuple[str, str]:
    """What stands between thousands, and before decimals."""
    return _SEPARATORS.get(language, _SEPARATORS["en"])


def every_figure(number: Decimal, *, grouped: bool = True) -> str:
    """“1.234,50” in Dutch: all the decimals that it has, the noughts too."""
    thousands, comma = separators(current_language())
    whole, _, rest = f"{number:,f}".partition(".")
    return whole.replace(",", thousands if grouped else "") + (comma + rest if rest else "")


def percent(fraction: float, digits: int = 0, *, signed: bool = False) -> str:
    """“12 %” for 0.12; `signed` puts + before a rise and a true minus before a fall."""
    figures = decimal(abs(fraction) * 100, digits)
    sign = "" if not any(char in "123456789" for char in figures) else ("−" if fraction < 0 else "+" * signed)
    return f"{sign}{of_hundred(figures)}"


def of_hundred(figures: str) -> str:
    """“12,5 %” for “12,5”; only French leaves a space before the sign."""
    return f"{figures}\N{NO-BREAK SPACE}%" if current_language() == "fr" else f"{figures}%"


def euro(amount: Decimal) -> str:
    """“1 234,50 €” in French, “€ 1.234,50” in Dutch; to the cent, as it was typed."""
    from babel.numbers import format_currency  # kept out of start-up

    return format_currency(amount, "EUR", locale=locale_code())


def plural_list(items: Iterable[str]) -> str:
    """“a, b et c”."""
    *others, last = list(items) or [""]
    return f"{', '.join(others)} {_AND.get(current_language(), _AND['en'])} {last}" if others else last


def _french(number: int, *, feminine: bool, belgian: bool) -> str:
    one = "une" if feminine else "un"
    if number == 100:
        return "cent"
    if number < 20:
        return one if number == 1 else _FR_UNITS[number]
    if not belgian and number // 10 in {7, 9}:
        link = " et " if number == 71 else "-"
        return f"{'soixante' if number < 80 else 'quatre-vingt'}{link}{_FR_UNITS[number % 10 + 10]}"
    tens, unit = _FR_TENS[number // 10 - 2], number % 10
    if unit == 0:
        return "quatre-vingts" if number == 80 else tens
    if unit == 1:
        return f"{tens}-{one}" if number == 81 else f"{tens} et {one}"
    return f"{tens}-{_FR_UNITS[unit]}"


def _dutch(number: int) -> str:
    if number == 100:
        return "honderd"
    if number < 20:
        return "één" if number == 1 else _NL_UNITS[number]
    tens, unit = _NL_TENS[number // 10 - 2], number % 10
    if unit == 0:
        return tens
    return f"{_NL_UNITS[unit]}{'ën' if unit in {2, 3} else 'en'}{tens}"


def _english(number: int) -> str:
    if number == 100:
        return "one hundred"
    if number < 20:
        return _EN_UNITS[number]
    tens, unit = _EN_TENS[number // 10 - 2], number % 10
    return f"{tens}-{_EN_UNITS[unit]}" if unit else tens
