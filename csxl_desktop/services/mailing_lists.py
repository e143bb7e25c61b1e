"""The mailing lists: who is on them since when and by which way, who left, many addresses at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import address_blocks, mail_addresses
from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.recipients import Recipient, Selection
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.services.selection_reading import SelectionReading
from csxl_desktop.storage.database import Database

_Member = tuple[UUID | None, UUID | None, str]


class ListNameTakenError(DomainError):
    template = N_("“{name}” is already the name of a mailing list.")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A mailing list: how many are on it today, how many left it."""

    id: UUID
    name: str
    description: str
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class SubscriptionRow:
    """A line of a mailing list; `name` is a person, an organisation or the bare address."""

    id: UUID
    person_id: UUID | None
    organisation_id: UUID | None
    name: str
    organisation: str
    address: str
    since_on: date | None
    source: str
    unsubscribed_on: date | None
    folded: str


@dataclass(frozen=True, slots=True)
class RefusedAddress:
    """An address that no mail can go to, and why (marked with N_)."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What adding many came to; `written` is nothing where all of them were there already."""

    added: int
    already: int
    refused: tuple[RefusedAddress, ...] = ()
    unsubscribed: tuple[str, ...] = ()  # who left the list and was not put back
    written: Written | None = None


class MailingListService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def lists(self) -> list[ListRow]:
        """The lists in the office's order."""
        with self._database() as session:
            rows = []
            for each in session.scalars(
                select(MailingList)
                .where(MailingList.trashed_at.is_(None))
                .order_by(MailingList.position, MailingList.name)
            ):
                lines = _lines(session, each.id)
                left = sum(line.unsubscribed_on is not None for line in lines)
                rows.append(ListRow(each.id, each.name, each.description, len(lines) - left, left))
            return rows

    def subscriptions(self, list_id: UUID) -> list[SubscriptionRow]:
        """Everybody on a list, by name; those who left it stand there too, with the day."""
        with self._database() as session:
            names, bodies = _names(session)
            rows = [_row(line, names, bodies) for line in _lines(session, list_id)]
            return sorted(rows, key=lambda row: (row.unsubscribed_on is not None, row.folded))

    def create(self, name: str, description: str = "") -> Written:
        """A new, empty list."""
        with self._database.begin(N_("Mailing list created")) as session:
            made = self._created(session, name, description)
            return written(self._database, session, made)

    def subscribe(self, list_id: UUID, selection: Selection, source: str) -> Subscribed:
        """Put whoever the selection is today on a list; who left it stays away."""
        with self._database.begin(N_("Put on a mailing list")) as session:
            found = SelectionReading(session, self._today()).recipients(selection).people
            return self._subscribe(session, list_id, [_member(each) for each in found], source)

    def subscribe_to_new(self, name: str, selection: Selection, source: str) -> tuple[UUID, Subscribed]:
        """A new list with whoever the selection is today."""
        with self._database.begin(N_("Mailing list created")) as session:
            made = self._created(session, name, "")
            found = SelectionReading(session, self._today()).recipients(selection).people
            return made, self._subscribe(session, made, [_member(each) for each in found], source)

    def subscribe_addresses(self, list_id: UUID, text: str, source: str) -> Subscribed:
        """Put pasted addresses on a list; those that the directory knows stand for their person or organisation."""
        with self._database.begin(N_("Addresses put on a mailing list")) as session:
            typed = address_blocks.once(address_blocks.pasted(text))
            faults = {address: mail_addresses.fault(address) for address in typed}
            owners = _owners(session)
            members = [owners.get(each.casefold(), (None, None, each)) for each in typed if not faults[each]]
            refused = tuple(RefusedAddress(address, why) for address, why in faults.items() if why)
            return self._subscribe(session, list_id, members, source, refused)

    def unsubscribe(self, subscription_id: UUID, on: date | None = None) -> Written:
        """Somebody leaves the list from that day (today) on; the line stays, so that nobody puts them back."""
        with self._database.begin(N_("Unsubscribed")) as session:
            line = existing(session, Subscription, subscription_id)
            assign(session, line, {"unsubscribed_on": on or self._today()})
            return written(self._database, session, line.id)

    def subscribe_again(self, subscription_id: UUID) -> Written:
        """Somebody comes back by their own wish."""
        with self._database.begin(N_("Subscribed again")) as session:
            line = existing(session, Subscription, subscription_id)
            assign(session, line, {"unsubscribed_on": None, "since_on": self._today()})
            return written(self._database, session, line.id)

    def _created(self, session: Session, name: str, description: str) -> UUID:
        kept = session.scalars(select(MailingList).where(MailingList.trashed_at.is_(None))).all()
        if any(fold(each.name) == fold(name) for each in kept):
            raise ListNameTakenError(name=name.strip())
        position = max((each.position for each in kept), default=0) + 1
        values = {"name": name.strip(), "description": description, "position": position}
        return add(session, MailingList, values).id

    def _subscribe(
        self,
        session: Session,
        list_id: UUID,
        members: Sequence[_Member],
        source: str,
        refused: tuple[RefusedAddress, ...] = (),
    ) -> Subscribed:
        lines = {_key(line.person_id, line.organisation_id, line.address): line for line in _lines(session, list_id)}
        added, already, away = 0, 0, list[_Member]()
        for member in members:
            line = lines.get(_key(*member))
            if line is None:
                person_id, organisation_id, address = member
                values = {
                    "mailing_list_id": list_id,
                    "person_id": person_id,
                    "organisation_id": organisation_id,
                    "address": address,
                    "since_on": self._today(),
                    "source": source,
                }
                made = add(session, Subscription, values)
                if isinstance(made, Subscription):
                    lines[_key(*member)] = made
                added += 1
            elif line.unsubscribed_on is not None:
                away.append(member)
            else:
                already += 1
        names, bodies = _names(session)
        told = tuple(_named(member, names, bodies) for member in away)
        done = written(self._database, session, list_id) if added else None
        return Subscribed(added, already, refused, told, done)


