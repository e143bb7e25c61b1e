"""One line of the contact log as it is typed in a hurry: who, how, what for, about what, when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar
from uuid import UUID

from csxl_desktop.domain.choices import ContactNature, ContactWay
from csxl_desktop.i18n import fold
from csxl_desktop.i18n.date_parsing import parse_date

# Folded words, the longest first where one holds another; whatever language the window speaks.
_WAYS = {
    ContactWay.PHONE: ("par telephone", "au telephone", "telephone", "telefoon", "phone", "tel", "gsm", "appel"),
    ContactWay.MAIL: ("par mail", "e-mail", "email", "mail", "courriel", "mel"),
    ContactWay.VISIT: ("sur place", "visite", "passage", "bezoek", "visit"),
    ContactWay.MEETING: ("en reunion", "reunion", "vergadering"),
}
_NATURES = {
    ContactNature.PUTTING_IN_TOUCH: ("mise en contact", "mise en relation", "mise en lien", "contact"),
    ContactNature.ORIENTATION: ("orientation", "orienter", "reorientation", "doorverwijzing"),
    ContactNature.SUPPORT: ("soutien", "appui", "aide au projet", "ondersteuning", "support"),
    ContactNature.INFORMATION: ("demande d'info", "information", "informations", "infos", "info", "renseignement"),
}
_CIVIL = frozenset({"m", "mr", "mme", "mlle", "monsieur", "madame", "famille", "dhr", "mevr", "mevrouw", "usager"})
_LONGEST_DATE, _LONGEST_NAME = 3, 7
Choice = TypeVar("Choice", ContactWay, ContactNature)
SURE = 85  # the likeness from which words are a name wherever they stand
_WEEK = timedelta(days=7)
_TRIM = ".,;:"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody or something of the directory."""

    id: UUID
    name: str
    score: int = 100


@dataclass(frozen=True, slots=True)
class ContactGuess:
    """What the line was understood to say; `doubtful` is what looks like the name of a private person."""

    contact_on: date
    organisation: Known | None = None
    person: Known | None = None
    professional: str = ""
    way: ContactWay = ContactWay.PHONE
    nature: ContactNature = ContactNature.INFORMATION
    theme: str = ""
    doubtful: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it says with whom."""
        return bool(self.organisation or self.person or self.professional)


def read_line(
    line: str,
    today: date,
    organisations: Callable[[str], Known | None],
    people: Callable[[str], Known | None],
) -> ContactGuess:
    """What `line` says; `organisations` and `people` find who is meant by a few words."""
    words: list[str | None] = list(line.split())
    professional, person = _take_person(words, people)
    day = _take_date(words, today)
    way = _take_word(words, _WAYS) or ContactWay.PHONE
    organisation = _take_organisation(words, organisations)
    nature = _take_word(words, _NATURES) or ContactNature.INFORMATION
    theme = " ".join(word for word in words if word).strip(_TRIM + " ")
    return ContactGuess(day or today, organisation, person, professional, way, nature, theme, _doubtful(theme, people))


def _take_person(words: list[str | None], people: Callable[[str], Known | None]) -> tuple[str, Known | None]:
    """`@Diop`: a professional of the directory, else the word itself."""
    for place, word in enumerate(words):
        if word and word.startswith("@") and len(word) > 1:
            name = word[1:].replace("_", " ").replace(".", " ").strip()
            words[place] = None
            found = people(name)
            return ("", found) if found else (name, None)
    return "", None


def _take_date(words: list[str | None], today: date) -> date | None:
    """A contact is past: a weekday is the last one, a day without year never one to come."""
    for start, run in _runs(words, _LONGEST_DATE):
        day = parse_date(" ".join(run), today)
        if day is None or (len(run) == 1 and run[0].isdigit()):
            continue
        _drop(words, start, len(run))
        if day > today:
            written = any(letter.isdigit() for letter in "".join(run))
            day = _year_before(day) if written else day - _WEEK
        return day
    return None


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _take_word(words: list[str | None], known: Mapping[Choice, tuple[str, ...]]) -> Choice | None:
    longest = max(len(each.split()) for spelled in known.values() for each in spelled)
    for start, run in _runs(words, longest):
        said = fold(" ".join(run)).strip(_TRIM)
        for choice, spelled in known.items():
            if said in spelled:
                _drop(words, start, len(run))
                return choice
    return None


def _take_organisation(words: list[str | None], find: Callable[[str], Known | None]) -> Known | None:
    """The words that are most like a name; of equals those that come first, then the longest.

    What is only a part of a name is taken at the beginning alone.
    """
    best: tuple[int, int, int, Known] | None = None
    first = next((place for place, word in enumerate(words) if word), 0)
    for start, run in _runs(words, _LONGEST_NAME):
        found = find(" ".join(run))
        if found is None or (found.score < SURE and start > first):
            continue
        rank = (found.score, -start, len(run))
        if best is None or rank > best[:3]:
            best = (*rank, found)
    if best is None:
        return None
    _drop(words, -best[1], best[2])
    return best[3]


def _runs(words: Sequence[str | None], longest: int) -> Iterator[tuple[int, list[str]]]:
    """Neighbouring words not taken yet, the longest runs first."""
    for length in range(longest, 0, -1):
        for start in range(len(words) - length + 1):
            run = [word for word in words[start : start + length] if word]
            if len(run) == length:
                yield start, run


def _drop(words: list[str | None], start: int, length: int) -> None:
    words[start : start + length] = [None] * length


def _doubtful(theme: str, people: Callable[[str], Known | None]) -> str:
    """Words of the theme that look like somebody who is not in the directory."""
    words = [word.strip(_TRIM) for word in theme.split()]
    for one, other in pairwise(words):
        is_name = other[:1].isupper() and (one[:1].isupper() or fold(one) in _CIVIL)
        if is_name and not one.isupper() and people(f"{one} {other}") is None and people(other) is None:
            return f"{one} {other}"
    return ""
