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
from csxl_desktop.services.earlier_years import figures_over_years
from csxl_desktop.services.office import counting_rule

# Year → figure code → figure, oldest year first.
Known = dict[int, Figures]


def known_years(session: Session, year: int, most: int = 2) -> Known:
    """The computed figures of `year`, and of the years before it that hold some: the `most` latest of all."""
    return figures_over_years(session, year, counting_rule(session), most)


def figures(session: Session, year: int, known: Known) -> tuple[report.Figure, ...]:
    """What the report prints large: the computed figures that are not nought, or were not, then the office's own."""
    values, before = known[year], known.get(year - 1, {})
    pairs = [(spec, values[spec.code], before.get(spec.code, NOT_KNOWN)) for spec in HEADLINES]
    computed = [
        report.Figure(
            printed(value), _(spec.label), _(spec.definition), last.number, previous_quality=last.quality.value
        )
        for spec, value, last in pairs
        if value.number is not None and (value.number or last.number)
    ]
    return (*computed, *own_figures(session, year))


def evolution(known: Known) -> tuple[report.EvolutionRow, ...]:
    """The computed figures over the years that have something to tell; none where there is but one."""
    if len(known) < 2:
        return ()
    return tuple(
        report.EvolutionRow(
            _(spec.label),
            tuple(values[spec.code].number for values in known.values()),
            tuple(values[spec.code].quality.value for values in known.values()),
        )
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
    before = {indicator.id: value for indicator, value in rows if value.year == year - 1}
    return tuple(
        _own_figure(indicator, value, before.get(indicator.id))
        for indicator, value in rows
        if value.year == year and value.quality is not Quality.UNKNOWN and (value.value, value.share) != (None, None)
    )


def _own_figure(indicator: Indicator, value: IndicatorValue, before: IndicatorValue | None) -> report.Figure:
    """What it is of, then its unit where the name does not begin with it; a share stands without a number."""
    unit, name = indicator.unit, indicator.name
    number = value.share if value.value is None else value.value
    told = not unit or fold(name).startswith(fold(unit))
    count = Share if value.value is None else PrintedCount
    return report.Figure(
        count(
            _whole(number or Decimal()),
            value.quality.value,
            _whole(value.value_to) if value.value_to is not None else None,
        ),
        name if told else f"{name} ({unit})",
        indicator.definition,
        _whole(before.value) if before is not None and before.value is not None else None,
        value.wording,
        value.source or indicator.source,
        before.quality.value if before is not None else Quality.EXACT.value,
        indicator.decimals,
        _whole(value.target) if value.target is not None else None,
    )


def _whole(value: Decimal) -> float:
    """12 for 12.00, 12.5 for 12.50."""
    return int(value) if value == value.to_integral_value() else float(value)
