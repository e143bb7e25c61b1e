"""What the directory prints beside the names: ways to be reached, people, further addresses, hours, own fields."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import FieldKind, MandateRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.content.directory import EntryPerson, Reach, Site
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.services import printable

_ROLES = [
    MandateRole.DIRECTOR,
    MandateRole.REPRESENTATIVE,
    MandateRole.DEPUTY,
    MandateRole.CONTACT,
    MandateRole.OTHER,
]


@dataclass
class Particulars:
    """By organisation; only what may be printed on the day."""

    reach: dict[UUID, list[Reach]] = field(default_factory=lambda: defaultdict(list))
    people: dict[UUID, list[EntryPerson]] = field(default_factory=lambda: defaultdict(list))
    sites: dict[UUID, list[Site]] = field(default_factory=lambda: defaultdict(list))
    hours: dict[UUID, list[WeekSlot]] = field(default_factory=lambda: defaultdict(list))
    facts: dict[UUID, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    aliases: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))


def read_particulars(session: Session, day: date, *, dutch: bool) -> Particulars:
    """A statement for each kind, whatever the size of the directory."""
    found = Particulars()
    _read_people(session, day, found)
    _read_sites(session, found, dutch=dutch)
    _read_facts(session, found, dutch=dutch)
    named = session.execute(
        select(OpeningHours, OrganisationAddress.label)
        .outerjoin(OrganisationAddress, OrganisationAddress.id == OpeningHours.address_id)
        .order_by(OpeningHours.weekday, OpeningHours.opens_at, OpeningHours.id)
    )
    for hours, site in named:
        if printable.hours_may_be_printed(hours, day):
            note = ", ".join(part for part in (site, hours.note) if part)
            slot = WeekSlot(hours.weekday, hours.opens_at, hours.closes_at, note)
            found.hours[hours.organisation_id].append(slot)
    for alias in session.scalars(
        select(OrganisationAlias).where(OrganisationAlias.trashed_at.is_(None)).order_by(OrganisationAlias.folded)
    ):
        found.aliases[alias.organisation_id].append(alias.name)
    return found


def _read_people(session: Session, day: date, found: Particulars) -> None:
    of_person: dict[UUID, list[Reach]] = defaultdict(list)
    for channel in session.scalars(select(ContactChannel).order_by(ContactChannel.position, ContactChannel.id)):
        if printable.channel_may_be_printed(channel, day):
            reach = Reach(channel.kind.value, channel.value.strip(), channel.label)
            if channel.organisation_id is not None:
                found.reach[channel.organisation_id].append(reach)
            elif channel.person_id is not None:
                of_person[channel.person_id].append(reach)
    consents: dict[UUID, list[Consent]] = defaultdict(list)
    for consent in session.scalars(select(Consent)):
        consents[consent.person_id].append(consent)
    rows = session.execute(
        select(Mandate, Person).join(Person, Person.id == Mandate.person_id).order_by(Person.sort_key, Mandate.id)
    ).all()
    for mandate, person in sorted(rows, key=lambda row: _ROLES.index(row[0].role)):
        if printable.mandate_may_be_printed(mandate, day) and printable.name_may_be_printed(person):
            agreed = printable.contact_may_be_printed(person, consents[person.id], day)
            found.people[mandate.organisation_id].append(
                EntryPerson(
                    called(person.civility, person.full_name),
                    mandate.role.value,
                    mandate.function_title,
                    tuple(of_person[person.id]) if agreed else (),
                )
            )


def _read_sites(session: Session, found: Particulars, *, dutch: bool) -> None:
    for each in session.scalars(
        select(OrganisationAddress).order_by(OrganisationAddress.position, OrganisationAddress.id)
    ):
        lines = address_lines(each.street, each.street_nl, each.postal_code, (each.city, each.city_nl), dutch=dutch)
        if printable.address_may_be_printed(each) and lines:
            found.sites[each.organisation_id].append(Site(each.label, lines))


def _read_facts(session: Session, found: Particulars, *, dutch: bool) -> None:
    own_fields = session.scalars(select(CustomField).order_by(CustomField.position, CustomField.id))
    fields = [each for each in own_fields if printable.field_may_be_printed(each)]
    values: dict[UUID, list[CustomValue]] = defaultdict(list)
    for value in session.scalars(select(CustomValue).where(CustomValue.trashed_at.is_(None))):
        values[value.custom_field_id].append(value)
    for own in fields:
        label = own.label_nl or own.label if dutch else own.label
        for value in values[own.id]:
            if value.organisation_id is not None and value.value.strip():
                found.facts[value.organisation_id].append((label, _shown(own, value.value)))


def _shown(own: CustomField, value: str) -> str:
    """A day as documents write it; the rest as it is kept."""
    if own.kind is FieldKind.DATE:
        try:
            return short_date(date.fromisoformat(value))
        except ValueError:
            return value
    return value


def address_lines(
    street: str, street_nl: str, postal_code: str, city: Collection[str], *, dutch: bool
) -> tuple[str, ...]:
    """Street, then post code and town, in the language of the document where both are known."""
    french_city, dutch_city = city
    street = street_nl or street if dutch else street
    town = f"{postal_code} {dutch_city or french_city if dutch else french_city}".strip()
    return tuple(line for line in (street, town) if line)
