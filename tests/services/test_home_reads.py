"""Where the alerts of Accueil lead."""

from datetime import date

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.services.home_reads import HomeReads
from csxl_desktop.services.workspace import Workspace
from tests import factories

TODAY = date(2026, 11, 21)


def test_the_first_section_still_to_write(workspace: Workspace) -> None:
    done = {"year": 2026, "code": "a", "title": "Done", "position": 1, "state": SectionState.FINAL}
    todo = {"year": 2026, "code": "b", "title": "To do", "position": 2, "state": SectionState.TO_WRITE}
    workspace.records.create(ReportSection, done)
    wanted = workspace.records.create(ReportSection, todo).record_id

    assert HomeReads(workspace.database).places(2026, TODAY).section == wanted
    assert HomeReads(workspace.database).places(2025, TODAY).section is None


def test_a_seat_leads_to_its_organisation(workspace: Workspace) -> None:
    held = factories.organisation(workspace, "Les Tilleuls")
    workspace.records.create(Seat, {"organisation_id": held, "term_end_on": date(2027, 1, 31)})

    assert HomeReads(workspace.database).places(2026, TODAY).seats == {"Les Tilleuls": held}
