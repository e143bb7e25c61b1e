"""Closed days and school leaves: noted, proposed, refused where they cannot be."""

from datetime import date

import pytest

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.services.days_off import NoDayError, NothingLeftError
from csxl_desktop.services.workspace import Workspace


def test_what_touches_the_year_by_day(workspace: Workspace) -> None:
    days = workspace.days_off
    days.leave("FR", "Hiver", date(2026, 12, 21), date(2027, 1, 1))
    days.leave("NL", "Studiedag", date(2027, 1, 29), None)
    days.close(date(2027, 5, 7), "Pont")

    found = days.of_year(2027)

    assert [(each.community, each.name, each.last_on) for each in found.leaves] == [
        ("FR", "Hiver", date(2027, 1, 1)),
        ("NL", "Studiedag", date(2027, 1, 29)),
    ]
    assert [(each.name, each.first_on) for each in found.closed] == [("Pont", date(2027, 5, 7))]
    assert days.of_year(2026).closed == ()


def test_the_usual_days_are_noted_once_and_taken_back_together(workspace: Workspace) -> None:
    workspace.days_off.close(date(2027, 5, 8), "Iris et travaux")

    workspace.days_off.close_usual(2027)

    assert workspace.days_off.of_year(2027).closed[0].name == "Iris et travaux"
    assert len(workspace.days_off.of_year(2027).closed) == 4
    with pytest.raises(NothingLeftError):
        workspace.days_off.close_usual(2027)
    workspace.history.undo()
    assert len(workspace.days_off.of_year(2027).closed) == 1


def test_without_a_day_or_with_days_out_of_order_nothing_is_noted(workspace: Workspace) -> None:
    with pytest.raises(NoDayError):
        workspace.days_off.close(None, "Pont")
    with pytest.raises(NoDayError):
        workspace.days_off.leave("FR", "Hiver", None, date(2027, 1, 1))
    with pytest.raises(DomainError):
        workspace.days_off.leave("FR", "Hiver", date(2027, 1, 2), date(2027, 1, 1))
    assert workspace.days_off.of_year(2027).leaves == ()
