"""The meetings of a year, and one meeting whole."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import BasicKind, MeetingState, Precision, Quality
from csxl_desktop.domain.counting import Count, CountedHeads, CountingRule, with_heads
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import MeetingKind, Venue
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.i18n import fold
from csxl_desktop.storage.database import is_writing
from csxl_desktop.storage.queries.attendance import counted_heads
from csxl_desktop.storage.queries.counted_lists import Listed, among, counted_lists


def meetings_of_year(session: Session, year: int, rule: CountingRule) -> list[MeetingRow]:
    """Every activity of the year but stubs, by date; undated ones last.

    A session that only reads sees one state of the dossier: it reads each year once.
    """
    kept: dict[tuple[int, CountingRule], list[MeetingRow]] = (
        {} if is_writing(session) else session.info.setdefault("meetings of year", {})
    )
    if (year, rule) not in kept:
        statement = (
            _statement()
            .where(Meeting.first_on >= date(year, 1, 1), Meeting.first_on <= date(year, 12, 31))
            .where(Meeting.stub.is_(False))
        )
        kept[year, rule] = sorted(_rows(session, session.execute(statement).all(), rule), key=in_order)
    return list(kept[year, rule])


def running_into(session: Session, year: int, rule: CountingRule) -> list[MeetingRow]:
    """What began before the year and is not over when it begins, by date."""
    eve = date(year, 1, 1)
    statement = _statement().where(Meeting.first_on < eve, Meeting.last_on >= eve, Meeting.stub.is_(False))
    return sorted(_rows(session, session.execute(statement).all(), rule), key=in_order)


def meetings_of_group(session: Session, working_group_id: UUID, year: int, rule: CountingRule) -> list[MeetingRow]:
    """All that the year holds of a group, planned and cancelled too, by date."""
    return [row for row in meetings_of_year(session, year, rule) if row.working_group_id == working_group_id]


def meeting_row(session: Session, meeting_id: UUID, rule: CountingRule | None) -> MeetingRow | None:
    """One meeting; without a rule nobody is counted, and no list is read."""
    rows = session.execute(_statement().where(Meeting.id == meeting_id)).all()
    return next(iter(_rows(session, rows, rule)), None)


def following(session: Session, row: MeetingRow) -> UUID | None:
    """The next meeting of the same kind and group, this year or next: in each, what has no date comes last."""
    found = session.execute(
        select(Meeting.id, Meeting.first_on, Meeting.starts_at, Meeting.precision)
        .where(Meeting.kind_id == row.kind_id, Meeting.working_group_id.is_not_distinct_from(row.working_group_id))
        .where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
        .where(Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
        .where(Meeting.first_on > row.first_on, Meeting.first_on <= date(row.first_on.year + 1, 12, 31))
    ).all()
    return min(found, key=lambda each: (each.first_on.year, *in_order(each))).id if found else None


def venue_address(session: Session, meeting_id: UUID) -> str:
    """Where the meeting is held, on one line; empty where no venue is known."""
    statement = select(Venue).join(Meeting, Meeting.venue_id == Venue.id).where(Meeting.id == meeting_id)
    venue = session.scalars(statement).first()
    return venue.address if venue else ""


def meeting_years(session: Session) -> list[int]:
    """The years in which something stands, oldest first."""
    days = session.scalars(
        select(Meeting.first_on).where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False)).distinct()
    )
    return sorted({day.year for day in days})


def assembly_numbers(session: Session, years: Iterable[int]) -> Mapping[UUID, int]:
    """The number of each assembly in its year: those planned or held, by date; a fixed number stands."""
    numbers: dict[UUID, int] = {}
    for year in set(years):
        rows = session.execute(
            select(Meeting.id, Meeting.fixed_number)
            .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
            .where(MeetingKind.behaviour == BasicKind.PLENARY)
            .where(Meeting.trashed_at.is_(None), Meeting.stub.is_(False))
            .where(Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
            .where(Meeting.first_on >= date(year, 1, 1), Meeting.first_on <= date(year, 12, 31))
            .order_by(Meeting.first_on, Meeting.starts_at, Meeting.id)
        )
        for number, (meeting_id, fixed) in enumerate(rows, start=1):
            numbers[meeting_id] = fixed or number
    return numbers


def in_order(row: MeetingRow | Row[*tuple[Any, ...]]) -> tuple[Any, ...]:
    """By date; what has none comes last."""
    start = row.starts_at.isoformat() if row.starts_at else ""
    return (row.precision is Precision.UNDATED, row.first_on, start, row.id)


def _statement() -> Select[*tuple[Any, ...]]:
    newest = (
        select(Minutes.id)
        .where(Minutes.meeting_id == Meeting.id, Minutes.trashed_at.is_(None))
        .order_by(Minutes.version.desc(), Minutes.id.desc())
        .limit(1)
        .correlate(Meeting)
        .scalar_subquery()
    )
    return (
        select(
            Meeting,
            MeetingKind,
            Venue.name.label("venue"),
            WorkingGroup.name.label("working_group"),
            Axis.number.label("axis_number"),
            Axis.title.label("axis_title"),
            Minutes.kind.label("minutes_kind"),
            Minutes.state.label("minutes_state"),
            Minutes.seal_sha256.label("seal"),
            Minutes.seal_content[("minutes", "persons")].label("sealed_persons"),
            Minutes.seal_content[("minutes", "partners")].label("sealed_partners"),
        )
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .outerjoin(Venue, Venue.id == Meeting.venue_id)
        .outerjoin(WorkingGroup, WorkingGroup.id == Meeting.working_group_id)
        .outerjoin(Axis, Axis.id == Meeting.axis_id)
        .outerjoin(Minutes, Minutes.id == newest)
        .where(Meeting.trashed_at.is_(None))
    )


def _rows(session: Session, found: Sequence[Row[Any]], rule: CountingRule | None) -> list[MeetingRow]:
    ids = [row.Meeting.id for row in found] if rule else []
    lists, heads = counted_lists(session, among(ids), rule) if rule else {}, counted_heads(session, ids)
    numbers = assembly_numbers(session, (row.Meeting.first_on.year for row in found))
    return [
        _row(
            row,
            numbers.get(row.Meeting.id),
            sealed_count(row.sealed_persons, row.sealed_partners)
            if row.seal
            else _counted(lists.get(row.Meeting.id, Listed()), heads.get(row.Meeting.id, ())),
        )
        for row in found
    ]


def _counted(named: Listed, heads: Iterable[CountedHeads]) -> Count:
    return with_heads(named.persons, len(named.partners), heads)


def sealed_count(persons: Mapping[str, Any] | None, partners: Mapping[str, Any] | None) -> Count:
    """The figures as they were approved: a changed rule or list does not change them."""
    persons, partners = persons or {}, partners or {}
    return Count(
        persons.get("number"),
        partners.get("number"),
        Quality(persons.get("quality", Quality.EXACT)),
        Quality(partners.get("quality", Quality.EXACT)),
        persons.get("to"),
        partners.get("to"),
    )


def _row(found: Row[Any], number: int | None, counted: Count) -> MeetingRow:
    meeting: Meeting = found.Meeting
    kind: MeetingKind = found.MeetingKind
    axis = f"{found.axis_number}. {found.axis_title}" if found.axis_number is not None else ""
    words = (
        kind.label,
        kind.label_nl,
        kind.badge,
        kind.badge_nl,
        meeting.title,
        meeting.theme,
        found.venue,
        found.working_group,
        axis,
    )
    return MeetingRow(
        id=meeting.id,
        kind_id=kind.id,
        kind_code=kind.code,
        behaviour=kind.behaviour,
        kind_label=house_words.meeting_kind(kind.label, kind.label_nl),
        badge=house_words.meeting_badge(kind.badge, kind.badge_nl),
        colour=kind.colour,
        approval=kind.approval,
        minutes_due_days=kind.minutes_due_days,
        first_on=meeting.first_on,
        last_on=meeting.last_on,
        precision=meeting.precision,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        title=meeting.title,
        theme=meeting.theme,
        number=number,
        state=meeting.state,
        stub=meeting.stub,
        venue=found.venue or "",
        working_group_id=meeting.working_group_id,
        working_group=found.working_group or "",
        axis=axis,
        partnership_id=meeting.partnership_id,
        edition=meeting.edition,
        count=counted,
        minutes_kind=found.minutes_kind,
        minutes_state=found.minutes_state,
        folded=fold(" ".join(word for word in words if word)),
        postponed_from_on=meeting.postponed_from_on,
        axis_number=found.axis_number,
    )
