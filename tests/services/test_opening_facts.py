"""The year that a window shows at first."""

from datetime import date

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.opening_facts import opening_facts
from csxl_desktop.services.workspace import Workspace
from tests import factories


def test_an_office_begins_its_new_year_empty(workspace: Workspace) -> None:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    workspace.meetings.plan(NewMeeting(kind, date(2026, 12, 10), theme="Bilan"))

    facts = opening_facts(workspace, date(2027, 1, 4))

    assert (facts.year, facts.years) == (2027, (2028, 2027, 2026))
    assert facts.office == workspace.office.name()
    assert facts.staff == ()
