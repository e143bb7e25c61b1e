"""The figures of a year with their definitions and their evolution."""

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.content import report
from csxl_desktop.domain.content.meeting_facts import Count as PrintedCount
from csxl_desktop.domain.content.meeting_facts import Share
from csxl_desktop.domain.counting import CountingRule
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.figures import HEADLINES, NOT_KNOWN, Figures, FigureValue
from csxl_desktop.i18n import _, fold
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.year_figures import figures_of_years
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years

_YEARS_COMPARED = 4

# Year → figure code → figure, oldest year first.
Known = dict[int, Figures]


def known_years(session: Session, year: int) -> Known:
    """The computed figures of `year`, and of the few years before it in which something stands."""
    told = figures_query.told_years(session)
    years = Years(year - _YEARS_COMPARED + 1, year)
    found = figures_of_years(session, years, counting_rule(session))
    return {each: values for each, values in found.items() if each in told or each == year}


def figures(session: Session, year: int, known: Known) -> tuple[report.Figure, ...]:
    """What the report prints large: the computed figures that are not nought, or were not, then the office's own."""
    values, before = known[year], known.get(year - 1, {})
    pairs = [(spec, values[spec.code], before.get(spec.code, NOT_KNOWN).number) for spec in HEADLINES]
    computed = [
        report.Figure(printed(value), _(spec.label), _(spec.definition), previous)
        for spec, value, previous in pairs
        if value.number is not None and (value.number or previous)
    ]
    return (*computed, *own_figures(session, year))


def evolution(known: Known) -> tuple[report.EvolutionRow, ...]:
    """The computed figures over the years that have something to tell; none where there is but one."""
    if len(known) < 2:
        return ()
    return tuple(
        report.EvolutionRow(_(spec.label), tuple(values[spec.code].number for values in known.values()))
        for spec in HEADLINES
        if any(values[spec.code].number for values in known.values())
    )


def printed(value: FigureValue) -> PrintedCount:
    """A figure that is known, as documents print it."""
    return PrintedCount(value.number or 0, value.quality.value, value.to)


def counting_note(rule: CountingRule) -> str:
    """How persons and partners are counted, as it is printed under the figures."""
    persons = (
        _("Persons: everyone present, with speakers, guests, people who came unannounced and the team.")
        if rule.staff_counted
        else _("Persons: everyone present, with speakers, guests and people who came unannounced, without the team.")
    )
    partners = (
        _("Partners: the different organisations of those persons, and those that were represented.")
        if rule.represented_counted
        else _("Partners: the different organisations of those persons.")
    )
    services = _("A service counts apart from its parent body where it is itself a member or its record says so.")
    sums = _("Figures summed over several meetings are participations; “different” ones are counted once.")
    return f"{persons} {partners} {services} {sums}"


def own_figures(session: Session, year: int) -> tuple[report.Figure, ...]:
    """What the office keeps by hand and knows of the year, beside the year before."""
    rows = session.execute(
        select(Indicator, IndicatorValue)
        .join(IndicatorValue, IndicatorValue.indicator_id == Indicator.id)
        .where(Indicator.trashed_at.is_(None), IndicatorValue.trashed_at.is_(None))
        .where(IndicatorValue.year.in_((year, year - 1)))
        .order_by(Indicator.position, Indicator.name, IndicatorValue.year.desc())
    ).all()
    before = {indicator.id: value.value for indicator, value in rows if value.year == year - 1}
    return tuple(
        _own_figure(indicator, value, before.get(indicator.id))
        for indicator, value in rows
        if value.year == year and value.quality is not Quality.UNKNOWN and (value.value, value.share) != (None, None)
    )


def _own_figure(indicator: Indicator, value: IndicatorValue, before: Decimal | None) -> report.Figure:
    """The unit first, then what it is of: two figures in the same unit stay apart; a share stands without a number."""
    unit, name = indicator.unit, indicator.name
    number = value.share if value.value is None else value.value
    alike = not unit or fold(unit) == fold(name)
    count = Share if value.value is None else PrintedCount
    return report.Figure(
        count(
            _whole(number or Decimal()),
            value.quality.value,
            _whole(value.value_to) if value.value_to is not None else None,
        ),
        (unit or name) if alike else f"{unit} – {name}",
        indicator.definition,
        _whole(before) if before is not None else None,
        value.wording,
        value.source or indicator.source,
    )


def _whole(value: Decimal) -> float:
    """12 for 12.00, 12.5 for 12.50."""
    return int(value) if value == value.to_integral_value() else float(value)
