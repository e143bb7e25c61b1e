"""Whom one may ask for a testimonial: seen this year, speaking for members, or chosen by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.campaign_rows import AskFrom, Proposed
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, BasicKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.domain.recipients import Recipient, Selection, SelectionKind
from csxl_desktop.services.campaign_lines import guest_name
from csxl_desktop.services.figure_records import first_timers_of
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.selection_reading import SelectionReading
from csxl_desktop.storage.queries import members as members_query
from csxl_desktop.storage.queries.counted import Years, held_in
from csxl_desktop.storage.queries.counted import person as counted_person

_Seen = tuple[UUID, UUID | None]  # the person, and for which organisation


def proposed(session: Session, year: int, source: AskFrom | Selection, today: date) -> tuple[Proposed, ...]:
    """Everybody whom the source names today, each once; whom one saw most comes first where that is counted."""
    if isinstance(source, Selection):
        found = SelectionReading(session, today).recipients(source)
        return tuple(_proposal(each) for each in found.people)
    return _SOURCES[source](session, year, today)


def _of_assemblies(session: Session, year: int, today: date) -> tuple[Proposed, ...]:
    seen = session.execute(
        _present(year)
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(MeetingKind.behaviour == BasicKind.PLENARY)
    )
    return _seen(session, [(person, body) for person, body in seen if person is not None], today)


def _of_newcomers(session: Session, year: int, today: date) -> tuple[Proposed, ...]:
    new = first_timers_of(session, year, counting_rule(session))
    # Counted as they were, whatever was merged since.
    came = session.execute(_present(year).add_columns(counted_person()))
    seen = [(key, body) for key, body, counted in came if key is not None and counted.hex in new]
    return _seen(session, seen, today)


def _of_speakers(session: Session, year: int, today: date) -> tuple[Proposed, ...]:
    speakers = session.scalars(
        select(Speaker)
        .join(Meeting, Meeting.id == Speaker.meeting_id)
        .where(Speaker.trashed_at.is_(None), held_in(Years(year, year)))
        .order_by(Meeting.first_on.desc(), Speaker.position, Speaker.id)
    ).all()
    known = _seen(session, [(each.person_id, each.organisation_id) for each in speakers if each.person_id], today)
    names = _names(session, (each.organisation_id for each in speakers))
    guests = {
        guest.key: guest
        for each in speakers
        if each.person_id is None
        and (
            guest := Proposed(
                organisation_id=each.organisation_id,
                name=guest_name(each.civility, each.first_name, each.last_name),
                organisation=each.organisation_name or names.get(each.organisation_id, ""),
                email=each.email,
            )
        ).name
    }
    return (*known, *guests.values())


def _of_members(session: Session, _year: int, today: date) -> tuple[Proposed, ...]:
    bodies = tuple(row.organisation_id for row in members_query.members_on(session, today))
    found = SelectionReading(session, today).recipients(Selection(SelectionKind.ORGANISATIONS, bodies))
    return tuple(_proposal(each) for each in found.people)


_SOURCES: Mapping[AskFrom, Callable[[Session, int, date], tuple[Proposed, ...]]] = {
    AskFrom.ASSEMBLIES: _of_assemblies,
    AskFrom.NEWCOMERS: _of_newcomers,
    AskFrom.SPEAKERS: _of_speakers,
    AskFrom.MEMBERS: _of_members,
}


def _present(year: int) -> Select[UUID | None, UUID | None]:
    """The persons of the directory who were present at what was held, the last time first; the own team is not."""
    return (
        select(Attendance.person_id, Attendance.organisation_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(Attendance.trashed_at.is_(None), Attendance.person_id.is_not(None), held_in(Years(year, year)))
        .where(Attendance.state == AttendanceState.PRESENT, Attendance.role != AttendanceRole.STAFF)
        .order_by(Meeting.first_on.desc(), Attendance.id)
    )


def _seen(session: Session, seen: list[_Seen], today: date) -> tuple[Proposed, ...]:
    """Each person once, for the organisation of the last time; whom one saw most comes first."""
    times = Counter(person for person, _body in seen)
    last: dict[UUID, UUID | None] = {}
    for person, body in seen:
        last[person] = last.get(person) or body
    found = {each.person_id: each for each in SelectionReading(session, today).recipients(_people(last)).people}
    names = _names(session, last.values())
    made = []
    for person, _count in times.most_common():
        if (each := found.get(person)) is not None:
            body = last[person] or each.organisation_id
            name = names.get(body, each.organisation)
            made.append(Proposed(person, body, each.title, name, each.email, times[person]))
    return tuple(made)


def _names(session: Session, keys: Iterable[UUID | None]) -> Mapping[UUID | None, str]:
    named = select(Organisation.id, Organisation.name).where(Organisation.id.in_(set(keys)))
    return {row.id: row.name for row in session.execute(named)}


def _people(keys: Iterable[UUID]) -> Selection:
    return Selection(SelectionKind.PEOPLE, tuple(keys))


def _proposal(each: Recipient) -> Proposed:
    return Proposed(each.person_id, each.organisation_id, each.title, each.organisation, each.email)
