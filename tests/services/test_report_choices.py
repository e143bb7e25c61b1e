"""The charts of the report: those chosen that have something to compare."""

from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.services.report_support import YEAR, report, two_years


def titles(workspace: Workspace) -> list[str]:
    return [picture.title for picture in report(workspace).charts]


def test_the_report_prints_the_charts_chosen_with_their_numbers(workspace: Workspace) -> None:
    two_years(workspace)
    service = workspace.report_choices

    # One group alone compares nothing.
    usual = ["Participation in the assemblies", "Activities held in each month", "Members on 31 December"]
    assert titles(workspace) == usual

    service.choose_chart(YEAR, "presence", wanted=True)
    service.choose_chart(YEAR, "tables", wanted=False)
    written = service.choose_chart(YEAR, "months", wanted=False)

    assert titles(workspace) == [usual[0], usual[2], "Presence of the members at the assemblies"]
    assert report(workspace).tables_drawn is False
    assert "presence" in service.choices(YEAR).charts
    printed = whole_text(render(workspace.documents.report(YEAR, language="en")))
    assert "Presence of the members" in printed
    assert "Activities held in each month" not in printed
    assert service.choices(YEAR + 1) == service.choices(YEAR)  # a year begins with what the one before had
    assert "presence" not in service.choices(YEAR - 1).charts
    workspace.history.undo_transaction(written.transaction_id)
    assert "months" in service.choices(YEAR).charts


def test_a_year_that_is_changed_leaves_the_one_before_alone(workspace: Workspace) -> None:
    service = workspace.report_choices
    service.choose_years(YEAR - 1, 4)
    service.choose_chart(YEAR - 1, "presence", wanted=True)

    service.choose_years(YEAR, 8)
    service.choose_years(YEAR, 10)

    assert (service.choices(YEAR - 1).years, service.choices(YEAR).years) == (4, 10)
    assert "presence" in service.choices(YEAR).charts


def test_an_empty_year_has_no_chart(workspace: Workspace) -> None:
    assert titles(workspace) == []
