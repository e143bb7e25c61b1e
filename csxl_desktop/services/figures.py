"""The figures of a year as the window shows them and the document prints them, each with the records behind it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from csxl_desktop.domain.chart import Picture
from csxl_desktop.domain.content import figures as content
from csxl_desktop.domain.evaluation_rows import FigureRow, IndicatorRow
from csxl_desktop.domain.figures import NOT_KNOWN, NOUGHT, Heading
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import figure_charts
from csxl_desktop.services.category_tables import told_tables
from csxl_desktop.services.contact_log import ThemeCount, theme_counts
from csxl_desktop.services.earlier_years import with_totals, yearly_totals
from csxl_desktop.services.evaluation import EvaluationService
from csxl_desktop.services.figure_records import BehindRow, records_behind
from csxl_desktop.services.figure_totals import cumulated_figures
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.report_figures import counting_note, own_figures
from csxl_desktop.services.survey_figures import survey_results
from csxl_desktop.services.year_figures import figures_of_years, specs
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import figures as figures_query
from csxl_desktop.storage.queries.counted import Years


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All that the place *Chiffres* shows of a year but its charts."""

    figures: tuple[FigureRow, ...]
    indicators: tuple[IndicatorRow, ...]
    contacts: tuple[ThemeCount, ...]


class FiguresService:
    """Each public method is one reading; plain values come out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, year: int) -> FiguresPage:
        """Every figure of the year beside the year before."""
        kept = EvaluationService(self._database).indicators(year)
        with self._database() as session:
            return FiguresPage(_rows(session, year), tuple(kept), theme_counts(session, year))

    def charts(self, year: int) -> tuple[tuple[str, Picture], ...]:
        """The charts of the year, by code; one with nothing to show is not there."""
        with self._database() as session:
            return figure_charts.charts(session, year)

    def behind(self, code: str, year: int) -> tuple[BehindRow, ...]:
        """The records that a figure rests on: what they are worth sums to it."""
        with self._database() as session:
            return records_behind(session, code, year, counting_rule(session))

    def document(self, year: int, *, language: str = "fr") -> Document:
        """The figures of the year with their charts and definitions."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            made = content.FiguresOfYear(
                parts.identity(session, office, self._database.folder / "annexes"),
                year,
                tuple(row for row in _rows(session, year) if _tells(row)),
                own_figures(session, year),
                tuple(picture for _code, picture in figure_charts.charts(session, year)),
                cumulated_figures(session, year),
                survey_results(session, year),
                counting_note(counting_rule(session)),
                language,
                told_tables(session, year),
            )
            name = _("Figures {year}").format(year=year)
            return Document("figures", made, name, office.look)


def _rows(session: Session, year: int) -> tuple[FigureRow, ...]:
    """Every figure; of the kinds, headings and groups of the office those that count something."""
    told, totals = figures_query.told_years(session), yearly_totals(session)
    found = with_totals(figures_of_years(session, Years(year - 1, year), counting_rule(session)), told, totals)
    now, before = found[year], found[year - 1] if year - 1 in told | totals.keys() else None
    none = NOUGHT if year - 1 in told else NOT_KNOWN
    order = list(Heading)
    rows = [
        FigureRow(spec, now.get(spec.code, NOUGHT), before.get(spec.code, none) if before is not None else None)
        for spec in sorted(specs(session), key=lambda spec: order.index(spec.heading))
    ]
    return tuple(row for row in rows if ":" not in row.code or _tells(row))


def _tells(row: FigureRow) -> bool:
    """Whether there is something to print: a figure this year, or one the year before that is gone."""
    return bool(row.value.number or (row.previous and row.previous.number))
