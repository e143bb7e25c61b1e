"""The figures of several years at once, aggregated by the database; `domain/counting` is the rule that they follow."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import (
    Select,
    extract,
    func,
    select,
)
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, BasicKind, MeetingState
from csxl_desktop.domain.counting import Count, CountedHeads, CountingRule, with_heads
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.storage.queries.counted import Years, held, held_in, is_of, is_person, person, seen_partners
from csxl_desktop.storage.queries.meetings import sealed_count


class CountedMeeting(NamedTuple):
    """An activity with what figures need of it; only one that was held is counted."""

    id: UUID
    on: date
    kind_id: UUID
    behaviour: BasicKind
    working_group_id: UUID | None
    state: MeetingState
    counted: Count


def counted_meetings(session: Session, years: Years, rule: CountingRule) -> list[CountedMeeting]:
    """Every activity of the years but stubs, by date, whatever became of it."""
    rows = session.execute(
        select(
            Meeting.id,
            Meeting.first_on,
            Meeting.kind_id,
            MeetingKind.behaviour,
            Meeting.working_group_id,
            Meeting.state,
        )
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(years.of(Meeting.first_on), Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
        .order_by(Meeting.first_on, Meeting.starts_at, Meeting.id)
    ).all()
    persons, partners = _persons(session, years, rule), _partners(session, years, rule)
    heads, sealed = _heads(session, years), _sealed(session, years)
    none: tuple[CountedHeads, ...] = ()
    return [
        CountedMeeting(
            *row,
            sealed.get(row[0]) or with_heads(persons.get(row[0], 0), partners.get(row[0], 0), heads.get(row[0], none))
            if row[5] is MeetingState.HELD
            else Count(),
        )
        for row in rows
    ]


def different_persons(session: Session, years: Years, rule: CountingRule) -> Mapping[int, int]:
    """How many known persons were present at the activities of each year."""
    year = extract("year", Meeting.first_on)
    statement = (
        select(year, func.count(person().distinct()))
        .select_from(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(held_in(years), Attendance.trashed_at.is_(None), is_person(rule))
        .group_by(year)
    )
    return dict(session.execute(statement).all())


def different_partners(session: Session, years: Years, rule: CountingRule) -> Mapping[int, int]:
    """How many partners were represented at the activities of each year."""
    seen = seen_partners(years, rule).subquery()
    year = extract("year", seen.c.on)
    statement = select(year, func.count(seen.c.partner.distinct())).group_by(year)
    return dict(session.execute(statement).all())


def first_timers(session: Session, years: Years, rule: CountingRule) -> Mapping[int, int]:
    """How many persons of each year were at nothing before it; not of the first year in which names were taken."""
    earliest = session.scalar(
        select(Meeting.first_on)
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .where(held(), Attendance.trashed_at.is_(None), is_person(rule), person().is_not(None))
        .order_by(Meeting.first_on)
        .limit(1)
    )
    if earliest is None:
        return {}
    known = {year: 0 for year in years if year > earliest.year}
    for year in known:
        known[year] = session.scalar(select(func.count()).select_from(newcomers(year, rule).subquery())) or 0
    return known


def newcomers(year: int, rule: CountingRule) -> Select[UUID]:
    """The persons of a year that were at nothing before it."""
    before, then = aliased(Attendance), aliased(Meeting)
    there = (
        select(person().label("person"))
        .select_from(Attendance)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(held_in(Years(year, year)), Attendance.trashed_at.is_(None), is_person(rule), person().is_not(None))
        .distinct()
        .subquery()
    )
    earlier = (
        select(before.id)
        .join(then, then.id == before.meeting_id)
        .where(before.trashed_at.is_(None), is_person(rule, before))
        .where(held(then), then.first_on < date(year, 1, 1))
    )
    ways = is_of(there.c.person, before)
    return select(there.c.person).where(*(~earlier.where(way).exists() for way in ways))


def minutes_days(session: Session, years: Years) -> list[tuple[UUID, date, date | None, date | None]]:
    """Of the minutes of what was held: meeting, its day, the days on which they were sent and approved."""
    return list(
        session.execute(
            select(Meeting.id, Meeting.first_on, Minutes.sent_on, Minutes.approved_on)
            .join(Minutes, Minutes.meeting_id == Meeting.id)
            .where(held_in(years), Minutes.trashed_at.is_(None))
            .order_by(Meeting.first_on, Minutes.id)
        )
    )


def mailings(session: Session, years: Years) -> Mapping[int, tuple[int, int]]:
    """How many mailings left in each year, and to how many in all."""
    year = extract("year", Mailing.sent_on)
    statement = (
        select(year, func.count(), func.sum(Mailing.recipients))
        .where(years.of(Mailing.sent_on), Mailing.trashed_at.is_(None))
        .group_by(year)
    )
    return {of: (count, recipients) for of, count, recipients in session.execute(statement)}


def newsletters(session: Session, years: Years) -> Mapping[int, int]:
    """How many issues left in each year."""
    year = extract("year", Newsletter.issued_on)
    statement = (
        select(year, func.count()).where(years.of(Newsletter.issued_on), Newsletter.trashed_at.is_(None)).group_by(year)
    )
    return dict(session.execute(statement).all())


def _persons(session: Session, years: Years, rule: CountingRule) -> Mapping[UUID, int]:
    """By a question for each meeting: the database would else walk over the lines of all years."""
    lines = (
        select(func.count())
        .where(Attendance.meeting_id == Meeting.id, Attendance.trashed_at.is_(None), is_person(rule))
        .scalar_subquery()
    )
    return dict(session.execute(select(Meeting.id, lines).where(held_in(years))).all())


def _partners(session: Session, years: Years, rule: CountingRule) -> Mapping[UUID, int]:
    seen = seen_partners(years, rule).subquery()
    statement = select(seen.c.meeting_id, func.count(seen.c.partner.distinct())).group_by(seen.c.meeting_id)
    return dict(session.execute(statement).all())


def _heads(session: Session, years: Years) -> Mapping[UUID, list[CountedHeads]]:
    heads: defaultdict[UUID, list[CountedHeads]] = defaultdict(list)
    rows = session.execute(
        select(
            Headcount.meeting_id,
            Headcount.public,
            Headcount.persons,
            Headcount.persons_quality,
            Headcount.partners,
            Headcount.partners_quality,
            Headcount.persons_to,
            Headcount.partners_to,
        )
        .join(Meeting, Meeting.id == Headcount.meeting_id)
        .where(held_in(years), Headcount.trashed_at.is_(None))
        .order_by(Headcount.id)
    )
    for row in rows:
        heads[row[0]].append(CountedHeads(*row[1:]))
    return heads


def _sealed(session: Session, years: Years) -> Mapping[UUID, Count]:
    """The counts as they were approved, of the meetings whose newest minutes are sealed."""
    rows = session.execute(
        select(
            Meeting.id,
            Minutes.seal_sha256,
            Minutes.seal_content[("minutes", "persons")],
            Minutes.seal_content[("minutes", "partners")],
        )
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .where(held_in(years), Minutes.trashed_at.is_(None))
        .order_by(Minutes.version, Minutes.id)
    )
    newest = {meeting: (seal, persons, partners) for meeting, seal, persons, partners in rows}
    return {meeting: sealed_count(persons, partners) for meeting, (seal, persons, partners) in newest.items() if seal}


def told_years(session: Session) -> set[int]:
    """The years in which an activity stands, whatever became of it."""
    years = select(extract("year", Meeting.first_on)).where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
    return set(session.scalars(years.distinct()))


def partner_states(session: Session, years: Years) -> Iterator[tuple[UUID, UUID, AttendanceState]]:
    """What every line of the assemblies held says of the organisations that it counts for; staff apart."""
    own = select(
        Attendance.meeting_id, func.coalesce(Attendance.counted_as_id, Attendance.organisation_id), Attendance.state
    ).join(Meeting, Meeting.id == Attendance.meeting_id)
    further = (
        select(
            Attendance.meeting_id,
            func.coalesce(AttendancePartner.counted_as_id, AttendancePartner.organisation_id),
            Attendance.state,
        )
        .select_from(AttendancePartner)
        .join(Attendance, Attendance.id == AttendancePartner.attendance_id)
        .join(Meeting, Meeting.id == Attendance.meeting_id)
        .where(AttendancePartner.trashed_at.is_(None))
    )
    for statement in (own, further):
        rows = session.execute(
            statement.join(MeetingKind, MeetingKind.id == Meeting.kind_id)
            .where(held_in(years), MeetingKind.behaviour == BasicKind.PLENARY)
            .where(Attendance.trashed_at.is_(None), Attendance.role != AttendanceRole.STAFF)
        )
        for meeting_id, partner, state in rows:
            if partner is not None:
                yield meeting_id, partner, state
