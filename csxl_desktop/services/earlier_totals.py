"""Totals of the years before the records: typed or pasted, beside what the records tell year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance_form import Typed
from csxl_desktop.domain.chart import Chart, Form, Place
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.figures import NOT_KNOWN, SPECS, Cumulated, Figures, FigureSpec, FigureValue
from csxl_desktop.domain.figures_kept import FigureTotal
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.pasted_counts import PastedTotal, read_totals
from csxl_desktop.i18n import N_, _
from csxl_desktop.services import records
from csxl_desktop.services.category_tables import Pasted
from csxl_desktop.services.earlier_years import figures_over_years
from csxl_desktop.services.figure_totals import cumulated_figures
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import figures as figures_query

_YEARS_SHOWN = 40


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A total as it is typed; `told` where the records tell its year, so that it counts for nothing."""

    id: UUID
    code: str
    from_year: int | None
    year: int
    typed: Typed
    estimate: bool
    source: str
    told: bool


@dataclass(frozen=True, slots=True)
class OverYears:
    """Every figure of the office over the years that hold some, up to the one shown."""

    specs: tuple[FigureSpec, ...]
    years: Mapping[int, Figures]
    told: frozenset[int]
    totals: tuple[TotalRow, ...]
    cumulated: tuple[Cumulated, ...]
    office_id: UUID
    start: int | None

    def totals_of(self, code: str) -> list[TotalRow]:
        return [row for row in self.totals if row.code == code]

    def value(self, code: str, year: int) -> FigureValue:
        return self.years.get(year, {}).get(code, NOT_KNOWN)

    def chart(self, spec: FigureSpec) -> Chart:
        """The figure over the years; a year that records tell shows them when it is opened."""
        places = tuple(
            Place(str(year), (self.value(spec.code, year).number,), ("year", year) if year in self.told else None)
            for year in self.years
        )
        label = _(spec.in_full or spec.label)
        return Chart(label, _("Year"), (_(spec.label),), places if len(places) > 1 else (), Form.LINE)


class EarlierTotalService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def over_years(self, year: int) -> OverYears:
        with self._database() as session:
            office, told = the_office(session), frozenset(figures_query.told_years(session))
            return OverYears(
                SPECS,
                figures_over_years(session, year, counting_rule(session), _YEARS_SHOWN),
                told,
                tuple(_row(each, told) for each in _totals(session)),
                cumulated_figures(session, year),
                office.id,
                office.cumulated_from_year,
            )

    def add(self, code: str, year: int) -> Written:
        """A total of `year`, or of the last year before it that has none yet."""
        with self._database.begin(N_("Total of an earlier year added")) as session:
            taken = {each.year for each in _totals(session) if each.code == code}
            taken |= figures_query.told_years(session)
            free = next(each for each in range(year, 0, -1) if each not in taken)
            return written(self._database, session, records.add(session, FigureTotal, {"code": code, "year": free}).id)

    def start_from(self, year: int | None) -> Written:
        """The year from which figures are added up; without one, from the first that holds records."""
        with self._database.begin(N_("Start of the cumulated figures changed")) as session:
            office: Office = the_office(session)
            records.assign(session, office, {"cumulated_from_year": year})
            return written(self._database, session, office.id)

    def paste(self, code: str, text: str) -> Pasted:
        """Lines “2019; 139; source”: years that stand take their number, the others are added, in one act."""
        found, refused = read_totals(text)
        if not found:
            return Pasted(None, 0, refused)
        with self._database.begin(N_("Totals of earlier years pasted")) as session:
            standing = {(each.from_year, each.year): each for each in _totals(session) if each.code == code}
            last = UUID(int=0)
            for total in {(each.first, each.last): each for each in found}.values():
                known = standing.get((total.first, total.last))
                if known is None:
                    values = {"code": code, "from_year": total.first, "year": total.last}
                    last = records.add(session, FigureTotal, values | _values(total)).id
                else:
                    records.assign(session, known, _values(total))
                    last = known.id
            return Pasted(written(self._database, session, last), len(found), refused)


def _totals(session: Session) -> list[FigureTotal]:
    """Those without a number too: they are being typed."""
    return list(
        session.scalars(
            select(FigureTotal).where(FigureTotal.trashed_at.is_(None)).order_by(FigureTotal.year, FigureTotal.id)
        )
    )


def _row(total: FigureTotal, told: frozenset[int]) -> TotalRow:
    typed = Typed(_plain(total.number), _plain(total.number_to), total.quality)
    return TotalRow(
        total.id, total.code, total.from_year, total.year, typed, total.estimate, total.source, total.year in told
    )


def _plain(number: Decimal | None) -> Decimal | None:
    """12 for 12.00."""
    return None if number is None else number.normalize() + 0


def _values(total: PastedTotal) -> dict[str, object]:
    """What is not exactly known of several years together is an estimate."""
    values: dict[str, object] = {"number": total.number, "number_to": total.number_to, "quality": total.quality}
    values["estimate"] = total.first is not None and total.quality is not Quality.EXACT
    return values | ({"source": total.source} if total.source else {})
