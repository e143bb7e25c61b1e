"""All modules off: the report, Accueil and the command line know nothing of them."""

from datetime import date
from decimal import Decimal

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.funder import Criterion
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.projects import Project
from csxl_desktop.domain.trainings import Training
from csxl_desktop.services.home_alerts import FunderAlerts
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import bookmarks, whole_text
from tests.factories import assembly, make, meeting, paragraph

HEADINGS = ("The year in figures", "Over the years", "Participation in the assemblies", "Perspectives", "1 training")


def test_every_module_off_leaves_no_heading(workspace: Workspace) -> None:
    assembly(workspace)
    workspace.meetings.mark_held(meeting(workspace, BasicKind.PLENARY, date(2026, 6, 1)))
    make(workspace, Quote, year=2026, author_name="Anna", text=paragraph("Useful indeed."))
    make(workspace, Project, title="Cool places")
    make(workspace, Training, year=2026, theme="Listening", hours=Decimal(3))
    make(workspace, Convention, object="Rooms", to_on=date(2026, 11, 30))
    make(workspace, Criterion, title="Network")
    for module in Module:
        workspace.modules.choose(module, wanted=False)

    pdf = render(workspace.documents.report(2026, language="en"))
    printed = whole_text(pdf)

    for words in (*HEADINGS, "Useful indeed.", "Cool places", "Listening", "Network", "Rooms"):
        assert words not in printed, words
    assert "Evaluation" not in {title for title, _level in bookmarks(pdf)}
    assert workspace.home_alerts.alerts(2026) == FunderAlerts()
