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
