"""The years that no record tells: their totals, typed once, stand wherever a year is set beside another."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.figures import NOT_KNOWN, SPECS, Figures, FigureValue
from csxl_desktop.services.figure_totals import totals_of, value_of
from csxl_desktop.services.year_figures import figures_of_years
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years

_NOTHING: Figures = {spec.code: NOT_KNOWN for spec in SPECS}


def yearly_totals(session: Session) -> dict[int, dict[str, FigureValue]]:
    """Year → code → total, of those that are of one year alone."""
    found: defaultdict[int, dict[str, FigureValue]] = defaultdict(dict)
    for total in totals_of(session):
        if total.from_year in {None, total.year}:
            found[total.year][total.code] = value_of(total)
    return dict(found)


def with_totals(
    found: Mapping[int, Figures], told: Collection[int], totals: Mapping[int, Mapping[str, FigureValue]]
) -> dict[int, Figures]:
    """The figures year by year; a year with records is told by them, another by its totals where it has any."""
    return {
        year: {**_NOTHING, **totals[year]} if year in totals and year not in told else values
        for year, values in found.items()
    }


def figures_over_years(session: Session, last: int, rule: CountingRule, most: int = 0) -> dict[int, Figures]:
    """The years up to `last` that have something to tell, and `last` itself; only the `most` latest, where said."""
    told, totals = figures_query.told_years(session), yearly_totals(session)
    years = sorted({year for year in told | totals.keys() if year < last} | {last})[-most:]
    records = [year for year in years if year in told or year == last]
    found = figures_of_years(session, Years(min(records), last), rule)
    return with_totals({year: found.get(year, _NOTHING) for year in years}, told, totals)
