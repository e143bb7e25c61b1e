"""Action sheets of a year, read a table at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import action_sheet_rows as rows
from csxl_desktop.domain.action_sheets import (
    ActionSheet,
    ActionSheetActor,
    ActionSheetAlias,
    ActionSheetSection,
    ActionSheetYear,
    ActionSlot,
)
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.counting import Count, CountingRule
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.evaluation_choices import AttendanceForm
from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.meeting_rows import LinkRow, MeetingRow
from csxl_desktop.domain.sheet_figures import Occurrence, SheetAttendance
from csxl_desktop.storage.queries.meetings import meetings_of_year

R = TypeVar("R", bound=Record)


def told(session: Session, year: int) -> list[tuple[ActionSheetYear, ActionSheet]]:
    """The sheets of a year in the office's order."""
    found = session.execute(
        select(ActionSheetYear, ActionSheet)
        .join(ActionSheet, ActionSheet.id == ActionSheetYear.action_sheet_id)
        .where(ActionSheetYear.year == year, ActionSheetYear.trashed_at.is_(None), ActionSheet.trashed_at.is_(None))
        .order_by(ActionSheetYear.position, ActionSheet.title, ActionSheetYear.id)
    )
    return [(row.ActionSheetYear, row.ActionSheet) for row in found]


def aliases(session: Session, sheet_ids: Iterable[UUID]) -> Mapping[UUID, list[rows.AliasRow]]:
    found: defaultdict[UUID, list[rows.AliasRow]] = defaultdict(list)
    for each in _of(session, ActionSheetAlias, ActionSheetAlias.action_sheet_id, sheet_ids, ActionSheetAlias.name):
        found[each.action_sheet_id].append(rows.AliasRow(each.id, each.name))
    return found


def sections(session: Session, year_ids: Iterable[UUID]) -> Mapping[UUID, list[ActionSheetSection]]:
    found: defaultdict[UUID, list[ActionSheetSection]] = defaultdict(list)
    key = ActionSheetSection.action_sheet_year_id
    for each in _of(session, ActionSheetSection, key, year_ids, ActionSheetSection.position):
        found[each.action_sheet_year_id].append(each)
    return found


def every_section(session: Session, year_id: UUID) -> dict[str, ActionSheetSection]:
    """The sections of a sheet by code; of a code, one in the trash only where there is no other."""
    found = session.scalars(select(ActionSheetSection).where(ActionSheetSection.action_sheet_year_id == year_id))
    return {each.code: each for each in sorted(found, key=lambda each: (each.trashed_at is None, each.id))}


