"""The opening hours of a week, and the languages spoken somewhere, in the words of a document."""

import re
from collections.abc import Iterable

from babel import Locale

from csxl_desktop.i18n.locales import locale_code
from csxl_desktop.i18n.opening_hours import WeekSlot, day_name, opening_range

_CODES = re.compile(r"[a-z]{2,3}(?:\s*[,;/ ]\s*[a-z]{2,3})*", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;/\s]+")


def week_lines(slots: Iterable[WeekSlot]) -> list[tuple[str, str]]:
    """Days and their hours, days that follow each other and open alike together: (“lundi – vendredi”, “9 h – 12 h”)."""
    of_day: dict[int, list[str]] = {}
    for slot in sorted(slots):
        of_day.setdefault(slot.weekday, []).append(opening_range(slot))
    runs: list[tuple[list[int], str]] = []
    for day, ranges in of_day.items():
        told = ", ".join(ranges)
        if runs and runs[-1][1] == told and runs[-1][0][-1] == day - 1:
            runs[-1][0].append(day)
        else:
            runs.append(([day], told))
    return [(_days(days), told) for days, told in runs]


def _days(days: list[int]) -> str:
    if len(days) == 1:
        return day_name(days[0])
    joint = " – " if len(days) > 2 else ", "
    return f"{day_name(days[0])}{joint}{day_name(days[-1])}"


def language_names(typed: str) -> str:
    """“français, néerlandais” for `fr, nl`; what is no list of codes stays as typed."""
    if not _CODES.fullmatch(typed.strip()):
        return typed
    known = Locale.parse(locale_code()).languages
    codes = [code for code in _BETWEEN.split(typed.strip().lower()) if code]
    return ", ".join(known[code] for code in codes) if all(code in known for code in codes) else typed
