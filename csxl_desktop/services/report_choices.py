"""Which charts the annual report prints, and over how many years it sets its figures."""

from sqlalchemy.orm import Session

from csxl_desktop.domain.chart import Chart, Picture
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.report_choices import CHART_NAMES, ReportChoices, chosen, with_choice
from csxl_desktop.i18n import N_
from csxl_desktop.services import figure_charts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.records import Written, assign, written
from csxl_desktop.storage.database import Database

_LEAST_PLACES = 2  # one bar alone compares nothing


class ReportChoiceService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def choices(self) -> ReportChoices:
        with self._database() as session:
            return chosen(the_office(session).modules)

    def choose_chart(self, code: str, *, wanted: bool) -> Written:
        """Print a chart in the reports, where it has something to show, or leave it out."""
        return self._change(charts={code: wanted})

    def choose_years(self, years: int) -> Written:
        """Set at most so many years side by side."""
        return self._change(years=years)

    def _change(self, *, charts: dict[str, bool] | None = None, years: int = 0) -> Written:
        with self._database.begin(N_("Charts of the report chosen")) as session:
            office: Office = the_office(session)
            assign(session, office, {"modules": with_choice(office.modules, charts=charts, years=years)})
            return written(self._database, session, office.id)


def printed_charts(session: Session, year: int, choices: ReportChoices) -> tuple[Picture, ...]:
    """The charts wanted that have something to compare, in the order of printing."""
    found = dict(figure_charts.charts(session, year))
    pictures = [found[code] for code in CHART_NAMES if code in choices.charts and code in found]
    return tuple(each for each in pictures if not isinstance(each, Chart) or len(each.places) >= _LEAST_PLACES)
