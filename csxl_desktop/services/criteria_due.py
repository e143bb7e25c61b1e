"""How many criteria of the funder Accueil warns of; what they rest on is only loaded in the season that asks for it."""

from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.evaluation_choices import MetState
from csxl_desktop.domain.funder import Criterion, CriterionYear

_ASKED_FROM = 10  # the month from which a criterion that nothing meets yet is told of


def criteria_to_warn(session: Session, year: int, today: date) -> int:
    """How many criteria are said not to be met; from autumn on also those of which nothing is said yet."""
    if today < date(year, _ASKED_FROM, 1):
        return _not_met(session, year)
    from csxl_desktop.services.criteria import criteria_of  # links and figures: from autumn on

    return sum(row.is_warned for row in criteria_of(session, year, today))


def _not_met(session: Session, year: int) -> int:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return session.scalars(
        select(func.count(Criterion.id.distinct()))
        .join(CriterionYear, CriterionYear.criterion_id == Criterion.id)
        .where(CriterionYear.year == year, CriterionYear.met == MetState.NOT_MET)
        .where(CriterionYear.trashed_at.is_(None), Criterion.trashed_at.is_(None))
        .where(or_(Criterion.from_on.is_(None), Criterion.from_on <= last))
        .where(or_(Criterion.to_on.is_(None), Criterion.to_on >= first))
    ).one()
