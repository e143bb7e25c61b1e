"""Organisations that may be one and the same: proposals to look at, never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.name_index import NameIndex
from csxl_desktop.storage.database import Database

_ALIKE = 85
_SAME_PHONE, _SAME_MAIL = 70, 75  # likeness told by one shared number or address, whatever the names
_SWITCHBOARD = 4  # as many organisations behind one number: it tells nothing
_HOME_DIGITS = 8

Pair = tuple[UUID, UUID]


class Sign(StrEnum):
    """What makes one think that two are the same."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two organisations to compare: how likely they are one (0 to 100), and by what signs."""

    first_id: UUID
    first: str
    second_id: UUID
    second: str
    score: int
    signs: tuple[Sign, ...]


class DuplicateService:
    """Reads only: each call compares the whole directory as it is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def pairs(self) -> list[PairRow]:
        """Organisations that may be one, likeliest first; a service and the body it belongs to are two."""
        with self._database() as session:
            names, related = _organisations(session)
            found: dict[Pair, dict[Sign, int]] = defaultdict(dict)
            for pair, score in NameIndex(_all_names(session, names)).pairs(at_least=_ALIKE).items():
                found[_ordered(*pair)][Sign.NAME] = score
            for pair, sign in _shared_contacts(session, names):
                found[pair][sign] = _SAME_MAIL if sign is Sign.EMAIL else _SAME_PHONE
        rows = [
            PairRow(
                first, names[first], second, names[second], _score(signs), tuple(each for each in Sign if each in signs)
            )
            for (first, second), signs in found.items()
            if (first, second) not in related
        ]
        return sorted(rows, key=lambda row: (-row.score, row.first.casefold(), row.second.casefold()))


def _organisations(session: Session) -> tuple[dict[UUID, str], set[Pair]]:
    """Every organisation by its name, and the pairs of which one belongs to the other."""
    columns = select(Organisation.id, Organisation.name, Organisation.parent_id)
    rows = session.execute(columns.where(Organisation.trashed_at.is_(None)).order_by(Organisation.sort_key)).all()
    related = {_ordered(key, parent) for key, _name, parent in rows if parent is not None}
    return {key: name for key, name, _parent in rows}, related


def _all_names(session: Session, names: dict[UUID, str]) -> Iterator[tuple[UUID, str]]:
    yield from names.items()
    others = select(Organisation.id, Organisation.name_nl, Organisation.short_name)
    for key, *written in session.execute(others.where(Organisation.trashed_at.is_(None))):
        yield from ((key, name) for name in written if name)
    aliases = select(OrganisationAlias.organisation_id, OrganisationAlias.name)
    for key, name in session.execute(aliases.where(OrganisationAlias.trashed_at.is_(None))):
        if key in names:
            yield key, name


def _shared_contacts(session: Session, names: dict[UUID, str]) -> Iterable[tuple[Pair, Sign]]:
    columns = select(ContactChannel.organisation_id, ContactChannel.kind, ContactChannel.value)
    wanted = columns.where(ContactChannel.trashed_at.is_(None), ContactChannel.kind != ChannelKind.WEB)
    holders: dict[tuple[Sign, str], set[UUID]] = defaultdict(set)
    for key, kind, value in session.execute(wanted):
        sign = Sign.EMAIL if kind is ChannelKind.EMAIL else Sign.PHONE
        told = value.strip().casefold() if sign is Sign.EMAIL else _digits(value)
        if key in names and told:
            holders[sign, told].add(key)
    for (sign, _told), keys in holders.items():
        if len(keys) < _SWITCHBOARD:
            yield from ((_ordered(*pair), sign) for pair in combinations(keys, 2))


def _digits(number: str) -> str:
    """The last digits of a phone number: the same with 0, 0032 or +32 in front."""
    digits = "".join(char for char in number if char.isdigit())
    return digits[-_HOME_DIGITS:] if len(digits) >= _HOME_DIGITS else ""


def _ordered(one: UUID, other: UUID) -> Pair:
    return (one, other) if one.int < other.int else (other, one)


def _score(signs: dict[Sign, int]) -> int:
    """The surest sign, and a little more for each other one."""
    return min(100, max(signs.values()) + 10 * (len(signs) - 1))
