"""The team in the report: T17, T18."""

from datetime import date
from decimal import Decimal

from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make


def printed(workspace: Workspace, year: int = 2026) -> str:
    return whole_text(render(workspace.documents.report(year, language="en")))


def test_eight_posts_for_nine_people_on_the_day(workspace: Workspace) -> None:
    for number, part in enumerate([*["1"] * 6, "0.8", "0.8", "0.4"]):
        make(workspace, StaffMember, last_name=f"Person {number}", fte=Decimal(part), from_on=date(2026, 3, 1))
    make(workspace, StaffMember, last_name="Next year", fte=Decimal(1), from_on=date(2027, 1, 1))
    make(workspace, StaffMember, last_name="Last year", fte=Decimal(1), to_on=date(2025, 12, 31))

    text = printed(workspace)

    assert "nine people, 8 full-time equivalents in all." in text
    assert "4/5" in text
    assert "1 full-time equivalent in all" in printed(workspace, 2025)


def test_who_s_time_nobody_gave_is_said(workspace: Workspace) -> None:
    make(workspace, StaffMember, last_name="Tits", role="Researcher", fte=Decimal("0.33"), shared_with="Elm")
    make(workspace, StaffMember, last_name="Diop")

    text = printed(workspace)

    flowing = " ".join(text.split())
    assert "1/3 full-time equivalents in all. The working time of one person is not given." in flowing
    assert "Researcher, shared with Elm" in flowing
