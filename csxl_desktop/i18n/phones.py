"""Phone numbers as Belgium prints them: 02 641 56 21, 0475 12 34 56, +33 1 23 45 67 89."""

import re

_NUMBER = re.compile(r"[+\d][\d\s()./\-\u2013]{5,}")


def phone(text: str, country: str = "BE") -> str:
    """The number in its country's groups; what is no valid number, or more than a number, stays as typed."""
    typed = text.strip()
    if not _NUMBER.fullmatch(typed):
        return typed
    # Kept out of start-up: the numbering plans are many.
    from phonenumbers import (
        NumberParseException,
        PhoneNumberFormat,
        format_number,
        is_valid_number,
        parse,
        region_code_for_number,
    )

    try:
        number = parse(typed, country)
    except NumberParseException:
        return typed
    if not is_valid_number(number):
        return typed
    national = region_code_for_number(number) == country
    return str(format_number(number, PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.INTERNATIONAL))


_SHORTEST_NUMBER = 8  # digits: fewer are an extension, or no number
_BELGIUM, _BELGIAN = "32", frozenset({10, 11})  # its code, and how many digits follow from there on


def same_number(text: str) -> str:
    """One writing for all of a number's: “+32 (0)2/641.56.21” and “026415621” alike; empty where it is no number."""
    typed = text.strip()
    digits = "".join(char for char in typed if char.isdigit())
    if len(digits) < _SHORTEST_NUMBER:
        return ""
    abroad = typed.startswith("+") or digits.startswith("00")
    code = digits.removeprefix("00") if abroad else digits
    if code.startswith(_BELGIUM) and (abroad or len(code) in _BELGIAN):
        return f"0{code.removeprefix(_BELGIUM).removeprefix('0')}"
    return f"+{code}" if abroad else digits
