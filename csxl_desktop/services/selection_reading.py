"""A selection resolved: who is written to, at which address, each once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import mail_addresses
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import AttendanceRole, ChannelKind, MandateRole
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription, is_newsletter
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.recipients import Body, Place, Recipient, Recipients, Selection, SelectionKind
from csxl_desktop.domain.saved_searches import SavedSearch
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services.printable import newsletter_may_go_to
from csxl_desktop.services.search_reading import SearchReading

_FEW = 500  # keys in one statement; beyond, the table is read whole
_PHONES = frozenset({ChannelKind.PHONE, ChannelKind.MOBILE})


@dataclass(frozen=True, slots=True)
class _Target:
    """Before anything is known of them: who, for which organisation, under which address or name of the day."""

    person_id: UUID | None = None
    organisation_id: UUID | None = None
    address: str = ""
    civility: str = ""
    first_name: str = ""
    last_name: str = ""
    function: str = ""
    organisation: str = ""


@dataclass(slots=True)
class _Reach:
    """The mail address, the one that came back, and the phone of a person or an organisation."""

    email: str = ""
    returned: str = ""
    phone: str = ""


@dataclass(slots=True)
class _Known:
    people: dict[UUID, Person] = field(default_factory=dict)
    bodies: dict[UUID, Organisation] = field(default_factory=dict)
    reach: defaultdict[UUID, _Reach] = field(default_factory=lambda: defaultdict(_Reach))
    functions: dict[tuple[UUID, UUID], str] = field(default_factory=dict)


class SelectionReading:
    """The recipients of selections, as they are on `today`."""

    def __init__(self, session: Session, today: date) -> None:
        self._session, self._today = session, today
        self._left_out: list[UUID] = []  # people to whom the newsletter may not go

    def recipients(self, selection: Selection) -> Recipients:
        unknown: tuple[str, ...] = ()
        self._left_out = []
        if selection.kind is SelectionKind.SEARCH:
            unknown = SearchReading(self._session, self._today).unknown(self._criteria(selection))
        targets = list(self._targets(selection.kind, selection.ids))
        known = self._known(targets)
        people = _each_once(made for target in targets if (made := _recipient(target, known)) is not None)
        named = dict.fromkeys(target.organisation_id for target in targets if target.organisation_id in known.bodies)
        bodies = (known.bodies[key] for key in named if key is not None)
        return Recipients(
            selection,
            tuple(people),
            tuple(Body(each.id, each.name, each.short_name) for each in bodies),
            unknown,
            tuple(person.full_name for key in self._left_out if (person := self._session.get(Person, key)) is not None),
        )

    def spokesmen(self, bodies: Iterable[UUID]) -> dict[UUID, Recipient]:
        """Whoever each organisation is written to through: its first representative whom mail reaches, or itself."""
        targets = list(self._of_bodies(list(dict.fromkeys(bodies))))
        known, found = self._known(targets), dict[UUID, Recipient]()
        for target in targets:
            made, key = _recipient(target, known), target.organisation_id
            if made is not None and key is not None and (key not in found or (made.email and not found[key].email)):
                found[key] = made
        return found

    def _criteria(self, selection: Selection) -> SearchCriteria:
        found = self._session.get(SavedSearch, selection.ids[0])
        return SearchCriteria.from_json(found.criteria if found is not None else None)

    # Who.

    def _targets(self, kind: SelectionKind, ids: Sequence[UUID]) -> Iterator[_Target]:
        match kind:
            case SelectionKind.ORGANISATIONS:
                yield from self._of_bodies(ids)
            case SelectionKind.PEOPLE:
                yield from self._of_people(ids)
            case SelectionKind.SEATS:
                yield from self._of_seats(ids)
            case SelectionKind.SEARCH:
                criteria = self._criteria(Selection(kind, tuple(ids)))
                yield from self._targets(*SearchReading(self._session, self._today).found(criteria))
            case SelectionKind.LIST:
                yield from self._of_list(ids[0])
            case SelectionKind.GROUP:
                yield from self._of_group(ids[0])
            case SelectionKind.MEETING:
                yield from self._of_meeting(ids[0])

    def _of_bodies(self, ids: Sequence[UUID]) -> Iterator[_Target]:
        """Whoever represents each today; an organisation that nobody represents stands by itself."""
        speakers: defaultdict[UUID, list[UUID]] = defaultdict(list)
        for mandate in self._mandates(Mandate.organisation_id, ids):
            if mandate.role is MandateRole.REPRESENTATIVE:
                speakers[mandate.organisation_id].append(mandate.person_id)
        for key in ids:
            people = dict.fromkeys(speakers.get(key, ()))
            yield from (_Target(person, key) for person in people)
            if not people:
                yield _Target(None, key)

    def _of_people(self, ids: Sequence[UUID]) -> Iterator[_Target]:
        """Each person for every organisation that they speak or work for today."""
        bodies: defaultdict[UUID, list[UUID]] = defaultdict(list)
        for mandate in self._mandates(Mandate.person_id, ids):
            bodies[mandate.person_id].append(mandate.organisation_id)
        for key in ids:
            yield from (_Target(key, body) for body in dict.fromkeys(bodies.get(key, (None,))))

    def _of_seats(self, ids: Sequence[UUID]) -> Iterator[_Target]:
        seats = {seat.id: seat for seat in self._scalars(select(Seat), Seat.id, ids)}
        for key in ids:
            seat = seats.get(key)
            if seat is None or seat.trashed_at is not None:
                continue
            if seat.person_id is not None:
                yield _Target(seat.person_id, seat.organisation_id)
            else:
                yield from self._of_bodies([seat.organisation_id])

    def _of_list(self, list_id: UUID) -> Iterator[_Target]:
        found = self._session.scalars(
            select(Subscription)
            .where(Subscription.mailing_list_id == list_id, Subscription.trashed_at.is_(None))
            .order_by(Subscription.id)
        ).all()
        held = [each for each in found if _is_subscribed(each, self._today)]
        held = self._agreed(list_id, held)
        alone = [each.organisation_id for each in held if each.person_id is None and not each.address]
        of_bodies = defaultdict(list)
        for target in self._of_bodies([key for key in alone if key is not None]):
            of_bodies[target.organisation_id].append(target)
        for each in held:
            if each.person_id is None and not each.address:
                yield from of_bodies[each.organisation_id]
            else:
                yield _Target(each.person_id, each.organisation_id, each.address)

    def _agreed(self, list_id: UUID, held: list[Subscription]) -> list[Subscription]:
        """Of the list of a newsletter, those to whom it may go; the others are told."""
        mailing_list = self._session.get(MailingList, list_id)
        if mailing_list is None or not is_newsletter(mailing_list.name):
            return held
        consents: defaultdict[UUID, list[Consent]] = defaultdict(list)
        people = {each.person_id for each in held if each.person_id is not None}
        for consent in self._scalars(select(Consent), Consent.person_id, people):
            consents[consent.person_id].append(consent)
        kept = []
        for each in held:
            if each.person_id is None or newsletter_may_go_to(consents[each.person_id], each.source, self._today):
                kept.append(each)
            else:
                self._left_out.append(each.person_id)
        return kept

    def _of_group(self, group_id: UUID) -> Iterator[_Target]:
        found = self._session.scalars(
            select(GroupParticipant)
            .join(Person, Person.id == GroupParticipant.person_id)
            .where(GroupParticipant.working_group_id == group_id, GroupParticipant.trashed_at.is_(None))
            .order_by(Person.sort_key, GroupParticipant.id)
        )
        for each in found:
            if overlaps(each.from_on, each.to_on, self._today):
                yield _Target(each.person_id, each.organisation_id)

    def _of_meeting(self, meeting_id: UUID) -> Iterator[_Target]:
        """Everybody on the meeting's list but the office's own staff, named as that day."""
        found = self._session.scalars(
            select(Attendance)
            .where(Attendance.meeting_id == meeting_id, Attendance.trashed_at.is_(None))
            .where(Attendance.role != AttendanceRole.STAFF)
            .order_by(Attendance.row, Attendance.last_name, Attendance.first_name, Attendance.id)
        )
        for each in found:
            yield _Target(
                each.person_id,
                each.organisation_id,
                "",
                each.civility,
                each.first_name,
                each.last_name,
                each.function_title,
                each.organisation_name,
            )

    # What is known of them.

    def _known(self, targets: Sequence[_Target]) -> _Known:
        people = {target.person_id for target in targets if target.person_id is not None}
        bodies = {target.organisation_id for target in targets if target.organisation_id is not None}
        known = _Known()
        for person in self._scalars(select(Person), Person.id, people):
            if person.trashed_at is None and person.anonymised_on is None:
                known.people[person.id] = person
        for body in self._scalars(select(Organisation), Organisation.id, bodies):
            if body.trashed_at is None:
                known.bodies[body.id] = body
        for column, keys in ((ContactChannel.person_id, people), (ContactChannel.organisation_id, bodies)):
            statement = (
                select(ContactChannel)
                .where(ContactChannel.trashed_at.is_(None), column.is_not(None))
                .order_by(ContactChannel.position, ContactChannel.id)
            )
            for channel in self._scalars(statement, column, keys):
                _reached(known.reach[channel.person_id or channel.organisation_id], channel)
        for mandate in self._mandates(Mandate.person_id, people):
            known.functions.setdefault((mandate.person_id, mandate.organisation_id), mandate.function_title)
        return known

    def _mandates(self, column: Any, keys: Iterable[UUID]) -> Iterator[Mandate]:
        """The mandates of today, the organisations as the office sorts them."""
        statement = (
            select(Mandate)
            .join(Organisation, Organisation.id == Mandate.organisation_id)
            .join(Person, Person.id == Mandate.person_id)
            .where(Mandate.trashed_at.is_(None), Organisation.trashed_at.is_(None), Person.trashed_at.is_(None))
            .order_by(Organisation.sort_key, Organisation.id, Mandate.from_on.desc().nulls_last(), Mandate.id)
        )
        for mandate in self._scalars(statement, column, keys):
            if mandate.holds_on(self._today):
                yield mandate

    def _scalars(self, statement: Select[Any], column: Any, keys: Iterable[UUID]) -> Iterator[Any]:
        """The records whose `column` is among the keys, in the order of the statement; of many keys perhaps others."""
        wanted = set(keys)
        if wanted:
            narrowed = statement if len(wanted) > _FEW else statement.where(column.in_(wanted))
            yield from self._session.scalars(narrowed)


def one_each(reading: SelectionReading, selection: Selection) -> Recipients:
    """Organisations, each written to through one address; a person who speaks for several stands once."""
    return Recipients(selection, tuple(_each_once(reading.spokesmen(selection.ids).values())))


def _is_subscribed(subscription: Subscription, day: date) -> bool:
    left = subscription.unsubscribed_on
    return overlaps(subscription.since_on, None, day) and (left is None or left > day)


def _reached(reach: Any, channel: ContactChannel) -> None:
    if channel.kind in _PHONES:
        if not reach.phone and channel.returned_on is None:
            reach.phone = phone(channel.value)
    elif channel.kind is ChannelKind.EMAIL:
        sound = channel.returned_on is None and not mail_addresses.fault(channel.value)
        if sound and not reach.email:
            reach.email = channel.value
        elif not sound and not reach.returned:
            reach.returned = channel.value


def _recipient(target: _Target, known: _Known) -> Recipient | None:
    """What one target comes down to; nothing where person and organisation are gone."""
    person = known.people.get(target.person_id) if target.person_id else None
    body = known.bodies.get(target.organisation_id) if target.organisation_id else None
    if target.person_id is not None and person is None:
        return None
    if person is None and body is None and not (target.address or target.last_name or target.organisation):
        return None
    own = known.reach[person.id] if person is not None else _Reach()
    shared = known.reach[body.id] if body is not None else _Reach()
    given = target.address if not mail_addresses.fault(target.address) else ""
    email = given or own.email or shared.email
    named = person if person is not None else target
    made = Recipient(
        person_id=person.id if person is not None else None,
        organisation_id=body.id if body is not None else None,
        civility=named.civility,
        first_name=named.first_name,
        last_name=named.last_name,
        function=target.function,
        organisation=body.name if body is not None else target.organisation,
        short_name=body.short_name if body is not None else "",
        email=email,
        shared_email=bool(email) and email == shared.email and not given and not own.email,
        returned="" if email else target.address or own.returned or shared.returned,
        phone=own.phone or shared.phone,
        place=Place(body.street, body.postal_code, body.city) if body is not None else Place(),
    )
    if person is None:
        return made
    function = known.functions.get((person.id, body.id), "") if body is not None else ""
    return replace(
        made,
        function=made.function or function,
        language=person.language,
        preferred=person.preferred_channel,
    )


def _each_once(recipients: Iterable[Recipient]) -> Iterator[Recipient]:
    """Nobody twice: a person for several organisations is one, and so is an address without a name."""
    found: dict[object, Recipient] = {}
    for each in recipients:
        key: object = each.person_id or each.organisation_id or each.email.casefold() or each.title
        if each.person_id is None and each.bare_name:
            key = (each.bare_name.casefold(), each.organisation_id)
        before = found.get(key)
        if before is None:
            found[key] = each
        elif each.organisation and each.organisation not in (before.organisation, *before.also):
            found[key] = _together(before, each)
    yield from found.values()


def _together(first: Recipient, second: Recipient) -> Recipient:
    """The same person once more: the organisation beside the first, and the way that the first lacks."""
    return replace(
        first,
        also=(*first.also, second.organisation),
        email=first.email or second.email,
        shared_email=first.shared_email if first.email else second.shared_email,
        returned=first.returned if not (first.email or second.email) else "",
        phone=first.phone or second.phone,
        place=first.place or second.place,
    )
