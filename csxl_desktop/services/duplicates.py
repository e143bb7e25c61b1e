"""Records that may be one and the same: proposals to look at, never merged by themselves."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.name_index import NameIndex
from csxl_desktop.domain.person_likeness import Likeness, PersonName, alike
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.phones import same_number
from csxl_desktop.services.merge_words import record_name
from csxl_desktop.services.near_names import NearName
from csxl_desktop.services.records import Written, add, existing, put_away, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.search_reasons import holders_of_number, owner, titles

_ALIKE = 85
_SWITCHBOARD = 4  # as many behind one number or address: it tells nothing
_FURTHER = 10  # what each further sign adds

Pair = tuple[UUID, UUID]


class Sign(StrEnum):
    """What makes one think that two are the same."""

    NAME = "name"  # the same, or nearly
    SWAPPED = "swapped"  # first and family name turned round
    SLIP = "slip"  # but for one letter
    INITIAL = "initial"
    EMAIL = "email"
    PHONE = "phone"
    ORGANISATION = "organisation"  # both work for it


# How sure each sign is alone. What stands at 0 only adds to others; below _PROPOSED a pair is not shown.
_SURE = {
    Sign.SWAPPED: 95,
    Sign.SLIP: 80,
    Sign.INITIAL: 65,
    Sign.EMAIL: 75,
    Sign.PHONE: 70,
    Sign.ORGANISATION: 0,
}
_SIGN_OF = {
    Likeness.SAME: (Sign.NAME, 100),
    Likeness.SWAPPED: (Sign.SWAPPED, _SURE[Sign.SWAPPED]),
    Likeness.SLIP: (Sign.SLIP, _SURE[Sign.SLIP]),
    Likeness.INITIAL: (Sign.INITIAL, _SURE[Sign.INITIAL]),
    Likeness.ENDING: (Sign.SLIP, 55),
}
_PROPOSED = 70


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two records to compare: how likely they are one (0 to 100), by what signs, and what tells them apart."""

    first_id: UUID
    first: str
    second_id: UUID
    second: str
    score: int
    signs: tuple[Sign, ...]
    first_detail: str = ""
    second_detail: str = ""


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Two records that somebody said to be different."""

    id: UUID
    first: str
    second: str
    said_on: date | None


class DuplicateService:
    """Each call compares the whole directory as it is; `today` stands beside what is said to be different."""

    def __init__(self, database: Database, today: Callable[[], date] = date.today) -> None:
        self._database = database
        self._today = today

    def pairs(self) -> list[PairRow]:
        """Organisations that may be one, likeliest first; a service and the body it belongs to are two."""
        with self._database() as session:
            names, details, related = _organisations(session)
            found: dict[Pair, dict[Sign, int]] = defaultdict(dict)
            for pair, score in NameIndex(_all_names(session, names)).pairs(at_least=_ALIKE).items():
                found[_ordered(*pair)][Sign.NAME] = score
            for pair, sign in _shared_contacts(session, names.keys(), "organisation_id"):
                found[pair][sign] = _SURE[sign]
            return _rows(found, related | _said_different(session, "organisation_id"), names, details)

    def people(self) -> list[PairRow]:
        """People who may be one, likeliest first."""
        with self._database() as session:
            people, details, bodies = _people(session)
            names = {key: f"{each.first} {each.last}".strip() for key, each in people.items()}
            found: dict[Pair, dict[Sign, int]] = defaultdict(dict)
            for pair, likeness in alike(people.values()).items():
                sign, score = _SIGN_OF[likeness]
                found[pair][sign] = score
            for pair, sign in _shared_contacts(session, people.keys(), "person_id", _OF_ONE):
                found[pair][sign] = _SURE[sign]
            for pair, signs in found.items():
                if bodies.get(pair[0], frozenset()) & bodies.get(pair[1], frozenset()):
                    signs[Sign.ORGANISATION] = _SURE[Sign.ORGANISATION]
            return _rows(found, _said_different(session, "person_id"), names, details)

    def holders(self, value: str, but: UUID | None = None) -> list[tuple[str, NearName]]:
        """Who already has this number or address, each with its kind; but for the record that is asked for."""
        typed = value.strip()
        with self._database() as session:
            if _ADDRESS.fullmatch(typed):
                keys = _holders_of_address(session, typed)
            else:
                keys = holders_of_number(session, typed) if same_number(typed) else []
            found = titles(session, dict.fromkeys(key for key in keys if key[1] != but))
            return [(kind, NearName(key, *told, 100)) for (kind, key), told in found.items()][:_SWITCHBOARD]

    def apart(self, entity: type[Record]) -> list[ApartRow]:
        """The pairs said to be different, the last one first; those of which one is gone are left out."""
        column = _column(entity)
        one, other = aliased(entity), aliased(entity)
        with self._database() as session:
            found = session.execute(
                select(NotDuplicate, one, other)
                .join(one, one.id == getattr(NotDuplicate, column))
                .join(other, other.id == getattr(NotDuplicate, f"other_{column}"))
                .where(NotDuplicate.trashed_at.is_(None), one.trashed_at.is_(None), other.trashed_at.is_(None))
                .order_by(NotDuplicate.id.desc())
            )
            return [
                ApartRow(said.id, record_name(first), record_name(second), said.said_on)
                for said, first, second in found
            ]

    def propose_again(self, apart_id: UUID) -> Written:
        """They may be one after all."""
        with self._database.begin(N_("No longer said to be different")) as session:
            put_away(session, existing(session, NotDuplicate, apart_id), self._database.now())
            return written(self._database, session, apart_id)

    def say_different(self, entity: type[Record], first: UUID, second: UUID) -> Written:
        """These two are not the same: they are proposed no more."""
        column = _column(entity)
        with self._database.begin(N_("Said to be different")) as session:
            for key in (first, second):
                existing(session, entity, key)
            made = add(session, NotDuplicate, {column: first, f"other_{column}": second, "said_on": self._today()})
            return written(self._database, session, made.id)


_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")


def _holders_of_address(session: Session, address: str) -> list[tuple[str, UUID]]:
    columns = select(ContactChannel.organisation_id, ContactChannel.person_id)
    wanted = func.lower(func.trim(ContactChannel.value)) == address.lower()
    rows = session.execute(columns.where(wanted, ContactChannel.trashed_at.is_(None)))
    return [owner(body, person) for body, person in rows]


# Numbers and addresses that belong to one person; a desk's phone is shared.
_OF_ONE = frozenset({ChannelKind.EMAIL, ChannelKind.MOBILE})


def _rows(
    found: Mapping[Pair, dict[Sign, int]], apart: set[Pair], names: Mapping[UUID, str], details: Mapping[UUID, str]
) -> list[PairRow]:
    rows = [
        PairRow(
            first,
            names[first],
            second,
            names[second],
            score,
            tuple(each for each in Sign if each in signs),
            details.get(first, ""),
            details.get(second, ""),
        )
        for (first, second), signs in found.items()
        if (first, second) not in apart and (score := _score(signs)) >= _PROPOSED
    ]
    return sorted(rows, key=lambda row: (-row.score, row.first.casefold(), row.second.casefold()))


def _organisations(session: Session) -> tuple[dict[UUID, str], dict[UUID, str], set[Pair]]:
    """Every organisation by its name, where it stands, and the pairs of which one belongs to the other."""
    columns = select(Organisation.id, Organisation.name, Organisation.parent_id, Organisation.street, Organisation.city)
    rows = session.execute(columns.where(Organisation.trashed_at.is_(None)).order_by(Organisation.sort_key)).all()
    related = {_ordered(key, parent) for key, _name, parent, *_where in rows if parent is not None}
    details = {key: ", ".join(part for part in where if part) for key, _name, _parent, *where in rows}
    return {key: name for key, name, *_further in rows}, details, related


def _all_names(session: Session, names: dict[UUID, str]) -> Iterator[tuple[UUID, str]]:
    yield from names.items()
    others = select(Organisation.id, Organisation.name_nl, Organisation.short_name)
    for key, *told in session.execute(others.where(Organisation.trashed_at.is_(None))):
        yield from ((key, name) for name in told if name)
    aliases = select(OrganisationAlias.organisation_id, OrganisationAlias.name)
    for key, name in session.execute(aliases.where(OrganisationAlias.trashed_at.is_(None))):
        if key in names:
            yield key, name


def _people(session: Session) -> tuple[dict[UUID, PersonName], dict[UUID, str], dict[UUID, frozenset[UUID]]]:
    """Everybody by name, and whom they speak or spoke for, in words and by key."""
    columns = select(Person.id, Person.first_name, Person.last_name)
    alive = columns.where(Person.trashed_at.is_(None), Person.anonymised_on.is_(None))
    found = session.execute(alive.order_by(Person.sort_key))
    people = {key: PersonName(key, first, last) for key, first, last in found}
    mandates = (
        select(Mandate.person_id, Organisation.id, Organisation.name)
        .join(Organisation, Organisation.id == Mandate.organisation_id)
        .where(Mandate.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Mandate.from_on.desc(), Mandate.id)
    )
    bodies: defaultdict[UUID, dict[UUID, str]] = defaultdict(dict)
    for person, body, name in session.execute(mandates):
        bodies[person][body] = name
    details = {person: ", ".join(named.values()) for person, named in bodies.items()}
    return people, details, {person: frozenset(named) for person, named in bodies.items()}


def _shared_contacts(
    session: Session,
    known: Iterable[UUID],
    key_column: str,
    kinds: frozenset[ChannelKind] = frozenset(ChannelKind) - {ChannelKind.WEB},
) -> Iterable[tuple[Pair, Sign]]:
    column, alive = getattr(ContactChannel, key_column), frozenset(known)
    wanted = select(column, ContactChannel.kind, ContactChannel.value).where(
        column.is_not(None), ContactChannel.trashed_at.is_(None), ContactChannel.kind.in_(kinds)
    )
    holders: dict[tuple[Sign, str], set[UUID]] = defaultdict(set)
    for key, kind, value in session.execute(wanted):
        sign = Sign.EMAIL if kind is ChannelKind.EMAIL else Sign.PHONE
        told = value.strip().casefold() if sign is Sign.EMAIL else same_number(value)
        if key in alive and told:
            holders[sign, told].add(key)
    for (sign, _told), keys in holders.items():
        if len(keys) < _SWITCHBOARD:
            yield from ((_ordered(*pair), sign) for pair in combinations(keys, 2))


def _said_different(session: Session, column: str) -> set[Pair]:
    one, other = getattr(NotDuplicate, column), getattr(NotDuplicate, f"other_{column}")
    said = select(one, other).where(NotDuplicate.trashed_at.is_(None), one.is_not(None), other.is_not(None))
    return {_ordered(first, second) for first, second in session.execute(said)}


def _column(entity: type[Record]) -> str:
    return "organisation_id" if entity is Organisation else "person_id"


def _ordered(one: UUID, other: UUID) -> Pair:
    return (one, other) if one.int < other.int else (other, one)


def _score(signs: dict[Sign, int]) -> int:
    """The surest sign, and a little more for each other one."""
    return min(100, max(signs.values()) + _FURTHER * (len(signs) - 1))
