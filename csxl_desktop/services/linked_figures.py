"""The numbers of the figures that are linked, each in its year."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation import IndicatorValue
from csxl_desktop.domain.figures import SPECS
from csxl_desktop.domain.record_links import RecordLink
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.numbers import decimal, of_hundred
from csxl_desktop.services.earlier_years import with_totals, yearly_totals
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.year_figures import figures_of_years
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years

_QUALIFIED = {Quality.ABOUT: N_("about {number}"), Quality.MORE_THAN: N_("more than {number}")}
_UNITS = {spec.code: spec.unit for spec in SPECS}

Numbers = dict[tuple[str | UUID | None, int | None], str]  # code or indicator, year → as it is read


def numbers_of(session: Session, links: Iterable[RecordLink]) -> Numbers:
    """The numbers of computed figures and of those kept by hand; what is not known is missing."""
    links = list(links)
    return {**_computed(session, links), **_kept(session, links)}


def _computed(session: Session, links: Iterable[RecordLink]) -> Numbers:
    codes = defaultdict[int, set[str]](set)
    for link in links:
        if link.figure_code and link.year is not None:
            codes[link.year].add(link.figure_code)
    if not codes:
        return {}
    told, totals = figures_query.told_years(session), yearly_totals(session)
    found: Numbers = {}
    for year, wanted in codes.items():
        computed = figures_of_years(session, Years(year, year), counting_rule(session))
        figures = with_totals(computed, told, totals)[year]
        for code in wanted & figures.keys():
            if (number := figures[code].number) is not None:
                found[code, year] = _read(number, figures[code].quality, _UNITS.get(code, ""))
    return found


def _kept(session: Session, links: Iterable[RecordLink]) -> Numbers:
    wanted = {link.indicator_id for link in links if link.indicator_id is not None}
    if not wanted:
        return {}
    values = session.scalars(
        select(IndicatorValue).where(IndicatorValue.indicator_id.in_(wanted), IndicatorValue.trashed_at.is_(None))
    )
    return {
        (each.indicator_id, each.year): _read(float(each.value), each.quality, "")
        for each in values
        if each.value is not None
    }


def _read(number: float, quality: Quality, unit: str) -> str:
    told = decimal(number)
    told = _(_QUALIFIED[quality]).format(number=told) if quality in _QUALIFIED else told
    return of_hundred(told) if unit == "%" else told
