"""How a meeting is named, dated and placed on paper, in the language being spoken."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from csxl_desktop.domain.content.meeting_facts import Count, MeetingFacts, Share
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.i18n import _, current_language
from csxl_desktop.i18n.dates import date_range, fuzzy_date, time_range
from csxl_desktop.i18n.numbers import decimal, of_hundred, roman

# Grammar, not wording: one woman, women, one man, several with a man, one and several of whom nothing is known.
_FORMS = {
    "fr": {
        "speakers": (
            *("Intervenante", "Intervenantes", "Intervenant", "Intervenants"),
            *("Intervenant·e", "Intervenant·es"),
        ),
        "present": ("Présente", "Présentes", "Présent", "Présents", "Présent", "Présents"),
        "represented": ("Représentée", "Représentées", "Représenté", "Représentés", "Représenté", "Représentés"),
        "excused": ("Excusée", "Excusées", "Excusé", "Excusés", "Excusé", "Excusés"),
        "absent": ("Absente", "Absentes", "Absent", "Absents", "Absent", "Absents"),
        "guests": ("Invitée", "Invitées", "Invité", "Invités", "Invité", "Invités"),
    },
    "nl": {
        "speakers": ("Spreekster", "Spreeksters", "Spreker", "Sprekers", "Spreker", "Sprekers"),
        "present": ("Aanwezig",) * 6,
        "represented": ("Vertegenwoordigd",) * 6,
        "excused": ("Verontschuldigd",) * 6,
        "absent": ("Afwezig",) * 6,
        "guests": ("Genodigde", "Genodigden") * 3,
    },
    "en": {
        "speakers": ("Speaker", "Speakers") * 3,
        "present": ("Present",) * 6,
        "represented": ("Represented",) * 6,
        "excused": ("Excused",) * 6,
        "absent": ("Absent",) * 6,
        "guests": ("Guest", "Guests") * 3,
    },
}

NBSP = "\N{NO-BREAK SPACE}"
_GROUPED = 1_000  # from here on, thousands stand apart


def heading(meeting: MeetingFacts) -> str:
    """“Assemblée générale du jeudi 2 avril 2026”."""
    return _named(meeting, day_text(meeting))


def running_heads(before: str, meeting: MeetingFacts) -> list[str]:
    """What may stand above the pages behind `before`, the longest first: without the weekday, without the kind."""
    bare = day_text(meeting, weekday=False)
    told = [heading(meeting), _named(meeting, bare), bare or meeting.kind]
    return [f"{before} – {each}" for each in dict.fromkeys(told)]


def _named(meeting: MeetingFacts, when: str) -> str:
    if not when:
        return meeting.kind
    one_day = meeting.precision == "day" and meeting.last_day in {None, meeting.day}
    pattern = _("{kind} of {date}") if one_day else _("{kind}, {date}")
    return pattern.format(kind=meeting.kind, date=when)


class Dated(Protocol):
    """A day as well as it is known: of a meeting, of a line of a planning."""

    @property
    def day(self) -> date | None: ...

    @property
    def last_day(self) -> date | None: ...

    @property
    def precision(self) -> str: ...


def day_text(meeting: Dated, *, weekday: bool = True) -> str:
    """“jeudi 2 avril 2026”, or as much of it as is known; nothing where there is no date."""
    if meeting.day is None or meeting.precision == "undated":
        return ""
    if meeting.precision == "day":
        return date_range(meeting.day, meeting.last_day, weekday=weekday)
    return fuzzy_date(meeting.day, meeting.precision)


def when_text(meeting: MeetingFacts) -> str:
    """“Jeudi 2 avril 2026, 9 h 30 – 12 h 00”."""
    parts = (day_text(meeting), time_range(meeting.starts, meeting.ends))
    return capitalised(", ".join(part for part in parts if part))


def where_lines(meeting: MeetingFacts) -> list[str]:
    """The venue, then its address, a line each."""
    return [] if meeting.venue is None else [meeting.venue.name, *meeting.venue.address]


def eyebrow(meeting: MeetingFacts) -> str:
    """The small line above the title: the roman number, the group and its axis."""
    number = roman(meeting.number) if meeting.number else ""
    return " · ".join(part for part in (number, meeting.working_group, meeting.axis) if part)


def capitalised(text: str) -> str:
    """`text` with its first letter in capitals, the others as they are."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """`text` with its first letter small, as inside a sentence; an acronym stays."""
    return text if text[1:2].isupper() or text[1:2] in {".", "’", "'"} else text[:1].lower() + text[1:]


def count_text(count: Count, decimals: int = 0) -> str:
    """“34”, “environ 30”, “plus de 30”, “30 à 40”, “57 %”; with `decimals` always so many after the comma."""
    if isinstance(count, Share):
        return of_hundred(count_text(Count(count.number, count.quality, count.to), decimals))
    match count.quality:
        case "about":
            return _("about {number}").format(number=figures(count.number, decimals))
        case "more_than":
            return _("more than {number}").format(number=figures(count.number, decimals))
        case "range" if count.to is not None:
            return _("{low} to {high}").format(low=figures(count.number, decimals), high=figures(count.to, decimals))
        case "unknown":
            return "?"
        case _:
            return figures(count.number, decimals)


def figures(number: float, decimals: int = 0) -> str:
    """A number as the language writes it: “34”, “3 666”, “12,5”; with `decimals` always so many after the comma."""
    if decimals > 0:
        return decimal(number, decimals)
    return str(int(number)) if number == int(number) and abs(number) < _GROUPED else decimal(number)


def agreeing(word: str, names: Sequence[PersonName]) -> str:
    """The heading `word` (a key of `_FORMS`) as it agrees with the people under it: “Intervenantes”."""
    forms = _FORMS.get(current_language(), _FORMS["en"])[word]
    civilities = {name.civility for name in names}
    if "M." in civilities:
        gender = 2
    elif civilities == {"Mme"}:
        gender = 0
    else:
        gender = 4
    return forms[gender + (len(names) > 1)]
