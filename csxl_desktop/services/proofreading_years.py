"""What the year holds beside its meetings, for Relecture: action sheets with their days, partnerships."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.action_sheets import ActionSheet
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.partnerships import Partnership, PartnershipYear
from csxl_desktop.domain.sheet_figures import Occurrence
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading import knowledge as known


def sheets_of(session: Session, year: int) -> tuple[known.KnownSheet, ...]:
    """The action sheets with what took place in the year; a day that is not exact bounds nothing."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    days: defaultdict[UUID, list[known.KnownActivity]] = defaultdict(list)
    held = func.coalesce(Occurrence.held_on, Occurrence.planned_on)
    rows = session.execute(
        select(Occurrence, held)
        .where(Occurrence.trashed_at.is_(None), Occurrence.precision == Precision.DAY)
        .where(or_(Occurrence.held_on.between(first, last), Occurrence.planned_on.between(first, last)))
        .order_by(Occurrence.held_on, Occurrence.planned_on, Occurrence.id)
    )
    for row, day in rows:
        days[row.action_sheet_id].append(known.KnownActivity(row.id.hex, row.title or short_date(day), day))
    sheets = session.scalars(
        select(ActionSheet).where(ActionSheet.trashed_at.is_(None)).order_by(ActionSheet.position, ActionSheet.id)
    )
    return tuple(
        known.KnownSheet(
            sheet.id.hex,
            sheet.title,
            sheet.opened_on if sheet.opened_precision is Precision.DAY else None,
            sheet.closed_on if sheet.closed_precision is Precision.DAY else None,
            tuple(days[sheet.id]),
        )
        for sheet in sheets
        if days[sheet.id]
    )


def partnerships_of(session: Session, year: int) -> tuple[known.KnownPartnership, ...]:
    """The partnerships told of in the year."""
    rows = session.scalars(
        select(Partnership)
        .join(PartnershipYear, PartnershipYear.partnership_id == Partnership.id)
        .where(Partnership.trashed_at.is_(None), PartnershipYear.trashed_at.is_(None), PartnershipYear.year == year)
        .order_by(PartnershipYear.position, Partnership.id)
    )
    return tuple(known.KnownPartnership(row.id.hex, row.title) for row in rows)
