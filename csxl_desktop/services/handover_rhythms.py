"""When things happen: the rhythm of each kind of meeting, the year ahead, what is due."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import MeetingState, Precision
from csxl_desktop.domain.content.handover import Row
from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation_choices import ConventionState
from csxl_desktop.domain.funder import Subsidy, SubsidyDeadline
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.rhythm import median_gap, usual
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import fuzzy_date, long_date, time_range, weekday_name
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.office import counting_rule
from csxl_desktop.storage.queries.meetings import meetings_of_year

_YEAR = timedelta(days=365)
_WEEK, _MONTH = 7, 30.4
_IN_DAYS, _IN_WEEKS = 10, 70  # from which gap on weeks are spoken of, and months

Due = tuple[date, str, str]


def rhythms(session: Session, today: date) -> Iterator[Row]:
    """Each kind of meeting, each group apart: how often, on what day and at what hours, how many in a year."""
    held: defaultdict[tuple[str, str], list[MeetingRow]] = defaultdict(list)
    for row in _rows(session, today - 2 * _YEAR, today):
        if row.state is MeetingState.HELD and row.precision is Precision.DAY:
            held[row.kind_label, row.working_group].append(row)
    for (label, group), rows in sorted(held.items()):
        gap = median_gap(row.first_on for row in rows)
        lately = sum(row.first_on > today - _YEAR for row in rows)
        name = f"{label}\n{group}" if group else label
        yield name, _every(gap) if gap else _("once only"), _day_and_hours(rows), str(lately)


def calendar(session: Session, today: date) -> Iterator[Row]:
    """What is planned from today on, for a year."""
    for row in _rows(session, today, today + _YEAR):
        if row.state is MeetingState.PLANNED:
            day = long_date(row.first_on, year=row.first_on.year != today.year)
            if row.precision is not Precision.DAY:
                day = fuzzy_date(row.first_on, row.precision.value)
            name = f"{row.kind_label}\n{row.subject}" if row.subject else row.kind_label
            yield day, time_range(row.starts_at, row.ends_at), name, row.venue


def deadlines(session: Session, today: date) -> Iterator[Row]:
    """What is due, the late ones first: of subsidies, agreements and seats."""
    wanted = modules_of(session)
    found = [*_of_subsidies(session), *_of_seats(session, today)]
    if Module.CONVENTIONS in wanted:
        found += _of_conventions(session, today)
    for due_on, what, about in sorted(found):
        late = f"\n{_('late')}" if due_on < today else ""
        yield f"{long_date(due_on, weekday=False)}{late}", what, about


def _of_subsidies(session: Session) -> Iterator[Due]:
    rows = session.execute(
        select(SubsidyDeadline, Subsidy)
        .join(Subsidy, Subsidy.id == SubsidyDeadline.subsidy_id)
        .where(SubsidyDeadline.trashed_at.is_(None), Subsidy.trashed_at.is_(None), SubsidyDeadline.done_on.is_(None))
    )
    for deadline, subsidy in rows:
        about = _("{funder}, subsidy of {year}").format(funder=subsidy.funder, year=subsidy.year)
        yield deadline.due_on, deadline.label, about


def _of_conventions(session: Session, today: date) -> Iterator[Due]:
    rows = session.execute(
        select(Convention, Organisation.name)
        .outerjoin(Organisation, Organisation.id == Convention.organisation_id)
        .where(Convention.trashed_at.is_(None))
        .where(Convention.state != ConventionState.ENDED, Convention.to_on <= today + _YEAR)
    )
    for each, organisation in rows:
        yield (
            each.to_on or today,
            _("Convention to renew or end: {object}").format(object=each.object),
            organisation or each.name,
        )


def _of_seats(session: Session, today: date) -> Iterator[Due]:
    rows = session.execute(
        select(Seat, Organisation.name)
        .join(Organisation, Organisation.id == Seat.organisation_id)
        .where(Seat.trashed_at.is_(None), Seat.ended_on.is_(None))
        .where(Seat.term_end_on >= today, Seat.term_end_on <= today + _YEAR)
    )
    for seat, organisation in rows:
        yield seat.term_end_on or today, _("A seat of the committee ends"), organisation


def _rows(session: Session, first: date, last: date) -> Iterator[MeetingRow]:
    rule = counting_rule(session)
    for year in range(first.year, last.year + 1):
        for row in meetings_of_year(session, year, rule):
            if first <= row.first_on <= last:
                yield row


def _every(gap: int) -> str:
    """“every 5 weeks”."""
    if gap < _IN_DAYS:
        return ngettext("once a day", "every {count} days", gap).format(count=gap)
    if gap < _IN_WEEKS:
        count = round(gap / _WEEK)
        return ngettext("once a week", "every {count} weeks", count).format(count=count)
    count = round(gap / _MONTH)
    return ngettext("once a month", "every {count} months", count).format(count=count)


def _day_and_hours(rows: list[MeetingRow]) -> str:
    """What at least half of them have in common: “jeudi, 9 h 30 – 12 h 00” and the place."""
    days = usual([row.first_on.weekday() for row in rows])
    day = next((weekday_name(row.first_on) for row in rows if row.first_on.weekday() == days), "")
    hours = usual([(row.starts_at, row.ends_at) for row in rows]) or (None, None)
    first = ", ".join(part for part in (day, time_range(*hours)) if part)
    place = usual([row.venue for row in rows]) or ""
    return "\n".join(part for part in (first, place) if part)
