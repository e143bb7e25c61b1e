"""What an import of people will write, gathered first: nothing is written before every line is judged."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ChannelKind, MandateRole
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person, person_keys
from csxl_desktop.exchange.person_names import ParsedPerson
from csxl_desktop.i18n import fold
from csxl_desktop.storage import bulk, search
from csxl_desktop.system.identifiers import new_id, new_ids

_NEW_PERSON = ("id", "civility", "first_name", "last_name", "sort_key", "folded")
_NEW_MANDATE = ("id", "person_id", "organisation_id", "function_title")
_NEW_CHANNEL = ("id", "organisation_id", "person_id", "kind", "value", "position")


@dataclass(slots=True)
class Writing:
    """New records by their key, and fields of known ones."""

    organisations: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, ParsedPerson] = field(default_factory=dict)
    mandates: dict[UUID, tuple[UUID, UUID, str]] = field(default_factory=dict)  # person, organisation, function
    channels: list[tuple[UUID | None, UUID | None, ChannelKind, str]] = field(default_factory=list)
    civilities: dict[UUID, str] = field(default_factory=dict)
    functions: dict[UUID, str] = field(default_factory=dict)
    notes: dict[UUID, str] = field(default_factory=dict)  # of people and organisations, whole
    addresses: dict[UUID, tuple[str, str, str]] = field(default_factory=dict)  # of organisations
    _keys: Iterator[UUID] = field(default_factory=new_ids)

    def add_organisation(self, name: str) -> UUID:
        key = next(self._keys)
        self.organisations[key] = name
        return key

    def add_person(self, person: ParsedPerson) -> UUID:
        key = next(self._keys)
        self.people[key] = person
        return key

    def add_mandate(self, person_id: UUID, organisation_id: UUID, function: str) -> UUID:
        key = next(self._keys)
        self.mandates[key] = (person_id, organisation_id, function)
        return key

    def set_civility(self, person_id: UUID, civility: str) -> None:
        if person_id in self.people:
            self.people[person_id] = replace(self.people[person_id], civility=civility)
        else:
            self.civilities[person_id] = civility

    def set_function(self, mandate_id: UUID, function: str) -> None:
        if mandate_id in self.mandates:
            self.mandates[mandate_id] = (*self.mandates[mandate_id][:2], function)
        else:
            self.functions[mandate_id] = function

    def add_channel(self, owner: UUID, kind: ChannelKind, value: str, *, person: bool) -> None:
        organisation_id, person_id = (None, owner) if person else (owner, None)
        self.channels.append((organisation_id, person_id, kind, value))

    def carry_out(self, session: Session) -> None:
        """Write all of it in the session's transaction."""
        self._write_organisations(session)
        for key, civility in self.civilities.items():
            session.get_one(Person, key).civility = civility
        for key, function in self.functions.items():
            session.get_one(Mandate, key).function_title = function
        for key, note in self.notes.items():
            if key not in self.people and (person := session.get(Person, key)) is not None:
                person.note = note
        session.flush()
        self._write_people(session)
        self._write_contacts(session)

    def _write_organisations(self, session: Session) -> None:
        for key, name in self.organisations.items():
            session.add(Organisation(id=key, name=name, **self._beside(key)))
        for key in {*self.addresses, *self.notes} - self.organisations.keys() - self.people.keys():
            if (house := session.get(Organisation, key)) is not None:
                for column, value in self._beside(key).items():
                    setattr(house, column, value)

    def _beside(self, organisation_id: UUID) -> dict[str, Any]:
        """The columns of an organisation's address and note, as far as they are told."""
        told: dict[str, Any] = {}
        if organisation_id in self.addresses:
            told |= zip(("street", "postal_code", "city"), self.addresses[organisation_id], strict=True)
        if organisation_id in self.notes:
            told["note"] = self.notes[organisation_id]
        return told

    def _write_people(self, session: Session) -> None:
        if not self.people:
            return
        told: dict[UUID, str] = {}
        for _organisation, person_id, _kind, value in self.channels:
            if person_id in self.people:
                told[person_id] = f"{told.get(person_id, '')} {fold(search.searchable(value))}"
        found_by: list[str] = []

        def rows() -> Iterator[tuple[object, ...]]:
            for key, each in self.people.items():
                filed, folded = person_keys(each.first_name, each.last_name)
                found_by.append(f"{folded}{told.pop(key, '')}" if told else folded)
                noted = (self.notes.get(key, ""),) if self.notes else ()  # most lists have no notes
                yield key, each.civility, each.first_name, each.last_name, filed, folded, *noted

        columns = (*_NEW_PERSON, "note") if self.notes else _NEW_PERSON
        bulk.insert_all(session, Person(first_name="", last_name=""), columns, rows())

        people = list(self.people.values())

        def entry(at: int) -> tuple[str, str]:
            return f"{people[at].first_name} {people[at].last_name}".strip(), found_by[at]

        search.add_people(session, list(self.people), entry)

    def _write_contacts(self, session: Session) -> None:
        someone = new_id()
        mandate = Mandate(person_id=someone, organisation_id=someone, role=MandateRole.CONTACT)
        bulk.insert_all(session, mandate, _NEW_MANDATE, ((key, *told) for key, told in self.mandates.items()))
        if self.channels:
            channel = ContactChannel(kind=ChannelKind.EMAIL, value="")
            bulk.insert_all(session, channel, _NEW_CHANNEL, self._placed(_last_places(session)))
            search.refresh(session, self._reached_anew())

    def _placed(self, places: dict[UUID | None, int]) -> Iterator[tuple[object, ...]]:
        """Each number and address behind those that its owner has."""
        for organisation_id, person_id, kind, value in self.channels:
            owner = organisation_id or person_id
            places[owner] = position = places.get(owner, 0) + 1
            yield next(self._keys), organisation_id, person_id, kind, value, position

    def _reached_anew(self) -> Iterator[tuple[str, UUID, dict[str, object]]]:
        """Known people and organisations under new numbers or addresses."""
        for organisation_id, person_id, _kind, _value in self.channels:
            if organisation_id is not None:
                yield Organisation.__tablename__, organisation_id, {}
            elif person_id is not None and person_id not in self.people:
                yield Person.__tablename__, person_id, {}


def _last_places(session: Session) -> dict[UUID | None, int]:
    """How many contact details each person and organisation has."""
    owner = func.coalesce(ContactChannel.organisation_id, ContactChannel.person_id)
    rows = session.execute(select(owner, func.count()).group_by(owner))
    return {row[0]: row[1] for row in rows}
