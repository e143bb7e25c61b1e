"""Why a record was found where its name does not say it: a former name, a phone, for whom somebody works."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AliasNature, ChannelKind
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.i18n import fold
from csxl_desktop.storage.near_search import changes

_MOST_PEOPLE = 8  # of one organisation, shown below it
_FEWEST_DIGITS, _MOST_NUMBERS = 4, 20
_MERGED = "people merged"
_SET_APART = " /.-()\u00a0"  # what stands between the digits of a number


class Sign(StrEnum):
    """What held the words."""

    FORMER = "former"
    ALIAS = "alias"
    ACRONYM = "acronym"
    PHONE = "phone"
    EMAIL = "email"
    WEB = "web"
    WORKS_FOR = "works_for"


@dataclass(frozen=True, slots=True)
class Reason:
    """The sign, and the name or number itself."""

    sign: Sign
    text: str


Key = tuple[str, UUID]
_OF_NATURE = {
    AliasNature.FORMER: Sign.FORMER,
    AliasNature.ALIAS: Sign.ALIAS,
    AliasNature.ACRONYM: Sign.ACRONYM,
}
_OF_KIND = {
    ChannelKind.PHONE: Sign.PHONE,
    ChannelKind.MOBILE: Sign.PHONE,
    ChannelKind.EMAIL: Sign.EMAIL,
    ChannelKind.WEB: Sign.WEB,
}


def reasons(session: Session, found: Mapping[Key, str], terms: Sequence[str]) -> dict[Key, Reason]:
    """Why each record of `found` (by kind and key, with its title) was found, where the title does not say it."""
    asked = {key: title for key, title in found.items() if not says(title, terms)}
    organisations = [key for kind, key in asked if kind == "organisation"]
    people = [key for kind, key in asked if kind == "person"]
    told: dict[Key, Reason] = {}
    named = (*_names(session, organisations), *_merged(session, people))
    for key, reason in (*named, *_channels(session, organisations, people)):
        if key not in told and says(reason.text, terms, number=reason.sign is Sign.PHONE):
            told[key] = reason
    return told


def people_of(session: Session, organisation: UUID, on: date | None) -> list[tuple[UUID, str]]:
    """Who speaks or works for an organisation on a day (or ever), by name."""
    rows = session.execute(
        select(Person.id, Person.first_name, Person.last_name, Mandate.from_on, Mandate.to_on)
        .join(Mandate, Mandate.person_id == Person.id)
        .where(Mandate.organisation_id == organisation, Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
        .order_by(Person.sort_key)
    )
    holding = {
        key: f"{first} {last}".strip()
        for key, first, last, start, end in rows
        if on is None or overlaps(start, end, on)
    }
    return list(holding.items())[:_MOST_PEOPLE]


def is_number(words: str) -> bool:
    """Whether the words are a phone number, or a part of one."""
    digits = sum(char.isdigit() for char in words)
    return digits >= _FEWEST_DIGITS and all(char.isdigit() or char == "+" or char in _SET_APART for char in words)


def numbers_written(words: str) -> list[str]:
    """The ways in which the index may hold the beginning of a number, whatever stands between its digits."""
    digits = "".join(char for char in words if char.isdigit()).removeprefix("00")
    if digits.startswith("32"):
        return [digits, f"0{digits[2:].removeprefix('0')}"]
    return [digits]


def holders_of_number(session: Session, words: str) -> list[Key]:
    """Who has these digits somewhere in a number, however it is written."""
    digits = numbers_written(words)[-1].removeprefix("0")  # abroad it goes without
    bare: ColumnElement[str] = func.replace(ContactChannel.value, " ", "")
    for sign in _SET_APART[1:]:
        bare = func.replace(bare, sign, "")
    rows = session.execute(
        select(ContactChannel.organisation_id, ContactChannel.person_id)
        .where(ContactChannel.kind.in_((ChannelKind.PHONE, ChannelKind.MOBILE)), ContactChannel.trashed_at.is_(None))
        .where(bare.contains(digits))
        .limit(_MOST_NUMBERS)
    )
    return [owner(body, person) for body, person in rows]


def titles(session: Session, keys: Iterable[Key]) -> dict[Key, tuple[str, str]]:
    """Title and detail of living records, as the index has them."""
    wanted = list(keys)
    found: dict[Key, tuple[str, str]] = {}
    ids = [key for _kind, key in wanted]
    organisations = select(Organisation.id, Organisation.name, Organisation.short_name)
    for key, name, short in session.execute(
        organisations.where(Organisation.id.in_(ids), Organisation.trashed_at.is_(None))
    ):
        found["organisation", key] = (name, short)
    people = select(Person.id, Person.first_name, Person.last_name)
    for key, first, last in session.execute(people.where(Person.id.in_(ids), Person.trashed_at.is_(None))):
        found["person", key] = (f"{first} {last}".strip(), "")
    return {key: found[key] for key in wanted if key in found}


def _names(session: Session, organisations: Sequence[UUID]) -> list[tuple[Key, Reason]]:
    if not organisations:
        return []
    rows = session.execute(
        select(OrganisationAlias.organisation_id, OrganisationAlias.name, OrganisationAlias.nature)
        .where(OrganisationAlias.organisation_id.in_(organisations), OrganisationAlias.trashed_at.is_(None))
        .order_by(OrganisationAlias.folded)
    )
    named = [(("organisation", key), Reason(_OF_NATURE[nature], name)) for key, name, nature in rows]
    dutch = select(Organisation.id, Organisation.name_nl).where(Organisation.id.in_(organisations))
    return named + [(("organisation", key), Reason(Sign.ALIAS, name)) for key, name in session.execute(dutch) if name]


def _merged(session: Session, people: Sequence[UUID]) -> list[tuple[Key, Reason]]:
    """The names of those who were merged into these; all who were merged are kept while nothing is written."""
    if not people:
        return []
    connection, asked = session.connection(), set(people)
    merged: tuple[tuple[UUID | None, str], ...]
    written, merged = connection.info.get(_MERGED, (None, ()))
    if written != changes(connection):
        columns = select(Person.merged_into_id, Person.first_name, Person.last_name)
        rows = session.execute(columns.where(Person.merged_into_id.is_not(None)))
        merged = tuple((into, f"{first} {last}".strip()) for into, first, last in rows)
        connection.info[_MERGED] = (changes(connection), merged)
    return [(owner(None, into), Reason(Sign.ALIAS, name)) for into, name in merged if into in asked]


def _channels(session: Session, organisations: Sequence[UUID], people: Sequence[UUID]) -> list[tuple[Key, Reason]]:
    if not organisations and not people:
        return []
    rows = session.execute(
        select(ContactChannel.organisation_id, ContactChannel.person_id, ContactChannel.kind, ContactChannel.value)
        .where(or_(ContactChannel.organisation_id.in_(organisations), ContactChannel.person_id.in_(people)))
        .where(ContactChannel.trashed_at.is_(None))
        .order_by(ContactChannel.position, ContactChannel.id)
    )
    return [(owner(body, person), Reason(_OF_KIND[kind], value)) for body, person, kind, value in rows]


def owner(body: UUID | None, person: UUID | None) -> Key:
    """Whose a channel is: it has one owner."""
    return ("organisation", body) if body is not None else ("person", cast("UUID", person))


def says(said: str, terms: Sequence[str], *, number: bool = False) -> bool:
    """Whether a text holds the words; a number by its digits, whatever stands between them."""
    if number:
        digits = "".join(char for char in said if char.isdigit())
        typed = numbers_written(" ".join(terms))
        return any(each and each in digits for each in (*typed, typed[-1].removeprefix("0")))
    folded = " ".join("".join(char if char.isalnum() else " " for char in fold(said)).split())
    return all(f" {term}" in f" {folded}" for term in terms)
