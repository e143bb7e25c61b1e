"""Totals of the years before the records: beside a year, over the years, since the start."""

from decimal import Decimal

from csxl_desktop.domain.attendance_form import Typed
from csxl_desktop.domain.chart import Chart
from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.figures import NOT_KNOWN, FigureValue
from csxl_desktop.domain.figures_kept import FigureTotal
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make
from tests.services.report_support import YEAR, report, two_years

PERSONS = "assembly_persons"
TYPED = "2004-2023; environ 950; rapports\n2024;plus de 80;rapport 2024"


def row_of(workspace: Workspace, code: str, year: int) -> tuple[FigureValue, FigureValue | None]:
    return next((row.value, row.previous) for row in workspace.figures.page(year).figures if row.code == code)


def test_what_is_pasted_stands_year_by_year(workspace: Workspace) -> None:
    two_years(workspace)
    service = workspace.earlier_totals

    pasted = service.paste(PERSONS, f"{TYPED}\n2025;7\nx;1")
    assert service.paste(PERSONS, "2024;81").taken == 1
    assert service.paste(PERSONS, "n'importe quoi").written is None

    shown = service.over_years(YEAR)
    assert (pasted.taken, pasted.left) == (3, "x;1")
    assert [(row.from_year, row.year, row.typed, row.source, row.told) for row in shown.totals_of(PERSONS)] == [
        (2004, 2023, Typed(Decimal(950), None, Quality.ABOUT), "rapports", False),
        (None, 2024, Typed(Decimal(81)), "rapport 2024", False),
        (None, 2025, Typed(Decimal(7)), "", True),
    ]
    assert shown.totals_of("members") == []
    # What the records tell stands, and the total of that year is kept apart.
    assert {year: shown.value(PERSONS, year).number for year in shown.years} == {2024: 81, 2025: 1, 2026: 2}
    assert shown.value(PERSONS, 2011) == NOT_KNOWN
    picture = shown.chart(next(spec for spec in shown.specs if spec.code == PERSONS))
    assert [(place.label, place.values, place.target) for place in picture.places] == [
        ("2024", (81,), None),
        ("2025", (1,), ("year", 2025)),
        ("2026", (2,), ("year", 2026)),
    ]


def test_a_year_added_is_the_latest_that_nothing_tells(workspace: Workspace) -> None:
    two_years(workspace)
    service = workspace.earlier_totals

    years = [workspace.records.values(FigureTotal, service.add(PERSONS, 2025).record_id)["year"] for _n in range(2)]

    assert years == [2024, 2023]
    assert service.over_years(YEAR).years.keys() == {2025, 2026}  # without a number they say nothing
    assert workspace.figures.charts(2020) == ()


def test_totals_stand_beside_the_first_year_of_the_records(workspace: Workspace) -> None:
    two_years(workspace)
    workspace.earlier_totals.paste(PERSONS, TYPED)

    assert row_of(workspace, PERSONS, 2025)[1] == FigureValue(80, Quality.MORE_THAN)
    assert row_of(workspace, "assemblies", 2025)[1] == NOT_KNOWN  # nobody said that there was none
    assert row_of(workspace, PERSONS, 2024) == (FigureValue(80, Quality.MORE_THAN), None)
    assert row_of(workspace, "assemblies", 2024)[0] == NOT_KNOWN
    figure = next(each for each in report(workspace, 2025).figures if each.label == "persons")
    assert (figure.previous, figure.previous_quality) == (80, "more_than")
    printed = " ".join(whole_text(render(workspace.documents.report(2025, language="en"))).split())
    assert "more than 80 the year before" in printed
    assert "> more than" in printed


def test_members_over_the_years_begin_with_the_totals(workspace: Workspace) -> None:
    two_years(workspace)
    workspace.earlier_totals.paste("members", "2023;70\n2024;75\n2025;99")

    chart = dict(workspace.figures.charts(YEAR))["members"]

    assert isinstance(chart, Chart)
    assert [(place.label, place.values) for place in chart.places] == [
        ("2023", (70,)),
        ("2024", (75,)),
        ("2025", (1,)),
        ("2026", (1,)),
    ]
    assert chart.note == "Until 2024: totals of the years before the records."


def test_the_report_sets_as_many_years_side_by_side_as_are_chosen(workspace: Workspace) -> None:
    two_years(workspace)
    workspace.earlier_totals.paste(PERSONS, "\n".join(f"{year};{year - 1900}" for year in range(2008, 2025)))

    assert report(workspace).evolution_years == tuple(range(2022, 2027))
    workspace.report_choices.choose_years(YEAR, 20)
    assert report(workspace).evolution_years == tuple(range(2008, 2027))
    row = next(row for row in report(workspace).evolution if row.label == "persons")
    assert (row.values[0], row.values[-1]) == (108, 2)
    pages = whole_text(render(workspace.documents.report(YEAR, language="en")))
    assert all(str(year) in pages for year in range(2008, 2027))  # in two tables


def test_what_is_added_up_says_since_when(workspace: Workspace) -> None:
    two_years(workspace)
    workspace.earlier_totals.paste(PERSONS, TYPED)
    service = workspace.earlier_totals
    assert service.over_years(YEAR).start is None
    assert [each.spec.code for each in service.over_years(YEAR).cumulated] == [PERSONS]

    service.start_from(2004)

    shown = service.over_years(YEAR)
    persons = next(each for each in shown.cumulated if each.spec.code == PERSONS)
    assert shown.start == 2004
    assert [each[1:] for each in persons.before] == [(2004, 2023, True), (2024, 2024, False)]
    assert persons.value.number == 3


def test_a_range_over_several_years_is_not_the_figure_of_one(workspace: Workspace) -> None:
    two_years(workspace)
    make(workspace, FigureTotal, code=PERSONS, from_year=2020, year=2024, number=Decimal(300))

    assert row_of(workspace, PERSONS, 2025)[1] is None
