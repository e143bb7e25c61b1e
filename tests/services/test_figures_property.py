"""For random years of records every figure equals plain SQL on the raw file, and the list behind it sums to it."""

import shutil
from pathlib import Path
from statistics import median
from uuid import UUID

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.figures import FigureValue, Heading, Summing
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.services.workspace import Workspace, open_workspace
from tests.conftest import AUTHOR, NOW
from tests.services.random_years import YEARS, by_sql, fill, raw_copy

slow = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(seed=st.integers(0, 10**9))
@slow
def test_every_figure_is_what_plain_sql_says(
    seed: int, empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("years") / "dossier"))
    workspace = open_workspace(folder, AUTHOR, lambda: NOW)
    fill(workspace, seed)
    service = workspace.figures
    pages = {year: {row.code: row.value.number for row in service.page(year).figures} for year in YEARS}
    raw = raw_copy(workspace, folder.parent)

    for year in YEARS:
        expected = by_sql(raw, year)
        assert {code: pages[year][code] for code in expected} == expected
    raw.close()


@given(seed=st.integers(0, 10**9))
@slow
def test_the_list_behind_a_figure_sums_to_it(
    seed: int, empty_dossier: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("lists") / "dossier"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        fill(workspace, seed)
        service = workspace.figures
        for year in YEARS:
            for row in service.page(year).figures:
                listed = service.behind(row.code, year)
                worth = [each.worth for each in listed if each.worth is not None]
                match row.spec.summing:
                    case Summing.TOTAL:
                        assert sum(worth) == (row.value.number or 0), row.code
                    case Summing.RATIO:
                        assert (sum(worth), sum(each.whole or 0 for each in listed)) == (
                            row.value.part or 0,
                            row.value.whole or 0,
                        )
                    case Summing.MEDIAN:
                        assert (median(worth) if worth else None) == row.value.number


@example(seed=3429, order=[0, 1, 2, 3, 4, 5])  # a membership of the running year bridged two, one counted before
@given(seed=st.integers(0, 10**9), order=st.permutations(range(6)))
@slow
def test_merging_renaming_and_anonymising_change_no_past_figure(
    seed: int,
    order: list[int],
    empty_dossier: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Of the years that are over every figure; of the running one all that was held."""
    folder = Path(shutil.copytree(empty_dossier, tmp_path_factory.mktemp("merged") / "dossier"))
    with open_workspace(folder, AUTHOR, lambda: NOW) as workspace:
        fill(workspace, seed)
        bodies = [row.id for row in workspace.directory.organisations()]
        people = [row.id for row in workspace.directory.people()]
        before = _past(workspace)

        for kept, lost in ((0, 1), (2, 3), (0, 2)):
            workspace.merging.merge(Organisation, bodies[order[kept]], bodies[order[lost]], Choices())
            workspace.merging.merge(Person, people[order[kept]], people[order[lost]], Choices())
        for key in sorted(_standing(workspace, Organisation)):
            workspace.records.change(Organisation, key, {"name": f"Autrement {key.hex}"})
        gone = min(_standing(workspace, Person))
        workspace.anonymising.anonymise(gone, workspace.directory.person(gone).row.full_name)

        assert _past(workspace) == before


# Memberships begun in the running year are joined by a merge: members counted stay in the years before alone.
_OF_TODAY = ("members_of_kind", "members_of_category")  # told by what the directory says today


def _past(workspace: Workspace) -> dict[tuple[int, str], FigureValue]:
    pages = {year: workspace.figures.page(year).figures for year in YEARS}
    return {
        (year, row.code): row.value
        for year, rows in pages.items()
        for row in rows
        if not row.code.startswith(_OF_TODAY)
        and (year < NOW.year or (row.spec.heading is not Heading.MEMBERS and row.code != "presence_rate"))
    }


def _standing(workspace: Workspace, entity: type[Organisation | Person]) -> set[UUID]:
    rows = workspace.directory.organisations() if entity is Organisation else workspace.directory.people()
    return {row.id for row in rows}
