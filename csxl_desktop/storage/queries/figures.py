"""The figures of several years at once, aggregated by the database; `domain/counting` is the rule that they follow."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance, AttendancePartner, Headcount
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState, BasicKind, MeetingState
from csxl_desktop.domain.counting import Count, CountedHeads, CountingRule, with_heads
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.newsletters import Newsletter
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.selections import Mailing
from csxl_desktop.storage.queries.counted import Years, held_in
from csxl_desktop.storage.queries.counted_lists import Listed, counted_lists
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
    named: Listed


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
    lists = counted_lists(session, held_in(years), rule)
    heads, sealed = _heads(session, years), _sealed(session, years)
    found = []
    for row in rows:
        if row[5] is not MeetingState.HELD:
            found.append(CountedMeeting(*row, Count(), Listed()))
            continue
        named = lists[row[0]]
        counted = sealed.get(row[0]) or with_heads(named.persons, len(named.partners), heads.get(row[0], ()))
        found.append(CountedMeeting(*row, counted, named))
    return found


def known_in(meetings: Iterable[CountedMeeting], year: int) -> frozenset[str]:
    """The known persons present at the activities of a year."""
    return frozenset[str]().union(*(each.named.known for each in meetings if each.on.year == year))


def partners_in(meetings: Iterable[CountedMeeting], year: int) -> frozenset[str]:
    """The partners represented at the activities of a year."""
    return frozenset[str]().union(*(each.named.partners for each in meetings if each.on.year == year))


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
