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

    service.choose_chart("presence", wanted=True)
    service.choose_chart("tables", wanted=False)
    written = service.choose_chart("months", wanted=False)

    assert titles(workspace) == [usual[0], usual[2], "Presence of the members at the assemblies"]
    assert report(workspace).tables_drawn is False
    assert "presence" in service.choices().charts
    printed = whole_text(render(workspace.documents.report(YEAR, language="en")))
    assert "Presence of the members" in printed
    assert "Activities held in each month" not in printed
    assert workspace.modules.wanted()  # what else stands there is as it was
    workspace.history.undo_transaction(written.transaction_id)
    assert "months" in service.choices().charts


def test_an_empty_year_has_no_chart(workspace: Workspace) -> None:
    assert titles(workspace) == []
