"""Silence: the organisations of which nothing was heard for months, the last sign of life, whom to call."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, ContactNature, ContactWay, MandateRole
from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.content.call_list import Call, CallList
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.verification import VerificationSlip
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import members as members_query
from csxl_desktop.storage.queries.counted_lists import of_each

MONTHS = 6
_FIRST_READER = (MandateRole.REPRESENTATIVE, MandateRole.DEPUTY, MandateRole.CONTACT, MandateRole.DIRECTOR)


class Sign(StrEnum):
    """What shows that somebody is there."""

    PRESENCE = "presence"
    ANSWER = "answer"  # announced or excused
    CONTACT = "contact"
    SLIP = "slip"  # the verification slip came back


SIGNS = {
    Sign.PRESENCE: N_("present at {what}"),
    Sign.ANSWER: N_("answered for {what}"),
    Sign.CONTACT: N_("contact: {what}"),
    Sign.SLIP: N_("slip returned"),
}
_SIGN_OF = {
    AttendanceState.PRESENT: Sign.PRESENCE,
    AttendanceState.REPRESENTED: Sign.ANSWER,
    AttendanceState.ANNOUNCED: Sign.ANSWER,
    AttendanceState.EXCUSED: Sign.ANSWER,
}

_OF_A_SIGN = (
    *(Attendance.id, Attendance.state, Attendance.first_name, Attendance.last_name),
    *(Attendance.organisation_id, Attendance.counted_as_id),
)


@dataclass(frozen=True, slots=True)
class LastSign:
    """The last time that somebody was heard of: what, when, who."""

    on: date
    sign: Sign
    what: str = ""
    who: str = ""

    @property
    def words(self) -> str:
        said = _(SIGNS[self.sign]).format(what=self.what or "–")
        return f"{said} ({self.who})" if self.who else said


@dataclass(frozen=True, slots=True)
class SilentRow:
    """An organisation that is silent; `last` is None where nothing was ever heard of it."""

    id: UUID
    name: str
    sort_key: str
    is_member: bool
    person: str
    phone: str
    last: LastSign | None


class SilenceService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def silent(self, months: int = MONTHS, *, members_only: bool = True) -> tuple[SilentRow, ...]:
        """Who was not heard of for `months`, longest first."""
        with self._database() as session:
            return _silent(session, self._today(), months, members_only=members_only)

    def called(self, organisation_id: UUID) -> Written:
        """Somebody rang today."""
        with self._database.begin(N_("Call noted")) as session:
            existing(session, Organisation, organisation_id)
            values = {
                "contact_on": self._today(),
                "organisation_id": organisation_id,
                "nature": ContactNature.INFORMATION,
                "way": ContactWay.PHONE,
                "theme": _("News of the organisation"),
                "noted_by": self._database.author.person,
            }
            made = add(session, ContactEntry, values)
            return written(self._database, session, made.id)

    def call_list(self, months: int = MONTHS, *, members_only: bool = True, language: str = "fr") -> Document:
        """The same on paper, with room to write beside each name."""
        with self._database() as session, speaking(language):
            office, today = the_office(session), self._today()
            rows = _silent(session, today, months, members_only=members_only)
            content = CallList(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                months=months,
                drawn_up_on=today,
                calls=tuple(
                    Call(row.name, row.person, row.phone, row.last.words, row.last.on)
                    if row.last
                    else Call(row.name, row.person, row.phone)
                    for row in rows
                ),
                language=language,
            )
            name = f"{_('Call list')} {today.isoformat()}"
            return Document("call-list", content, name, office.look)


def months_before(day: date, months: int) -> date:
    """The same day `months` earlier, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError  # every month has 28 days


def last_signs(session: Session, today: date, since: date = date.min) -> dict[UUID, LastSign]:
    """The last time that each organisation was heard of, at a meeting since a day."""
    signs = _at_meetings(session, today, since)
    for key, sign in _elsewhere(session):
        if key not in signs or signs[key].on < sign.on:
            signs[key] = sign
    return signs


