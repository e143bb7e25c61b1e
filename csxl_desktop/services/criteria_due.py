"""How many criteria of the funder Accueil warns of; what they rest on is only loaded where something is linked."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.evaluation_choices import MetState
from csxl_desktop.domain.funder import Criterion, CriterionYear
from csxl_desktop.domain.record_links import RecordLink

_ASKED_FROM = 10  # the month from which a criterion that nothing meets yet is told of


def criteria_to_warn(session: Session, year: int, today: date) -> int:
    """How many criteria are said not to be met; from autumn on also those of which nothing is said yet."""
    said = _said(session, year)
    not_met = sum(met is MetState.NOT_MET for _key, met, _text in said)
    if today < date(year, _ASKED_FROM, 1):
        return not_met
    unsaid = {key for key, met, text in said if met in {None, MetState.OPEN} and not (text or "").strip()}
    return not_met + len(unsaid) - _covered(session, unsaid, year, today)


def _said(session: Session, year: int) -> list[tuple[UUID, MetState | None, str | None]]:
    """Of each criterion in force: its key, and what the year says of it."""
    of_year = and_(
        CriterionYear.criterion_id == Criterion.id, CriterionYear.year == year, CriterionYear.trashed_at.is_(None)
    )
    found = session.execute(
        select(Criterion.id, CriterionYear.met, CriterionYear.text_plain)
        .join(CriterionYear, of_year, isouter=True)
        .where(Criterion.trashed_at.is_(None))
        .where(or_(Criterion.from_on.is_(None), Criterion.from_on <= date(year, 12, 31)))
        .where(or_(Criterion.to_on.is_(None), Criterion.to_on >= date(year, 1, 1)))
    )
    return [(key, met, text) for key, met, text in found]


def _covered(session: Session, unsaid: Collection[UUID], year: int, today: date) -> int:
    """How many of them have an activity of the year that meets them."""
    linked = select(RecordLink.id).where(RecordLink.criterion_id.in_(unsaid), RecordLink.trashed_at.is_(None)).limit(1)
    if session.scalar(linked) is None:
        return 0
    from csxl_desktop.services.criteria import criteria_of  # links and figures: only where something is linked

    return sum(row.id in unsaid and not row.is_uncovered for row in criteria_of(session, year, today))
