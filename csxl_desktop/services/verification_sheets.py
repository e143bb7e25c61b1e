"""What a slip says of each organisation: what the office holds of it on a day."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ChannelKind, MandateRole
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.opening_hours import Opening
from csxl_desktop.domain.organisation_details import OpeningHours
from csxl_desktop.domain.slip_rows import SlipSheet, SlipValues, Spokesperson, line_of
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services.postal_addresses import organisations

_PLAIN = ("name", "name_nl", "street", "postal_code", "city", "street_nl", "city_nl", "opening_note")
_TEXTS = ("audience", "audience_nl", "languages")
_PHONES = frozenset({ChannelKind.PHONE, ChannelKind.MOBILE})


class SlipReading:
    """What the office holds of some organisations on a day, in a handful of statements."""

    def __init__(self, session: Session, wanted: Collection[UUID], day: date) -> None:
        self._session, self._day = session, day
        self.organisations = organisations(session, set(wanted))
        self._keys = [each.id for each in self.organisations]
        self._mandates = self._representatives()
        people = [person.id for found in self._mandates.values() for _mandate, person in found]
        self._channels = self._channels_of(people)
        self._hours = self._open_hours()
        self._categories = self._category_names()

    def sheets(self) -> list[SlipSheet]:
        """As the office sorts them, without their numbers."""
        return [self._sheet(each) for each in self.organisations]

    def _sheet(self, organisation: Organisation) -> SlipSheet:
        mandates = self._mandates[organisation.id]
        mandate, person = mandates[0] if mandates else (None, None)
        plain = {name: getattr(organisation, name) for name in (*_PLAIN, *_TEXTS)}
        own = self._channels[organisation.id]
        direct = self._channels[person.id] if person else {}
        values = SlipValues(
            **plain,
            phone=line_of(own.get(ChannelKind.PHONE, [])),
            mobile=line_of(own.get(ChannelKind.MOBILE, [])),
            email=line_of(own.get(ChannelKind.EMAIL, [])),
            web=line_of(own.get(ChannelKind.WEB, [])),
            representative=_spokesperson(person) if person else None,
            function_title=mandate.function_title if mandate else "",
            direct_phone=line_of(direct.get(ChannelKind.PHONE, [])),
            direct_mobile=line_of(direct.get(ChannelKind.MOBILE, [])),
            direct_email=line_of(direct.get(ChannelKind.EMAIL, [])),
            hours=tuple(sorted(opening.slot for opening in self._hours[organisation.id])),
            categories=line_of(self._categories[organisation.id]),
        )
        return SlipSheet(
            None,
            organisation.id,
            values,
            others=tuple(_spokesperson(other).full for _mandate, other in mandates[1:]),
            verified_on=organisation.verified_on,
            contact_printable=person.contact_printable if person else False,
        )

    def _representatives(self) -> dict[UUID, list[tuple[Mandate, Person]]]:
        """The newest first."""
        rows = self._session.execute(
            select(Mandate, Person)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.organisation_id.in_(self._keys), Mandate.role == MandateRole.REPRESENTATIVE)
            .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None))
            .order_by(Mandate.from_on.desc().nulls_last(), Mandate.id.desc())
        )
        found: dict[UUID, list[tuple[Mandate, Person]]] = defaultdict(list)
        for mandate, person in rows:
            if mandate.holds_on(self._day):
                found[mandate.organisation_id].append((mandate, person))
        return found

    def _channels_of(self, people: Collection[UUID]) -> dict[UUID | None, dict[ChannelKind, list[str]]]:
        rows = self._session.scalars(
            select(ContactChannel)
            .where(ContactChannel.organisation_id.in_(self._keys) | ContactChannel.person_id.in_(people))
            .where(ContactChannel.trashed_at.is_(None))
            .order_by(ContactChannel.position, ContactChannel.id)
        )
        found: dict[UUID | None, dict[ChannelKind, list[str]]] = defaultdict(dict)
        for each in rows:
            found[each.organisation_id or each.person_id].setdefault(each.kind, []).append(told(each))
        return found

    def _open_hours(self) -> dict[UUID, list[Opening]]:
        rows = self._session.scalars(
            select(OpeningHours).where(OpeningHours.organisation_id.in_(self._keys), OpeningHours.trashed_at.is_(None))
        )
        found: dict[UUID, list[Opening]] = defaultdict(list)
        for each in rows:
            if each.holds_on(self._day):
                slot = Opening(each.weekday, each.opens_at, each.closes_at, each.from_on, each.to_on, each.note)
                found[each.organisation_id].append(slot)
        return found

    def _category_names(self) -> dict[UUID, list[str]]:
        rows = self._session.execute(
            select(OrganisationCategory.organisation_id, Category.name)
            .join(Category, Category.id == OrganisationCategory.category_id)
            .where(OrganisationCategory.organisation_id.in_(self._keys))
            .where(OrganisationCategory.trashed_at.is_(None), Category.trashed_at.is_(None))
            .order_by(Category.position, Category.name)
        )
        found: dict[UUID, list[str]] = defaultdict(list)
        for key, name in rows:
            found[key].append(name)
        return found


def told(channel: ContactChannel) -> str:
    """The number as it is printed; an address as it is."""
    return phone(channel.value) if channel.kind in _PHONES else channel.value


def _spokesperson(person: Person) -> Spokesperson:
    return Spokesperson(person.id, person.civility, person.first_name, person.last_name)