def owners(session: Session, part: Any, sheet_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of the sheets have such a part."""
    key = part.action_sheet_id
    return frozenset(session.scalars(select(key).where(key.in_(tuple(sheet_ids)), part.trashed_at.is_(None))))


def actors(session: Session, sheet_id: UUID) -> tuple[rows.ActorRow, ...]:
    """Whoever has a part, by role and then in the office's order."""
    found = session.execute(
        select(ActionSheetActor, Organisation.name, Person)
        .outerjoin(Organisation, Organisation.id == ActionSheetActor.organisation_id)
        .outerjoin(Person, Person.id == ActionSheetActor.person_id)
        .where(ActionSheetActor.action_sheet_id == sheet_id, ActionSheetActor.trashed_at.is_(None))
        .order_by(ActionSheetActor.position, ActionSheetActor.id)
    )
    return tuple(_actor(actor, organisation, person) for actor, organisation, person in found)


def slots(session: Session, sheet_id: UUID) -> tuple[rows.SlotRow, ...]:
    found = _of(session, ActionSlot, ActionSlot.action_sheet_id, [sheet_id], ActionSlot.weekday, ActionSlot.starts_at)
    return tuple(
        rows.SlotRow(
            each.id, each.weekday, each.starts_at, each.ends_at, each.place, each.from_on, each.to_on,
            each.outside_school_holidays, each.note,
        )
        for each in found
    )  # fmt: skip


def occurrences(
    session: Session,
    sheet_ids: Iterable[UUID],
    year: int,
    figures: Mapping[UUID, rows.AttendanceRow],
    rule: CountingRule,
) -> Mapping[UUID, list[rows.OccurrenceRow]]:
    """The times of each sheet in a year by day, those without any day first; `figures` are those of occurrences.

    A time that is an activity of the agenda is called and, where nobody noted a number, counted as that is.
    """
    within = date(year, 1, 1), date(year, 12, 31)
    no_day = Occurrence.held_on.is_(None) & Occurrence.planned_on.is_(None)
    found: defaultdict[UUID, list[rows.OccurrenceRow]] = defaultdict(list)
    for each in session.scalars(
        select(Occurrence)
        .where(Occurrence.action_sheet_id.in_(tuple(sheet_ids)), Occurrence.trashed_at.is_(None))
        .where(or_(Occurrence.held_on.between(*within), Occurrence.planned_on.between(*within), no_day))
        .order_by(Occurrence.position, Occurrence.id)
    ):
        found[each.action_sheet_id].append(_occurrence(each, figures.get(each.id)))
    _tell_meetings(session, found.values(), year, rule)
    for listed in found.values():
        listed.sort(key=lambda row: (row.on or date.min, row.starts_at is not None, str(row.starts_at)))
    return found


def figures(session: Session, year_ids: Iterable[UUID]) -> Mapping[UUID, list[rows.AttendanceRow]]:
    """Every figure of these years, those of occurrences too."""
    found: defaultdict[UUID, list[rows.AttendanceRow]] = defaultdict(list)
    key = SheetAttendance.action_sheet_year_id
    for each in _of(session, SheetAttendance, key, year_ids, SheetAttendance.position, SheetAttendance.id):
        found[each.action_sheet_year_id].append(_figure(each))
    return found


def followed(session: Session, sheet_id: UUID, year: int) -> tuple[rows.FollowedRow, ...]:
    """The figures that the office follows for the action, with those of the year before."""
    indicators = _of(session, Indicator, Indicator.action_sheet_id, [sheet_id], Indicator.position, Indicator.name)
    wanted = IndicatorValue.indicator_id.in_([each.id for each in indicators])
    values = {
        (each.indicator_id, each.year): each
        for each in session.scalars(
            select(IndicatorValue).where(
                wanted, IndicatorValue.year.in_((year, year - 1)), IndicatorValue.trashed_at.is_(None)
            )
        )
    }
    found = []
    for each in indicators:
        now, before = values.get((each.id, year)), values.get((each.id, year - 1))
        if each.closed_on is not None and each.closed_on.year < year:
            continue
        quality = now.quality if now is not None else Quality.EXACT
        number = _plain(now.value) if now is not None else None
        found.append(
            rows.FollowedRow(each.id, each.name, each.unit, number, quality, _plain(before.value) if before else None)
        )
    return tuple(found)


def links(session: Session, sheet_id: UUID) -> tuple[LinkRow, ...]:
    found = _of(session, Link, Link.action_sheet_id, [sheet_id], Link.position, Link.id)
    return tuple(LinkRow(each.id, each.label, each.url) for each in found)


def _of(session: Session, entity: type[R], key: Any, owners: Iterable[UUID], *order: Any) -> Sequence[R]:
    where = key.in_(tuple(owners))
    return session.scalars(select(entity).where(where, entity.trashed_at.is_(None)).order_by(*order)).all()


def _tell_meetings(session: Session, listed: Iterable[list[rows.OccurrenceRow]], year: int, rule: CountingRule) -> None:
    known: Mapping[UUID, MeetingRow] | None = None
    for times in listed:
        for place, row in enumerate(times):
            if row.meeting_id is None:
                continue
            if known is None:  # most actions are in no agenda: the year is read only where one is
                known = {each.id: each for each in meetings_of_year(session, year, rule)}
            if (meeting := known.get(row.meeting_id)) is not None:
                times[place] = replace(row, meeting=meeting.line, attendance=_counted(row, meeting.count))


def _counted(row: rows.OccurrenceRow, count: Count) -> rows.AttendanceRow | None:
    """The figure noted; the number of the activity where none was."""
    figure = row.attendance
    if count.persons is None or (figure is not None and figure.attended.persons is not None):
        return figure
    base = figure or rows.AttendanceRow(row.id, AttendanceForm.PER_OCCURRENCE, occurrence_id=row.id)
    is_range = count.persons_quality is Quality.RANGE and count.persons_to is not None
    return replace(
        base,
        number=Decimal(count.persons),
        number_to=Decimal(count.persons_to or 0) if is_range else None,
        quality=count.persons_quality,
    )


def _actor(actor: ActionSheetActor, organisation: str | None, person: Person | None) -> rows.ActorRow:
    return rows.ActorRow(
        actor.id,
        actor.role,
        organisation or (person.full_name if person is not None else "") or actor.name,
        actor.organisation_id,
        actor.person_id,
        actor.name,
        actor.part,
        FuzzyDay(actor.from_on, actor.from_precision),
        FuzzyDay(actor.to_on, actor.to_precision),
    )


def _occurrence(each: Occurrence, figure: rows.AttendanceRow | None) -> rows.OccurrenceRow:
    return rows.OccurrenceRow(
        each.id, each.planned_on, each.held_on, each.precision, each.last_on, each.starts_at, each.ends_at,
        each.title, each.format, each.place, each.state, each.reason, each.note, figure, each.meeting_id,
    )  # fmt: skip


def _figure(each: SheetAttendance) -> rows.AttendanceRow:
    number, to, peak = _plain(each.number), _plain(each.number_to), _plain(each.peak)
    return rows.AttendanceRow(
        each.id, each.form, number, to, peak, each.quality, each.unit, each.period,
        each.women, each.men, each.adults, each.children, each.staff, each.label, each.note, each.occurrence_id,
    )  # fmt: skip


def _plain(number: Decimal | None) -> Decimal | None:
    """12 for 12.00: the decimals of the column are not those of the figure."""
    return None if number is None else number.normalize() + 0
