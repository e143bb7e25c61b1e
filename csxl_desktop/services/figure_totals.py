"""Figures added up since the office began to count; what was estimated before stays apart and is marked."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.figures import Before, Cumulated, FigureValue, cumulated, joined
from csxl_desktop.domain.figures_kept import FigureTotal
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.year_figures import figures_of_years, specs
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years

# Those that may be added up over years: each year counts its own, and says so.
CUMULATED = ("assembly_persons", "assembly_partners", "persons", "partners", "sessions", "session_persons", "meetings")


def totals_of(session: Session) -> list[FigureTotal]:
    """What was known or estimated of the years that no record tells, the earliest first."""
    return list(
        session.scalars(
            select(FigureTotal)
            .where(FigureTotal.trashed_at.is_(None), FigureTotal.number.is_not(None))
            .order_by(FigureTotal.year, FigureTotal.id)
        )
    )


def cumulated_figures(session: Session, year: int) -> tuple[Cumulated, ...]:
    """Each figure since the stated start: totals of earlier years, then what the records give up to `year`.

    A year with records is told by them; a total that ends in it or later is left aside.
    """
    totals = [total for total in totals_of(session) if total.code in CUMULATED]
    start = the_office(session).cumulated_from_year
    told = [each for each in sorted(figures_query.told_years(session)) if (start or each) <= each <= year]
    if not told or (start is None and not totals):
        return ()
    values = figures_of_years(session, Years(told[0], year), counting_rule(session))
    named = {spec.code: spec for spec in specs(session)}
    wanted = CUMULATED if start is not None else tuple(dict.fromkeys(total.code for total in totals))
    return tuple(
        cumulated(
            named[code],
            joined([_before(total) for total in totals if total.code == code and total.year < told[0]]),
            [values[each][code] for each in told],
            (told[0], year),
        )
        for code in wanted
    )


def value_of(total: FigureTotal) -> FigureValue:
    """As a figure; its upper end only where it is a range."""
    upper = float(total.number_to) if total.number_to is not None else None
    return FigureValue(None if total.number is None else float(total.number), total.quality, upper)


def _before(total: FigureTotal) -> Before:
    return value_of(total), total.from_year or total.year, total.year, total.estimate