def _silent(session: Session, today: date, months: int, *, members_only: bool) -> tuple[SilentRow, ...]:
    members = {row.organisation_id for row in members_query.members_on(session, today)}
    signs = last_signs(session, today)
    since, people, phones = months_before(today, months), _people(session, today), _phones(session)
    rows = []
    for each in session.scalars(select(Organisation).where(Organisation.trashed_at.is_(None))):
        last = signs.get(each.id)
        if (members_only and each.id not in members) or (last is not None and last.on >= since):
            continue
        person = people.get(each.id)
        number = phones.get(each.id) or (phones.get(person.id, "") if person else "")
        name = called(person.civility, person.full_name) if person else ""
        rows.append(SilentRow(each.id, each.name, each.sort_key, each.id in members, name, phone(number), last))
    return tuple(sorted(rows, key=lambda row: (row.last.on if row.last else date.min, row.sort_key, row.id)))


def _at_meetings(session: Session, today: date, since: date) -> dict[UUID, LastSign]:
    """The last sign that the lists give; of several on one day the first line tells."""
    which = and_(Meeting.trashed_at.is_(None), Meeting.first_on <= today, Meeting.first_on >= since)
    also = select(func.group_concat(AttendancePartner.organisation_id)).where(
        AttendancePartner.attendance_id == Attendance.id, AttendancePartner.trashed_at.is_(None)
    )
    lines = func.json_group_array(func.json_array(*_OF_A_SIGN, also.scalar_subquery()))
    lists = of_each(session, which, Attendance.state.in_(list(_SIGN_OF)), lines)
    days = session.execute(
        select(Meeting.id, Meeting.first_on, Meeting.theme, Meeting.title, MeetingKind.label, MeetingKind.label_nl)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(which)
    )
    told = {key: (on, theme or title or house_words.meeting_kind(*names)) for key, on, theme, title, *names in days}
    newest: dict[str, tuple[int, str, UUID, list[str]]] = {}
    for meeting_id, (found,) in lists:
        day = -told[meeting_id][0].toordinal()
        for line_id, *line, own, counted, further in found:
            for key in (own, counted, *(further.split(",") if further else ())):
                if key and (key not in newest or (day, line_id) < newest[key][:2]):
                    newest[key] = (day, line_id, meeting_id, line)
    return {
        UUID(key): LastSign(told[at][0], _SIGN_OF[AttendanceState(state)], told[at][1], f"{first} {last}".strip())
        for key, (_day, _line, at, (state, first, last)) in newest.items()
    }


def _elsewhere(session: Session) -> Iterator[tuple[UUID, LastSign]]:
    contacts = session.execute(
        select(ContactEntry, Person)
        .outerjoin(Person, Person.id == ContactEntry.person_id)
        .where(ContactEntry.trashed_at.is_(None))
        .order_by(ContactEntry.contact_on, ContactEntry.id)
    )
    for entry, person in contacts:
        who = person.full_name if person else entry.professional
        if entry.organisation_id is not None:
            yield entry.organisation_id, LastSign(entry.contact_on, Sign.CONTACT, entry.theme, who)
    slips = session.execute(
        select(VerificationSlip.organisation_id, VerificationSlip.returned_on).where(
            VerificationSlip.trashed_at.is_(None)
        )
    )
    for organisation_id, returned_on in slips:
        if returned_on is not None:
            yield organisation_id, LastSign(returned_on, Sign.SLIP)


def _people(session: Session, day: date) -> dict[UUID, Person]:
    """Whom to ask for: the representative first."""
    rows = session.execute(
        select(Mandate, Person)
        .join(Person, Person.id == Mandate.person_id)
        .where(Mandate.trashed_at.is_(None), Person.trashed_at.is_(None), Mandate.role.in_(_FIRST_READER))
        .order_by(Mandate.from_on.asc().nulls_first(), Mandate.id)
    ).all()
    held = [(mandate, person) for mandate, person in rows if mandate.holds_on(day)]
    held.sort(key=lambda row: -_FIRST_READER.index(row[0].role))  # the last one stands
    return {mandate.organisation_id: person for mandate, person in held}


def _phones(session: Session) -> dict[UUID, str]:
    """The first number of each organisation and person."""
    rows = session.scalars(
        select(ContactChannel)
        .where(ContactChannel.trashed_at.is_(None), ContactChannel.returned_on.is_(None))
        .where(ContactChannel.kind.in_((ChannelKind.PHONE, ChannelKind.MOBILE)))
        .order_by(ContactChannel.position.desc(), ContactChannel.id.desc())
    )
    return {key: each.value for each in rows if (key := each.organisation_id or each.person_id) is not None}
