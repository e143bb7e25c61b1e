"""The contact log: one line of typing for each contact, counted by theme, month and nature. Never a beneficiary."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ContactNature, ContactWay
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.contact_line import SURE, ContactGuess, Known, read_line
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.storage.database import Database

_SHOWN = 8
_SHORTEST_PART = 4  # letters of a word that may stand for a whole name


class WithWhomError(DomainError):
    template = N_("Say with whom: the name of an organisation, or a professional after @.")


class FutureContactError(DomainError):
    template = N_("A contact is noted once it has taken place, not before.")


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One contact with its names; `folded` is what a filter looks in."""

    id: UUID
    contact_on: date
    organisation_id: UUID | None
    organisation: str
    person_id: UUID | None
    person: str
    professional: str
    nature: ContactNature
    way: ContactWay
    theme: str
    note: str
    noted_by: str
    folded: str

    @property
    def who(self) -> str:
        """With whom, the organisation first."""
        return " · ".join(part for part in (self.organisation, self.person or self.professional) if part)


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme and its contacts in each month, January first."""

    theme: str
    months: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class ContactYear:
    """All that the tool shows of a year."""

    entries: tuple[ContactRow, ...]
    themes: tuple[ThemeCount, ...]
    natures: Mapping[ContactNature, int]
    years: tuple[int, ...]


class ContactLogService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def read(self, line: str) -> ContactGuess:
        """What the line is understood to say, shown before it is noted."""
        with self._database() as session:
            return _read(session, line, self._today())

    def note(self, guess: ContactGuess, **corrected: Any) -> Written:
        """Write a contact down; `corrected` are the columns that somebody set by hand."""
        values: dict[str, Any] = {
            "contact_on": guess.contact_on,
            "organisation_id": guess.organisation.id if guess.organisation else None,
            "person_id": guess.person.id if guess.person else None,
            "professional": guess.professional,
            "way": guess.way,
            "nature": guess.nature,
            "theme": guess.theme,
            "noted_by": self._database.author.person,
        } | corrected
        if not (values["organisation_id"] or values["person_id"] or values["professional"]):
            raise WithWhomError
        if values["contact_on"] > self._today():
            raise FutureContactError
        with self._database.begin(N_("Contact noted")) as session:
            made = add(session, ContactEntry, values)
            return written(self._database, session, made.id)

    def of_organisation(self, organisation_id: UUID, limit: int = _SHOWN) -> tuple[ContactRow, ...]:
        """The last contacts, newest first."""
        with self._database() as session:
            return tuple(_rows(session, ContactEntry.organisation_id == organisation_id, limit))

    def year(self, year: int) -> ContactYear:
        with self._database() as session:
            rows = _of_year(session, year)
            days = session.scalars(select(ContactEntry.contact_on).where(ContactEntry.trashed_at.is_(None)))
            years = {day.year for day in days} | {self._today().year}
            natures = Counter(row.nature for row in rows)
            return ContactYear(
                rows,
                by_theme(rows),
                {nature: natures[nature] for nature in ContactNature},
                tuple(sorted(years, reverse=True)),
            )


def theme_counts(session: Session, year: int) -> tuple[ThemeCount, ...]:
    """The contacts of a year by theme and month."""
    return by_theme(_of_year(session, year))


def _of_year(session: Session, year: int) -> tuple[ContactRow, ...]:
    return tuple(_rows(session, extract("year", ContactEntry.contact_on) == year))


def by_theme(rows: tuple[ContactRow, ...]) -> tuple[ThemeCount, ...]:
    """Contacts of each theme in each month, the theme most spoken of first; one that is written twice is one."""
    called: dict[str, str] = {}
    counted: Counter[tuple[str, int]] = Counter()
    for row in reversed(rows):
        key = fold(row.theme)
        called.setdefault(key, row.theme)
        counted[key, row.contact_on.month] += 1
    made = [ThemeCount(name, tuple(counted[key, month] for month in range(1, 13))) for key, name in called.items()]
    return tuple(sorted(made, key=lambda each: (-each.total, fold(each.theme))))


def _read(session: Session, line: str, today: date) -> ContactGuess:
    from csxl_desktop.storage.near_search import near_organisations  # a report counts contacts, and looks for nobody

    people = session.execute(
        select(Person.id, Person.first_name, Person.last_name)
        .where(Person.trashed_at.is_(None), Person.anonymised_on.is_(None))
        .order_by(Person.sort_key, Person.id)
    ).all()

    names = session.execute(
        select(Organisation.id, Organisation.name, Organisation.folded).where(Organisation.trashed_at.is_(None))
    ).all()

    def organisation(words: str) -> Known | None:
        near = near_organisations(session, words)
        if near:
            return Known(near[0].id, near[0].name, near[0].score)
        word = fold(words)
        held = [] if len(word) < _SHORTEST_PART else [row for row in names if word in _words_of(row.folded)]
        return Known(held[0].id, held[0].name, SURE - 1) if len(held) == 1 else None

    def person(words: str) -> Known | None:
        wanted = fold(words)
        meant = [row for row in people if wanted in _ways_to_name(row.first_name, row.last_name)]
        if len(meant) != 1:
            return None
        return Known(meant[0].id, f"{meant[0].first_name} {meant[0].last_name}".strip())

    return read_line(line, today, organisation, person)


def _words_of(folded: str) -> frozenset[str]:
    return frozenset("".join(letter if letter.isalnum() else " " for letter in folded).split())


def _ways_to_name(first: str, last: str) -> frozenset[str]:
    return frozenset((fold(last), fold(f"{first} {last}"), fold(f"{last} {first}")))


def _rows(session: Session, wanted: Any, limit: int | None = None) -> list[ContactRow]:
    found = session.execute(
        select(ContactEntry, Organisation.name, Person)
        .outerjoin(Organisation, Organisation.id == ContactEntry.organisation_id)
        .outerjoin(Person, Person.id == ContactEntry.person_id)
        .where(ContactEntry.trashed_at.is_(None), wanted)
        .order_by(ContactEntry.contact_on.desc(), ContactEntry.id.desc())
        .limit(limit)
    )
    return [_row(entry, name or "", person.full_name if person else "") for entry, name, person in found]


def _row(entry: ContactEntry, organisation: str, person: str) -> ContactRow:
    return ContactRow(
        entry.id,
        entry.contact_on,
        entry.organisation_id,
        organisation,
        entry.person_id,
        person,
        entry.professional,
        entry.nature,
        entry.way,
        entry.theme,
        entry.note,
        entry.noted_by,
        fold(f"{organisation} {person} {entry.professional} {entry.theme} {entry.note}"),
    )
