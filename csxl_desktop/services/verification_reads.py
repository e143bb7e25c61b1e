"""What a slip says of each organisation, and where the rounds stand."""

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
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.opening_hours import Opening
from csxl_desktop.domain.organisation_details import OpeningHours
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.slip_rows import RoundRow, SlipRow, SlipSheet, SlipValues, Spokesperson, line_of, slip_code
from csxl_desktop.domain.verification import VerificationRound, VerificationSlip
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services.postal_addresses import organisations

_NO_CORRECTION = (VerificationSlip.__tablename__, Consent.__tablename__)
_RETURN = frozenset({"returned_on", "signed", "agreed", "note"})
_SAID_BESIDE = frozenset({"verified_on", "verified_by", "printable", "contact_printable"})  # of the answer itself
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


def round_rows(session: Session, today: date) -> list[RoundRow]:
    """Every round with its slips, the newest first."""
    rounds = session.scalars(
        select(VerificationRound)
        .where(VerificationRound.trashed_at.is_(None))
        .order_by(VerificationRound.started_on.desc(), VerificationRound.id.desc())
    ).all()
    corrected = _corrected(session)
    slips: dict[UUID, list[tuple[VerificationSlip, str]]] = defaultdict(list)
    for slip, name in session.execute(
        select(VerificationSlip, Organisation.name)
        .join(Organisation, Organisation.id == VerificationSlip.organisation_id)
        .where(VerificationSlip.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(VerificationSlip.number, VerificationSlip.id)
    ):
        slips[slip.verification_round_id].append((slip, name))
    return [
        RoundRow(
            each.id,
            each.name,
            each.started_on,
            each.due_on,
            each.closed_on,
            tuple(_slip_row(each, slip, name, today, corrected) for slip, name in slips[each.id]),
        )
        for each in rounds
    ]


def _slip_row(
    held: VerificationRound, slip: VerificationSlip, name: str, today: date, corrected: Collection[UUID]
) -> SlipRow:
    due = held.due_on is not None and held.due_on < today and held.closed_on is None
    return SlipRow(
        id=slip.id,
        number=slip.number,
        code=slip_code(held.started_on, slip.number),
        organisation_id=slip.organisation_id,
        organisation=name,
        sent_on=slip.sent_on,
        channel=slip.channel,
        returned_on=slip.returned_on,
        signed=slip.signed,
        agreed=slip.agreed,
        note=slip.note,
        changed=slip.returned_on is not None and slip.id in corrected,
        late=due and slip.returned_on is None,
    )


def _corrected(session: Session) -> set[UUID]:
    """The slips whose return, not taken back since, wrote into the records more than that it came back."""
    acts = session.execute(
        select(HistoryTransaction.id, HistoryTransaction.undoes_id, HistoryChange.record_id, HistoryChange.new)
        .join(HistoryChange, HistoryChange.transaction_id == HistoryTransaction.id)
        .where(HistoryChange.table_name == VerificationSlip.__tablename__, HistoryChange.kind == ChangeKind.UPDATE)
        .order_by(HistoryTransaction.id.desc())
    ).all()
    taken_back: set[UUID] = set()
    slips: dict[UUID, UUID] = {}
    for act, undoes, slip, new in acts:  # what an undo takes back stands, where that undo was taken back itself
        if act in taken_back:
            continue
        if undoes is not None:
            taken_back.add(undoes)
        elif _RETURN & frozenset(new or {}):  # a merge writes to slips too
            slips[act] = slip
    changes = session.execute(
        select(HistoryChange.transaction_id, HistoryChange.table_name, HistoryChange.new)
        .where(HistoryChange.transaction_id.in_(slips))
        .where(HistoryChange.table_name.not_in(_NO_CORRECTION))
    )
    return {slips[act] for act, _table, new in changes if not frozenset(new or {}) <= _SAID_BESIDE}


def _spokesperson(person: Person) -> Spokesperson:
    return Spokesperson(person.id, person.civility, person.first_name, person.last_name)
