"""Two tables of successive years, everything typed anew: the import proposes what the year did, and nothing else."""

from collections import Counter
from datetime import date

import pytest

from csxl_desktop.exchange.members_table import MembersTable, members_sheet, members_table
from csxl_desktop.exchange.organisation_names import tidy_name
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.directory_documents import DirectoryDocuments
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.report import ImportReport
from csxl_desktop.services.members_import import apply_members, preview_members
from csxl_desktop.services.workspace import Workspace
from tests.year_pair import Year, as_csv, first_year, year_after

LAST_DAY = date(2025, 12, 31)
FIRST, YEAR = first_year(), year_after(first_year())


def table(content: bytes) -> MembersTable:
    return members_table(members_sheet(read_table(content)), today=date(2026, 11, 21))


@pytest.fixture
def proposed(workspace: Workspace) -> ImportReport:
    """What the second year proposes upon the first."""
    apply_members(workspace, preview_members(workspace, table(as_csv(FIRST)), on=None), ())
    return preview_members(workspace, table(as_csv(YEAR.rows)), on=LAST_DAY).report


def names(report: ImportReport, outcome: str) -> set[str]:
    return {line.name for line in report.lines if line.outcome.value == outcome}


def test_the_pair_is_of_the_shape_of_the_real_one() -> None:
    assert len(FIRST) == 98
    assert len({row[0] for row in FIRST}) == 98
    assert (len(YEAR.arrivals), len(YEAR.departures), len(YEAR.renamings), len(YEAR.representatives)) == (7, 4, 5, 10)
    known = {row[0] for row in FIRST}
    assert sum(row[0] in known for row in YEAR.rows) < 40  # the others are typed in another way


def test_the_import_proposes_exactly_what_the_year_did(proposed: ImportReport) -> None:
    assert Counter(line.outcome.value for line in proposed.lines) == {
        "created": 7, "departed": 4, "renamed": 5, "changed": 10, "unchanged": 79,
    }  # fmt: skip
    assert names(proposed, "created") == {tidy_name(name) for name in YEAR.arrivals}
    assert names(proposed, "departed") == {tidy_name(name) for name in YEAR.departures}
    assert {
        (line.changes[0].old, line.changes[0].new) for line in proposed.lines if line.outcome.value == "renamed"
    } == {(tidy_name(old), tidy_name(new)) for old, new in YEAR.renamings}
    changes = [change for line in proposed.lines if line.outcome.value == "changed" for change in line.changes]
    assert {change.field for change in changes} == {"representative"}
    assert {change.new for change in changes} == {tidy_name(person) for _name, person in YEAR.representatives}


def test_changes_of_the_year_prints_exactly_these(workspace: Workspace, proposed: ImportReport) -> None:
    decisions = [
        Decision(Choice.RENAME, line=line.line) if line.line else Decision(Choice.DEPART, record_id=line.record_id)
        for line in proposed.undecided
    ]
    preview = preview_members(workspace, table(as_csv(YEAR.rows)), on=LAST_DAY)
    assert apply_members(workspace, preview, decisions).written

    told = DirectoryDocuments(workspace.database).changes(2025).content
    assert {each.organisation for each in told.arrivals} == {tidy_name(name) for name in YEAR.arrivals}
    assert {each.organisation for each in told.departures} == {tidy_name(name) for name in YEAR.departures}
    assert {(each.former, each.name) for each in told.renamings} == {
        (tidy_name(old), tidy_name(new)) for old, new in YEAR.renamings
    }
    assert {(each.organisation, each.person.removeprefix("Mme ")) for each in told.representatives} == {
        (tidy_name(name), tidy_name(person)) for name, person in YEAR.representatives
    }
    assert {each.on for each in told.representatives} == {LAST_DAY}
    assert {each.on for each in told.departures} == {date(2025, 12, 30)}
    assert len(workspace.directory.members(LAST_DAY)) == len(YEAR.rows)
    assert len(workspace.directory.members(date(2024, 12, 31))) == len(FIRST)


def test_a_year_of_any_table(workspace: Workspace) -> None:
    """The same on a table of another size: nothing hangs on the names chosen."""
    rows = FIRST[10:]
    year: Year = year_after(rows)
    apply_members(workspace, preview_members(workspace, table(as_csv(rows)), on=None), ())

    report = preview_members(workspace, table(as_csv(year.rows)), on=LAST_DAY).report

    counts = Counter(line.outcome.value for line in report.lines)
    assert (counts["created"], counts["departed"], counts["renamed"], counts["changed"]) == (7, 4, 5, 10)
