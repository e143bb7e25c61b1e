"""Which charts the annual report of a year prints, and over how many years it sets its figures."""

from dataclasses import replace

from sqlalchemy.orm import Session

from csxl_desktop.domain.chart import Chart, Picture
from csxl_desktop.domain.report_choices import CHART_NAMES, ReportChoices, chosen
from csxl_desktop.i18n import N_
from csxl_desktop.services import figure_charts
from csxl_desktop.services.records import Written, written
from csxl_desktop.services.report_years import keep, latest
from csxl_desktop.storage.database import Database

_LEAST_PLACES = 2  # one bar alone compares nothing


class ReportChoiceService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choices(self, year: int) -> ReportChoices:
        with self._database() as session:
            return choices_of(session, year)

    def choose_chart(self, year: int, code: str, *, wanted: bool) -> Written:
        """Print a chart in the report of the year, where it has something to show, or leave it out."""
        with self._database.begin(N_("Charts of the report chosen")) as session:
            found = latest(session, year)
            said = found.charts if found is not None else None
            kept = keep(session, year, {"charts": {**(said or {}), code: wanted}})
            return written(self._database, session, kept)

    def choose_years(self, year: int, most: int) -> Written:
        """Set at most so many years side by side."""
        with self._database.begin(N_("Years of the report chosen")) as session:
            return written(self._database, session, keep(session, year, {"evolution_years": most}))


def choices_of(session: Session, year: int) -> ReportChoices:
    """Those of the year, else those of the latest year before it."""
    found = latest(session, year)
    return chosen(found.charts, found.evolution_years) if found is not None else chosen(None, None)


def printed_charts(session: Session, year: int, choices: ReportChoices) -> tuple[Picture, ...]:
    """The charts wanted that have something to compare, in the order of printing."""
    found = dict(figure_charts.charts(session, year))
    pictures = [replace(found[code], code=code) for code in CHART_NAMES if code in choices.charts and code in found]
    return tuple(each for each in pictures if not isinstance(each, Chart) or len(each.places) >= _LEAST_PLACES)