def _lines(session: Session, list_id: UUID) -> list[Subscription]:
    found = session.scalars(
        select(Subscription)
        .where(Subscription.mailing_list_id == list_id, Subscription.trashed_at.is_(None))
        .order_by(Subscription.id)
    )
    return list(found)


def _names(session: Session) -> tuple[dict[UUID, str], dict[UUID, str]]:
    people = session.execute(select(Person.id, Person.first_name, Person.last_name))
    bodies = session.execute(select(Organisation.id, Organisation.name))
    return {key: f"{last} {first}".strip() for key, first, last in people}, {each.id: each.name for each in bodies}


def _row(line: Subscription, names: dict[UUID, str], bodies: dict[UUID, str]) -> SubscriptionRow:
    organisation = bodies.get(line.organisation_id, "") if line.organisation_id else ""
    name = _named((line.person_id, line.organisation_id, line.address), names, bodies)
    return SubscriptionRow(
        line.id,
        line.person_id,
        line.organisation_id,
        name,
        organisation if organisation != name else "",
        line.address if line.address != name else "",
        line.since_on,
        line.source,
        line.unsubscribed_on,
        fold(f"{name} {organisation} {line.address}"),
    )


def _named(member: _Member, names: dict[UUID, str], bodies: dict[UUID, str]) -> str:
    person_id, organisation_id, address = member
    if person_id is not None:
        return names.get(person_id, "")
    return bodies.get(organisation_id, "") if organisation_id is not None else address


def _key(person_id: UUID | None, organisation_id: UUID | None, address: str) -> object:
    """What makes two lines the same: the person, else the organisation, else the address."""
    return person_id or organisation_id or address.casefold()


def _member(recipient: Recipient) -> _Member:
    known = recipient.person_id or recipient.organisation_id
    return recipient.person_id, recipient.organisation_id, "" if known else recipient.email


def _owners(session: Session) -> dict[str, _Member]:
    """The person, else the organisation, that each mail address of the directory belongs to."""
    found = session.execute(
        select(ContactChannel.value, ContactChannel.person_id, ContactChannel.organisation_id)
        .where(ContactChannel.kind == ChannelKind.EMAIL, ContactChannel.trashed_at.is_(None))
        .order_by(ContactChannel.person_id.is_not(None), ContactChannel.id)
    )
    return {value.casefold(): (person, body, "") for value, person, body in found}
