"""The figures of surveys beyond their own pages: kept as a figure of the coordination, told among those of the year."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.content.survey import SurveyResult
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.survey_results import results
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services import records
from csxl_desktop.services.modules import modules_of
from csxl_desktop.services.records import Written, written
from csxl_desktop.services.surveys import survey_row, survey_rows
from csxl_desktop.storage.database import Database


class SurveyFigureService:
    """Each public method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, survey_id: UUID, question_id: UUID, result_key: str, indicator_id: UUID | None) -> Written:
        """What the sheets say becomes the value of an indicator in the year of the survey, of a new one where none."""
        with self._database.begin(N_("Figure taken from a survey")) as session:
            row = survey_row(session, survey_id)
            pairs = {each.id: count for each, count in zip(row.questions, row.counts, strict=True)}
            count = pairs.get(question_id)
            result = next((each for each in results(count) if each.key == result_key), None) if count else None
            if count is None or result is None:
                raise RecordNotFoundError
            if indicator_id is None:
                last = session.scalar(select(func.max(Indicator.position))) or 0
                named = count.question.text if not result.label else f"{count.question.text} {_(result.label)}"
                made = records.add(session, Indicator, {"name": named[:255], "position": last + 1})
                indicator_id = made.id
            base = ngettext("{count} answer", "{count} answers", count.base).format(count=count.base)
            source = _("Survey “{title}”, {answers}").format(title=row.title, answers=base)
            values = {"value": result.value, "share": result.share, "quality": Quality.EXACT, "source": source[:255]}
            return written(self._database, session, _put(session, indicator_id, row.year, values))


def survey_results(session: Session, year: int) -> tuple[SurveyResult, ...]:
    """The surveys of the year that came back, with what each question gives; none while the module is off."""
    if Module.SURVEYS not in modules_of(session):
        return ()
    return tuple(
        SurveyResult(row.title, row.sheets, row.handed_out, row.counts)
        for row in survey_rows(session, year)
        if row.sheets
    )


def _put(session: Session, indicator_id: UUID, year: int, values: Mapping[str, object]) -> UUID:
    """Where a value of the year stands, it is changed; what was said of the other one goes."""
    records.existing(session, Indicator, indicator_id)
    found = session.scalars(
        select(IndicatorValue)
        .where(IndicatorValue.indicator_id == indicator_id, IndicatorValue.year == year)
        .where(IndicatorValue.trashed_at.is_(None))
    ).first()
    values = {"value_to": None, "wording": "", "as_of_on": None, **values}
    if found is None:
        return records.add(session, IndicatorValue, {"indicator_id": indicator_id, "year": year, **values}).id
    records.assign(session, found, values)
    return found.id
