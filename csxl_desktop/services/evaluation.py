"""What the year was worth: the figures kept by hand."""

from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import evaluation_rows as rows
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.figures_kept import IndicatorCategory
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database


class EvaluationService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def indicators(self, year: int) -> list[rows.IndicatorRow]:
        with self._database() as session:
            values = {
                (value.indicator_id, value.year): value
                for value in session.scalars(
                    select(IndicatorValue).where(
                        IndicatorValue.year.in_((year, year - 1)), IndicatorValue.trashed_at.is_(None)
                    )
                )
            }
            found = session.scalars(
                select(Indicator).where(Indicator.trashed_at.is_(None)).order_by(Indicator.position, Indicator.name)
            )
            tables = set(
                session.scalars(select(IndicatorCategory.indicator_id).where(IndicatorCategory.trashed_at.is_(None)))
            )
            return [
                _indicator(each, values.get((each.id, year)), values.get((each.id, year - 1)))
                for each in found
                if not ((each.id in tables or _is_over(each, year)) and _says_nothing(values.get((each.id, year))))
            ]

    def set_indicator(self, indicator_id: UUID, year: int, value: Decimal | None, quality: Quality) -> Written:
        """The value of an indicator in a year."""
        with self._database.begin(N_("Figure changed")) as session:
            found = _value(session, indicator_id, year)
            found.value, found.quality = value, quality
            session.flush()
            return written(self._database, session, found.id)

    def set_target(self, indicator_id: UUID, year: int, target: Decimal | None) -> Written:
        """What the office aims at in a year, before or after the value is known."""
        with self._database.begin(N_("Target changed")) as session:
            found = _value(session, indicator_id, year)
            found.target = target
            session.flush()
            return written(self._database, session, found.id)


def _value(session: Session, indicator_id: UUID, year: int) -> IndicatorValue:
    """That of the year, made where there is none yet."""
    found = session.scalars(
        select(IndicatorValue)
        .where(IndicatorValue.indicator_id == indicator_id, IndicatorValue.year == year)
        .where(IndicatorValue.trashed_at.is_(None))
    ).first()
    if found is None:
        found = IndicatorValue(indicator_id=indicator_id, year=year)
        session.add(found)
    return found


def _is_over(indicator: Indicator, year: int) -> bool:
    """Whether it was closed before the year began: it no longer asks."""
    return indicator.closed_on is not None and indicator.closed_on.year < year


def _says_nothing(value: IndicatorValue | None) -> bool:
    return value is None or (value.value, value.share, value.target) == (None, None, None)


def _indicator(indicator: Indicator, value: IndicatorValue | None, before: IndicatorValue | None) -> rows.IndicatorRow:
    return rows.IndicatorRow(
        indicator.id,
        indicator.name,
        indicator.definition,
        indicator.unit,
        value.id if value else None,
        value.value if value else None,
        value.quality if value else Quality.EXACT,
        value.source if value else "",
        before.value if before else None,
        before.quality if before else Quality.EXACT,
        value.value_to if value else None,
        value.share if value else None,
        value.wording if value else "",
        value.as_of_on if value else None,
        indicator.source,
        indicator.stock,
        indicator.decimals,
        indicator.closed_on,
        value.target if value else None,
    )
