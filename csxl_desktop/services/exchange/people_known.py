"""The people and organisations of a dossier as an import of a hundred thousand lines looks them up: plain rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.name_index import NameIndex
from csxl_desktop.exchange.people_table import PersonLine
from csxl_desktop.i18n import fold, sort_key
from csxl_desktop.services.exchange.member_matching import folded_person_key, person_key
from csxl_desktop.services.exchange.report import Candidate

_NEAR, _SAME_PERSON = 85, 80  # likeness of names, 0–100
_SHOWN = 3
_NUMBER = 6  # figures that make a number


@dataclass(slots=True)
class KnownPerson:
    """A person of the dossier, or one that this import makes.

    `line` is where it was made, `met` the first line that means it; `channels` holds the keys of numbers and addresses.
    """

    id: UUID
    name: str
    civility: str = ""
    line: int = 0
    met: int = 0
    mandates: tuple["KnownMandate", ...] = ()
    channels: tuple[str, ...] = ()

    def mandate(self, organisation_id: UUID | None) -> "KnownMandate | None":
        """The one at an organisation; of several, the last."""
        return next((each for each in reversed(self.mandates) if each.organisation_id == organisation_id), None)


@dataclass(slots=True)
class KnownMandate:
    id: UUID
    organisation_id: UUID
    function: str = ""
    met: int = 0  # the first line that means it


class Known:
    """Who is known by which name, at which organisation, under which number or address."""

    def __init__(self, session: Session) -> None:
        self.organisations: dict[UUID, str] = {}
        self.people: dict[UUID, KnownPerson] = {}
        self._houses: dict[str, dict[UUID, None]] = defaultdict(dict)
        self._named: dict[str, tuple[KnownPerson, ...]] = {}  # nearly always one, in a tuple: a list takes more memory
        self._reached: dict[str, tuple[KnownPerson, ...]] = {}
        self.house_channels: dict[UUID, set[str]] = defaultdict(set)
        self.addresses: dict[UUID, tuple[str, str, str]] = {}  # of organisations
        self.notes: dict[UUID, str] = {}
        self._near: NameIndex[UUID] | None = None
        self._read_organisations(session)
        self._read_people(session)

    def _read_organisations(self, session: Session) -> None:
        columns = (Organisation.id, Organisation.name, Organisation.short_name, Organisation.note)
        place = (Organisation.street, Organisation.postal_code, Organisation.city)
        for key, name, short_name, note, *address in session.execute(
            select(*columns, *place).where(Organisation.trashed_at.is_(None))
        ):
            self.add_organisation(key, name)
            self.addresses[key], self.notes[key] = (address[0], address[1], address[2]), note
            if short_name:
                self._houses[sort_key(short_name)].setdefault(key)
        alias = (OrganisationAlias.organisation_id, OrganisationAlias.name)
        for key, name in session.execute(select(*alias).where(OrganisationAlias.trashed_at.is_(None))):
            if key in self.organisations:
                self._houses[sort_key(name)].setdefault(key)

    def _read_people(self, session: Session) -> None:
        columns = (Person.id, Person.first_name, Person.last_name, Person.civility)
        for key, first, last, civility in session.execute(select(*columns).where(Person.trashed_at.is_(None))):
            self.add_person(KnownPerson(key, f"{first} {last}".strip(), civility))
        noted = select(Person.id, Person.note).where(Person.note != "")
        for key, note in session.execute(noted):
            self.notes[key] = note
        mandate = (Mandate.id, Mandate.person_id, Mandate.organisation_id, Mandate.function_title)
        for key, person_id, organisation_id, function in session.execute(
            select(*mandate).where(Mandate.trashed_at.is_(None)).order_by(Mandate.to_on.is_(None), Mandate.id)
        ):
            if (person := self.people.get(person_id)) is not None:
                person.mandates = (*person.mandates, KnownMandate(key, organisation_id, function))
        channel = (ContactChannel.person_id, ContactChannel.organisation_id, ContactChannel.value)
        for owner, house, value in session.execute(select(*channel).where(ContactChannel.trashed_at.is_(None))):
            if owner is not None and (person := self.people.get(owner)) is not None:
                self.add_channel(person, value)
            if house is not None:
                self.house_channels[house].add(channel_key(value))

    def add_organisation(self, key: UUID, name: str) -> None:
        self.organisations[key] = name
        self._houses[sort_key(name)][key] = None

    def add_person(self, person: KnownPerson, key: str = "") -> None:
        """Let a person be found; `key` is the `key` of the line that made it."""
        self.people[person.id] = person
        key = key or person_key(person.name)
        self._named[key] = (*self._named.get(key, ()), person)

    def add_channel(self, person: KnownPerson, value: str) -> None:
        key = channel_key(value)
        person.channels = (*person.channels, key)
        self._reached[key] = (*self._reached.get(key, ()), person)

    def houses(self, name: str) -> list[UUID]:
        """The organisations of this name, whatever its case, accents, article and signs; else of this other name."""
        return list(self._houses.get(sort_key(name), ()))

    def near_houses(self, name: str) -> tuple[Candidate, ...]:
        """Organisations whose name comes near."""
        if self._near is None:
            self._near = NameIndex(self.organisations.items())
        found = self._near.nearest(name, at_least=_NEAR, limit=_SHOWN)
        return tuple(Candidate(key, self.organisations[key]) for key, _score in found)

    def named(self, key: str) -> tuple[KnownPerson, ...]:
        """Those of a name, by its `key`."""
        return self._named.get(key, ())

    def reached(self, line: PersonLine) -> list[KnownPerson]:
        """Those who have a number or an address of the line."""
        keys = (channel_key(value) for value in (*line.emails, *line.phones, *line.mobiles))
        return list({person.id: person for key in keys for person in self._reached.get(key, ())}.values())

    def near_people(self, line: PersonLine, wanted: str) -> tuple[Candidate, ...]:
        """People under the same number or address whose name comes near `wanted`, the key of the line."""
        near = [each for each in self.reached(line) if fuzz.ratio(wanted, person_key(each.name)) >= _SAME_PERSON]
        return self.candidates(near)

    def candidates(self, people: Iterable[KnownPerson]) -> tuple[Candidate, ...]:
        """People as the window offers them: the organisation they are with tells namesakes apart."""
        return tuple(Candidate(each.id, each.name, self._with(each)) for each in list(people)[:_SHOWN])

    def _with(self, person: KnownPerson) -> str:
        names = (self.organisations.get(each.organisation_id, "") for each in person.mandates)
        return ", ".join(name for name in names if name)


_folded_once = lru_cache(4_000)(fold)  # of a long list, the same first and family names come again and again


def line_key(line: PersonLine) -> str:
    """The `person_key` of a line's name."""
    return folded_person_key(f"{_folded_once(line.person.first_name)} {_folded_once(line.person.last_name)}")


def has_contacts(line: PersonLine) -> bool:
    return bool(line.emails or line.phones or line.mobiles)


def channel_key(value: str) -> str:
    """What two ways of writing a number or an address share."""
    digits = "" if "@" in value else "".join(filter(str.isdigit, value))
    if len(digits) >= _NUMBER:
        return digits.removeprefix("00").removeprefix("32").lstrip("0")
    key = value.casefold().strip()
    return value if key == value else key  # not twice in memory


KINDS = (
    ("emails", ChannelKind.EMAIL),
    ("phones", ChannelKind.PHONE),
    ("mobiles", ChannelKind.MOBILE),
    ("websites", ChannelKind.WEB),
)
