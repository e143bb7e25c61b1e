"""The summary's content: figures, groups and criteria come by themselves."""

from datetime import date

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.funder import Criterion
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import page_texts
from tests.factories import make, meeting, organisation, paragraph


def test_it_gathers_the_year_and_leaves_the_report_alone(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Digital")
    organisation(workspace, "The House", joined=date(2025, 1, 1))
    workspace.meetings.mark_held(meeting(workspace, BasicKind.GROUP_SESSION, date(2026, 3, 3), working_group_id=group))
    workspace.meetings.mark_held(meeting(workspace, on=date(2025, 5, 5)))
    make(workspace, Criterion, code="1°", title="Network")
    workspace.summary.write(2026, paragraph("A year of doors."))
    workspace.summary.write(2026, paragraph("A year of open doors."))
    workspace.records.change(Office, workspace.summary.words(2026).office_id, {"summary_recipients": "the CPAS"})

    pages = page_texts(render(workspace.summary.document(2026, language="en")))

    workspace.report_years.change(2026, "typeface", "serif")
    assert b"SourceSerif" in render(workspace.summary.document(2026))
    assert len(pages) == 1
    for said in ("For the CPAS", "A year of open doors.", "Digital (1 session)", "1° Network", "1 in 2025"):
        assert said in pages[0]
    assert workspace.report.sections(2026) == []
    assert workspace.home.overview(2026).sections == 0
    assert workspace.report.begin_year(2026) is not None


def test_modules_that_are_off_leave_nothing(workspace: Workspace) -> None:
    make(workspace, Criterion, code="1°", title="Network")
    for module in Module:
        workspace.modules.choose(module, wanted=False)

    printed = workspace.summary.document(2026, language="en").content

    assert (printed.figures, printed.criteria) == ((), ())
